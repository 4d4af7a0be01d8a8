//! A chain asks one provider after the other.

use super::harness::{Harness, provided, role_of};
use iai_client::credentials::{
    CliProfileCredentialsProvider, CredentialsErrorKind, CredentialsProviderChain,
    EnvironmentCredentialsProvider, ProfileCredentialsProvider,
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::folder::Folder;
use iai_tests::sources::{LATER, NOWHERE, role_keys};
use std::fs::create_dir;
use std::os::unix::fs::symlink;

/// Somebody has put it there, so that the next source would give another identity than was meant.
#[test]
fn a_file_that_is_a_link_to_nothing_ends_a_chain() {
    let home = Folder::new();
    for link in [".tencentcloud/credentials", ".tccli/default.credential"] {
        let link = home.path().join(link);
        create_dir(link.parent().unwrap()).unwrap();
        symlink("gone", link).unwrap();
    }
    let path = home.path().display().to_string();
    let read = move |name: &str| (name == "HOME").then(|| path.clone());
    let profile = ProfileCredentialsProvider::new().environment(read.clone());
    let cli = CliProfileCredentialsProvider::new().environment(read);
    for error in [profile.load(), cli.load()].map(Result::unwrap_err) {
        assert_eq!(
            (error.kind(), error.is_absent()),
            (&CredentialsErrorKind::Missing, false)
        );
    }
}

/// What is set up: any of the sources, whole or broken.
struct Setup {
    environment: &'static [(&'static str, &'static str)],
    profile: Option<&'static str>,
    cli: Option<&'static str>,
    /// The HTTP status of a metadata service.
    role: Option<u16>,
}

const KEYS: &[(&str, &str)] = &[
    ("TENCENTCLOUD_SECRET_ID", "environment"),
    ("TENCENTCLOUD_SECRET_KEY", "K"),
];

const ALL: Setup = Setup {
    environment: KEYS,
    profile: Some("[default]\nsecret_id=profile\nsecret_key=K"),
    cli: Some(r#"{"secretId":"cli","secretKey":"K"}"#),
    role: Some(200),
};

const NONE: Setup = Setup {
    environment: &[],
    profile: None,
    cli: None,
    role: None,
};

const fn variables(environment: &'static [(&'static str, &'static str)]) -> Setup {
    Setup { environment, ..ALL }
}

/// The profile file before everything behind it.
const fn profile(text: &'static str) -> Setup {
    Setup {
        profile: Some(text),
        environment: &[],
        ..ALL
    }
}

/// The command line's file before everything behind it.
const fn cli(text: &'static str) -> Setup {
    Setup {
        cli: Some(text),
        role: Some(200),
        ..NONE
    }
}

const fn role(status: u16) -> Setup {
    Setup {
        role: Some(status),
        ..NONE
    }
}

const POD: Setup = Setup {
    environment: &[("TKE_ROLE_ARN", "r")],
    ..NONE
};

/// What is set up, and the id that is found; or the problem, and how many sources were asked before.
const TABLE: &[(Setup, &str)] = &[
    (ALL, "environment"),
    (variables(&[]), "profile"),
    (variables(&[("TENCENTCLOUD_TOKEN", "T")]), "profile"),
    (
        variables(&[("TENCENTCLOUD_SECRET_ID", "")]),
        "Malformed after 0",
    ),
    (
        variables(&[("TENCENTCLOUD_SECRET_ID", "A")]),
        "Missing after 0",
    ),
    (profile("[default]\nmuddle"), "Malformed after 1"),
    (profile("[default]"), "Missing after 1"),
    (profile("[work]"), "cli"),
    (cli(r#"{"secretId":"cli","secretKey":"K"}"#), "cli"),
    (cli("{"), "Malformed after 2"),
    (cli(r#"{"type":"cvm-role"}"#), "AKIDrole1"),
    (role(200), "AKIDrole1"),
    (role(500), "Status(500) after 3"),
    (POD, "Missing after 4"),
    (NONE, "Missing after 5"),
];

fn response(status: u16) -> Step {
    match status {
        200 => role_keys(1, LATER),
        other => Step::status(other),
    }
}

/// The id that is found, or why none is.
fn found(setup: &Setup) -> String {
    let home = Folder::new();
    for (folder, file, text) in [
        (".tencentcloud", "credentials", setup.profile),
        (".tccli", "default.credential", setup.cli),
    ] {
        std::fs::create_dir(home.path().join(folder)).unwrap();
        if let Some(text) = text {
            home.write(&format!("{folder}/{file}"), text.as_bytes());
        }
    }
    let path = home.path().display().to_string();
    let variables = setup.environment;
    let read = move |name: &str| match name {
        "HOME" => Some(path.clone()),
        _ => {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        }
    };
    let fake = setup
        .role
        .map(|status| FakeServer::doing([response(status)]));
    let role = match &fake {
        Some(fake) => role_of(fake),
        None => {
            iai_client::credentials::CvmRoleCredentialsProvider::new().metadata_address(NOWHERE)
        }
    };
    let chain = CredentialsProviderChain::first(
        EnvironmentCredentialsProvider::new().environment(read.clone()),
    )
    .then(ProfileCredentialsProvider::new().environment(read.clone()))
    .then(CliProfileCredentialsProvider::new().environment(read.clone()))
    .then(role)
    .then(iai_client::sts::WebIdentityCredentialsProvider::tke_with(
        read,
    ));
    match provided(&chain) {
        Ok(credentials) => credentials.secret_id().to_owned(),
        Err(error) => format!("{:?} after {}", error.kind(), error.tried().len()),
    }
}

#[test]
fn the_first_that_is_set_up_answers_and_a_broken_one_ends_it() {
    for (index, (setup, expected)) in TABLE.iter().enumerate() {
        assert_eq!(found(setup), *expected, "row {index}");
    }
}

#[test]
fn the_default_has_the_official_order() {
    let names = [
        "environment",
        "profile file",
        "command line's profile",
        "CVM role",
        "TKE web identity",
    ];
    assert_eq!(CredentialsProviderChain::default().names(), names);
    let shown = format!("{:?}", CredentialsProviderChain::default());
    assert_eq!(shown, format!("CredentialsProviderChain({names:?})"));
}

#[test]
fn the_error_names_every_source_and_its_reason() {
    let nobody = |name: &str| (name == "HOME").then(|| "/dev/null".to_owned());
    let chain =
        CredentialsProviderChain::first(EnvironmentCredentialsProvider::new().environment(nobody))
            .then(ProfileCredentialsProvider::new().environment(nobody))
            .then(CliProfileCredentialsProvider::new().environment(nobody));
    let harness = Harness::new(chain);
    assert_eq!(
        harness.token(),
        "no credentials in any provider of the chain (no SecretId and no SecretKey: \
         TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set; \
         /dev/null/.tencentcloud/credentials or /etc/tencentcloud/credentials does not exist; \
         /dev/null/.tccli/default.credential does not exist)"
    );
    let error = harness.call().unwrap_err();
    assert!(error.is_auth() && error.attempts() == 0);
    assert!(error.remedy().contains("listed"), "{}", error.remedy());
}
