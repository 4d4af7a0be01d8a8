//! The calls, as a user of each client writes them.

use std::hint::black_box;

use aws_credential_types::Credentials as AwsCredentials;
use aws_sdk_rekognition::config::Region;
use aws_sdk_rekognition::primitives::Blob;
use aws_sdk_rekognition::types::{Image, S3Object};
use base64::prelude::{BASE64_STANDARD, Engine};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper_util::client::legacy::Client as Hyper;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};
use tencentcloud_sdk::{ApiResponse, Client, CommonClient, Credentials, Endpoint};

use super::Failed;
use super::drive::{Order, run};

/// What is sent.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Body {
    /// The address of a picture.
    Small,
    /// A picture, read from its file for each call.
    Photo,
}

/// HTTP alone: the body is ready.
pub(crate) fn hyper(order: &Order, body: Body) -> Result<(), Failed> {
    let body = match body {
        Body::Small => create_person(None),
        Body::Photo => create_person(Some(&std::fs::read(&order.file)?)),
    };
    let body = Bytes::from(body.to_string());
    let client: Hyper<HttpConnector, Full<Bytes>> =
        Hyper::builder(TokioExecutor::new()).build_http();
    let url = format!("{}/", order.url);
    run(order, move || {
        let request = Request::post(&url).header("content-type", "application/json");
        let request = request.body(Full::new(body.clone()));
        let client = client.clone();
        async move {
            let response = client.request(request?).await?;
            black_box(response.into_body().collect().await?.to_bytes());
            Ok(())
        }
    })
}

fn create_person(picture: Option<&[u8]>) -> Value {
    let mut person = json!({ "GroupId": "staff", "PersonId": "1001", "PersonName": "Ann" });
    match picture {
        None => person["Url"] = "https://pictures.example/ann.jpg".into(),
        Some(picture) => person["Image"] = BASE64_STANDARD.encode(picture).into(),
    }
    person
}

/// The crate for this platform. It has no types for this service, so requests and responses are JSON.
pub(crate) fn tencentcloud(order: &Order, body: Body) -> Result<(), Failed> {
    let client = Client::builder()
        .credentials(Credentials::new("AKIDbench0001", "bench-key-0001")?)
        .endpoint("iai", Endpoint::loopback_http(&order.url)?)
        .build()?;
    let client = CommonClient::new(client, "iai", "2020-03-03")?;
    let file = order.file.clone();
    run(order, move || {
        let client = client.clone();
        let request = match body {
            Body::Small => Ok(create_person(None)),
            Body::Photo => std::fs::read(&file).map(|picture| create_person(Some(&picture))),
        };
        async move {
            let response: ApiResponse<Value> = client.call("CreatePerson", &request?).await?;
            black_box(response.data["FaceId"].as_str());
            Ok(())
        }
    })
}

/// The client of another platform for the action that is most alike.
pub(crate) fn rekognition(order: &Order, body: Body) -> Result<(), Failed> {
    let http = aws_smithy_http_client::Builder::new().build_http();
    let config = aws_sdk_rekognition::Config::builder()
        .credentials_provider(AwsCredentials::new("AKIDbench0001", "bench-key-0001", None, None, "bench"))
        .region(Region::new("us-east-1"))
        .endpoint_url(&order.url)
        .http_client(http)
        .build();
    let client = aws_sdk_rekognition::Client::from_conf(config);
    let file = order.file.clone();
    run(order, move || {
        let call = client.index_faces().collection_id("staff").external_image_id("1001");
        let picture = match body {
            Body::Small => {
                let object = S3Object::builder().bucket("pictures").name("ann.jpg").build();
                Ok(Image::builder().s3_object(object).build())
            }
            Body::Photo => std::fs::read(&file).map(|picture| Image::builder().bytes(Blob::new(picture)).build()),
        };
        async move {
            let response = call.image(picture?).send().await?;
            black_box(response.face_records());
            Ok(())
        }
    })
}
