//! Tables of requests, each tried in five ways (the columns): checked by the client alone, sent to the emulator without
//! the client, and sent by the client at each of the three levels of checks.

use crate::harness::EmulatorHarness;
use crate::query;
use crate::raw::Request;
use iai_client::{
    Error, Method, RequestConfig, Response,
    action::Action,
    validate::{ValidationLevel, Violation},
};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A request and what it must lead to in each column.
#[derive(Clone, Debug)]
pub struct Row {
    name: &'static str,
    changes: Value,
    columns: [String; 5],
}

/// Names of the columns: `validate()` of the client, the emulator without the client, and both
/// together with nothing checked, by default, and strictly.
pub const COLUMNS: [&str; 5] = ["local", "raw", "off", "default", "strict"];

const TAKEN: &str = "taken";

/// A request that all take.
#[must_use]
pub fn fits(name: &'static str, changes: Value) -> Row {
    let taken = TAKEN.to_owned();
    let columns = [
        String::new(),
        taken.clone(),
        taken.clone(),
        taken.clone(),
        taken,
    ];
    Row {
        name,
        changes,
        columns,
    }
}

/// A request that the client refuses before sending, with the code that the service answers.
#[must_use]
pub fn refused(name: &'static str, changes: Value, path: &str, code: &str) -> Row {
    let (local, answered) = (format!("{path} {code}"), format!("answered {code}"));
    let unsent = format!("unsent {code}");
    let columns = [local, answered.clone(), answered, unsent.clone(), unsent];
    Row {
        name,
        changes,
        columns,
    }
}

/// A request that the service takes and the client sends with a warning, or refuses when strict.
#[must_use]
pub fn warned(name: &'static str, changes: Value, path: &str, code: &str) -> Row {
    let warning = format!("warning {path} {code}");
    let (taken, strict) = (TAKEN.to_owned(), format!("unsent {code}"));
    let columns = [
        warning.clone(),
        taken.clone(),
        taken,
        format!("taken, {warning}"),
        strict,
    ];
    Row {
        name,
        changes,
        columns,
    }
}

/// A request that only the service can refuse.
#[must_use]
pub fn answered(name: &'static str, changes: Value, code: &str) -> Row {
    let answered = format!("answered {code}");
    let columns = [
        String::new(),
        answered.clone(),
        answered.clone(),
        answered.clone(),
        answered,
    ];
    Row {
        name,
        changes,
        columns,
    }
}

/// A request that the client's types cannot hold.
#[must_use]
pub fn unspeakable(name: &'static str, changes: Value, code: &str) -> Row {
    let none = "not in the types".to_owned();
    let columns = [
        none.clone(),
        format!("answered {code}"),
        none.clone(),
        none.clone(),
        none,
    ];
    Row {
        name,
        changes,
        columns,
    }
}

impl Row {
    /// A further violation that the client reports beside the first one.
    #[must_use]
    pub fn and(mut self, path: &str, code: &str) -> Self {
        self.columns[0].push_str(&format!("; {path} {code}"));
        self
    }
}

/// A table about one action.
#[derive(Debug)]
pub struct Table {
    /// Name of the action.
    pub action: &'static str,
    /// Parameters to which a row says its changes; `null` takes one away.
    pub base: Value,
    /// An emulator in which the base would be taken.
    pub harness: fn() -> EmulatorHarness,
}

impl Table {
    /// Tries all rows in all columns.
    ///
    /// # Panics
    ///
    /// When a column is not as the row says; the message lists all of them.
    pub fn check<A: Action + DeserializeOwned + Clone>(&self, rows: &[Row]) {
        let mut wrong = Vec::new();
        for row in rows {
            let found = self.columns::<A>(row);
            let pairs = COLUMNS.iter().zip(row.columns.iter().zip(&found));
            let differ = pairs.filter(|(_, (expected, found))| expected != found);
            wrong.extend(differ.map(|(column, (expected, found))| {
                format!(
                    "{}, {column}: expected `{expected}`, found `{found}`",
                    row.name
                )
            }));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    fn columns<A: Action + DeserializeOwned + Clone>(&self, row: &Row) -> [String; 5] {
        let parameters = changed(&self.base, &row.changes);
        let raw = self.raw(&parameters);
        let Ok(request) = serde_json::from_value::<A>(parameters.clone()) else {
            let none = "not in the types".to_owned();
            return [none.clone(), raw, none.clone(), none.clone(), none];
        };
        let sent = |level| self.sent(&request, level, fits_get(&parameters));
        [
            local(&request),
            raw,
            sent(ValidationLevel::Off),
            sent(ValidationLevel::Default),
            sent(ValidationLevel::Strict),
        ]
    }

    /// The emulator without the client, over both methods.
    fn raw(&self, parameters: &Value) -> String {
        let post = self.raw_by(&Request::post(self.action, parameters));
        if !fits_get(parameters) {
            return post;
        }
        let get = self.raw_by(&Request::get(self.action, &query::flattened(parameters)));
        same(post, get)
    }

    fn raw_by(&self, request: &Request) -> String {
        let harness = (self.harness)();
        let before = size(&harness);
        let response = harness.raw(request);
        match response.code() {
            Some(code) => format!("answered {code}"),
            None => stored(TAKEN.to_owned(), before, &harness),
        }
    }

    /// Both together, over both methods.
    fn sent<A: Action + Clone>(&self, request: &A, level: ValidationLevel, get: bool) -> String {
        let post = self.sent_by(request, level, Method::Post);
        if !get {
            return post;
        }
        same(post, self.sent_by(request, level, Method::Get))
    }

    fn sent_by<A: Action + Clone>(
        &self,
        request: &A,
        level: ValidationLevel,
        method: Method,
    ) -> String {
        let harness = (self.harness)();
        let before = size(&harness);
        let options = RequestConfig::new().validation(level).method(method);
        match harness.send(request.clone(), options) {
            Ok(response) => stored(taken(&response), before, &harness),
            Err(error) => said(&error),
        }
    }
}

fn local<A: Action>(request: &A) -> String {
    let found = iai_client::action::validate_at(request, ValidationLevel::Default);
    let warnings = found
        .warnings
        .iter()
        .map(|each| format!("warning {}", place(each)));
    let all: Vec<_> = found.violations.iter().map(place).chain(warnings).collect();
    all.join("; ")
}

fn taken<R>(response: &Response<R>) -> String {
    let warnings = response
        .warnings()
        .iter()
        .map(|each| format!(", warning {}", place(each)));
    TAKEN.to_owned() + &warnings.collect::<String>()
}

fn place(violation: &Violation) -> String {
    format!("{} {}", violation.path, violation.code)
}

fn said(error: &Error) -> String {
    let code = error.code_str().unwrap_or("without a code");
    match error.attempts() {
        0 if error.is_validation() => format!("unsent {code}"),
        1 if error.is_service() => format!("answered {code}"),
        attempts => format!("{error} after {attempts} attempts"),
    }
}

fn stored(outcome: String, before: usize, harness: &EmulatorHarness) -> String {
    match size(harness) == before + 1 {
        true => outcome,
        false => outcome + ", and not stored",
    }
}

/// Number of groups and persons.
fn size(harness: &EmulatorHarness) -> usize {
    [harness.groups(), harness.persons()]
        .iter()
        .filter_map(Value::as_array)
        .map(Vec::len)
        .sum()
}

fn same(post: String, get: String) -> String {
    match post == get {
        true => post,
        false => format!("{post} by POST, {get} by GET"),
    }
}

/// Whether a query can say the parameters: it has no empty list, and it has an end.
fn fits_get(parameters: &Value) -> bool {
    !has_empty_list(parameters) && query::flattened(parameters).len() <= 32_768
}

fn has_empty_list(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty() || items.iter().any(has_empty_list),
        Value::Object(members) => members.values().any(has_empty_list),
        _ => false,
    }
}

/// `base` with the members of `changes`; those that are `null` are taken away.
///
/// # Panics
///
/// When one of them is no object.
#[must_use]
pub fn changed(base: &Value, changes: &Value) -> Value {
    let mut parameters = base.as_object().expect("an object").clone();
    for (name, value) in changes.as_object().expect("an object") {
        if value.is_null() {
            parameters.remove(name);
        } else {
            parameters.insert(name.clone(), value.clone());
        }
    }
    Value::Object(parameters)
}
