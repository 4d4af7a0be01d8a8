//! Lines that somebody writes by guess, and that work. What does not compile is in `mistakes/`.

use std::time::Duration;

use iai_client::{Client, Credentials, Error, Image, blocking};

/// They compile; nothing is sent.
#[allow(dead_code, reason = "what would be sent is tested elsewhere")]
async fn calls(client: Client) -> Result<(), Box<dyn std::error::Error>> {
    let person = || {
        client
            .create_person()
            .group_id("g")
            .person_id("1")
            .person_name("n")
    };
    person().image(std::fs::read("x")?).send().await?;
    person().image(Image::open_async("x").await?).send().await?;
    // The first of these wins over the second, and the last group over the first.
    client
        .verify_face()
        .person_id("1")
        .url("u")
        .image(Image::open("x")?)
        .send()
        .await?;
    person().group_id("h").url("u").send().await?;
    client
        .search_faces()
        .group_ids(["g"])
        .url("u")
        .send()
        .await?;
    client
        .search_persons()
        .group_ids(["g"])
        .url("u")
        .need_person_info(true)
        .send()
        .await?;
    let all: Vec<_> = client
        .get_person_list()
        .group_id("g")
        .paginator()
        .items()
        .collect()
        .await?;
    let mut persons = client.get_person_list().group_id("g").paginator().items();
    while let Some(person) = persons.next().await {
        println!("{:?} of {}", person?.person_id, all.len());
    }
    tokio::spawn(client.create_group().group_id("g").group_name("n").send()).await??;
    Ok(())
}

#[allow(dead_code, reason = "reads the environment")]
fn without_await() -> Result<blocking::Client, Error> {
    let _ = blocking::Client::builder();
    blocking::Client::from_env()
}

fn main() -> Result<(), Error> {
    let client = Client::builder()
        .credentials(Credentials::new("AKIDEXAMPLE", "example-key")?)
        .endpoint("http://127.0.0.1:8080")
        .timeout(Duration::from_secs(3))
        .build()?;
    assert_eq!(client.config().timeout(), Duration::from_secs(3));
    Ok(())
}
