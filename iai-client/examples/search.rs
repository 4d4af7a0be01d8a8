//! Finds who is on a photo: among the persons of a group (1:N), and as one certain person (1:1).
//!
//! ```text
//! cargo run --example search
//! ```

mod local;

use iai_client::{Client, Image};
use iai_emulator::Emulator;
use local::Result;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let emulator = Emulator::builder()
        .credentials("AKIDlocal", "local-key")
        .start()?;
    let client = emulator.client()?;
    client
        .create_group()
        .group_id("staff")
        .group_name("Staff")
        .send()
        .await?;
    for (id, picture) in [
        ("eileen", "data/astronaut.png"),
        ("ann", "sdk/pictures/ann.png"),
        ("ben", "sdk/pictures/ben.png"),
    ] {
        let create = client
            .create_person()
            .group_id("staff")
            .person_id(id)
            .person_name(id);
        create.image(local::picture(picture)?).send().await?;
        println!("enrolled {id}");
    }

    let visitor = local::picture("sdk/pictures/ann-brighter.jpg")?;
    search(&client, visitor.clone()).await?;
    verify(&client, "ann", visitor.clone()).await?;
    verify(&client, "ben", visitor).await
}

/// Who of the group is it? The most alike comes first.
async fn search(client: &Client, photo: Image) -> Result {
    let found = client
        .search_faces()
        .group_ids(["staff"])
        .image(photo)
        .max_person_num(3)
        .need_person_info(true)
        .send()
        .await?;
    // One result for each face on the photo; by default only the largest face is searched for.
    for result in found.results.iter().flatten() {
        println!("\nwho is it?");
        for candidate in result.candidates.iter().flatten() {
            println!(
                "  {:?} with a score of {:?}",
                candidate.person_name, candidate.score
            );
        }
    }
    Ok(())
}

/// Is it this person?
async fn verify(client: &Client, person_id: &str, photo: Image) -> Result {
    let verified = client
        .verify_face()
        .person_id(person_id)
        .image(photo)
        .send()
        .await?;
    println!(
        "is it {person_id}? {:?}, with a score of {:?}",
        verified.is_match, verified.score
    );
    Ok(())
}
