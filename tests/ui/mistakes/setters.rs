//! What somebody writes into a setter by guess.

use iai_client::actions::CreatePersonRequest;
use iai_client::{Client, Error};

async fn a_number_as_id(client: Client) -> Result<(), Error> {
    client.create_person().group_id("g").person_id(1001).person_name("n").url("u").send().await?;
    Ok(())
}

async fn a_path_as_picture(client: Client) -> Result<(), Error> {
    client.create_person().group_id("g").person_id("1").person_name("n").image("face.jpg").send().await?;
    Ok(())
}

async fn a_number_as_gender(client: Client) -> Result<(), Error> {
    client.create_person().group_id("g").person_id("1").person_name("n").gender(1).url("u").send().await?;
    Ok(())
}

async fn a_word_as_gender(client: Client) -> Result<(), Error> {
    client.create_person().group_id("g").person_id("1").person_name("n").gender("male").url("u").send().await?;
    Ok(())
}

async fn one_text_as_list(client: Client) -> Result<(), Error> {
    client.search_faces().group_ids("g").url("u").send().await?;
    Ok(())
}

async fn another_integer(client: Client) -> Result<(), Error> {
    client.get_person_list().group_id("g").limit(10i32).send().await?;
    Ok(())
}

async fn another_name(client: Client) -> Result<(), Error> {
    client.create_person().group_id("g").person_id("1").person_name("n").person_gender(2).url("u").send().await?;
    Ok(())
}

async fn another_actions_parameter(client: Client) -> Result<(), Error> {
    client.create_group().group_id("g").group_name("n").person_id("p").send().await?;
    Ok(())
}

async fn a_structure_by_its_fields(client: Client) -> Result<(), Error> {
    let request = CreatePersonRequest { group_id: Some("g".into()) };
    client.send(request).await?;
    Ok(())
}

fn main() {}
