//! Reads a list that is longer than one page: item by item, page by page, and as a whole.
//!
//! ```text
//! cargo run --example list
//! ```

mod local;

use iai_client::Client;
use iai_emulator::Emulator;
use local::Result;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let emulator = Emulator::builder()
        .credentials("AKIDlocal", "local-key")
        .start()?;
    let client = emulator.client()?;
    enrol(&client, 25).await?;

    // Item by item. A page is asked for when its first item is: whoever stops early makes no needless calls.
    let mut persons = client
        .get_person_list()
        .group_id("staff")
        .limit(10)
        .paginator()
        .items();
    while let Some(person) = persons.next().await {
        let person = person?;
        println!("{:?}", person.person_id);
        if person.person_id.as_deref() == Some("person-03") {
            println!("… and so on");
            break;
        }
    }

    // Page by page.
    let mut pages = client
        .get_person_list()
        .group_id("staff")
        .limit(10)
        .paginator();
    while let Some(page) = pages.next().await {
        println!("a page of {}", page?.len());
    }

    // Everything at once, in pages of the largest size.
    let everybody = client
        .get_person_list()
        .group_id("staff")
        .paginator()
        .collect()
        .await?;
    println!("{} persons", everybody.len());
    println!("{} calls in all", emulator.requests().len() - 26);
    Ok(())
}

async fn enrol(client: &Client, persons: u32) -> Result {
    client
        .create_group()
        .group_id("staff")
        .group_name("Staff")
        .send()
        .await?;
    let picture = local::picture("sdk/pictures/ann.png")?;
    for number in 0..persons {
        let create = client
            .create_person()
            .group_id("staff")
            .person_id(format!("person-{number:02}"));
        create
            .person_name("Somebody")
            .image(picture.clone())
            .send()
            .await?;
    }
    Ok(())
}
