//! Where parameters come from, and what is shown of a request that is not sent.

use std::fs;

use serde_json::{Value, json};

use super::harness::{Desk, SECRET_ID};

#[test]
fn json_is_the_whole_request_and_flags_come_over_it() {
    let desk = Desk::new();
    let request = json!({"GroupId": "g", "GroupName": "From JSON", "Tag": "t"});
    fs::write(desk.path("request.json"), request.to_string()).unwrap();
    desk.ok("create-group --json request.json --group-name Flag");
    let info = desk.ok("get-group-info --group-id g");
    assert_eq!(
        (&info["GroupName"], &info["Tag"]),
        (&json!("Flag"), &json!("t"))
    );
    let ended = desk
        .iai("create-group --json -")
        .input(r#"{"GroupId": "h", "GroupName": "Pipe"}"#)
        .end();
    assert_eq!(ended.document()["FaceModelVersion"], "3.0");
}

#[test]
fn a_picture_comes_from_standard_input() {
    let desk = Desk::new();
    let picture = fs::read(desk.path("120.png")).unwrap();
    let found = desk
        .iai("detect-face --image -")
        .input(picture)
        .end()
        .document();
    assert_eq!(found["ImageWidth"], 120);
}

/// As JPG it may have up to 4,000 px.
#[test]
fn a_picture_is_made_to_fit() {
    let desk = Desk::new();
    fs::write(desk.path("large.png"), iai_tests::pictures::png(4400, 100)).unwrap();
    let refused = desk.iai("detect-face --image large.png").end().report();
    assert_eq!(refused["code"], "FailedOperation.ImageResolutionExceed");
    let found = desk.ok("detect-face --image large.png --fit");
    assert_eq!(found["ImageWidth"], 4000);
}

#[test]
fn a_skeleton_is_a_request_to_fill_in() {
    let desk = Desk::new();
    let ended = desk.iai("create-group --skeleton").end();
    let mut skeleton = ended.document();
    let keys: Vec<&str> = ended
        .stdout
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
        .collect();
    assert_eq!(
        keys,
        [
            "GroupName",
            "GroupId",
            "GroupExDescriptions",
            "Tag",
            "FaceModelVersion"
        ]
    );
    for (name, value) in [
        ("GroupName", json!("G")),
        ("GroupId", json!("g")),
        ("GroupExDescriptions", json!(["Room"])),
    ] {
        skeleton[name] = value;
    }
    let filled = desk
        .iai("create-group --json -")
        .input(skeleton.to_string())
        .end();
    assert_eq!(filled.document()["FaceModelVersion"], "3.0");
}

#[test]
fn a_dry_run_shows_what_would_be_signed_and_sends_nothing() {
    let desk = Desk::new();
    let shown = desk
        .ok("create-person --group-id g --person-id p --person-name N --image 100.png --dry-run");
    assert_eq!(shown["Action"], "CreatePerson");
    assert_eq!(shown["Parameters"]["PersonName"], "N");
    let picture = shown["Parameters"]["Image"].as_str().unwrap();
    assert!(
        picture.starts_with('<') && picture.ends_with(" bytes of Base64>"),
        "{picture}"
    );
    let signed = shown["StringToSign"].as_str().unwrap();
    assert!(signed.starts_with("TC3-HMAC-SHA256\n"), "{signed}");
    assert!(!shown.to_string().contains(SECRET_ID));
    assert!(desk.emulator.requests().is_empty());
}

/// Without credentials nothing could be sent, but a request can be looked at.
#[test]
fn a_dry_run_needs_no_credentials() {
    let desk = Desk::new();
    let run = desk
        .iai("get-group-list --dry-run --method get")
        .without("TENCENTCLOUD_SECRET_KEY");
    let shown = run.without("TENCENTCLOUD_SECRET_ID").end().document();
    assert_eq!(shown["Method"], "GET");
}

#[test]
fn a_wrong_request_is_not_shown_as_a_right_one() {
    let desk = Desk::new();
    let report = desk
        .iai("create-group --dry-run --group-id g")
        .end()
        .report();
    assert_eq!(
        (&report["class"], &report["violations"][0]["parameter"]),
        (&json!("invalid"), &json!("GroupName"))
    );
}

#[test]
fn verbose_tells_of_attempts_and_quiet_of_nothing() {
    let desk = Desk::new();
    desk.emulator
        .faults()
        .add(
            "GetGroupList: error=InternalError, times=1"
                .parse()
                .unwrap(),
        )
        .unwrap();
    let ended = desk.iai("get-group-list -v").end();
    let lines: Vec<Value> = ended
        .stderr
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2, "{ended}");
    for (line, part) in lines.iter().zip(["(InternalError, ", ": success ("]) {
        assert!(line["detail"].as_str().unwrap().contains(part), "{line}");
    }
    assert_eq!(desk.iai("get-group-list -q").end().stderr, "");
}

/// Fields stand in the order of the page, whatever their names.
#[test]
fn fields_keep_their_order() {
    let desk = Desk::new();
    let ended = desk.iai("detect-face --image 100.png").end();
    let keys: Vec<&str> = ended
        .stdout
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
        .collect();
    assert_eq!(
        keys,
        [
            "ImageWidth",
            "ImageHeight",
            "FaceInfos",
            "FaceModelVersion",
            "RequestId"
        ]
    );
    let _: Value = ended.document();
}
