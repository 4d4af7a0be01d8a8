//! Enrols one person.

use iai_client::{Client, Error, Image};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let client = Client::from_env()?;
    let person = client.create_person().group_id("staff").person_id("1001");
    let person = person.person_name("Ann").image(Image::open("ann.jpg")?);
    let response = person.send().await?;
    println!("{:?}", response.face_id);
    Ok(())
}
