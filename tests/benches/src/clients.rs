//! Programs that make calls and do nothing else, so that their processor time and memory are those of the calls.

use std::sync::Arc;

use bytes::Bytes;
use iai_client::{Client, Endpoint, Image};

use super::Failed;
use super::cases::{body_of, create_person, credentials};
use super::drive::{Order, run};

/// Runs the program that an order names.
///
/// # Errors
///
/// Those of its calls.
pub fn client(order: &Order) -> Result<(), Failed> {
    match order.kind.as_str() {
        "small" => small(order),
        "photo" => photo(order),
        "reqwest-small" => {
            let body = br#"{"GroupId":"staff","PersonId":"1001","PersonName":"Ann","Url":"https://pictures.example/ann.jpg"}"#;
            reqwest(order, Bytes::from_static(body))
        }
        "reqwest-photo" => {
            let (body, _) = body_of(&std::fs::read(&order.file)?);
            reqwest(order, body.into())
        }
        "floor" => floor(order),
        "file" => {
            let file = order.file.clone();
            run(order, move || {
                let read = std::fs::read(&file);
                async move {
                    std::hint::black_box(&read?);
                    Ok(())
                }
            })
        }
        "hash" => {
            let picture = Arc::new(std::fs::read(&order.file)?);
            run(order, move || {
                std::hint::black_box(body_of(&picture));
                std::future::ready(Ok(()))
            })
        }
        other => Err(format!("no client {other}").into()),
    }
}

/// A client of the sink.
///
/// # Errors
///
/// When the address is none.
pub fn ours(url: &str) -> Result<Client, Failed> {
    let endpoint = Endpoint::custom(url)?;
    let client = Client::builder().credentials(credentials());
    Ok(client.endpoint(endpoint).build()?)
}

fn small(order: &Order) -> Result<(), Failed> {
    let client = ours(&order.url)?;
    run(order, move || {
        let client = client.clone();
        async move {
            client.send(create_person()).await?;
            Ok(())
        }
    })
}

fn photo(order: &Order) -> Result<(), Failed> {
    let client = ours(&order.url)?;
    let file = order.file.clone();
    run(order, move || enrol(client.clone(), file.clone()))
}

/// From the file to the typed response.
///
/// # Errors
///
/// Those of the file and of the call.
pub async fn enrol(client: Client, file: String) -> Result<(), Failed> {
    let person = client.create_person().group_id("g").person_id("p");
    let person = person.person_name("n").image(Image::open(file)?);
    let response = person.send().await?;
    std::hint::black_box(response.face_id.as_deref());
    Ok(())
}

/// The least that does the same, written by hand: nothing is checked, and nothing of the response is read.
fn floor(order: &Order) -> Result<(), Failed> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let (url, file) = (format!("{}/", order.url), order.file.clone());
    run(order, move || {
        let read = std::fs::read(&file);
        let request = client.post(&url).header("content-type", "application/json");
        async move {
            let (body, hash) = body_of(&read?);
            std::hint::black_box(hash);
            let response = request.body(body).send().await?.error_for_status()?;
            std::hint::black_box(response.bytes().await?);
            Ok(())
        }
    })
}

/// The HTTP library alone, with a body that is ready.
fn reqwest(order: &Order, body: Bytes) -> Result<(), Failed> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let url = format!("{}/", order.url);
    run(order, move || {
        let request = client.post(&url).body(body.clone());
        let request = request.header("content-type", "application/json");
        async move {
            let response = request.send().await?.error_for_status()?;
            std::hint::black_box(response.bytes().await?);
            Ok(())
        }
    })
}
