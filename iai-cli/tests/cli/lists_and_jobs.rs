//! `--all` and `--wait`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::json;

use super::harness::Desk;

fn with_groups(count: usize) -> Desk {
    let desk = Desk::new();
    let groups: Vec<_> = (0..count)
        .map(|n| json!({"GroupId": format!("g{n}"), "GroupName": format!("G{n}")}))
        .collect();
    desk.emulator
        .load(&json!({"Groups": groups, "Persons": []}))
        .unwrap();
    desk
}

#[test]
fn all_pages_are_one_document() {
    let desk = with_groups(5);
    let all = desk.ok("get-group-list --all --limit 2");
    let ids: Vec<_> = all["GroupInfos"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["GroupId"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["g0", "g1", "g2", "g3", "g4"]);
    assert_eq!(desk.emulator.requests().len(), 3);
}

#[test]
fn lines_come_one_for_an_item() {
    let desk = with_groups(3);
    let ended = desk.iai("get-group-list --all --limit 2 -o jsonl").end();
    let ids: Vec<String> = ended
        .stdout
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["GroupId"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(ids, ["g0", "g1", "g2"]);
}

#[test]
fn a_query_sees_all_items() {
    let desk = with_groups(3);
    let ended = desk
        .iai("get-group-list --all --limit 1 --query GroupInfos[].GroupId")
        .end();
    assert_eq!(ended.document(), json!(["g0", "g1", "g2"]));
}

#[test]
fn nothing_is_written_of_half_a_list() {
    let desk = with_groups(3);
    desk.emulator
        .faults()
        .add("GetGroupList: script=[ok, InternalError]".parse().unwrap())
        .unwrap();
    let ended = desk
        .iai("get-group-list --all --limit 1 --attempts 1")
        .end();
    assert_eq!(ended.report()["code"], "InternalError");
}

/// The emulator's clock is twenty times as fast, so that its jobs take a quarter of a second.
#[test]
fn a_job_is_waited_for() {
    let begin = now();
    let desk =
        Desk::with(move |builder| builder.precise_clock(move || begin + (now() - begin) * 20));
    desk.ok("create-group --group-id old --group-name Old --face-model-version 2.0");
    let line = "upgrade-group-face-model-version --group-id old --face-model-version 3.0 --wait --poll-interval 0.02";
    let ended = desk.iai(line).end();
    let last = ended.document();
    assert_eq!(
        (&last["Status"], &last["Progress"]),
        (&json!(1), &json!(100.0))
    );
    assert!(ended.stderr.contains("started: JobId "), "{ended}");
}

#[expect(
    clippy::disallowed_methods,
    reason = "what is signed has the time of the machine"
)]
fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap()
}
