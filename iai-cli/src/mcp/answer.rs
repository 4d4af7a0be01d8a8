//! What a tool answers: the response of the service, or why there is none.

use iai_client::description::{Action, Paging};
use iai_client::{Error, ErrorKind, Response};
use rmcp::model::{CallToolResult, ContentBlock};
use serde_json::{Value, json};

use super::personal;
use super::schema::{LEFT_OUT, NEXT_PAGE, NOTES, Object};
use crate::failure::{Failure, Report};

/// The answer to a call that succeeded. `asked` are the arguments of the call.
pub(super) fn success(
    facts: &Action,
    asked: &Object,
    response: Response<Value>,
    with_personal_data: bool,
) -> CallToolResult {
    let notes = notes(&response);
    let mut members = match response.into_output() {
        Value::Object(members) => members,
        other => return CallToolResult::structured(other),
    };
    let next = facts
        .paging
        .and_then(|paging| next_page(&paging, asked, &members));
    if !with_personal_data {
        let left_out = personal::leave_out(&mut members, facts.response);
        if !left_out.is_empty() {
            members.insert(LEFT_OUT.to_owned(), json!(left_out));
        }
    }
    members.extend(next.map(|next| (NEXT_PAGE.to_owned(), next)));
    if !notes.is_empty() {
        members.insert(NOTES.to_owned(), json!(notes));
    }
    CallToolResult::structured(Value::Object(members))
}

/// What a model should know besides the response. Warnings tell rules and lengths, no contents.
fn notes(response: &Response<Value>) -> Vec<String> {
    let recovered = "The response was lost. This one was found out by asking the service, and tells only what that knows.";
    let recovered = response.is_recovered().then(|| recovered.to_owned());
    let warnings = response.warnings().iter();
    let warnings = warnings.map(|one| format!("The service may refuse this another time: {one}"));
    recovered.into_iter().chain(warnings).collect()
}

/// The arguments that give the next page, if there is one.
fn next_page(paging: &Paging, asked: &Object, members: &Object) -> Option<Value> {
    let found = members.get(paging.items)?.as_array()?.len() as u64;
    let total = members.get(paging.total?)?.as_u64()?;
    let first = asked
        .get(paging.offset)
        .and_then(Value::as_u64)
        .unwrap_or(0);
    let next = first + found;
    (found > 0 && next < total).then(|| json!({ paging.offset: next }))
}

/// The answer to a call that failed: what a model needs to correct it.
pub(super) fn failure(failure: &Failure) -> CallToolResult {
    refusal(failure.report())
}

/// The text has what happened first, in the order of the report.
fn refusal(report: &Report) -> CallToolResult {
    let mut refusal = CallToolResult::structured_error(json!(report));
    if let Ok(text) = serde_json::to_string(report) {
        refusal.content = vec![ContentBlock::text(text)];
    }
    refusal
}

/// The answer to a call that did not succeed. The service's own words may hold personal data; without them the code and
/// what the spec says of it are left.
pub(super) fn error(error: Error, with_personal_data: bool) -> CallToolResult {
    let code = match error.kind() {
        ErrorKind::Service(refusal) => Some(refusal.code().to_owned()),
        _ => None,
    };
    let mut report = Failure::from(error).report().clone();
    if !with_personal_data {
        without_words_of_service(&mut report, code);
    }
    refusal(&report)
}

/// `code` is the one that the service answered with. A cause may be the refusal of an earlier attempt.
fn without_words_of_service(report: &mut Report, code: Option<String>) {
    if let Some(code) = code {
        report.message = format!("the service answered with {code}");
    }
    report.causes.clear();
}

#[cfg(test)]
mod tests {
    use iai_client::DESCRIPTION;

    use super::*;

    fn answer(action: &str, asked: Value, response: Value, with_personal_data: bool) -> Value {
        let facts = DESCRIPTION.action(action).unwrap();
        let asked = asked.as_object().unwrap();
        let answer = success(facts, asked, response.into(), with_personal_data);
        assert_eq!(answer.is_error, Some(false));
        answer.structured_content.unwrap()
    }

    #[test]
    fn personal_data_is_given_only_when_asked_for() {
        let response =
            json!({"PersonName": "Ann", "Gender": 2, "FaceIds": ["7"], "RequestId": "r"});
        let reserved = answer("GetPersonBaseInfo", json!({}), response.clone(), false);
        let left_out = json!({"values": 2, "fields": ["FaceIds", "PersonName"]});
        let expected = json!({"Gender": 2, "RequestId": "r", "_left_out": left_out});
        assert_eq!(reserved, expected);
        let open = answer("GetPersonBaseInfo", json!({}), response.clone(), true);
        assert_eq!(open, response);
    }

    #[test]
    fn a_page_tells_the_next_one() {
        let table = [
            (json!({}), 2, 5, json!({"Offset": 2})),
            (json!({"Offset": 2, "Limit": 2}), 2, 5, json!({"Offset": 4})),
            (json!({"Offset": 4, "Limit": 2}), 1, 5, Value::Null),
            (json!({"Offset": null}), 5, 5, Value::Null),
            (json!({"Offset": 9}), 0, 5, Value::Null),
            (json!({"Limit": 0}), 0, 5, Value::Null),
        ];
        for (asked, found, total, expected) in table {
            let groups = vec![json!({"GroupId": "g"}); found];
            let response = json!({"GroupInfos": groups, "GroupNum": total});
            let answer = answer("GetGroupList", asked.clone(), response, false);
            let next = answer.get("_next_page").cloned();
            assert_eq!(next.unwrap_or_default(), expected, "{asked}");
        }
    }

    #[test]
    fn a_refusal_begins_with_what_happened() {
        let refusal = failure(&Failure::usage("this happened", "do that"));
        assert_eq!(refusal.is_error, Some(true));
        let text = refusal.content[0].as_text().unwrap();
        assert!(
            text.text
                .starts_with(r#"{"message":"this happened","remedy":"do that","#)
        );
        let structured = refusal.structured_content.unwrap();
        assert_eq!(
            serde_json::from_str::<Value>(&text.text).unwrap(),
            structured
        );
    }

    #[test]
    fn the_words_of_the_service_are_personal_data() {
        let mut report = Report {
            message: "PersonName Ann is taken".to_owned(),
            causes: vec!["Ann".to_owned()],
            ..Report::default()
        };
        without_words_of_service(&mut report, Some("InternalError".to_owned()));
        assert_eq!(report.message, "the service answered with InternalError");
        assert_eq!(report.causes, [""; 0]);
        without_words_of_service(&mut report, None);
        assert_eq!(report.message, "the service answered with InternalError");
    }
}
