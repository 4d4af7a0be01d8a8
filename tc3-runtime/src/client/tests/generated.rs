//! Generated requests go through the same client.

use super::*;
use crate::actions::create_person::CreatePersonOutcome;
use crate::{ErrorCode, Image};

#[tokio::test]
async fn a_built_request_is_sent_by_its_builder() {
    let server = Server::start().await;
    let client = client(&server);
    let call = client
        .create_person()
        .group_id("TencentShenZhenEmployee")
        .person_name("evanliao")
        .person_id("1001")
        .image(Image::from_bytes(crate::image::samples::png(64, 64)))
        .send();
    let (answer, seen) = tokio::join!(call, server.answer(http(200, SUCCESS)));
    let answer = answer.unwrap();
    let CreatePersonOutcome::Created { face_id, .. } = answer.outcome() else {
        panic!("{answer:?}");
    };
    assert_eq!(face_id, "3454816969590585885");
    assert_eq!(seen.header("x-tc-action"), Some("CreatePerson"));
    let start = br#"{"GroupId":"TencentShenZhenEmployee","PersonName":"evanliao","PersonId":"1001","Image":"iVBORw0KGgo"#;
    assert!(seen.body.starts_with(start));
}

#[tokio::test]
async fn an_error_answer_is_a_code_with_a_remedy() {
    const CODE: &str = "InvalidParameterValue.PersonIdAlreadyExist";
    let server = Server::start().await;
    let call = client(&server)
        .create_person()
        .group_id("g")
        .person_name("n")
        .person_id("p")
        .url("http://example.com/a.jpg")
        .send();
    let body =
        format!(r#"{{"Response":{{"Error":{{"Code":"{CODE}","Message":"m"}},"RequestId":"r"}}}}"#);
    let (result, _) = tokio::join!(call, server.answer(http(200, &body)));
    let error = result.unwrap_err();
    assert_eq!(error.code(), Some(ErrorCode::parse(CODE)));
    assert!(!matches!(error.code(), Some(ErrorCode::Unknown(_))));
    assert!(error.remedy().contains("PersonId"), "{}", error.remedy());
}
