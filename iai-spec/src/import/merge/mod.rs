//! Adds to a spec what the definitions have and the spec has not. What a person wrote stays as it is, byte for byte.
//!
//! New rows are put behind the row that stands before them in the definitions, new codes where they sort, new structures
//! behind the others, new actions into files of their own. A type, `required` or null that differs is told and left alone.

mod codes;
mod compare;
mod keys;
mod lists;
mod same;
mod text;

use super::made::{Facts, LeftOut, Options};
use super::rows::Table;
use super::uses::{Call, Uses};
use super::{actions, structures};
use crate::definitions::{Failure, Object};
use compare::Compare;
use iai_codegen::read::ast::{Action, Spec, Structure};
use iai_codegen::read::read;
use iai_codegen::{Api, Problems, Sources, compile};
use keys::Keys;
use lists::Lists;
pub use same::{refuse_other, service};
use std::collections::BTreeMap;

/// What a merge adds, and what it leaves to a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// The whole text of each file that is new or changes, by its path in the folder.
    pub files: BTreeMap<String, String>,
    /// What is added, one line each.
    pub added: Vec<String>,
    /// Where the spec and the definitions differ, with the place; nothing of this is changed.
    pub differs: Vec<String>,
    /// Each action of the definitions that the format cannot express.
    pub left_out: Vec<LeftOut>,
}

/// Merges definitions into the spec of `sources`.
///
/// # Errors
///
/// The spec has mistakes, or would have some with what is added; the first of them are told.
pub fn merge(sources: &Sources, facts: Facts<'_>, options: Options) -> Result<Merge, Failure> {
    let api = unmistaken(sources).map_err(|mistakes| {
        let help = "mend them, then merge again; `iai-spec check` tells all of them";
        Failure::new(
            &*sources.folder,
            format!("the spec has mistakes {mistakes}"),
            help,
        )
    })?;
    let made = merged(sources, facts, options, Some(&api));
    let Err(mistakes) = unmistaken(&whole(sources, &made.files)) else {
        return Ok(made);
    };
    // Paging and examples may not fit what a person wrote, and the vendor's own examples have mistakes.
    let mut made = merged(sources, facts, options, None);
    if unmistaken(&whole(sources, &made.files)).is_ok() {
        made.differs.push(format!(
            "{}: errors, examples and paging of actions are left alone, since with them the spec has mistakes {mistakes}",
            sources.folder
        ));
        return Ok(made);
    }
    let help = "a name may be taken: add what is new by hand, beginning with a merge of `--dry-run` that lists it";
    let what = format!("with what is new the spec has mistakes {mistakes}");
    Err(Failure::new(&*sources.folder, what, help))
}

/// The API of a spec, or how many mistakes it has and the first of them.
fn unmistaken(sources: &Sources) -> Result<Api, String> {
    let (api, problems) = compile(sources, Problems::default());
    let reports = problems.render(sources);
    let firsts = reports
        .iter()
        .filter_map(|report| report.lines().next())
        .take(3);
    let firsts: Vec<&str> = firsts.collect();
    api.filter(|_| problems.is_empty())
        .ok_or_else(|| format!("({}), such as {}", reports.len(), firsts.join("; ")))
}

/// What comes of it; with the API of the spec also keys of actions that are there.
fn merged(sources: &Sources, facts: Facts<'_>, options: Options, api: Option<&Api>) -> Merge {
    let (spec, _) = read(sources, Problems::default());
    let uses = Uses::of(facts.definitions);
    let mut merging = Merging {
        spec: &spec,
        uses: &uses,
        facts,
        lists: Lists::of(sources, options),
        names_codes: false,
        keys: api.map(|api| Keys {
            api,
            facts,
            options,
        }),
        made: Merge {
            left_out: uses.left_out.clone(),
            ..Merge::default()
        },
    };
    merging.actions(options);
    merging.structures(options);
    let names_codes = merging.names_codes;
    codes::add(facts.codes, &spec, options, names_codes, &mut merging.lists);
    let mut made = merging.made;
    let done = merging.lists.finish();
    made.files.extend(done.files);
    made.added.extend(done.added);
    made.differs.extend(done.differs);
    made
}

/// The spec as it will be.
fn whole(sources: &Sources, changed: &BTreeMap<String, String>) -> Sources {
    let mut files: BTreeMap<&str, &str> = BTreeMap::new();
    for file in &sources.files {
        files.insert(lists::inside(sources, &file.name), file.text());
    }
    files.extend(changed.iter().map(|(name, text)| (&**name, &**text)));
    Sources::in_memory(&sources.folder, files)
}

struct Merging<'m> {
    spec: &'m Spec,
    uses: &'m Uses<'m>,
    facts: Facts<'m>,
    lists: Lists<'m>,
    /// Whether the one action of a page names its codes, so that they need no set.
    names_codes: bool,
    keys: Option<Keys<'m>>,
    made: Merge,
}

impl Merging<'_> {
    fn actions(&mut self, options: Options) {
        let new = actions::files(self.uses, self.facts, options);
        for call in &self.uses.actions {
            let name = &call.action.name;
            match self.spec.actions.iter().find(|row| *row.name == **name) {
                Some(row) => self.action(row, call),
                None => {
                    let head = format!("action: {name}\n");
                    let file = new.iter().find(|(_, text)| text.starts_with(&head));
                    self.made
                        .files
                        .extend(file.map(|(path, text)| (path.clone(), self.grouped(text))));
                    self.made.added.push(format!("action {name}"));
                    self.names_codes = self.facts.page.is_some();
                }
            }
        }
        for row in &self.spec.actions {
            if self.facts.page.is_none()
                && !self
                    .uses
                    .actions
                    .iter()
                    .any(|call| call.action.name == *row.name.value)
            {
                self.lists.differ(
                    &row.name,
                    format!("the definitions have no action `{}`", row.name.value),
                );
            }
        }
    }

    fn action(&mut self, row: &Action, call: &Call<'_>) {
        let compare = Compare::of(self.spec, self.facts, None);
        let tables = [
            (&row.parameters, call.input, Table::Parameters, "parameters"),
            (&row.response, call.output, Table::Response, "response"),
        ];
        for (fields, object, table, key) in tables {
            let told = format!("{} of {}", key, row.name.value);
            self.lists
                .fill(fields, &object.members, table, (&row.name, &told));
            compare.rows(fields, object, table, &told, &mut self.lists);
        }
        if let Some(keys) = &self.keys {
            self.names_codes = keys.fill(row, call, &mut self.lists);
        }
    }

    /// With groups every action names one. Which one a person must decide.
    fn grouped(&self, text: &str) -> String {
        let Some(service) = &self.spec.service else {
            return text.to_owned();
        };
        let first = |key: &str, name: Option<&str>| {
            name.map_or(String::new(), |name| {
                format!("{key}: {name} # DECIDE: {key}\n")
            })
        };
        let group = service.groups.first().map(|group| &**group.name);
        let rate_group = service
            .rates
            .as_ref()
            .and_then(|rates| Some(&**rates.groups.first()?.name));
        let keys = first("group", group) + &first("rate_group", rate_group);
        text.replacen('\n', &format!("\n{keys}"), 1)
    }

    fn structures(&mut self, options: Options) {
        let mut new = Vec::new();
        for (name, text) in structures::structures(self.facts, self.uses, options) {
            let object = self.facts.definitions.object(name);
            let row = self
                .spec
                .structures
                .iter()
                .find(|row| row.name.value == name);
            match (row, object) {
                (Some(row), Some(object)) => self.structure(row, object),
                _ => new.push((name, text)),
            }
        }
        self.lists.structures(&self.spec.structures, new);
    }

    fn structure(&mut self, row: &Structure, object: &Object) {
        let table = Table::Fields(
            self.uses
                .structures
                .get(&*object.name)
                .copied()
                .unwrap_or_default(),
        );
        let told = format!("fields of {}", row.name.value);
        self.lists
            .fill(&row.fields, &object.members, table, (&row.name, &told));
        let compare = Compare::of(
            self.spec,
            self.facts,
            row.template.as_ref().map(|name| name.as_str()),
        );
        compare.rows(&row.fields, object, table, &told, &mut self.lists);
    }
}

#[cfg(test)]
mod tests;
