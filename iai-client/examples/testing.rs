//! Tests of a function that calls the service: with a mock, and with an emulator. In your crate the two are functions
//! with `#[tokio::test]`, and `iai-client` with the feature `test-util` and `iai-emulator` are dev-dependencies.
//!
//! ```text
//! cargo run --example testing
//! ```

mod local;

use iai_client::actions::CreateGroupRequest;
use iai_client::testing::{Fault, MockService};
use iai_client::{Client, Error, ErrorCode};
use iai_emulator::Emulator;
use local::Result;

/// What is tested: makes sure that there is a group, and says whether it is new.
async fn ensure_group(client: &Client, group_id: &str) -> std::result::Result<bool, Error> {
    match client
        .create_group()
        .group_id(group_id)
        .group_name(group_id)
        .send()
        .await
    {
        Ok(_) => Ok(true),
        Err(error) if error.is(ErrorCode::InvalidParameterValueGroupIdAlreadyExist) => Ok(false),
        Err(error) => Err(error),
    }
}

/// A mock answers by rules. There is no network, and delays take no time.
async fn with_a_mock() -> Result {
    let mock = MockService::new();
    let rule = mock
        .on::<CreateGroupRequest>()
        .matching(|request| request.group_id.as_deref() == Some("staff"))
        .fails_with(Fault::ConnectionRefused)
        .then_responds_with(|_, response| response.face_model_version = Some("3.0".to_owned()))
        .then_fails_with(ErrorCode::InvalidParameterValueGroupIdAlreadyExist);

    let client = mock.client()?;
    assert!(
        ensure_group(&client, "staff").await?,
        "new, at the second attempt"
    );
    assert!(!ensure_group(&client, "staff").await?, "known");
    assert_eq!(rule.calls(), 3);
    mock.verify()?;
    println!(
        "with a mock: {} calls, {:?} of delays that nobody waited for",
        mock.calls().len(),
        mock.elapsed()
    );
    Ok(())
}

/// An emulator has a state, checks what it gets, and can be made to fail.
async fn with_an_emulator() -> Result {
    let emulator = Emulator::builder()
        .credentials("AKIDlocal", "local-key")
        .start()?;
    let client = emulator.client()?;
    emulator
        .faults()
        .add("CreateGroup: reset, when=after, times=1".parse()?)?;

    // The group was created, and the response was lost: the client does not create it again by itself.
    let lost = ensure_group(&client, "staff").await;
    assert!(lost.is_err_and(|error| error.is_outcome_unknown()));
    assert!(!ensure_group(&client, "staff").await?);
    assert_eq!(emulator.state()["Groups"][0]["GroupId"], "staff");
    println!(
        "with an emulator: {} calls, one group",
        emulator.requests().len()
    );
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result {
    with_a_mock().await?;
    with_an_emulator().await
}
