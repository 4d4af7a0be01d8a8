//! The files of a spec folder: finding, reading and parsing them.

use super::index::Index;
use super::locate;
use super::recover::recover;
use super::syntax;
use crate::diagnostic::{Problem, ProblemCode, Problems, did_you_mean};
use crate::node::Node;
use crate::place::{Position, SpecPath};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// What a file of the spec describes; it follows from the file's place in the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// `service.yaml`: name, version, hosts, limits, groups.
    Service,
    /// `errors.yaml` or a file in `errors/`: error codes and sets of them.
    Errors,
    /// `types.yaml` or a file in `types/`: shared strings, enums, images and structures.
    Types,
    /// A file in `actions/`: one action.
    Action,
}

impl Role {
    /// The role of a file by its path inside the folder, `/` between the parts.
    fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('/') {
            None if name == "service.yaml" => Some(Self::Service),
            None if name == "errors.yaml" => Some(Self::Errors),
            None if name == "types.yaml" => Some(Self::Types),
            Some(("errors", _)) => Some(Self::Errors),
            Some(("types", _)) => Some(Self::Types),
            Some(("actions", _)) => Some(Self::Action),
            _ => None,
        }
    }
}

/// One file of the spec.
#[derive(Clone, Debug)]
pub struct Source {
    /// Path as shown to people, such as `spec/actions/create_person.yaml`.
    pub name: String,
    /// Where the file is on disk; empty for a file made in memory.
    pub path: PathBuf,
    /// What it describes; `None` for a YAML file in a place where none is read.
    pub role: Option<Role>,
    /// The text.
    text: String,
    index: OnceCell<Index>,
}

impl Source {
    /// The text of the file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a place in this file.
    #[must_use]
    pub fn locate(&self, place: &SpecPath) -> Option<Position> {
        let index = self.index.get_or_init(|| Index::new(&self.text));
        index.get(place).or_else(|| locate::walk(&self.text, place))
    }
}

/// All files of a spec, in a stable order.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The folder as shown to people.
    pub folder: String,
    /// The files, sorted by name.
    pub files: Vec<Source>,
}

impl Sources {
    /// Finds the folder `spec` in the first of `bases` that has it, and reads it.
    #[must_use]
    pub fn find(
        spec: &str,
        bases: impl IntoIterator<Item = PathBuf>,
        problems: &mut Problems,
    ) -> Self {
        let candidates: Vec<PathBuf> = bases
            .into_iter()
            .map(|base| follow_link(base.join(spec)))
            .collect();
        let found = candidates
            .iter()
            .find(|folder| folder.is_dir())
            .or(candidates.first());
        let folder = found.cloned().unwrap_or_else(|| PathBuf::from(spec));
        Self::read_from(&folder, spec, "the crate's manifest", problems)
    }

    /// Reads every YAML file below `folder`; `shown` is how the folder is called in messages.
    ///
    /// A folder that is missing or holds no YAML is a problem, never an empty API.
    #[must_use]
    pub fn read(folder: &Path, shown: &str, problems: &mut Problems) -> Self {
        Self::read_from(folder, shown, "the current directory", problems)
    }

    /// The same; `base` is what a relative path starts from.
    fn read_from(folder: &Path, shown: &str, base: &str, problems: &mut Problems) -> Self {
        let mut sources = Self {
            folder: shown.to_owned(),
            files: Vec::new(),
        };
        if !folder.is_dir() {
            let message = format!("there is no spec folder at `{shown}`");
            let hint = if folder.is_file() {
                "this is a file; give the folder that has service.yaml".to_owned()
            } else {
                format!(
                    "looked for {}; a relative path starts at {base}",
                    folder.display()
                )
            };
            problems
                .push(Problem::of_folder(ProblemCode::MissingFolder, shown, message).hint(hint));
            return sources;
        }
        let mut seen = BTreeSet::from_iter(folder.canonicalize());
        sources.collect(folder, "", &mut seen, problems);
        sources.files.sort_by(|a, b| a.name.cmp(&b.name));
        sources
    }

    /// Makes a spec of texts in memory: pairs of a path inside the folder and a text.
    #[must_use]
    pub fn in_memory<'t>(
        folder: &str,
        files: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Self {
        let mut sources = Self {
            folder: folder.to_owned(),
            files: Vec::new(),
        };
        for (inside, text) in files {
            sources.add(inside, PathBuf::new(), text.to_owned());
        }
        sources.files.sort_by(|a, b| a.name.cmp(&b.name));
        sources
    }

    /// Replaces `from` by `to` in one file; `false` when the file has no such text. For tests and tools.
    pub fn edit(&mut self, inside: &str, from: &str, to: &str) -> bool {
        let name = format!("{}/{inside}", self.folder);
        let Some(file) = self.files.iter_mut().find(|file| file.name == name) else {
            return false;
        };
        let found = file.text.contains(from);
        file.text = file.text.replacen(from, to, 1);
        file.index = OnceCell::new();
        found
    }

    fn add(&mut self, inside: &str, path: PathBuf, text: String) {
        let name = format!("{}/{inside}", self.folder);
        let role = Role::of(inside);
        // Editors show no mark of byte order, and the YAML reader would take it for a document of its own.
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        self.files.push(Source {
            name,
            path,
            role,
            text,
            index: OnceCell::new(),
        });
    }

    /// Reads a folder and those inside of it. `seen` has all folders so far: links may lead back to one of them.
    fn collect(
        &mut self,
        folder: &Path,
        prefix: &str,
        seen: &mut BTreeSet<PathBuf>,
        problems: &mut Problems,
    ) {
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut paths: Vec<PathBuf> = match entries {
            Ok(entries) => entries.iter().map(fs::DirEntry::path).collect(),
            Err(error) => return self.unreadable(prefix, &error, problems),
        };
        // Links can lead to one folder in two ways. Sorted, every machine takes the same one.
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let inside = format!("{prefix}{name}");
            if path.is_dir() {
                let inside = format!("{inside}/");
                if path.canonicalize().is_ok_and(|real| seen.insert(real)) {
                    self.collect(&path, &inside, seen, problems);
                } else {
                    self.unreadable(&inside, &"the folder is part of the spec already", problems);
                }
            } else if is_yaml(&path) {
                self.load(&path, &inside, problems);
            }
        }
    }

    fn load(&mut self, path: &Path, inside: &str, problems: &mut Problems) {
        // Pipes and devices may never end.
        if path.exists() && !path.is_file() {
            return self.unreadable(inside, &"it is no file", problems);
        }
        if path.to_str().is_none() {
            return self.unreadable(inside, &"its name is not UTF-8", problems);
        }
        match fs::read_to_string(path) {
            Ok(text) => self.add(inside, path.to_owned(), text),
            Err(error) => self.unreadable(inside, &error, problems),
        }
    }

    fn unreadable(&self, inside: &str, error: &dyn fmt::Display, problems: &mut Problems) {
        let name = format!("{}/{inside}", self.folder);
        let message = format!("cannot be read: {error}");
        problems.push(Problem::of_folder(
            ProblemCode::UnexpectedFile,
            &name,
            message,
        ));
    }

    /// Parses one file; a syntax error becomes a problem with its position, and what can be read is returned all
    /// the same.
    #[must_use]
    pub fn parse(&self, file: usize, problems: &mut Problems) -> Option<Node> {
        let source = self.files.get(file)?;
        let node = serde_yaml::from_str(&source.text).or_else(|error| {
            problems.push(syntax::problem(file, &source.text, &error));
            recover(&source.text).ok_or(error)
        });
        match node {
            Ok(Node::Null) if !problems.has_syntax_error(file) => {
                let place = SpecPath::root(file);
                let problem = Problem::new(ProblemCode::Syntax, &place, "the file is empty");
                problems.push(problem.hint("write its rows, or delete the file"));
                None
            }
            other => other.ok(),
        }
    }

    /// The path inside the folder that a file which nothing reads seems to be meant for: `types.yml` for `types.yaml`.
    pub(crate) fn meant(&self, source: &Source) -> Option<String> {
        let inside = source.name.strip_prefix(&self.folder)?.strip_prefix('/')?;
        let near = |word, known: [&str; 3]| did_you_mean(word, &known).map(str::to_owned);
        match inside.rsplit_once('/') {
            _ if source.role.is_some() => None,
            None => {
                let (stem, _) = inside.rsplit_once('.')?;
                near(stem, ["service", "errors", "types"]).map(|stem| format!("{stem}.yaml"))
            }
            Some((folder, file)) => near(folder, ["errors", "types", "actions"])
                .map(|folder| format!("{folder}/{file}")),
        }
    }

    /// Whether a file that nothing reads seems to be meant for `role`.
    pub(crate) fn is_meant(&self, role: Role) -> bool {
        let mut meant = self.files.iter().filter_map(|source| self.meant(source));
        meant.any(|name| Role::of(&name) == Some(role))
    }

    /// Indexes of the files that have `role`.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        let has_role = move |(_, source): &(usize, &Source)| source.role == Some(role);
        self.files
            .iter()
            .enumerate()
            .filter(has_role)
            .map(|(index, _)| index)
    }
}

/// A checkout without symbolic links has a small text file with the target's path in their place.
fn follow_link(path: PathBuf) -> PathBuf {
    let target = if path.is_file() {
        fs::read_to_string(&path).ok()
    } else {
        None
    };
    match (target, path.parent()) {
        (Some(target), Some(parent)) => parent.join(target.trim()),
        _ => path,
    }
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ["yaml", "yml"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_the_folder_decides_the_role() {
        let cases = [
            ("service.yaml", Some(Role::Service)),
            ("errors.yaml", Some(Role::Errors)),
            ("types/faces.yaml", Some(Role::Types)),
            ("actions/create_person.yaml", Some(Role::Action)),
            ("action.yaml", None),
            ("old/actions/x.yaml", None),
        ];
        for (name, expected) in cases {
            assert_eq!(Role::of(name), expected, "{name}");
        }
    }

    #[test]
    fn a_missing_folder_is_a_problem() {
        let mut problems = Problems::default();
        let sources = Sources::read(Path::new("no/such/folder"), "spec", &mut problems);
        assert!(sources.files.is_empty());
        assert_eq!(problems.codes(), ["S006"]);
    }

    #[test]
    fn bad_yaml_is_a_problem_with_its_position() {
        let sources = Sources::in_memory("spec", [("types.yaml", "strings:\n  - name: [\n")]);
        let mut problems = Problems::default();
        let _recovered = sources.parse(0, &mut problems);
        let rendered = problems.render(&sources).remove(0);
        assert!(
            rendered.starts_with("spec/types.yaml:3:1: error[S001]: not valid YAML"),
            "{rendered}"
        );
    }
}
