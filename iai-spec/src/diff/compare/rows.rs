//! Rows: parameters, fields of responses and of structures.

use crate::diff::change::{Change, Impact};
use crate::diff::facts::{Facts, Row};
use crate::diff::witness;
use crate::vendor_type::on_the_wire;

use super::details;
use super::pair::Pair;

/// What rows belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A request.
    Request,
    /// A response.
    Response,
    /// A structure that requests hold.
    Input,
    /// A structure that only responses hold.
    Output,
}

impl Role {
    fn word(self) -> &'static str {
        match self {
            Self::Request => "parameter",
            Self::Response => "response field",
            Self::Input | Self::Output => "field",
        }
    }

    fn takes(self) -> bool {
        matches!(self, Self::Request | Self::Input)
    }
}

/// A list of rows on both sides.
pub(super) struct Table<'a> {
    /// Path of the list, such as `actions[CreatePerson].parameters`.
    pub(super) path: String,
    /// Name of what the rows belong to, for people.
    pub(super) title: &'a str,
    /// The Rust type with a field for each row.
    pub(super) owner: String,
    pub(super) role: Role,
    pub(super) old: &'a [Row],
    pub(super) new: &'a [Row],
    /// Whether requests hold it on one side alone. There, definitions say of a row what is required of requests, and here what
    /// responses have, by the same word.
    pub(super) moved: bool,
    /// What it means for programs when other rows are required than before.
    pub(super) required: (Impact, Option<String>),
}

impl Table<'_> {
    fn path(&self, row: &Row) -> String {
        format!("{}[{}]", self.path, row.name)
    }

    /// A change of a row: `CreatePerson: the parameter `Url` …`.
    fn change(&self, row: &Row, aspect: &str, words: &str) -> Change {
        let (title, word, name) = (self.title, self.role.word(), &row.name);
        Change::new(
            format!("{}{aspect}", self.path(row)),
            format!("{title}: the {word} `{name}` {words}"),
        )
    }

    /// The change with what other required rows mean for programs.
    fn with_needs(&self, change: Change) -> Change {
        let (rust, witness) = self.required.clone();
        Change {
            rust,
            witness,
            ..change
        }
    }
}

pub(super) fn compare(pair: &mut Pair<'_>, table: &Table<'_>) {
    let find = |rows: &[Row], row: &Row| rows.iter().position(|one| one.name == row.name);
    for old in table.old {
        match find(table.new, old) {
            Some(at) => compare_row(pair, table, old, &table.new[at]),
            None => pair.push(removed(table, old)),
        }
    }
    for new in table.new {
        if find(table.old, new).is_none() {
            pair.push(added(table, new));
        }
    }
    order(pair, table);
}

fn removed(table: &Table<'_>, old: &Row) -> Change {
    let witness = witness::reads(&table.owner, &old.rust.name, None);
    let change = table.change(old, "", "is gone");
    change.breaks(witness).wire(Impact::Breaking)
}

fn added(table: &Table<'_>, new: &Row) -> Change {
    let (title, word, name) = (table.title, table.role.word(), &new.name);
    let needed = match (table.role.takes(), new.required) {
        (true, true) => "required ",
        (true, false) => "optional ",
        (false, _) => "",
    };
    let change = Change::new(
        table.path(new),
        format!("{title}: new {needed}{word} `{name}`"),
    );
    if table.role.takes() && new.required {
        table.with_needs(change).wire(Impact::Breaking)
    } else {
        change.rust(Impact::Additive).wire(Impact::Additive)
    }
}

fn compare_row(pair: &mut Pair<'_>, table: &Table<'_>, old: &Row, new: &Row) {
    types(pair, table, old, new);
    required(pair, table, old, new);
    if table.role != Role::Request {
        always(pair, table, old, new);
        nullable(pair, table, old, new);
    }
    let what = format!("{}, {} `{}`", table.title, table.role.word(), new.name);
    pair.text(&table.path(new), &what, &old.doc, &new.doc);
    if let (Some(before), Some(after)) = (&old.spec, &new.spec) {
        if before.rust != after.rust {
            let words = format!("is `{}` in Rust, was `{}`", after.rust, before.rust);
            let witness = witness::reads(&table.owner, &before.rust, None);
            pair.push(table.change(new, ".rust", &words).breaks(witness));
        }
        details::row(pair, &table.path(new), table.title, before, after);
    }
}

fn types(pair: &mut Pair<'_>, table: &Table<'_>, old: &Row, new: &Row) {
    let on_wire = on_the_wire(&old.ty) != on_the_wire(&new.ty);
    let in_rust = old.rust.ty != new.rust.ty || old.rust.boxed != new.rust.boxed;
    // What a spec refines is another type in Rust than the definitions have, and the same one on the wire.
    let in_rust = in_rust && (pair.alike() || on_wire);
    if !on_wire && !in_rust {
        return;
    }
    let shown = |row: &Row| match on_wire {
        true => row.ty.clone(),
        false if row.rust.boxed => format!("Box<{}>", row.rust.ty),
        false => row.rust.ty.clone(),
    };
    let words = format!("has the type {}, had {}", shown(new), shown(old));
    let change = table.change(new, ".type", &words);
    let wire = if on_wire && !has_same_fields(pair, old, new) {
        Impact::Breaking
    } else {
        Impact::None
    };
    let change = if in_rust {
        let ty = old.rust.field();
        change.breaks(witness::reads(&table.owner, &old.rust.name, Some(&ty)))
    } else {
        change
    };
    pair.push(change.wire(wire));
}

/// Whether two structures differ in nothing but their names, which do not travel.
fn has_same_fields(pair: &Pair<'_>, old: &Row, new: &Row) -> bool {
    let item = |ty: &str| {
        let item = ty
            .strip_prefix("list<")
            .and_then(|rest| rest.strip_suffix('>'));
        item.unwrap_or(ty).to_owned()
    };
    let fields = |facts: &Facts, row: &Row| -> Option<Vec<(String, String)>> {
        let name = item(&row.ty);
        let found = facts.structures.iter().find(|one| one.name == name)?;
        let fields = found.fields.iter();
        Some(
            fields
                .map(|field| (field.name.clone(), field.ty.clone()))
                .collect(),
        )
    };
    let are_lists = old.ty.starts_with("list<") == new.ty.starts_with("list<");
    let before = fields(&pair.old.facts, old);
    are_lists && before.is_some() && before == fields(&pair.new.facts, new)
}

fn required(pair: &mut Pair<'_>, table: &Table<'_>, old: &Row, new: &Row) {
    if !table.role.takes() || old.required == new.required {
        return;
    }
    let (words, wire) = if new.required {
        ("is required now", Impact::Breaking)
    } else {
        ("is optional now", Impact::Additive)
    };
    let change = table.with_needs(table.change(new, ".required", words));
    pair.push(change.wire(wire));
}

fn always(pair: &mut Pair<'_>, table: &Table<'_>, old: &Row, new: &Row) {
    let is_unclear = table.moved && pair.apis().is_none();
    if !pair.alike() || is_unclear || old.always == new.always {
        return;
    }
    let (words, wire) = if new.always {
        ("is in every response now", Impact::Additive)
    } else {
        ("may be absent now", Impact::Breaking)
    };
    let change = table.change(new, ".always", words).wire(wire);
    // Definitions only promise it: whether a client relies on it is written in its spec.
    let change = if old.rust.bare == new.rust.bare {
        change
    } else {
        let ty = old.rust.field();
        change.breaks(witness::reads(&table.owner, &old.rust.name, Some(&ty)))
    };
    pair.push(change);
}

fn nullable(pair: &mut Pair<'_>, table: &Table<'_>, old: &Row, new: &Row) {
    if old.nullable == new.nullable {
        return;
    }
    let (words, wire) = if new.nullable {
        ("may be null now", Impact::Breaking)
    } else {
        ("is never null now", Impact::Additive)
    };
    let change = table.change(new, ".nullable", words);
    pair.push(change.rust(Impact::Documentation).wire(wire));
}

/// Rows that both sides have, in another order. A constructor takes its arguments in the order of the rows.
fn order(pair: &mut Pair<'_>, table: &Table<'_>) {
    let shared = |rows: &[Row], other: &[Row]| -> Vec<String> {
        let names = rows.iter().map(|row| row.name.clone());
        names
            .filter(|name| other.iter().any(|row| row.name == *name))
            .collect()
    };
    if !pair.alike() || shared(table.old, table.new) == shared(table.new, table.old) {
        return;
    }
    let arguments = |rows: &[Row]| -> Vec<String> {
        let required = rows.iter().filter(|row| row.required);
        required.map(|row| row.name.clone()).collect()
    };
    let word = table.role.word();
    let change = Change::new(
        format!("{}.order", table.path),
        format!("{}: another order of the {word}s", table.title),
    );
    let is_other_call = table.role == Role::Input && arguments(table.old) != arguments(table.new);
    pair.push(if is_other_call {
        table.with_needs(change)
    } else {
        change.rust(Impact::Documentation)
    });
}
