//! The main job: enrol a photo as a person.
//!
//! Without arguments it runs against an emulator in this process, which needs no account and sends nothing anywhere:
//!
//! ```text
//! cargo run --example create_person
//! cargo run --example create_person -- --image FILE --person-id ID --person-name NAME --group-id ID
//! cargo run --example create_person -- --real     # the real service: uploads the photo, may cost money
//! ```

use clap::Parser;
use iai_client::actions::{CreatePersonOutcome, CreatePersonRequest, CreatePersonResponse};
use iai_client::types::{Gender, PersonExDescriptionInfo};
use iai_client::{Client, Credentials, Endpoint, Error, ErrorCode, Image, Response};
use iai_emulator::Emulator;
use std::path::PathBuf;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Enrols a photo as a person, on an emulator unless --real is given.
#[derive(Parser)]
struct Arguments {
    /// Photo of one face: PNG, JPG or BMP.
    #[arg(long, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/astronaut.png"))]
    image: PathBuf,
    /// Group to join; it is created when it does not exist.
    #[arg(long, default_value = "astronauts")]
    group_id: String,
    /// Id of the person, unique in the account.
    #[arg(long, default_value = "eileen-collins")]
    person_id: String,
    /// Name of the person.
    #[arg(long, default_value = "EileenCollins")]
    person_name: String,
    /// Send to the real service, with the keys in TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.
    #[arg(long)]
    real: bool,
    /// With --real: the international site instead of the mainland one.
    #[arg(long)]
    international: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let emulator = if arguments.real {
        None
    } else {
        Some(start_emulator()?)
    };
    let client = match &emulator {
        Some(emulator) => emulated_client(emulator)?,
        None => real_client(arguments.international)?,
    };
    let created_group = take_or_create_group(&client, &arguments.group_id).await?;
    let request = request(&arguments)?;
    // Debug of a request is redacted: no name, no photo.
    println!("\nrequest: {request:#?}");
    let enrolled = enrol(&client, request.clone()).await?;
    show_duplicate(&client, request).await;
    show_mistakes(&client).await;
    if emulator.is_none() {
        leftovers(&arguments, created_group, enrolled);
    }
    Ok(())
}

const SECRET_ID: &str = "AKIDemulator";
const SECRET_KEY: &str = "a-key-of-the-emulator";

fn start_emulator() -> Result<Emulator> {
    let emulator = Emulator::builder()
        .credentials(SECRET_ID, SECRET_KEY)
        .start()?;
    println!(
        "emulator at {} (no face recognition in it: every picture counts as one face)",
        emulator.url()
    );
    Ok(emulator)
}

fn emulated_client(emulator: &Emulator) -> Result<Client> {
    let endpoint = Endpoint::custom(&emulator.url())?;
    let credentials = Credentials::new(SECRET_ID, SECRET_KEY)?;
    Ok(Client::builder()
        .credentials(credentials)
        .endpoint(endpoint)
        .build()?)
}

fn real_client(international: bool) -> Result<Client> {
    let credentials = Credentials::from_env()?;
    let account: String = credentials.secret_id().chars().take(8).collect();
    println!("the real service, with the account of the key {account}…");
    let endpoint = if international {
        Endpoint::international()
    } else {
        Endpoint::mainland()
    };
    Ok(iai_client::ClientBuilder::from_env()?
        .endpoint(endpoint)
        .build()?)
}

/// Whether the group is new.
async fn take_or_create_group(client: &Client, group_id: &str) -> Result<bool> {
    match client
        .create_group()
        .group_id(group_id)
        .group_name(group_id)
        .send()
        .await
    {
        Ok(response) => {
            println!("created the group {group_id} ({})", response.request_id);
            Ok(true)
        }
        Err(error) if error.is(ErrorCode::InvalidParameterValueGroupIdAlreadyExist) => {
            println!("the group {group_id} exists");
            Ok(false)
        }
        Err(error) => Err(explained(error)),
    }
}

fn request(arguments: &Arguments) -> Result<CreatePersonRequest> {
    Ok(CreatePersonRequest::builder()
        .group_id(&arguments.group_id)
        .person_name(&arguments.person_name)
        .person_id(&arguments.person_id)
        .gender(Gender::NotGiven)
        .image(Image::open(&arguments.image)?)
        .build())
}

async fn enrol(client: &Client, request: CreatePersonRequest) -> Result<bool> {
    let response: Response<CreatePersonResponse> = client.send(request).await.map_err(explained)?;
    match response.outcome() {
        CreatePersonOutcome::Created {
            face_id, face_rect, ..
        } => {
            println!("\nenrolled: FaceId {face_id}, FaceRect {face_rect:?}");
            println!(
                "model {}, RequestId {}",
                response.face_model_version.as_deref().unwrap_or("?"),
                response.request_id
            );
            Ok(true)
        }
        CreatePersonOutcome::DuplicateSuspected {
            similar_person_id, ..
        } => {
            println!(
                "\nnot enrolled: looks like {similar_person_id} (RequestId {})",
                response.request_id
            );
            Ok(false)
        }
    }
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
    println!("  {error}");
    for violation in error.violations() {
        println!("  - {violation}");
    }
    println!("  what to do: {}", error.remedy());
}

fn explained(error: Error) -> Box<dyn std::error::Error> {
    report(&error);
    error.into()
}

fn leftovers(arguments: &Arguments, created_group: bool, enrolled: bool) {
    println!("\nleft behind in the account:");
    println!(
        "  group {}{}",
        arguments.group_id,
        if created_group {
            " (new)"
        } else {
            " (was there)"
        }
    );
    if enrolled {
        println!(
            "  person {} with one face; DeletePerson and DeleteGroup remove them",
            arguments.person_id
        );
    }
}
