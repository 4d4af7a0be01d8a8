//! Enrols a photo as a person.
//!
//! Without `--real` it runs against an emulator in this process, which needs no account and sends nothing anywhere:
//!
//! ```text
//! cargo run --example enrol
//! cargo run --example enrol -- PHOTO PERSON_ID GROUP_ID
//! cargo run --example enrol -- --real             # the real service: uploads the photo, may cost money
//! cargo run --example enrol -- --international    # its international site
//! ```

mod local;

use iai_client::actions::{CreatePersonOutcome, CreatePersonRequest};
use iai_client::types::{Gender, PersonExDescriptionInfo};
use iai_client::{Client, ClientBuilder, Endpoint, Error, ErrorCode, Image};
use iai_emulator::Emulator;
use local::Result;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let arguments = Arguments::read()?;
    match arguments.endpoint.clone() {
        Some(endpoint) => {
            let client = ClientBuilder::from_env()?.endpoint(endpoint).build()?;
            println!("the real service, with the keys of the environment");
            run(&client, &arguments).await?;
            println!(
                "\nleft behind in the account: the group and the person; DeletePerson and DeleteGroup remove them"
            );
        }
        None => {
            let emulator = Emulator::builder()
                .credentials("AKIDlocal", "local-key")
                .start()?;
            println!(
                "an emulator at {}, which recognises no faces: every picture counts as one",
                emulator.url()
            );
            run(&emulator.client()?, &arguments).await?;
        }
    }
    Ok(())
}

async fn run(client: &Client, arguments: &Arguments) -> Result {
    take_or_create_group(client, &arguments.group_id).await?;
    let request = CreatePersonRequest::builder()
        .group_id(&arguments.group_id)
        .person_name("EileenCollins")
        .person_id(&arguments.person_id)
        .gender(Gender::Female)
        .image(arguments.photo()?)
        .build();
    // Debug of a request tells neither name nor photo.
    println!("\nrequest: {request:#?}");
    enrol(client, request.clone()).await?;
    show_duplicate(client, request).await;
    show_mistakes(client).await;
    Ok(())
}

async fn take_or_create_group(client: &Client, group_id: &str) -> Result {
    match client
        .create_group()
        .group_id(group_id)
        .group_name(group_id)
        .send()
        .await
    {
        Ok(response) => println!("created the group {group_id} ({})", response.request_id),
        Err(error) if error.is(ErrorCode::InvalidParameterValueGroupIdAlreadyExist) => {
            println!("the group {group_id} exists");
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

async fn enrol(client: &Client, request: CreatePersonRequest) -> Result {
    let response = client.send(request).await?;
    match response.outcome() {
        CreatePersonOutcome::Created {
            face_id, face_rect, ..
        } => {
            println!("\nenrolled: FaceId {face_id}, {face_rect:?}");
        }
        CreatePersonOutcome::DuplicateSuspected {
            similar_person_id, ..
        } => {
            println!("\nnot enrolled: looks like {similar_person_id}");
        }
    }
    println!("RequestId {}", response.request_id);
    Ok(())
}

/// The same PersonId a second time: the service's refusal as a typed error.
async fn show_duplicate(client: &Client, request: CreatePersonRequest) {
    println!("\nthe same PersonId again:");
    if let Err(error) = client.send(request).await {
        report(&error);
    }
}

/// Three mistakes in one request: refused before anything is sent, all three at once.
async fn show_mistakes(client: &Client) {
    println!("\na request with three mistakes:");
    let sent = client
        .create_person()
        .group_id("no spaces allowed")
        .person_name("")
        .person_id("p2")
        .person_ex_description_infos(
            (0..6).map(|index| PersonExDescriptionInfo::new(index, "value")),
        )
        .url("http://example.com/face.jpg")
        .send()
        .await;
    if let Err(error) = sent {
        report(&error);
    }
}

fn report(error: &Error) {
    if error.violations().is_empty() {
        println!("  {error}\n    what to do: {}", error.remedy());
    }
    for violation in error.violations() {
        println!("  {violation}\n    what to do: {}", violation.remedy());
    }
}

struct Arguments {
    /// Of the real service, if that is wanted.
    endpoint: Option<Endpoint>,
    photo: Option<String>,
    person_id: String,
    group_id: String,
}

impl Arguments {
    fn read() -> Result<Self> {
        let (options, names): (Vec<_>, Vec<_>) = std::env::args()
            .skip(1)
            .partition(|word| word.starts_with('-'));
        let mut endpoint = None;
        for option in options {
            endpoint = Some(match option.as_str() {
                "--real" => Endpoint::mainland(),
                "--international" => Endpoint::international(),
                _ => {
                    return Err(
                        "enrol [--real | --international] [PHOTO [PERSON_ID [GROUP_ID]]]".into(),
                    );
                }
            });
        }
        let mut names = names.into_iter();
        Ok(Self {
            endpoint,
            photo: names.next(),
            person_id: names.next().unwrap_or_else(|| "eileen-collins".to_owned()),
            group_id: names.next().unwrap_or_else(|| "astronauts".to_owned()),
        })
    }

    fn photo(&self) -> Result<Image> {
        match &self.photo {
            Some(path) => Ok(Image::open(path)?),
            None => local::picture("data/astronaut.png"),
        }
    }
}
