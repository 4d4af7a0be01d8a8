//! A value of every public type, printed.

use super::plant::{FACE, NAME, PICTURE, SECRET_ID, SECRET_KEY, TOKEN, URL, credentials, search};
use iai_client::actions::*;
use iai_client::signing::{PayloadHash, Scope, SigningKey, Unsigned};
use iai_client::sts::{AssumeRoleCredentialsProvider, WebIdentityCredentialsProvider};
use iai_client::types::{FaceRect, Gender, IMAGE};
use iai_client::{
    action::*, client::Language, code::*, credentials::*, date_time::*, error::*, image::*,
    random::*, service::*, time::*, validate::*, waiting::*, *,
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::{folder::Folder, harness, http::http};
use quote::ToTokens;
use serde_json::{from_value, json};
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::time::Duration;
use syn::{Item, UseTree, Visibility};

/// Names of types with what their values print.
pub(crate) type Printed = Vec<(&'static str, String)>;

pub(crate) fn both<T: Debug>(value: &T) -> String {
    format!("{value:?} {value:#?}")
}

fn client(url: &str) -> Client {
    let builder = Client::builder()
        .credentials(credentials())
        .endpoint(Endpoint::custom(url).unwrap())
        .retry(RetryConfig::off());
    builder.build().unwrap()
}

fn blocking_client() -> blocking::Client {
    let builder = blocking::Client::builder()
        .credentials(credentials())
        .endpoint(Endpoint::custom("http://127.0.0.1:9").unwrap());
    builder.build().unwrap()
}

/// The error of a call that is answered so.
fn error(step: Step) -> Error {
    let server = FakeServer::doing([step]);
    harness::wait(client(&server.url()).send(person())).unwrap_err()
}

pub(crate) fn person() -> CreatePersonRequest {
    let parameters = json!({ "GroupId": "g", "PersonName": NAME, "PersonId": "p", "Url": URL });
    from_value(parameters).unwrap()
}

fn settings() -> Printed {
    let client = client("http://127.0.0.1:9");
    let builder = Client::builder()
        .credentials(credentials())
        .region("ap-guangzhou");
    vec![
        (
            "Client",
            format!("{} {}", both(&client), both(client.runtime())),
        ),
        ("ClientConfig", both(&client.config())),
        ("ClientBuilder", both(&builder)),
        (
            "RequestConfig",
            both(&RequestConfig::new().timeout(Duration::from_secs(1))),
        ),
        ("RetryConfig", both(&RetryConfig::new())),
        ("Credentials", both(&credentials())),
        ("Endpoint", both(&Endpoint::mainland())),
        ("Language", both(&Language::English)),
        ("Async", both(&iai_client::client::Async::default())),
        ("Blocking", both(&blocking_client())),
        ("Method", both(&Method::Get)),
        ("SystemClock", both(&SystemClock)),
        ("TokioSleep", both(&TokioSleep::new())),
        ("SeededRandom", both(&SeededRandom::new(1))),
        ("ValidationLevel", both(&ValidationLevel::Strict)),
    ]
}

/// Sources of credentials that hold some, or know where some are.
fn providers() -> Printed {
    let folder = Folder::new();
    let file = folder.write(
        "credentials",
        format!("[default]\nsecret_id={SECRET_ID}\n").as_bytes(),
    );
    let base = client("http://127.0.0.1:9");
    let environment = move |name: &str| match name {
        "TENCENTCLOUD_CREDENTIALS_FILE" => Some(file.display().to_string()),
        name => name
            .starts_with("TENCENTCLOUD_SECRET")
            .then(|| SECRET_KEY.to_owned()),
    };
    let profile = ProfileCredentialsProvider::new().environment(environment.clone());
    let role =
        AssumeRoleCredentialsProvider::new(base, "qcs::cam::uin/1:roleName/r").external_id(TOKEN);
    vec![
        ("ExposedFile", both(&profile.exposed_file())),
        ("ProfileCredentialsProvider", both(&profile)),
        (
            "CliProfileCredentialsProvider",
            both(&CliProfileCredentialsProvider::new()),
        ),
        (
            "EnvironmentCredentialsProvider",
            both(&EnvironmentCredentialsProvider::new().environment(environment.clone())),
        ),
        (
            "CredentialsProviderChain",
            both(&CredentialsProviderChain::default_with(environment)),
        ),
        (
            "CvmRoleCredentialsProvider",
            both(&CvmRoleCredentialsProvider::new()),
        ),
        ("AssumeRoleCredentialsProvider", both(&role)),
        (
            "a function",
            both(&provide_credentials_fn("vault", async || Ok(credentials()))),
        ),
        (
            "WebIdentityCredentialsProvider",
            both(&WebIdentityCredentialsProvider::tke_with(|_| {
                Some(TOKEN.to_owned())
            })),
        ),
    ]
}

fn requests() -> Printed {
    let client = client("http://127.0.0.1:9");
    let started: UpgradeGroupFaceModelVersionResponse =
        from_value::<Response<UpgradeGroupFaceModelVersionResponse>>(
            json!({ "JobId": "j", "RequestId": "r" }),
        )
        .unwrap()
        .into_output();
    let image = Image::from_base64(PICTURE);
    let pages = client.get_person_list().group_id("g").paginator();
    vec![
        ("Image", both(&image)),
        ("ImageFormat", both(&ImageFormat::Png)),
        ("SendFuture", both(&client.send(person()))),
        ("Paginator", both(&pages)),
        ("Items", both(&pages.items())),
        ("Waiter", both(&started.wait(&client))),
        ("Effect", both(&Effect::Create)),
        ("Site", both(&Site::Both)),
        (
            "ServiceInfo",
            both(<CreatePersonRequest as Action>::SERVICE),
        ),
        (
            "CodeTable",
            both(&<CreatePersonRequest as Action>::SERVICE.codes),
        ),
        (
            "CodeInfo",
            both(
                &<CreatePersonRequest as Action>::SERVICE
                    .codes
                    .find("InternalError"),
            ),
        ),
        (
            "Hosts",
            both(&<CreatePersonRequest as Action>::SERVICE.hosts),
        ),
        ("RetryClass", both(&RetryClass::Throttled)),
    ]
}

fn responses() -> Printed {
    let told = json!({ "PersonName": NAME, "FaceIds": [FACE], "RequestId": "r" });
    let response: Response<GetPersonBaseInfoResponse> = from_value(told).unwrap();
    let job: Response<GetUpgradeGroupFaceModelVersionResultResponse> =
        from_value(json!({ "FailedFacesUrl": URL, "RequestId": "r" })).unwrap();
    vec![
        ("Response", both(&response)),
        ("WaitOutcome", both(&WaitOutcome::Done(job))),
        ("JobState", both(&JobState::Done)),
        ("Validation", both(&person().validate())),
    ]
}

fn errors() -> Printed {
    let mut wrong = person();
    wrong.person_name = Some(NAME.repeat(20));
    wrong.url = Some(format!("no {URL}"));
    let found = wrong.validate();
    let service = error(Step::error("InternalError"));
    let gateway = error(Step::Say(http(
        502,
        format!("{{\"PersonName\":\"{NAME}\"}}"),
    )));
    let garbage = error(Step::Say(http(
        200,
        format!("{{\"PersonName\":\"{NAME}\", \"x\":\"{PICTURE}\"}}"),
    )));
    let dropped = error(Step::Close);
    let get = RequestConfig::new()
        .method(iai_client::Method::Get)
        .validation(ValidationLevel::Off);
    let mut large = person();
    large.image = Some(Image::from_base64(PICTURE.repeat(2000)));
    large.url = None;
    let large =
        harness::wait(client("http://127.0.0.1:9").with_config(get).send(large)).unwrap_err();
    let key = Credentials::new(format!("{NAME} "), "k").unwrap_err();
    let image = Image::open(Path::new("/no/such/picture.png")).unwrap_err();
    let endpoint = Endpoint::custom("ftp://x").unwrap_err();
    let slow = RequestConfig::new().attempt_timeout(Duration::from_millis(50));
    let held = FakeServer::doing([Step::Stall("")]);
    let slow = harness::wait(client(&held.url()).with_config(slow).send(person())).unwrap_err();
    let decode = from_value::<Response<GetPersonBaseInfoResponse>>(
        json!({ "PersonName": [NAME], "RequestId": "r" }),
    );
    vec![
        ("Violation", both(&found.violations)),
        ("ErrorKind", both(&service.kind())),
        ("ServiceError", format!("{service} {}", both(&service))),
        ("StatusError", format!("{gateway} {}", both(&gateway))),
        ("DecodeError", format!("{garbage} {}", both(&garbage))),
        ("DecodeErrorKind", both(&garbage.kind())),
        ("TransportError", format!("{dropped} {}", both(&dropped))),
        ("TransportPhase", both(&TransportPhase::Connect)),
        ("TimeoutError", format!("{slow} {}", both(&slow))),
        ("TimeoutKind", both(&TimeoutKind::Total)),
        ("TooLargeError", format!("{large} {}", both(&large))),
        ("ConfigurationError", both(&ConfigurationError::NoRuntime)),
        ("CredentialsError", format!("{key} {}", both(&key))),
        ("CredentialsErrorKind", both(&key.kind())),
        ("ImageError", format!("{image} {}", both(&image))),
        ("ImageErrorKind", both(image.kind())),
        ("EndpointError", format!("{endpoint} {}", both(&endpoint))),
        ("FieldError", format!("{decode:?}")),
        ("Error", both(&Error::from(key.clone()))),
    ]
}

fn others() -> Printed {
    let scope = Scope::new(1_700_000_000, "iai");
    let query = format!("PersonName={NAME}");
    let unsigned = Unsigned {
        method: iai_client::Method::Get,
        query: &query,
        headers: &[("X-TC-Token", TOKEN)],
        payload: PayloadHash::of(b"{}"),
    };
    let key = SigningKey::derive(SECRET_KEY, "2023-11-14", "iai");
    vec![
        ("Scope", both(&scope)),
        ("Unsigned", both(&unsigned)),
        ("PayloadHash", both(&PayloadHash::of(b"{}"))),
        ("SigningKey", both(&key)),
        ("FaceRect", both(&FaceRect::default())),
        ("ImageRules", both(&IMAGE)),
        ("SizeLimit", both(&IMAGE.encoded)),
        ("FormatRule", both(&IMAGE.formats)),
        ("LongSide", both(&IMAGE.long_side)),
        ("ShortSide", both(&IMAGE.short_side)),
        ("Gender", both(&Gender::Male)),
        ("Date", both(&Date::from("2020-09-22"))),
        ("DateTime", both(&DateTime::from("2020-09-22 00:00:00"))),
        (
            "DateTimeIso",
            both(&DateTimeIso::from("2020-09-22T00:00:00Z")),
        ),
        ("UtcOffset", both(&UtcOffset::BEIJING)),
        ("ErrorCode", both(&ErrorCode::InternalError)),
        ("UnknownCode", both(&ErrorCode::parse("BrandNew"))),
    ]
}

/// The public modules of the runtime by subject. `intercept`, `signing`, `sts` and `testing` have tests of their own.
const MODULES: [&str; 15] = [
    "action",
    "client",
    "code",
    "credentials",
    "date_time",
    "endpoint",
    "error",
    "image",
    "paging",
    "random",
    "service",
    "time",
    "transport",
    "validate",
    "waiting",
];

/// Traits and names of functions' types, which have no values.
const WITHOUT_VALUES: [&str; 18] = [
    "IntoEndpoint",
    "IntoImage",
    "Mode",
    "Action",
    "ActionOutput",
    "Dispatch",
    "ServiceClient",
    "KnownCode",
    "Paginated",
    "RandomSource",
    "TimeSource",
    "AsyncSleep",
    "Sleep",
    "Validate",
    "Waitable",
    "ProvideCredentials",
    "ProvideFuture",
    "ErrorKind",
];

/// What the runtime exports at its root and in its public modules, read from its sources.
fn exported() -> BTreeSet<String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tc3-runtime/src");
    let root = fs::read_to_string(source.join("lib.rs")).unwrap();
    let mut names = names_of(&root);
    for module in MODULES {
        let file = [format!("{module}.rs"), format!("{module}/mod.rs")];
        let file = file.map(|file| source.join(file)).into_iter();
        let text = fs::read_to_string(file.into_iter().find(|file| file.exists()).unwrap());
        assert!(root.contains(&format!("pub mod {module};")), "{module}");
        names.extend(names_of(&text.unwrap()));
    }
    names
}

/// The public types and traits of a file: its own, and what it exports of others.
fn names_of(source: &str) -> BTreeSet<String> {
    let file = syn::parse_file(source).unwrap();
    let public = |vis: &Visibility| matches!(vis, Visibility::Public(_));
    let mut names = BTreeSet::new();
    for item in file.items {
        // What generated code alone uses.
        let tokens = item.to_token_stream().to_string().replace(' ', "");
        if tokens.contains("#[doc(hidden)]pub") || tokens.contains("#[doc(hidden)]#[derive") {
            continue;
        }
        match item {
            Item::Struct(item) if public(&item.vis) => drop(names.insert(item.ident.to_string())),
            Item::Enum(item) if public(&item.vis) => drop(names.insert(item.ident.to_string())),
            Item::Trait(item) if public(&item.vis) => drop(names.insert(item.ident.to_string())),
            Item::Type(item) if public(&item.vis) => drop(names.insert(item.ident.to_string())),
            Item::Use(item) if public(&item.vis) => leaves(&item.tree, &mut names),
            _ => {}
        }
    }
    names.retain(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
    names
}

fn leaves(tree: &UseTree, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, names),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
        UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
        UseTree::Glob(_) => panic!("a glob hides what is exported"),
    }
}

#[test]
fn no_public_type_prints_what_is_secret() {
    let printed = [
        settings(),
        super::chosen::chosen(),
        super::plugged_in::plugged_in(),
        super::plugged_in::connections(),
        providers(),
        requests(),
        responses(),
        errors(),
        others(),
    ]
    .concat();
    for (name, text) in &printed {
        assert!(text.len() > 3, "{name} prints nothing");
        search(name, text);
    }
    let shown: BTreeSet<_> = printed.iter().map(|(name, _)| (*name).to_owned()).collect();
    let exported: BTreeSet<_> = exported()
        .into_iter()
        .filter(|name| !WITHOUT_VALUES.contains(&&**name))
        .collect();
    assert!(exported.len() > 40, "{exported:?}");
    let missing: Vec<_> = exported.difference(&shown).collect();
    assert!(
        missing.is_empty(),
        "no value of {missing:?} is printed here"
    );
}
