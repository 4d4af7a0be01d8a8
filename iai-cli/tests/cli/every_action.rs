//! One story in which each of the 35 actions is called by its command, over POST and over GET.

use std::collections::BTreeSet;

use serde_json::Value;

use super::harness::Desk;

/// Command lines, each with a part of its response: a path, and the value there.
const STORY: [(&str, &str, &str); 41] = [
    (
        "create-group --group-id g --group-name Group --group-ex-descriptions Room Badge --tag t",
        "/FaceModelVersion",
        r#""3.0""#,
    ),
    (
        "create-group --group-id h --group-name H --group-ex-descriptions Floor",
        "/FaceModelVersion",
        r#""3.0""#,
    ),
    (
        "create-group --group-id old --group-name Old --face-model-version 2.0",
        "/FaceModelVersion",
        r#""2.0""#,
    ),
    (
        "modify-group --group-id g --group-name Group-1 \
         --group-ex-description-infos GroupExDescriptionIndex=1,GroupExDescription=Card",
        "",
        "",
    ),
    (
        "get-group-info --group-id g",
        "/GroupExDescriptions",
        r#"["Room","Card"]"#,
    ),
    ("get-group-list", "/GroupNum", "3"),
    (
        "create-person --group-id g --person-id p --person-name Name --gender female --image 100.png \
         --person-ex-description-infos PersonExDescriptionIndex=0,PersonExDescription=12",
        "/FaceRect/X",
        "25",
    ),
    (
        "copy-person --person-id p --group-ids h",
        "/SucGroupIds",
        r#"["h"]"#,
    ),
    (
        "modify-person-base-info --person-id p --person-name New --gender 1",
        "",
        "",
    ),
    (
        "modify-person-group-info --group-id h --person-id p \
         --person-ex-description-infos PersonExDescriptionIndex=0,PersonExDescription=3",
        "",
        "",
    ),
    (
        "get-person-base-info --person-id p",
        "/PersonName",
        r#""New""#,
    ),
    (
        "get-person-group-info --person-id p",
        "/PersonGroupInfos/1/PersonExDescriptions",
        r#"["3"]"#,
    ),
    ("get-person-list --group-id h", "/PersonInfos/0/Gender", "1"),
    ("get-person-list-num --group-id h", "/PersonNum", "1"),
    (
        "create-face --person-id p --images 100.png",
        "/RetCode",
        "[0]",
    ),
    (
        "verify-face --person-id p --image 100.png",
        "/IsMatch",
        "true",
    ),
    (
        "verify-person --person-id p --image 100.png",
        "/IsMatch",
        "true",
    ),
    (
        "search-faces --group-ids g h --image 100.png",
        "/Results/0/Candidates/0/PersonId",
        r#""p""#,
    ),
    (
        "search-faces-returns-by-group --group-ids g --image 100.png",
        "/ResultsReturnsByGroup/0/GroupCandidates/0/GroupId",
        r#""g""#,
    ),
    (
        "search-persons --group-ids g --image 100.png --need-person-info",
        "/PersonNum",
        "1",
    ),
    (
        "search-persons-returns-by-group --group-ids g --image 100.png",
        "/PersonNum",
        "1",
    ),
    (
        "compare-face --image-a 100.png --image-b 100.png",
        "/Score",
        "100.0",
    ),
    (
        "compare-mask-face --image-a 100.png --image-b 100.png",
        "/Score",
        "100.0",
    ),
    (
        "detect-face-similarity --image-a 100.png --image-b 100.png",
        "/Score",
        "100.0",
    ),
    (
        "detect-face --image 100.png --max-face-num 2 --need-face-attributes",
        "/ImageWidth",
        "100",
    ),
    (
        "detect-face-attributes --image 100.png --face-attributes-type Age,Hat",
        "/ImageHeight",
        "100",
    ),
    (
        "detect-live-face-accurate --image 100.png",
        "/FaceModelVersion",
        r#""3.0""#,
    ),
    (
        "analyze-face --image 100.png --mode largest-face",
        "/ImageWidth",
        "100",
    ),
    (
        "analyze-dense-landmarks --image 100.png",
        "/ImageWidth",
        "100",
    ),
    (
        "upgrade-group-face-model-version --group-id old --face-model-version 3.0",
        "/JobId",
        "",
    ),
    (
        "get-upgrade-group-face-model-version-job-list",
        "/JobNum",
        "1",
    ),
    (
        "get-upgrade-group-face-model-version-result --job-id {job}",
        "/JobId",
        "",
    ),
    (
        "create-person --group-id g --person-id q --person-name Q --url http://x/120.png",
        "/FaceRect/X",
        "30",
    ),
    (
        "delete-person-from-group --group-id h --person-id p",
        "",
        "",
    ),
    (
        "delete-face --person-id p --face-ids {face}",
        "/SucDeletedNum",
        "1",
    ),
    ("delete-person --person-id q", "", ""),
    ("delete-group --group-id h", "", ""),
    (
        "get-group-list --limit 1",
        "/GroupInfos/0/GroupId",
        r#""g""#,
    ),
    ("get-person-base-info --person-id p", "/FaceIds", ""),
    ("get-person-list-num --group-id g", "/PersonNum", "1"),
    ("revert-group-face-model-version --job-id {job}", "", ""),
];

#[test]
fn by_post() {
    story("");
}

#[test]
fn by_get() {
    story(" --method get");
}

fn story(more: &str) {
    let photos = tempfile::TempDir::new().unwrap();
    std::fs::write(
        photos.path().join("120.png"),
        iai_tests::pictures::png(120, 120),
    )
    .unwrap();
    let desk = Desk::with(|builder| builder.pictures(photos.path()));
    let mut job = String::new();
    let mut face = String::new();
    for (line, path, expected) in STORY {
        let line = line.replace("{job}", &job).replace("{face}", &face) + more;
        let response = desk.ok(&line);
        assert!(response["RequestId"].is_string(), "{line}: {response}");
        if !expected.is_empty() {
            let expected: Value = serde_json::from_str(expected).unwrap();
            assert_eq!(
                response.pointer(path),
                Some(&expected),
                "{line}: {response}"
            );
        }
        desk.pass(if response["JobId"].is_string() { 5 } else { 0 });
        let text = |name: &str| response[name].as_str().map(str::to_owned);
        job = text("JobId").unwrap_or(job);
        face = response["SucFaceIds"][0]
            .as_str()
            .map_or(face, str::to_owned);
    }
    let records = desk.emulator.requests();
    let called: BTreeSet<&str> = records
        .iter()
        .filter_map(|record| {
            (record.code.as_deref() == Some("ok") || record.code.is_none())
                .then_some(&*record.action)
        })
        .collect();
    assert_eq!(called.len(), 35, "{called:?}");
}
