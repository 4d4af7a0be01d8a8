//! The four examples of the CreatePerson page, replayed over POST and GET, with the client and without it.

use iai_client::actions::{CreatePersonOutcome, CreatePersonRequest, CreatePersonResponse};
use iai_client::types::{Gender, PersonExDescriptionInfo};
use iai_client::{Error, ErrorCode, ErrorKind, Method, RequestConfig, Response};
use iai_emulator::Emulator;
use iai_tests::fake_server::FakeServer;
use iai_tests::folder::Folder;
use iai_tests::harness::{self, EmulatorHarness};
use iai_tests::http::http;
use iai_tests::raw::{Request, SECRET_ID, SECRET_KEY};
use iai_tests::{page, pictures};
use serde_json::{Value, json};

const METHODS: [Method; 2] = [Method::Post, Method::Get];

/// The descriptions of the first two examples.
const STUDENT: [&str; 4] = [
    "School of Computer Science",
    "Software Engineering",
    "Class of 2015",
    "3150808",
];
const EMPLOYEE: [&str; 3] = [
    "Cloud & Smart Industries Group",
    "AI Product Center",
    "Face Recognition Products Group",
];

/// The examples as a program writes them, in the order of the page.
fn requests() -> [CreatePersonRequest; 4] {
    let example = |group: &str, name: &str, id: &str, gender, url: &str| {
        CreatePersonRequest::builder()
            .group_id(group)
            .person_name(name)
            .person_id(id)
            .gender(gender)
            .url(format!("http://test.image.myqcloud.com/{url}"))
    };
    [
        example(
            "ZhuYuanDormitoryNo1",
            "Junly",
            "2001",
            Gender::Male,
            "testB.jpg",
        )
        .person_ex_description_infos(described(&STUDENT))
        .build(),
        example(
            "TencentShenZhenEmployee",
            "evanliao",
            "1001",
            Gender::Male,
            "testA.jpg",
        )
        .person_ex_description_infos(described(&EMPLOYEE))
        .build(),
        example(
            "ZhuYuanDormitoryNo1",
            "Cheng",
            "1001",
            Gender::Female,
            "testD.jpg",
        )
        .build(),
        example(
            "ShenZhenCitizen",
            "Siccy",
            "3001",
            Gender::Female,
            "testC.jpg",
        )
        .build(),
    ]
}

fn described(values: &[&str]) -> Vec<PersonExDescriptionInfo> {
    let entry = |(index, value): (u64, &&str)| {
        let mut entry = PersonExDescriptionInfo::default();
        entry.person_ex_description_index = Some(index);
        entry.person_ex_description = Some((*value).to_owned());
        entry
    };
    (0..).zip(values).map(entry).collect()
}

/// The examples as JSON bodies.
const BODIES: [&str; 4] = [
    r#"{"GroupId": "ZhuYuanDormitoryNo1", "PersonName": "Junly", "PersonId": "2001", "Gender": 1,
        "Url": "http://test.image.myqcloud.com/testB.jpg", "PersonExDescriptionInfos": [
        {"PersonExDescriptionIndex": 0, "PersonExDescription": "School of Computer Science"},
        {"PersonExDescriptionIndex": 1, "PersonExDescription": "Software Engineering"},
        {"PersonExDescriptionIndex": 2, "PersonExDescription": "Class of 2015"},
        {"PersonExDescriptionIndex": 3, "PersonExDescription": "3150808"}]}"#,
    r#"{"GroupId": "TencentShenZhenEmployee", "PersonName": "evanliao", "PersonId": "1001", "Gender": 1,
        "Url": "http://test.image.myqcloud.com/testA.jpg", "PersonExDescriptionInfos": [
        {"PersonExDescriptionIndex": 0, "PersonExDescription": "Cloud & Smart Industries Group"},
        {"PersonExDescriptionIndex": 1, "PersonExDescription": "AI Product Center"},
        {"PersonExDescriptionIndex": 2, "PersonExDescription": "Face Recognition Products Group"}]}"#,
    r#"{"GroupId": "ZhuYuanDormitoryNo1", "PersonName": "Cheng", "PersonId": "1001", "Gender": 2,
        "Url": "http://test.image.myqcloud.com/testD.jpg"}"#,
    r#"{"GroupId": "ShenZhenCitizen", "PersonName": "Siccy", "PersonId": "3001", "Gender": 2,
        "Url": "http://test.image.myqcloud.com/testC.jpg"}"#,
];

/// The examples as the page prints them, in the order of its parameters, with the encoding that the page leaves out.
const QUERIES: [&str; 4] = [
    "GroupId=ZhuYuanDormitoryNo1&PersonName=Junly&PersonId=2001&Gender=1\
     &Url=http%3A%2F%2Ftest.image.myqcloud.com%2FtestB.jpg\
     &PersonExDescriptionInfos.0.PersonExDescriptionIndex=0\
     &PersonExDescriptionInfos.0.PersonExDescription=School%20of%20Computer%20Science\
     &PersonExDescriptionInfos.1.PersonExDescriptionIndex=1\
     &PersonExDescriptionInfos.1.PersonExDescription=Software%20Engineering\
     &PersonExDescriptionInfos.2.PersonExDescriptionIndex=2\
     &PersonExDescriptionInfos.2.PersonExDescription=Class%20of%202015\
     &PersonExDescriptionInfos.3.PersonExDescriptionIndex=3\
     &PersonExDescriptionInfos.3.PersonExDescription=3150808",
    "GroupId=TencentShenZhenEmployee&PersonName=evanliao&PersonId=1001&Gender=1\
     &Url=http%3A%2F%2Ftest.image.myqcloud.com%2FtestA.jpg\
     &PersonExDescriptionInfos.0.PersonExDescriptionIndex=0\
     &PersonExDescriptionInfos.0.PersonExDescription=Cloud%20%26%20Smart%20Industries%20Group\
     &PersonExDescriptionInfos.1.PersonExDescriptionIndex=1\
     &PersonExDescriptionInfos.1.PersonExDescription=AI%20Product%20Center\
     &PersonExDescriptionInfos.2.PersonExDescriptionIndex=2\
     &PersonExDescriptionInfos.2.PersonExDescription=Face%20Recognition%20Products%20Group",
    "GroupId=ZhuYuanDormitoryNo1&PersonName=Cheng&PersonId=1001&Gender=2\
     &Url=http%3A%2F%2Ftest.image.myqcloud.com%2FtestD.jpg",
    "GroupId=ShenZhenCitizen&PersonName=Siccy&PersonId=3001&Gender=2\
     &Url=http%3A%2F%2Ftest.image.myqcloud.com%2FtestC.jpg",
];

/// The codes with which the emulator answers the examples, in order; the page shows none of them, the mainland page
/// shows both.
const CODES: [Option<&str>; 4] = [
    None,
    None,
    Some("InvalidParameterValue.PersonIdAlreadyExist"),
    Some("InvalidParameterValue.GroupIdNotExist"),
];

/// An emulator in which the examples can happen: the pictures of the page and its two groups.
fn harness() -> (EmulatorHarness, Folder) {
    let folder = Folder::new();
    for name in ["testA.jpg", "testB.jpg", "testC.jpg", "testD.jpg"] {
        folder.write(name, pictures::ASTRONAUT);
    }
    let emulator = Emulator::builder()
        .credentials(SECRET_ID, SECRET_KEY)
        .pictures(folder.path());
    let harness = EmulatorHarness::of(emulator.start().unwrap());
    harness.create_group(&json!({
        "GroupId": "ZhuYuanDormitoryNo1", "GroupName": "ZhuYuan",
        "GroupExDescriptions": ["School", "Subject", "Class", "Number"],
    }));
    harness.create_group(&json!({
        "GroupId": "TencentShenZhenEmployee", "GroupName": "Tencent",
        "GroupExDescriptions": ["Group", "Department", "Team"],
    }));
    (harness, folder)
}

type Replayed = [Result<Response<CreatePersonResponse>, Error>; 4];

/// Sends the examples in order with the client.
fn replayed(harness: &EmulatorHarness, method: Method) -> Replayed {
    requests().map(|request| harness.send(request, RequestConfig::new().method(method)))
}

/// What the emulator holds after all four: two persons, all texts whole.
fn stored() -> Value {
    let person = |id: &str, name: &str, group: &str, values: &[&str]| {
        let entry = |(index, value): (u64, &&str)| json!({"PersonExDescriptionIndex": index, "PersonExDescription": value});
        let descriptions: Vec<_> = (0..).zip(values).map(entry).collect();
        json!({
            "PersonId": id, "PersonName": name, "Gender": 1,
            "Groups": [{"GroupId": group, "PersonExDescriptions": descriptions}],
        })
    };
    json!([
        person("1001", "evanliao", "TencentShenZhenEmployee", &EMPLOYEE),
        person("2001", "Junly", "ZhuYuanDormitoryNo1", &STUDENT),
    ])
}

/// The persons of the emulator without what differs from run to run.
fn held(harness: &EmulatorHarness) -> Value {
    let mut persons = harness.persons();
    for person in persons.as_array_mut().unwrap() {
        let person = person.as_object_mut().unwrap();
        assert!(
            person
                .remove("CreationTimestamp")
                .is_some_and(|time| time.is_u64())
        );
        assert!(person.remove("Number").is_some());
        assert_eq!(person.remove("Faces").unwrap().as_array().unwrap().len(), 1);
    }
    persons
}

#[test]
fn successful_examples_create_persons() {
    for method in METHODS {
        let (harness, _folder) = harness();
        let [student, employee, ..] = replayed(&harness, method);
        for response in [student.unwrap(), employee.unwrap()] {
            let CreatePersonOutcome::Created {
                face_id,
                face_rect: Some(rect),
                ..
            } = response.outcome()
            else {
                panic!("{method}: {response:?}");
            };
            assert_eq!(face_id.len(), 19);
            let frame = (rect.x, rect.y, rect.width, rect.height);
            assert_eq!(frame, (Some(128), Some(102), Some(256), Some(307)));
            assert_eq!(response.face_model_version.as_deref(), Some("3.0"));
            assert_eq!(response.similar_person_id, None);
            assert_eq!((response.request_id.len(), response.attempts()), (36, 1));
            assert_eq!(response.warnings(), []);
        }
    }
}

#[test]
fn failed_examples_are_typed_errors() {
    for method in METHODS {
        let (harness, _folder) = harness();
        let [_, _, taken, no_group] = replayed(&harness, method);
        let expected = [
            (
                taken,
                ErrorCode::InvalidParameterValuePersonIdAlreadyExist,
                "PersonId",
            ),
            (
                no_group,
                ErrorCode::InvalidParameterValueGroupIdNotExist,
                "CreateGroup",
            ),
        ];
        for (result, code, remedy) in expected {
            let error = result.unwrap_err();
            assert_eq!(error.code(), Some(code), "{method}");
            assert_eq!(error.request_id().map(str::len), Some(36));
            assert_eq!(
                (error.action(), error.attempts()),
                (Some("CreatePerson"), 1)
            );
            assert!(error.remedy().contains(remedy), "{}", error.remedy());
            assert!(!error.is_outcome_unknown());
            assert!(matches!(error.kind(), ErrorKind::Service(found) if found.status() == 200));
        }
    }
}

#[test]
fn ampersand_and_spaces_arrive_whole() {
    for method in METHODS {
        let (harness, _folder) = harness();
        let _answers = replayed(&harness, method);
        assert_eq!(held(&harness), stored(), "{method}");
    }
}

#[test]
fn the_examples_can_be_sent_by_hand() {
    let posts =
        BODIES.map(|body| Request::post("CreatePerson", &serde_json::from_str(body).unwrap()));
    let gets = QUERIES.map(|query| Request::get("CreatePerson", query));
    for examples in [posts, gets] {
        let (harness, _folder) = harness();
        for (request, code) in examples.iter().zip(CODES) {
            let response = harness.raw(request);
            assert_eq!(
                (response.status, response.code().as_deref()),
                (200, code),
                "{}",
                response.body
            );
            assert_eq!(response.response()["RequestId"].as_str().unwrap().len(), 36);
        }
        assert_eq!(held(&harness), stored());
    }
}

/// The page prints the `&` bare. Sent like that it would end the value and begin a parameter that has no name.
#[test]
fn the_bare_ampersand_of_the_page_is_refused() {
    let (harness, _folder) = harness();
    let response = harness.raw(&Request::get(
        "CreatePerson",
        &QUERIES[1].replace("%26", "&"),
    ));
    assert_eq!(response.code().as_deref(), Some("InvalidParameter"));
    assert_eq!(harness.persons(), json!([]));
}

/// Sends the first example to a server that answers with `body`.
fn answered(body: &str) -> Result<Response<CreatePersonResponse>, Error> {
    let script = FakeServer::saying(http(200, body));
    let [request, ..] = requests();
    harness::wait(harness::client(&script.url()).send(request))
}

#[test]
fn the_printed_answers_are_read_to_the_digit() {
    let table = [
        (
            page::STUDENT_ANSWER,
            "3454816969590585885",
            "738a2fb0-bd4b-4cf6-9c91-18d50978d76b",
        ),
        (
            page::EMPLOYEE_ANSWER,
            "3454816969590585881",
            "269a6bc0-0016-47e8-a63d-517ce4052b0e",
        ),
    ];
    for (body, face, request_id) in table {
        let response = answered(body).unwrap();
        assert_eq!(response.face_id.as_deref(), Some(face));
        let rect = response.face_rect.as_ref().unwrap();
        let frame = (rect.x, rect.y, rect.width, rect.height);
        assert_eq!(frame, (Some(172), Some(122), Some(178), Some(228)));
        assert_eq!(response.face_model_version.as_deref(), Some("3.0"));
        assert_eq!(response.similar_person_id, None);
        assert_eq!(response.request_id, request_id);
        assert!(
            matches!(response.outcome(), CreatePersonOutcome::Created { face_id, .. } if face_id == face)
        );
    }
}

#[test]
fn the_printed_failures_are_no_success() {
    let table = [
        (page::TAKEN_ANSWER, "76dedef7-af27-4a20-9064-c5ef3133926d"),
        (
            page::NO_GROUP_ANSWER,
            "dfa512fc-fd07-4bf1-a292-cb497b620857",
        ),
    ];
    for (body, request_id) in table {
        let error = answered(body).unwrap_err();
        assert!(error.is_decode(), "{error}");
        assert_eq!(
            (error.code_str(), error.request_id()),
            (None, Some(request_id))
        );
    }
}
