//! `iai mcp`, asked in lines of JSON. `tests/mcp` does it with the official client of the protocol.

use serde_json::{Value, json};

use super::harness::{Desk, Ended};

/// What a session answers to these requests, in the order of their ids. All that it writes is the protocol.
fn answers(desk: &Desk, line: &str, requests: &[(&str, Value)]) -> (Vec<Value>, Ended) {
    let client = json!({"name": "test", "version": "1"});
    let hello = json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client});
    let mut input = message(Some(0), "initialize", &hello);
    input += &message(None, "notifications/initialized", &json!({}));
    for (id, (method, params)) in requests.iter().enumerate() {
        input += &message(Some(id + 1), method, params);
    }
    let ended = desk.iai(line).input(input).end();
    let lines = ended.stdout.lines();
    let mut answers: Vec<Value> = lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    answers.sort_by_key(|answer| answer["id"].as_u64());
    assert!(
        answers.iter().all(|answer| answer["jsonrpc"] == "2.0"),
        "{ended}"
    );
    assert_eq!(answers.len(), requests.len() + 1, "{ended}");
    (answers.split_off(1), ended)
}

fn message(id: Option<usize>, method: &str, params: &Value) -> String {
    let mut message = json!({"jsonrpc": "2.0", "method": method, "params": params});
    if let Some(id) = id {
        message["id"] = id.into();
    }
    format!("{message}\n")
}

fn call(name: &str, arguments: Value) -> (&'static str, Value) {
    ("tools/call", json!({"name": name, "arguments": arguments}))
}

fn group() -> Value {
    json!({"GroupId": "staff", "GroupName": "Staff"})
}

#[test]
fn tools_are_listed_and_a_read_is_answered() {
    let desk = Desk::new();
    let requests = [("tools/list", json!({})), call("get_group_list", json!({}))];
    let (answers, ended) = answers(&desk, "mcp", &requests);
    assert_eq!(answers[0]["result"]["tools"].as_array().unwrap().len(), 35);
    let result = &answers[1]["result"];
    assert_eq!(result["isError"], false);
    assert_eq!(result["structuredContent"]["GroupNum"], 0);
    assert_eq!((ended.code, &*ended.stderr), (0, ""));
}

#[test]
fn a_create_is_refused_unless_it_is_allowed() {
    let desk = Desk::new();
    let requests = [call("create_group", group())];
    let (refused, _) = answers(&desk, "mcp", &requests);
    assert_eq!(refused[0]["result"]["isError"], true);
    let report = &refused[0]["result"]["structuredContent"];
    assert_eq!(report["class"], "usage");
    assert_eq!(desk.emulator.requests().len(), 0);
    let (created, _) = answers(&desk, "mcp --allow create", &requests);
    assert_eq!(created[0]["result"]["isError"], false);
    assert_eq!(desk.emulator.state()["Groups"][0]["GroupId"], "staff");
}

#[test]
fn a_picture_outside_of_the_folder_is_refused() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("faces")).unwrap();
    std::fs::copy(desk.path("100.png"), desk.path("faces/in.png")).unwrap();
    let names = ["in.png", "../100.png", "../no.png", "/etc/passwd"];
    let requests = names.map(|name| call("detect_face", json!({"Image": name})));
    let (answers, _) = answers(&desk, "mcp --pictures faces", &requests);
    let taken: Vec<_> = answers
        .iter()
        .map(|one| one["result"]["isError"] == false)
        .collect();
    assert_eq!(taken, [true, false, false, false]);
    for (name, answer) in names.iter().zip(&answers).skip(1) {
        let expected = format!("there is no picture {name:?} below the folder of pictures");
        assert_eq!(answer["result"]["structuredContent"]["message"], expected);
    }
}

#[test]
fn it_ends_with_its_input() {
    let ended = Desk::new().iai("mcp").end();
    assert_eq!((ended.code, &*ended.stdout, &*ended.stderr), (0, "", ""));
}

#[test]
fn what_is_not_the_protocol_is_a_mistake_and_is_not_repeated() {
    let line = message(
        None,
        "notifications/initialized",
        &json!({"name": "Annabella"}),
    );
    let ended = Desk::new().iai("mcp").input(line).end();
    assert_eq!(ended.report()["class"], "usage");
    assert!(!ended.stderr.contains("Annabella"), "{ended}");
}
