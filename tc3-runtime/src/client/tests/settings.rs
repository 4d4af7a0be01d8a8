//! Making clients.

use std::time::Duration;

use super::*;
use crate::credentials::provide_credentials_fn;
use crate::{Method, RateLimit, RequestConfig, validate::ValidationLevel};

/// The keys and these variables.
fn environment(
    variables: &'static [(&'static str, &'static str)],
) -> impl Fn(&str) -> Option<String> + Send + Sync + 'static {
    const KEYS: [(&str, &str); 2] = [
        ("TENCENTCLOUD_SECRET_ID", "AKIDPLANTED"),
        ("TENCENTCLOUD_SECRET_KEY", "SECRETKEY"),
    ];
    |name| {
        let mut all = variables.iter().chain(&KEYS);
        let (_, value) = all.find(|(known, _)| *known == name)?;
        Some((*value).to_owned())
    }
}

/// Endpoint and region of the client, or the error of building it.
fn made(builder: ClientBuilder) -> Result<(String, Option<String>), String> {
    let client: Client = builder.build().map_err(|error| error.to_string())?;
    let config = client.config();
    let region = config.region().map(str::to_owned);
    Ok((config.endpoint().to_string(), region))
}

const REGION: &str = "TENCENTCLOUD_REGION";
const ENDPOINT: &str = "TENCENTCLOUD_ENDPOINT";

/// The variables, and endpoint and region or the error.
type Row = (
    &'static [(&'static str, &'static str)],
    Result<(&'static str, Option<&'static str>), &'static str>,
);

/// A variable that is not Unicode is read with a replacement character in it.
const VARIABLES: &[Row] = &[
    (&[], Ok(("mainland", None))),
    (&[(REGION, ""), (ENDPOINT, "")], Ok(("mainland", None))),
    (
        &[(REGION, "ap-shanghai")],
        Ok(("mainland", Some("ap-shanghai"))),
    ),
    (
        &[(REGION, "ap-\u{fffd}")],
        Err(
            "the setting TENCENTCLOUD_REGION cannot be sent: it takes letters, digits, `-` and `_`, as in \
             ap-guangzhou",
        ),
    ),
    (
        &[(ENDPOINT, "http://127.0.0.1:8080")],
        Ok(("http://127.0.0.1:8080/", None)),
    ),
    (
        &[(ENDPOINT, "https://faces.example.com:8443")],
        Ok(("https://faces.example.com:8443/", None)),
    ),
    (
        &[(ENDPOINT, "iai.ap-tokyo.tencentcloudapi.com")],
        Ok(("https://iai.ap-tokyo.tencentcloudapi.com/", None)),
    ),
    (
        &[(ENDPOINT, "http://[::1]:8080")],
        Ok(("http://[::1]:8080/", None)),
    ),
];

#[test]
fn variables_set_region_and_endpoint_or_are_named() {
    for &(variables, expected) in VARIABLES {
        let expected = expected
            .map(|(endpoint, region)| (endpoint.to_owned(), region.map(str::to_owned)))
            .map_err(str::to_owned);
        let builder = ClientBuilder::from_env_with(environment(variables)).unwrap();
        assert_eq!(made(builder), expected, "{variables:?}");
        let builder = ClientBuilder::from_default_chain_with(environment(variables));
        assert_eq!(made(builder), expected, "{variables:?}");
    }
}

/// Also what the builder refuses of an endpoint that the program sets. A password is not repeated.
#[test]
fn an_unfit_endpoint_is_told_with_its_variable() {
    let login = "the endpoint must not hold a user name or password";
    let table = [
        (
            "localhost:8443",
            "the endpoint \"localhost:8443\" has no scheme: write http://localhost:8443",
        ),
        (
            "no host",
            "the endpoint \"https://no host\" is no URL such as https://host:port",
        ),
        ("https://door:PLANTED@host", login),
        ("door:PLANTED@host", login),
        (
            "https:///door:PLANTED@host",
            "the endpoint is no URL such as https://host:port",
        ),
        (
            "ftp://host",
            "the endpoint \"ftp://host\" must start with https:// (or http:// for loopback)",
        ),
        (
            "http://faces.example.com",
            "http:// is refused except to loopback: use https:// or allow_plain_http",
        ),
        (
            "https://faces.example.com/iai",
            "an endpoint with a path needs a signing host, since the API lives at /",
        ),
    ];
    for (address, expected) in table {
        let keys = environment(&[]);
        let read = |name: &str| match name {
            ENDPOINT => Some(address.to_owned()),
            _ => keys(name),
        };
        let builder = ClientBuilder::from_env_with(read).unwrap();
        assert_eq!(
            made(builder),
            Err(format!("TENCENTCLOUD_ENDPOINT: {expected}"))
        );
    }
}

#[test]
fn the_remedy_of_an_unfit_endpoint_has_an_emulators_as_well() {
    let wrong = environment(&[(ENDPOINT, "ftp://host")]);
    let builder = ClientBuilder::<Client>::from_env_with(wrong).unwrap();
    let variable = builder.build().unwrap_err();
    let builder = Client::builder().credentials(Credentials::new("AKID", "KEY").unwrap());
    let program = builder.endpoint("127.0.0.1:8080").build().unwrap_err();
    let written =
        "as https://host or https://host:port, for an emulator as http://127.0.0.1:PORT, or";
    assert_eq!(
        [variable.remedy(), program.remedy()],
        [
            format!("Write the variable {written} unset it."),
            format!("Write the endpoint {written} use a preset of Endpoint.")
        ]
    );
}

#[test]
fn what_the_program_sets_replaces_what_the_environment_has() {
    let wrong = environment(&[(REGION, "a b"), (ENDPOINT, "a b")]);
    let builder = ClientBuilder::from_env_with(wrong).unwrap();
    let builder = builder.endpoint(Endpoint::mainland()).region("ap-tokyo");
    let expected = ("mainland".to_owned(), Some("ap-tokyo".to_owned()));
    assert_eq!(made(builder), Ok(expected));
}

/// The profile of the vendor's command line is the last place where a region is looked for.
#[test]
fn the_default_chain_has_the_region_of_the_command_line() {
    let home = std::env::temp_dir().join(format!("tc3-{}-chain", std::process::id()));
    let file = home.join(".tccli/default.configure");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let region = |text: &str, variable: Option<&'static str>| {
        std::fs::write(&file, format!(r#"{{"_sys_param":{{"region":"{text}"}}}}"#)).unwrap();
        let home = home.display().to_string();
        let read = move |name: &str| match name {
            "HOME" | "USERPROFILE" => Some(home.clone()),
            REGION => variable.map(str::to_owned),
            _ => None,
        };
        made(ClientBuilder::from_default_chain_with(read)).map(|(_, region)| region)
    };
    assert_eq!(region("ap-seoul", None), Ok(Some("ap-seoul".to_owned())));
    let of_variable = region("ap seoul", Some("ap-tokyo"));
    assert_eq!(of_variable, Ok(Some("ap-tokyo".to_owned())));
    let expected = format!(
        "the setting _sys_param.region of {} cannot be sent: it takes letters, digits, `-` and `_`, as in ap-guangzhou",
        file.display()
    );
    assert_eq!(region("ap seoul", None), Err(expected));
    std::fs::remove_dir_all(home).unwrap();
}

fn base() -> ClientBuilder {
    Client::builder()
        .credentials(Credentials::new("AKID", "KEY").unwrap())
        .endpoint(Endpoint::custom("http://127.0.0.1:9").unwrap())
}

#[test]
fn what_cannot_work_is_refused_by_name() {
    let region = "the setting region cannot be sent: it takes letters, digits, `-` and `_`, as in ap-guangzhou";
    let app = "the setting app_name cannot be sent: it takes 1 to 100 visible ASCII characters, with spaces between them";
    let table = [
        (Client::builder(), "no credentials were given to the client"),
        (base().region("ap guangzhou"), region),
        (base().region(""), region),
        (base().app_name("a\r\nX: y"), app),
        (base().app_name("a".repeat(101)), app),
        (base().app_name(""), app),
        (base().app_name(" a"), app),
        (base().app_name("fotoalbum-ä"), app),
        (
            base().endpoint(Endpoint::custom("http://iai.example.com").unwrap()),
            "http:// is refused except to loopback: use https:// or allow_plain_http",
        ),
    ];
    for (builder, text) in table {
        let error = builder.build().unwrap_err();
        assert_eq!(error.to_string(), text);
        assert_eq!((error.action(), error.attempts()), (None, 0));
    }
}

#[test]
fn missing_keys_are_told_with_their_variables() {
    let error = ClientBuilder::<Client>::from_env_with(|_| None).unwrap_err();
    assert_eq!(
        format!("{error:?}"),
        "no SecretId and no SecretKey: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set\n  \
         remedy: Set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY to a key of the console's page \"API keys\"."
    );
    assert!(error.is_auth());
}

/// A mock and an emulator give builders that have credentials already.
#[test]
fn of_credentials_and_provider_the_later_one_counts() {
    let keys = || Credentials::new("AKID", "KEY").unwrap();
    let vault = || provide_credentials_fn("vault", async || Credentials::new("AKIDvault", "KEY"));
    let table = [
        (base().credentials_provider(vault()), "vault"),
        (
            base().credentials_provider(vault()).credentials(keys()),
            "credentials of the program",
        ),
        (
            ClientBuilder::from_default_chain_with(|_| None).credentials(keys()),
            "credentials of the program",
        ),
    ];
    for (builder, expected) in table {
        let client: Client = builder.build().unwrap();
        assert_eq!(client.config().credentials_provider(), expected);
    }
}

#[test]
fn a_timeout_of_0_is_refused_by_name() {
    type Set = fn(ClientBuilder, Duration) -> ClientBuilder;
    let table: [(&str, Set); 4] = [
        ("timeout", ClientBuilder::timeout),
        ("attempt_timeout", ClientBuilder::attempt_timeout),
        ("connect_timeout", ClientBuilder::connect_timeout),
        ("credentials_timeout", ClientBuilder::credentials_timeout),
    ];
    for (name, set) in table {
        let error = set(base(), Duration::ZERO).build().unwrap_err();
        assert_eq!(
            format!("{error:?}"),
            format!(
                "the setting {name} is 0: no call could succeed\n  \
                 remedy: Give each timeout more than 0, or leave it out for its default."
            )
        );
        set(base(), Duration::from_nanos(1)).build().unwrap();
    }
}

#[test]
fn settings_merge_in_any_order() {
    let retry = RetryConfig::new().max_attempts(7);
    let config = || {
        RequestConfig::new()
            .method(Method::Get)
            .timeout(Duration::from_secs(9))
    };
    let seconds = Duration::from_secs;
    let table = [
        base().retry(retry).request_config(config()),
        base().request_config(config()).retry(retry),
        base()
            .retry(retry)
            .timeout(seconds(9))
            .request_config(RequestConfig::new().method(Method::Get)),
        // The later one of two counts.
        base()
            .timeout(seconds(1))
            .request_config(config().retry(RetryConfig::off()))
            .retry(retry),
    ];
    for builder in table {
        let client = builder.attempt_timeout(seconds(3)).build().unwrap();
        let client = client.with_config(RequestConfig::new().sign_action(true));
        let found = client.config();
        assert_eq!(found.retry(), retry);
        assert_eq!(found.method(), Method::Get);
        assert_eq!(
            (found.timeout(), found.attempt_timeout()),
            (seconds(9), seconds(3))
        );
        assert_eq!(
            (found.sign_action(), found.unsigned_payload()),
            (true, false)
        );
    }
}

#[test]
fn a_configuration_is_read_back() {
    let client = base()
        .region("ap-tokyo")
        .language(Language::English)
        .app_name("photo-enrol/0.1")
        .connect_timeout(Duration::from_secs(4))
        .max_response_bytes(1_000)
        .rate_limit(RateLimit::per_client(8).burst(2))
        .request_config(RequestConfig::new().validation(ValidationLevel::Strict))
        .build()
        .unwrap();
    let config = client.config();
    assert_eq!(config.language(), Some(Language::English));
    assert_eq!(config.app_name(), Some("photo-enrol/0.1"));
    assert_eq!(config.validation(), ValidationLevel::Strict);
    let rate = config.rate_limit().unwrap();
    assert_eq!((rate.requests_per_second(), rate.get_burst()), (Some(8), 2));
    let retry = config.retry();
    let delays = (retry.get_base_delay(), retry.get_max_delay());
    assert_eq!(
        delays,
        (Duration::from_millis(500), Duration::from_secs(20))
    );
    assert_eq!(
        (retry.get_max_attempts(), retry.is_recovering()),
        (3, false)
    );
    let shown = "ClientConfig { timeout: 120s, attempt_timeout: 60s, connect_timeout: 4s, retry: RetryConfig { \
        max_attempts: 3, base_delay: 500ms, max_delay: 20s, recover: false }, validation: Strict, method: Post, \
        unsigned_payload: false, sign_action: false, endpoint: http://127.0.0.1:9/, region: Some(\"ap-tokyo\"), \
        language: Some(English), app_name: Some(\"photo-enrol/0.1\"), max_response_bytes: 1000, rate_limit: \
        Some(RateLimit { scope: Client(8), burst: 2 }), credentials_provider: \"credentials of the program\" }";
    assert_eq!(format!("{config:?}"), shown);
}

#[test]
fn an_address_is_an_endpoint() {
    let at = |address: &str| {
        let keys = Credentials::new("AKIDPLANTED", "SECRETKEY").unwrap();
        made(Client::builder().credentials(keys).endpoint(address)).map(|(endpoint, _)| endpoint)
    };
    assert_eq!(
        at("http://127.0.0.1:8080").as_deref(),
        Ok("http://127.0.0.1:8080/")
    );
    assert_eq!(
        at("gateway").unwrap_err(),
        Endpoint::custom("gateway").unwrap_err().to_string()
    );
}
