//! The files of the vendor's command line.

use super::harness::said;
use iai_client::credentials::CliProfileCredentialsProvider;
use iai_tests::folder::Folder;
use std::time::UNIX_EPOCH;

/// The provider of a home folder, with the profile of `TCCLI_PROFILE` if one is given.
fn provider(home: &Folder, profile: Option<&'static str>) -> CliProfileCredentialsProvider {
    let home = home.path().display().to_string();
    CliProfileCredentialsProvider::new().environment(move |name| match name {
        "HOME" => Some(home.clone()),
        "TCCLI_PROFILE" => profile.map(str::to_owned),
        _ => None,
    })
}

fn home_with(name: &str, text: &str) -> Folder {
    let home = Folder::new();
    std::fs::create_dir(home.path().join(".tccli")).unwrap();
    home.write(&format!(".tccli/{name}.credential"), text.as_bytes());
    home
}

/// The id and the end; or the problem, and whether a chain goes on.
fn load(provider: &CliProfileCredentialsProvider) -> Result<(String, Option<u64>), (String, bool)> {
    let loaded = provider.load();
    loaded
        .map(|found| {
            (
                found.secret_id().to_owned(),
                (found.expires_at()).map(|end| end.duration_since(UNIX_EPOCH).unwrap().as_secs()),
            )
        })
        .map_err(|error| (said(&error), error.is_absent()))
}

#[test]
fn each_file_is_a_value_or_a_typed_error() {
    let shape = |field| format!("S: {field} is missing or of the wrong type");
    let ok = |id: &str, end| Ok((id.to_owned(), end));
    let table = [
        (r#"{"secretId":"A","secretKey":"K"}"#, ok("A", None)),
        (
            r#"{"secretId":"A","secretKey":"K","token":null,"type":"default"}"#,
            ok("A", None),
        ),
        (
            r#"{"secretId":"A","secretKey":"K","token":"T","type":"oauth","expiresAt":1700000000}"#,
            ok("A", Some(1_700_000_000)),
        ),
        (
            r#"{"secretId":"A","secretKey":"K","expiresAt":1700000000.75}"#,
            ok("A", Some(1_700_000_000)),
        ),
        (r#"{"type":"cvm-role"}"#, Err((shape("secretId"), true))),
        (
            r#"{"secretId":"","secretKey":""}"#,
            Err((shape("secretId"), true)),
        ),
        (r#"{"secretId":"A"}"#, Err((shape("secretKey"), false))),
        (r#"{"secretKey":"K"}"#, Err((shape("secretId"), false))),
        (
            r#"{"secretId":5,"secretKey":"K"}"#,
            Err((shape("secretId"), false)),
        ),
        (
            r#"{"secretId":"A","secretKey":"K","expiresAt":"x"}"#,
            Err((shape("expiresAt"), false)),
        ),
        (
            r#"{"secretId":"A","secretKey":"K\n"}"#,
            Err((
                "the SecretKey of S has white space or a line break in it".to_owned(),
                false,
            )),
        ),
        (
            r#"{"secretId":"A","secretKey":"K","role-arn":"qcs::x"}"#,
            Err((
                "S asks for a role, and holds the keys to assume it alone".to_owned(),
                false,
            )),
        ),
        ("[]", Err(("S: not JSON".to_owned(), false))),
        ("", Err(("S: not JSON".to_owned(), false))),
    ];
    for (text, expected) in table {
        let home = home_with("default", text);
        assert_eq!(load(&provider(&home, None)), expected, "{text}");
    }
}

#[test]
fn the_profile_is_named_or_usual() {
    let home = home_with(
        "work",
        r#"{"secretId":"A","secretKey":"K","role-arn":"qcs::x"}"#,
    );
    let keys = Ok(("A".to_owned(), None));
    assert_eq!(load(&provider(&home, Some("work")).base_keys()), keys);
    assert_eq!(
        load(&provider(&home, None).profile("work").base_keys()),
        keys
    );
    assert_eq!(
        load(&provider(&home, None)),
        Err(("S does not exist".to_owned(), true))
    );
    assert_eq!(
        load(&provider(&home, Some("gone"))),
        Err(("S does not exist".to_owned(), false))
    );
    assert_eq!(
        load(&provider(&home, Some(""))),
        Err(("the value of S is empty".to_owned(), false))
    );
    let outside = load(&provider(&home, Some("../x"))).unwrap_err();
    let slashes = "S: a profile's name has no slashes".to_owned();
    assert_eq!(outside, (slashes, false));
}
