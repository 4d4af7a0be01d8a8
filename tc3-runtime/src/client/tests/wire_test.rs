//! What goes over the wire. Signatures are computed by hand elsewhere.

use super::*;
use crate::{CallOptions, Image, Language, Method};

fn authorization(signed_headers: &str, signature: &str) -> String {
    format!(
        "TC3-HMAC-SHA256 Credential=AKIDPLANTED/2019-02-25/iai/tc3_request, \
         SignedHeaders={signed_headers}, Signature={signature}"
    )
}

/// The headers of the request, sorted, without those that the connection needs.
fn essential(seen: &server::Seen) -> Vec<(&str, &str)> {
    let mut headers: Vec<_> = seen
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    headers.sort_unstable();
    headers
}

#[tokio::test]
async fn a_post_is_json_with_these_headers_and_no_others() {
    let server = Server::start().await;
    let (answer, seen) = tokio::join!(
        client(&server).send(request()),
        server.answer(http(200, SUCCESS))
    );
    let answer = answer.unwrap();
    assert_eq!(answer.face_id.as_deref(), Some("3454816969590585885"));
    assert_eq!((answer.request_id.as_str(), answer.attempts()), ("r-1", 1));
    assert_eq!(seen.line, "POST / HTTP/1.1");
    assert_eq!(seen.body, br#"{"Name":"evan","Url":"http://x/y.jpg"}"#);
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        essential(&seen),
        [
            ("accept", "*/*"),
            (
                "authorization",
                authorization(
                    "content-type;host",
                    "f44fb6a09b7f81a872ff9ea2e15647c95367b7790e022b2a7e18235adf6d6125"
                )
                .as_str()
            ),
            ("content-length", "38"),
            ("content-type", "application/json"),
            ("host", HOST),
            ("user-agent", format!("tc3-runtime/{version}").as_str()),
            ("x-tc-action", "CreatePerson"),
            (
                "x-tc-requestclient",
                format!("tc3-runtime_{version}").as_str()
            ),
            ("x-tc-timestamp", "1551113065"),
            ("x-tc-version", "2020-03-03"),
        ]
    );
}

#[tokio::test]
async fn a_get_is_a_query_that_is_signed_as_it_is_sent() {
    let server = Server::start().await;
    let client = client(&server).with(CallOptions::new().method(Method::Get));
    let (answer, seen) = tokio::join!(client.send(request()), server.answer(http(200, SUCCESS)));
    answer.unwrap();
    assert_eq!(
        seen.line,
        "GET /?Name=evan&Url=http%3A%2F%2Fx%2Fy.jpg HTTP/1.1"
    );
    assert_eq!(seen.body, b"");
    assert_eq!(
        seen.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let signature = "3b67d55fb25197c7f4d4864e66f075d509573f76b729a95680edf344694b6837";
    let expected = authorization("content-type;host", signature);
    assert_eq!(seen.header("authorization"), Some(expected.as_str()));
}

#[tokio::test]
async fn the_body_may_be_left_out_of_the_signature() {
    let server = Server::start().await;
    let client = client(&server).with(CallOptions::new().unsigned_payload(true));
    let (answer, seen) = tokio::join!(client.send(request()), server.answer(http(200, SUCCESS)));
    answer.unwrap();
    assert_eq!(seen.header("x-tc-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    let signature = "6b2b72c7a9fefbbbf6d13fd1be7afaf6aedea4c6ce56fa53218cebaf004e133f";
    let expected = authorization("content-type;host", signature);
    assert_eq!(seen.header("authorization"), Some(expected.as_str()));
}

#[tokio::test]
async fn the_action_may_be_signed_too() {
    let server = Server::start().await;
    let client = client(&server).with(CallOptions::new().sign_action(true));
    let (answer, seen) = tokio::join!(client.send(request()), server.answer(http(200, SUCCESS)));
    answer.unwrap();
    let signature = "368c5c8ad605f029aa77a78edcb87c4b6c8aaf829a27923058f5c05daea2255d";
    let expected = authorization("content-type;host;x-tc-action", signature);
    assert_eq!(seen.header("authorization"), Some(expected.as_str()));
}

#[tokio::test]
async fn settings_become_headers() {
    let server = Server::start().await;
    let keys = Credentials::new("AKIDPLANTED", "SECRETKEY")
        .unwrap()
        .with_token("TOKEN")
        .unwrap();
    let client = builder(&server)
        .credentials(keys)
        .region("ap-guangzhou")
        .language(Language::English)
        .app_name("door 1.0")
        .build()
        .unwrap();
    let (answer, seen) = tokio::join!(client.send(request()), server.answer(http(200, SUCCESS)));
    answer.unwrap();
    assert_eq!(seen.header("x-tc-token"), Some("TOKEN"));
    assert_eq!(seen.header("x-tc-region"), Some("ap-guangzhou"));
    assert_eq!(seen.header("x-tc-language"), Some("en-US"));
    let app = format!("tc3-runtime_{};door 1.0", env!("CARGO_PKG_VERSION"));
    assert_eq!(seen.header("x-tc-requestclient"), Some(app.as_str()));
}

#[tokio::test]
async fn without_a_signing_host_the_address_is_signed_with_its_port() {
    let server = Server::start().await;
    let client = builder(&server)
        .endpoint(Endpoint::custom(&server.url()).unwrap())
        .build()
        .unwrap();
    let (answer, seen) = tokio::join!(client.send(request()), server.answer(http(200, SUCCESS)));
    answer.unwrap();
    assert_eq!(
        seen.header("host").map(|host| format!("http://{host}")),
        Some(server.url())
    );
}

#[tokio::test]
async fn a_gateway_keeps_its_path_and_the_service_its_signature() {
    let server = Server::start().await;
    let endpoint = Endpoint::custom(&format!("{}/iai", server.url())).unwrap();
    let client = builder(&server)
        .endpoint(endpoint.signing_host(HOST).unwrap())
        .build()
        .unwrap();
    let (answer, seen) = tokio::join!(client.send(request()), server.answer(http(200, SUCCESS)));
    answer.unwrap();
    assert_eq!(seen.line, "POST /iai HTTP/1.1");
    let signature = "f44fb6a09b7f81a872ff9ea2e15647c95367b7790e022b2a7e18235adf6d6125";
    assert!(seen.header("authorization").unwrap().ends_with(signature));
}

#[tokio::test]
async fn a_large_photo_arrives_whole() {
    let photo = [crate::image::samples::png(640, 480), vec![7; 3_500_000]].concat();
    let request = Request {
        image: Some(Image::from_bytes(photo.clone())),
        url: None,
        ..request()
    };
    let server = Server::start().await;
    let (answer, seen) = tokio::join!(
        client(&server).send(request),
        server.answer(http(200, SUCCESS))
    );
    answer.unwrap();
    let body: serde_json::Value = serde_json::from_slice(&seen.body).unwrap();
    let sent = Image::from_base64(body["Image"].as_str().unwrap());
    assert!(sent == Image::from_bytes(photo));
}

#[test]
fn attempts_share_one_body() {
    let payload = crate::wire::Payload::json(&request());
    assert_eq!(payload.body().as_ptr(), payload.body().as_ptr());
}

#[tokio::test]
async fn warnings_come_back_beside_the_answer() {
    let server = Server::start().await;
    let request = Request {
        name: Some("Cloud & Smart".into()),
        ..request()
    };
    let (answer, _) = tokio::join!(
        client(&server).send(request),
        server.answer(http(200, SUCCESS))
    );
    let answer = answer.unwrap();
    let codes: Vec<_> = answer
        .warnings()
        .iter()
        .map(|warning| warning.code)
        .collect();
    assert_eq!(codes, ["NameIllegal"]);
    assert_eq!(answer.into_inner().request_id, "r-1");
}
