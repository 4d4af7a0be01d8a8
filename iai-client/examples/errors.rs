//! What can go wrong, and how a program tells one from the other.
//!
//! ```text
//! cargo run --example errors
//! ```

mod local;

use iai_client::{Client, Error, ErrorCode, ErrorKind, Image, RequestConfig, RetryConfig};
use iai_emulator::Emulator;
use local::Result;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    let emulator = Emulator::builder()
        .credentials("AKIDlocal", "local-key")
        .fault("GetGroupInfo: status=502".parse()?)
        .fault("CreateGroup: reset, when=after, times=1".parse()?)
        .start()?;
    let client = emulator
        .client()?
        .with_config(RequestConfig::new().retry(RetryConfig::off()));

    tell(
        "a GroupId with a blank",
        client.delete_group().group_id("my group").send().await,
    );
    let gif = Image::from_bytes(&b"GIF89a"[..]);
    tell(
        "a picture of another format",
        client.detect_face().image(gif).send().await,
    );
    tell(
        "a group that does not exist",
        client.delete_group().group_id("nobody").send().await,
    );
    tell(
        "a gateway that fails",
        client.get_group_info().group_id("staff").send().await,
    );
    tell("a create whose response is lost", create(&client).await);
    tell("the same again, after looking", create(&client).await);
    Ok(())
}

async fn create(client: &Client) -> std::result::Result<(), Error> {
    match client
        .create_group()
        .group_id("staff")
        .group_name("Staff")
        .send()
        .await
    {
        // It was there before: that is what was wanted.
        Err(error) if error.is(ErrorCode::InvalidParameterValueGroupIdAlreadyExist) => Ok(()),
        sent => sent.map(|_| ()),
    }
}

fn tell<T>(what: &str, sent: std::result::Result<T, Error>) {
    println!("\n{what}:");
    let error = match sent {
        Ok(_) => return println!("  fine"),
        Err(error) => error,
    };
    // What `main` would print of it: the error, its causes, and what to do.
    for line in format!("{error:?}").lines() {
        println!("  {line}");
    }
    match error.kind() {
        _ if error.matches(ErrorCode::is_bad_picture) => println!("  → another picture is needed"),
        ErrorKind::Validation(_) => println!("  → {} rule broken", error.violations().len()),
        ErrorKind::Service(_) if error.is(ErrorCode::InvalidParameterValueGroupIdNotExist) => {
            println!("  → there is no such group");
        }
        ErrorKind::Status(http) => println!("  → HTTP status {}", http.status()),
        _ if error.is_outcome_unknown() => println!("  → nobody knows whether it was created"),
        _ => {}
    }
}
