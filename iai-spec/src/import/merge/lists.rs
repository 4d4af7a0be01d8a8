//! Puts new items into the lists of a spec.

use super::super::made::Options;
use super::super::rows::{self, Table};
use super::text::{Item, Lines};
use crate::definitions::Member;
use iai_codegen::Sources;
use iai_codegen::load::Role;
use iai_codegen::place::{Spanned, SpecPath};
use iai_codegen::read::ast::{Field, Structure};
use std::collections::BTreeMap;

/// All files of the spec while they are added to.
pub(super) struct Lists<'s> {
    sources: &'s Sources,
    options: Options,
    lines: Vec<Lines<'s>>,
    done: Done,
}

/// What came of it.
#[derive(Default)]
pub(super) struct Done {
    pub(super) files: BTreeMap<String, String>,
    pub(super) added: Vec<String>,
    pub(super) differs: Vec<String>,
}

/// The path of a file inside its folder.
pub(super) fn inside<'f>(sources: &Sources, name: &'f str) -> &'f str {
    let rest = name.strip_prefix(&*sources.folder).unwrap_or(name);
    rest.trim_start_matches('/')
}

impl<'s> Lists<'s> {
    pub(super) fn of(sources: &'s Sources, options: Options) -> Self {
        Self {
            sources,
            options,
            lines: sources
                .files
                .iter()
                .map(|file| Lines::of(file.text()))
                .collect(),
            done: Done::default(),
        }
    }

    /// Notes what a person should look at.
    pub(super) fn differ<T>(&mut self, at: &Spanned<T>, what: String) {
        let place = self.shown(&at.place);
        self.done.differs.push(format!("{place}: {what}"));
    }

    fn shown(&self, place: &SpecPath) -> String {
        let Some(file) = self.sources.files.get(place.file) else {
            return String::new();
        };
        match file.locate(place) {
            Some(position) => format!("{}:{}", file.name, position.line),
            None => file.name.clone(),
        }
    }

    /// The item of a list that has this value.
    fn item<T>(&self, value: &Spanned<T>) -> Option<Item> {
        let file = value.place.file;
        let position = self.sources.files.get(file)?.locate(&value.place)?;
        // Tools count from 1.
        self.lines
            .get(file)?
            .item(position.line - 1, position.column - 1)
    }

    /// Adds the rows of `members` that the table has not, each behind the one that it follows in the definitions.
    pub(super) fn fill(
        &mut self,
        fields: &[Field],
        members: &[Member],
        table: Table,
        (owner, told): (&Spanned<String>, &str),
    ) {
        let enabled: Vec<Member> = members
            .iter()
            .filter(|member| !member.disabled)
            .cloned()
            .collect();
        let first = fields.first().map(|field| &field.name);
        let indent = first
            .and_then(|name| self.item(name))
            .map_or(2, |item| item.indent);
        let rows = rows::rows(&enabled, table, &" ".repeat(indent), self.options);
        let Some(first) = first else {
            self.fill_empty(rows, table, (owner, told));
            return;
        };
        let mut before = None;
        for (name, text) in rows {
            let found = fields.iter().find(|field| *field.name == *name);
            if let Some(field) = found {
                before = Some(&field.name);
                continue;
            }
            let done = match before {
                Some(field) => self.behind(field, text),
                None => self.ahead(first, text),
            };
            self.note(done, owner, format!("{name} to the {told}"));
        }
    }

    /// A table that an action does not have yet goes before its next table, or to the end of the file.
    fn fill_empty(
        &mut self,
        rows: Vec<(&str, String)>,
        table: Table,
        (owner, told): (&Spanned<String>, &str),
    ) {
        if rows.is_empty() {
            return;
        }
        let (names, texts): (Vec<&str>, Vec<String>) = rows.into_iter().unzip();
        let done = self.under_new_key(owner, table, &texts.concat());
        self.note(done, owner, format!("{} to the {told}", names.join(", ")));
    }

    fn under_new_key(&mut self, owner: &Spanned<String>, table: Table, rows: &str) -> Option<()> {
        let (key, next) = match table {
            Table::Parameters => ("parameters", "response"),
            Table::Response => ("response", "errors"),
            Table::Fields(_) => return None,
        };
        let lines = self.lines(owner)?;
        if lines.key(key).is_some() {
            return None;
        }
        match lines.key(next) {
            Some(line) => lines.insert(line, format!("{key}:\n{rows}\n")),
            None => lines.insert(lines.len(), format!("\n{key}:\n{rows}")),
        }
        Some(())
    }

    fn note<T>(&mut self, done: Option<()>, at: &Spanned<T>, what: String) {
        match done {
            Some(()) => self.done.added.push(what),
            None => self.differ(
                at,
                format!("add {what} by hand: the list is written in brackets, or not there"),
            ),
        }
    }

    /// Puts an item behind the one with this value; `None` where the list is written in brackets.
    pub(super) fn behind<T>(&mut self, value: &Spanned<T>, text: String) -> Option<()> {
        let item = self.item(value)?;
        let lines = self.lines(value)?;
        let gap = if lines.is_spaced(item) { "\n" } else { "" };
        lines.insert(lines.end(item), format!("{gap}{text}"));
        Some(())
    }

    /// Puts an item before the one with this value, likewise.
    pub(super) fn ahead<T>(&mut self, value: &Spanned<T>, text: String) -> Option<()> {
        let item = self.item(value)?;
        let lines = self.lines(value)?;
        let gap = if lines.is_spaced(item) { "\n" } else { "" };
        lines.insert(lines.start(item), format!("{text}{gap}"));
        Some(())
    }

    /// Adds whole structures behind the last one, or in a file of their own.
    pub(super) fn structures(&mut self, old: &[Structure], new: Vec<(&str, String)>) {
        let mut alone = String::new();
        for (name, text) in new {
            self.added(format!("structure {name}"));
            let last = old.last().map(|row| &row.name);
            if last
                .and_then(|last| self.behind(last, text.clone()))
                .is_none()
            {
                alone.push_str(&text);
            }
        }
        if !alone.is_empty() {
            self.file(Role::Types, format!("structures:\n{alone}"));
        }
    }

    /// The lines of the file that has this.
    pub(super) fn lines<T>(&mut self, at: &Spanned<T>) -> Option<&mut Lines<'s>> {
        self.lines.get_mut(at.place.file)
    }

    /// Adds a file of this role, with a name that is free.
    pub(super) fn file(&mut self, role: Role, text: String) {
        let stem = if role == Role::Errors {
            "errors"
        } else {
            "types"
        };
        let single = format!("{stem}.yaml");
        let numbered = (1..).map(|number| format!("{stem}/imported_{number}.yaml"));
        let mut names = std::iter::once(single).chain(numbered);
        let has_none = self.sources.with_role(role).next().is_none();
        let is_free = |name: &String| {
            let is_taken = self
                .sources
                .files
                .iter()
                .any(|file| inside(self.sources, &file.name) == name);
            !is_taken && (has_none || name.contains('/'))
        };
        if let Some(name) = names.find(is_free) {
            self.done.files.insert(name, text);
        }
    }

    pub(super) fn added(&mut self, what: String) {
        self.done.added.push(what);
    }

    pub(super) fn finish(mut self) -> Done {
        for (file, lines) in self.sources.files.iter().zip(self.lines) {
            let name = inside(self.sources, &file.name).to_owned();
            self.done
                .files
                .extend(lines.finish().map(|text| (name, text)));
        }
        self.done
    }
}
