//! `--query`: an expression of JMESPath.

use std::thread;

use jmespath::ast::Ast;
use jmespath::{ErrorReason, JmespathError};
use serde_json::Value;

use crate::exit::Exit;
use crate::failure::Failure;

/// Longest expression in characters.
const LONGEST: usize = 2000;
/// Stack for it in bytes. Parser and interpreter call themselves for each bracket and each dot, and there is no other limit.
const STACK: usize = 64 << 20;

const REMEDY: &str =
    "Correct the expression given to --query; https://jmespath.org tells how they are written.";

/// Refuses an expression that cannot be read, before anything is sent.
pub(super) fn check(query: &str) -> Result<(), Failure> {
    with_stack(|| compiled(query).map(drop))
}

/// What the expression finds in the value; `null` where there is nothing.
pub(super) fn search(query: &str, value: &Value) -> Result<Value, Failure> {
    with_stack(|| {
        let found = compiled(query)?.search(value);
        let found = found.map_err(|error| refused(query, &error))?;
        match serde_json::to_value(&*found) {
            Ok(value) if !found.is_expref() => Ok(value),
            _ => Err(no_value(query)),
        }
    })
}

/// The names of each object that the expression makes, in the order in which they are written.
pub(super) fn names(query: &str) -> Result<Vec<Vec<String>>, Failure> {
    with_stack(|| {
        let mut names = Vec::new();
        collect(compiled(query)?.as_ast(), &mut names);
        Ok(names)
    })
}

/// Does the work in a thread with enough stack.
fn with_stack<T: Send>(work: impl FnOnce() -> Result<T, Failure> + Send) -> Result<T, Failure> {
    let done = thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, work);
        thread.ok().and_then(|thread| thread.join().ok())
    });
    done.unwrap_or_else(|| {
        Err(Failure::new(
            Exit::Failed,
            "no thread could be started to evaluate --query",
            "Raise the limits of threads and memory of the process, or leave --query out.",
        ))
    })
}

fn compiled(query: &str) -> Result<jmespath::Expression<'static>, Failure> {
    let length = query.chars().count();
    if length > LONGEST {
        let message = format!("--query has {length} characters, and at most {LONGEST} are read");
        return Err(Failure::usage(message, "Shorten the expression."));
    }
    jmespath::compile(query).map_err(|error| refused(query, &error))
}

fn no_value(query: &str) -> Failure {
    let message = format!("--query {query:?} finds an expression in place of a value");
    Failure::usage(message, REMEDY)
}

fn refused(query: &str, error: &JmespathError) -> Failure {
    let reason = match &error.reason {
        ErrorReason::Parse(reason) => reason.trim().to_owned(),
        ErrorReason::Runtime(reason) => reason.to_string(),
    };
    let reason = reason.replace(" -- found Eof", "; it ends here");
    let reason = reason.replace(" -- found ", "; found ");
    let at = error.offset + 1;
    Failure::usage(
        format!("--query {query:?} cannot be used, at character {at}: {reason}"),
        REMEDY,
    )
}

fn collect(ast: &Ast, names: &mut Vec<Vec<String>>) {
    match ast {
        Ast::MultiHash { elements, .. } => {
            names.push(elements.iter().map(|pair| pair.key.clone()).collect());
            elements.iter().for_each(|pair| collect(&pair.value, names));
        }
        Ast::MultiList { elements, .. } => elements.iter().for_each(|one| collect(one, names)),
        Ast::Function { args, .. } => args.iter().for_each(|one| collect(one, names)),
        Ast::Expref { ast, .. } => collect(ast, names),
        Ast::Flatten { node, .. } | Ast::Not { node, .. } | Ast::ObjectValues { node, .. } => {
            collect(node, names);
        }
        Ast::Comparison { lhs, rhs, .. }
        | Ast::Projection { lhs, rhs, .. }
        | Ast::And { lhs, rhs, .. }
        | Ast::Or { lhs, rhs, .. }
        | Ast::Subexpr { lhs, rhs, .. } => {
            collect(lhs, names);
            collect(rhs, names);
        }
        Ast::Condition {
            predicate, then, ..
        } => {
            collect(predicate, names);
            collect(then, names);
        }
        Ast::Identity { .. }
        | Ast::Field { .. }
        | Ast::Index { .. }
        | Ast::Literal { .. }
        | Ast::Slice { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn expressions_find_values() {
        let value =
            json!({ "PersonInfos": [{ "PersonId": "1", "Gender": 2 }, { "PersonId": "2" }] });
        let table = [
            ("PersonInfos[].PersonId", json!(["1", "2"])),
            ("PersonInfos[?Gender==`2`].PersonId | [0]", json!("1")),
            ("length(PersonInfos)", json!(2)),
            ("Nothing", Value::Null),
        ];
        for (query, found) in table {
            assert_eq!(search(query, &value).unwrap(), found, "{query}");
        }
    }

    #[test]
    fn wrong_expressions_are_usage() {
        for (query, place) in [
            ("a[", "at character 3"),
            ("", "at character 1"),
            ("a ?", "at character 3"),
        ] {
            let failure = check(query).unwrap_err();
            assert_eq!(failure.exit(), Exit::Usage);
            let message = &failure.report().message;
            assert!(message.contains(place), "{message}");
        }
        let failure = check("GroupInfos[").unwrap_err();
        assert_eq!(
            failure.report().message,
            "--query \"GroupInfos[\" cannot be used, at character 12: Expected number, ':', or '*'; it ends here"
        );
        let failure = search("length(`1`)", &Value::Null).unwrap_err();
        assert_eq!(failure.exit(), Exit::Usage);
        assert!(search("&a", &Value::Null).is_err());
    }

    #[test]
    fn deep_expressions_do_not_exhaust_the_stack() {
        for deep in ["(", "[", "!", "&"] {
            assert!(check(&deep.repeat(LONGEST)).is_err());
        }
        for deep in ["!", "a.", "a|", "a[].", "a||"] {
            let query = deep.repeat(LONGEST / deep.len() - 1) + "a";
            assert!(search(&query, &Value::Null).is_ok(), "{query}");
        }
        assert!(check(&"a".repeat(LONGEST + 1)).is_err());
    }

    #[test]
    fn names_keep_their_order() {
        let written = names("PersonInfos[].{name: PersonName, id: PersonId}").unwrap();
        assert_eq!(written, [["name", "id"]]);
    }
}
