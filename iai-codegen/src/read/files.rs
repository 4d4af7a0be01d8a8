//! Reads all files of a spec.

use super::ast::Spec;
use super::platform::platform;
use super::reader::Reader;
use super::table::Cursor;
use super::{action, service, types};
use crate::diagnostic::{Problem, ProblemCode, Problems};
use crate::load::{Role, Sources};
use crate::place::SpecPath;

/// Reads all files; what could not be read is left out and noted.
#[must_use]
pub fn read(sources: &Sources, problems: Problems) -> (Spec, Problems) {
    let mut reader = Reader::new(sources, problems);
    let (platform, _) = platform();
    let mut spec = Spec {
        files: sources.files.iter().map(|file| file.name.clone()).collect(),
        platform,
        ..Spec::default()
    };
    refuse_gaps(&mut reader, sources);
    for (file, source) in sources.files.iter().enumerate() {
        let Some(role) = source.role else { continue };
        let Some(node) = sources.parse(file, &mut reader.problems) else {
            continue;
        };
        let root = Cursor {
            node: &node,
            place: SpecPath::root(file),
        };
        match role {
            Role::Service => spec.service = service::service(&mut reader, &root),
            Role::Errors => service::errors(&mut reader, &root, &mut spec),
            Role::Types => types::read(&mut reader, &root, &mut spec),
            Role::Action => {
                let action = action::read(&mut reader, &root);
                spec.actions.extend(reader.kept("action", &root, action));
            }
        }
    }
    spec.lost = reader.lost;
    (spec, reader.problems)
}

/// Where files are looked for.
const READ: &str = "read are service.yaml, errors.yaml or errors/*.yaml, types.yaml or types/*.yaml, and actions/*.yaml";

/// A spec has a service file and at least one action, and no YAML that nobody reads.
fn refuse_gaps(reader: &mut Reader<'_>, sources: &Sources) {
    let folder = &sources.folder;
    if sources.files.is_empty() {
        // A folder that could not be opened has said so already.
        if reader.problems.is_empty() {
            let problem = Problem::of_folder(
                ProblemCode::EmptyFolder,
                folder,
                "the spec folder holds no YAML file",
            );
            reader
                .problems
                .push(problem.hint("write service.yaml and one file for each action in actions/"));
        }
        return;
    }
    let meant = |role| sources.with_role(role).next().is_some() || sources.is_meant(role);
    if !meant(Role::Service) {
        let message = format!("`{folder}/service.yaml` is missing");
        let problem = Problem::of_folder(ProblemCode::MissingFolder, folder, message);
        reader
            .problems
            .push(problem.hint("it holds the service's name, version and limits"));
    }
    if !meant(Role::Action) {
        let message = format!("`{folder}/actions` describes no action");
        let problem = Problem::of_folder(ProblemCode::EmptyFolder, folder, message);
        reader
            .problems
            .push(problem.hint("write one YAML file for each action"));
    }
    for source in sources.files.iter().filter(|source| source.role.is_none()) {
        let problem = Problem::of_folder(
            ProblemCode::UnexpectedFile,
            &source.name,
            "nothing reads this file",
        );
        reader
            .problems
            .push(problem.hint(match sources.meant(source) {
                Some(name) => format!("did you mean `{name}`?"),
                None => READ.to_owned(),
            }));
    }
}
