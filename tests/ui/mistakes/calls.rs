//! What somebody forgets around a call.

use std::time::Duration;

use iai_client::{Client, Credentials, Error, Image, RequestConfig};

async fn no_person_id(client: Client) -> Result<(), Error> {
    client.create_person().group_id("g").person_name("n").url("http://x").send().await?;
    Ok(())
}

async fn no_picture(client: Client) -> Result<(), Error> {
    client.create_person().group_id("g").person_id("1").person_name("n").send().await?;
    Ok(())
}

async fn nothing_at_all(client: Client) -> Result<(), Error> {
    client.create_person().send().await?;
    Ok(())
}

async fn no_send(client: Client) -> Result<(), Error> {
    client.create_person().group_id("g").person_id("1").person_name("n").url("u").await?;
    Ok(())
}

async fn no_await(client: Client) -> Result<(), Error> {
    client.create_group().group_id("g").group_name("n").send()?;
    Ok(())
}

async fn a_setter_in_a_branch(client: Client) -> Result<(), Error> {
    let builder = client.create_group().group_id("g").group_name("n");
    if true {
        let builder = builder.tag("t");
    }
    builder.send().await?;
    let mut builder = client.create_person();
    builder = builder.group_id("g");
    Ok(())
}

async fn an_await_too_many() -> Result<(), Error> {
    let picture = Image::open("x").await?;
    Ok(())
}

async fn a_list_in_a_for_loop(client: Client) {
    for person in client.get_person_list().group_id("g").paginator().items() {}
}

async fn an_option_as_value(client: Client) -> Result<(), Error> {
    let created = client.create_group().group_id("g").group_name("n").send().await?;
    let version: String = created.face_model_version;
    Ok(())
}

async fn a_field_is_moved_out(client: Client) -> Result<(), Error> {
    let created = client.create_person().group_id("g").person_id("1").person_name("n").url("u").send().await?;
    let id = created.face_id.unwrap();
    Ok(())
}

async fn an_error_by_its_kind(client: Client) -> Result<(), Error> {
    match client.delete_group().group_id("g").send().await {
        Ok(_) => {}
        Err(Error::Service(error)) => {}
        Err(error) => return Err(error),
    }
    Ok(())
}

fn no_question_mark() -> Result<Client, Error> {
    Client::builder().credentials(Credentials::new("AKID", "key")).build()
}

fn two_texts_as_credentials() -> Result<Client, Error> {
    Client::builder().credentials("AKID", "key").build()
}

async fn seconds_as_a_number(client: Client) -> Result<(), Error> {
    client.with_config(RequestConfig::new().timeout(3)).get_group_list().send().await?;
    Ok(())
}

fn main() {
    let _ = Duration::ZERO;
}
