//! The tools: one for each action.

use std::sync::Arc;

use heck::ToTitleCase;
use iai_client::DESCRIPTION;
use iai_client::description::{Action, Effect};
use iai_client::dynamic::DynAction;
use rmcp::model::{MetaObject, Tool, ToolAnnotations};
use serde_json::json;

use super::session::Session;
use super::{rows, schema, text};

/// An action that a model can call.
pub(super) struct ActionTool {
    /// What is known of the action.
    pub(super) facts: &'static Action,
    /// How it is called.
    pub(super) action: &'static DynAction,
    /// What a client is told.
    pub(super) tool: Tool,
}

/// A tool for each action, in the order of the spec; with `only`, for those with these names.
pub(super) fn tools(session: Session, only: &[&str]) -> Vec<ActionTool> {
    let wanted = |facts: &&Action| only.is_empty() || only.contains(&facts.method);
    let facts = DESCRIPTION.actions.iter().filter(wanted);
    facts
        .filter_map(|facts| action_tool(session, facts))
        .collect()
}

fn action_tool(session: Session, facts: &'static Action) -> Option<ActionTool> {
    let action = crate::facts::callable(facts)?;
    let tool = tool(session, facts);
    Some(ActionTool {
        facts,
        action,
        tool,
    })
}

fn tool(session: Session, facts: &'static Action) -> Tool {
    let description = text::description(facts, session);
    let input = schema::request(facts, session.with_pictures);
    let output = schema::response(facts, session.with_personal_data);
    let title = facts.action.to_title_case();
    Tool::new(facts.method, description, Arc::new(input))
        .with_title(title.as_str())
        .with_raw_output_schema(Arc::new(output))
        .with_annotations(annotations(facts))
        .with_meta(meta(facts))
}

/// Hints for programs that ask the user before a call.
fn annotations(facts: &Action) -> ToolAnnotations {
    let is_read = facts.effect == Effect::Read;
    // A create that says how to find what it made only adds; of other ones that is not known.
    let only_adds = facts.effect == Effect::Create && facts.recovers.is_some();
    ToolAnnotations::new()
        .read_only(is_read)
        .destructive(!is_read && !only_adds)
        .idempotent(facts.effect != Effect::Create)
        .open_world(rows::fetches(facts))
}

/// What programs may want to know and a model need not read: an error brings along what its code means.
fn meta(facts: &Action) -> MetaObject {
    let members = json!({
        "iai/action": facts.action,
        "iai/effect": facts.effect,
        "iai/group": facts.group,
        "iai/errors": facts.errors,
    });
    serde_json::from_value(members).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::allowed::Allowed;
    use super::*;

    fn session(words: &[&str]) -> Session {
        Session {
            allowed: Allowed::of(words.iter().copied()),
            ..Session::default()
        }
    }

    #[test]
    fn there_is_a_tool_for_each_action_or_for_those_that_are_named() {
        let all = tools(session(&[]), &[]);
        assert_eq!(all.len(), 35);
        for one in &all {
            assert_eq!(one.action.name(), one.facts.action);
            assert_eq!(one.action.effect(), one.facts.effect);
            assert_eq!(one.tool.name, one.facts.method);
        }
        let two = tools(session(&[]), &["get_person_list", "create_group"]);
        let names: Vec<_> = two.iter().map(|one| one.tool.name.as_ref()).collect();
        assert_eq!(names, ["create_group", "get_person_list"]);
    }

    #[test]
    fn hints_follow_from_the_effect() {
        // Reads only, destroys, may be repeated, reaches further than the service.
        let table = [
            ("get_person_list", [true, false, true, false]),
            ("search_persons", [true, false, true, true]),
            ("delete_group", [false, true, true, false]),
            ("modify_group", [false, true, true, false]),
            ("create_person", [false, false, false, true]),
            // It does not say how to find what it made.
            (
                "revert_group_face_model_version",
                [false, true, false, false],
            ),
        ];
        for (name, expected) in table {
            let hints = tools(session(&[]), &[name])[0]
                .tool
                .annotations
                .clone()
                .unwrap();
            let found = [
                hints.read_only_hint,
                hints.destructive_hint,
                hints.idempotent_hint,
                hints.open_world_hint,
            ];
            assert_eq!(found, expected.map(Some), "{name}");
        }
    }

    #[test]
    fn a_tool_says_whether_it_may_be_called() {
        let table: [(&[&str], &str, bool); 5] = [
            (&[], "get_group_list", false),
            (&[], "create_group", true),
            (&["create"], "create_group", false),
            (&["create"], "delete_group", true),
            (&["all"], "delete_group", false),
        ];
        for (words, name, expected) in table {
            let tool = tools(session(words), &[name]).remove(0).tool;
            let is_refused = tool.description.unwrap().contains("NOT ALLOWED");
            assert_eq!(is_refused, expected, "{words:?} {name}");
        }
    }

    #[test]
    fn programs_find_all_codes_beside_the_tool() {
        let tool = tools(session(&[]), &["create_person"]).remove(0).tool;
        let meta = tool.meta.unwrap().0;
        assert_eq!(meta["iai/action"], "CreatePerson");
        assert_eq!(meta["iai/effect"], "create");
        assert_eq!(meta["iai/errors"].as_array().unwrap().len(), 74);
    }
}
