//! The arrows between the files of a crate.

use std::collections::HashSet;
use std::rc::Rc;

use crate::mentions::{Kind, Mention, mentions};
use crate::resolve::{Found, Place, Resolver};
use crate::sources::Sources;
use crate::tree::{ModuleId, Tree};

/// One file uses what another defines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    /// The file that uses it.
    pub from: Rc<str>,
    /// The file that defines it.
    pub to: Rc<str>,
    /// What it is called there.
    pub name: String,
    /// Where it is written first.
    pub line: usize,
}

/// Which file uses which in a crate.
#[derive(Debug, Default)]
pub struct Survey {
    /// Sorted by files, each name once for two files.
    pub arrows: Vec<Arrow>,
    /// What could not be read or followed, and imports through the root's re-exports; each with its file and line.
    pub complaints: Vec<String>,
    /// Rooms that are compiled for tests alone.
    pub(crate) test_rooms: Vec<String>,
}

impl Survey {
    /// Reads a crate. `generated` names what macros make, without `crate`: it counts as defined by the file of the
    /// macro call. `a::*` stands for every name that `a` does not define itself.
    #[must_use]
    pub fn of(sources: &Sources, generated: &[&str]) -> Self {
        let mut tree = Tree::read(sources);
        let complaints = std::mem::take(&mut tree.complaints);
        let test_rooms = std::mem::take(&mut tree.test_rooms);
        let tree = &tree;
        let mut surveyor = Surveyor {
            resolver: Resolver { tree, generated },
            survey: Self {
                arrows: Vec::new(),
                complaints,
                test_rooms,
            },
        };
        for id in 0..tree.modules.len() {
            surveyor.module(id);
        }
        surveyor.survey.tidy();
        surveyor.survey
    }

    /// Of several lines with one name the first stays.
    fn tidy(&mut self) {
        self.arrows.sort();
        let same =
            |a: &mut Arrow, b: &mut Arrow| (&a.from, &a.to, &a.name) == (&b.from, &b.to, &b.name);
        self.arrows.dedup_by(same);
        self.complaints.sort();
    }
}

struct Surveyor<'a> {
    resolver: Resolver<'a>,
    survey: Survey,
}

impl Surveyor<'_> {
    fn module(&mut self, id: ModuleId) {
        let mentions = mentions(&self.resolver.tree.modules[id].items);
        let openings: HashSet<&str> = mentions
            .iter()
            .filter(|mention| mention.path.len() > 1)
            .map(|mention| mention.path[0].as_str())
            .collect();
        for mention in &mentions {
            let Some(found) = self.resolve(id, mention) else {
                continue;
            };
            if self.goes_through_root(id, &mention.path) {
                self.through_root(id, mention, &found.places);
            }
            let uses_modules = match &mention.kind {
                Kind::Reexport => continue,
                // A module that is imported is used by the paths that begin with it, if there are any.
                Kind::Import(name) => !name.as_deref().is_some_and(|name| openings.contains(name)),
                // A lone name that a module has as well means something else: a variable.
                Kind::Macro | Kind::Path => mention.path.len() > 1,
            };
            self.arrows(id, mention, &found, uses_modules);
        }
    }

    fn resolve(&mut self, id: ModuleId, mention: &Mention) -> Option<Found> {
        match self.resolver.resolve(id, &mention.path) {
            Ok(mut found) => {
                if mention.kind == Kind::Macro && found.places == [Place::Outside] {
                    let name = &mention.path[found.named_by];
                    found.places.extend(self.resolver.macro_in_scope(id, name));
                }
                Some(found)
            }
            Err(missing) => {
                self.unresolved(id, mention, missing);
                None
            }
        }
    }

    fn arrows(&mut self, id: ModuleId, mention: &Mention, found: &Found, uses_modules: bool) {
        let name = &mention.path[found.named_by];
        let has_item = found
            .places
            .iter()
            .any(|place| matches!(place, Place::Item { .. }));
        for place in &found.places {
            match place {
                Place::Item { file, is_macro } => {
                    self.arrow(id, name, mention.line, file, *is_macro);
                }
                Place::Module(module) if uses_modules && !has_item => {
                    let file = Rc::clone(&self.resolver.tree.modules[*module].file);
                    self.arrow(id, name, mention.line, &file, false);
                }
                Place::Module(_) | Place::Outside => {}
            }
        }
    }

    fn arrow(&mut self, id: ModuleId, name: &str, line: usize, to: &Rc<str>, is_macro: bool) {
        let modules = &self.resolver.tree.modules;
        let from = &modules[id].file;
        // Macros by example of the root are seen by all that follows them.
        let is_macro_of_root = is_macro && *to == modules[modules[id].root].file;
        if from != to && !is_macro_of_root {
            self.survey.arrows.push(Arrow {
                from: Rc::clone(from),
                to: Rc::clone(to),
                name: name.to_owned(),
                line,
            });
        }
    }

    /// Whether a path asks the root for a name that the root has by an import. Exported macros must (`$crate`).
    fn goes_through_root(&self, id: ModuleId, path: &[String]) -> bool {
        let modules = &self.resolver.tree.modules;
        let root = modules[id].root;
        if modules[id].file == modules[root].file {
            return false;
        }
        let mut at = Some(id);
        for name in path {
            at = match name.as_str() {
                "crate" => Some(root),
                "self" => at,
                "super" => at.and_then(|id| modules[id].parent),
                name => return at == Some(root) && !self.resolver.is_at_home(root, name),
            };
        }
        // The root itself (`use super::*`), which is an arrow to it.
        false
    }

    fn through_root(&mut self, id: ModuleId, mention: &Mention, places: &[Place]) {
        let home = places.iter().find_map(|place| match place {
            Place::Item { file, .. } => Some(format!("{file} defines it")),
            Place::Module(id) => Some(format!("it is {}", self.resolver.tree.modules[*id].file)),
            Place::Outside => None,
        });
        let home = home.unwrap_or_else(|| "it is of another crate".to_owned());
        let path = mention.path.join("::");
        self.complain(
            id,
            mention.line,
            &format!("`{path}` goes through the root's re-exports; {home}: name it there"),
        );
    }

    fn unresolved(&mut self, id: ModuleId, mention: &Mention, missing: usize) {
        let path = mention.path.join("::");
        let parent = mention.path[..missing].join("::");
        let name = &mention.path[missing];
        self.complain(id, mention.line, &format!(
            "`{path}` leads nowhere: `{parent}` has no `{name}`. If a macro makes it, list it as generated"
        ));
    }

    fn complain(&mut self, id: ModuleId, line: usize, what: &str) {
        let file = &self.resolver.tree.modules[id].file;
        self.survey
            .complaints
            .push(format!("{file}:{line}: {what}"));
    }
}
