//! The flags that say how the service is called. They are the same for all commands.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, RangedU64ValueParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};
use iai_client::client::Language;
use iai_client::validate::ValidationLevel;
use iai_client::{Method, RateLimit, RequestConfig, RetryConfig};

const CONNECTION: &str = "Connection";
const CALLS: &str = "Calls";

/// All flags.
pub(super) fn all() -> Vec<Arg> {
    let mut flags = connection();
    flags.extend(calls());
    flags
        .into_iter()
        .map(|flag| flag.global(true).hide_short_help(true))
        .collect()
}

fn connection() -> Vec<Arg> {
    let flags = [
        Arg::new("profile")
            .value_name("NAME")
            .help("Profile of the credentials file to sign with (default: the first credentials that are found)"),
        Arg::new("endpoint")
            .value_name("WHERE")
            .help("mainland, international, internal, a URL or a host (default: TENCENTCLOUD_ENDPOINT, else mainland)"),
        Arg::new("region")
            .value_name("REGION")
            .help("Region to name in requests, such as ap-guangzhou (default: TENCENTCLOUD_REGION)"),
        Arg::new("signing-host")
            .value_name("HOST")
            .help("Host to sign when the endpoint is a proxy in front of the service"),
        Arg::new("proxy")
            .value_name("URL")
            .help("Proxy, or `none` (default: that of the environment)"),
        Arg::new("ca")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .value_hint(ValueHint::FilePath)
            .help("Certificates to trust besides those of the system (PEM)"),
    ];
    flags
        .map(|flag| named(flag).help_heading(CONNECTION))
        .into()
}

fn calls() -> Vec<Arg> {
    let flags = [
        seconds(
            "timeout",
            "Longest that a call may take, with all attempts (default: 120)",
        ),
        seconds(
            "attempt-timeout",
            "Longest that one attempt may take (default: 60)",
        ),
        seconds(
            "connect-timeout",
            "Longest that a connection may take to be made (default: 10)",
        ),
        Arg::new("attempts")
            .value_name("NUMBER")
            .value_parser(RangedU64ValueParser::<u32>::new().range(1..=100))
            .help("Most attempts of a call; 1 repeats nothing (default: 3)"),
        Arg::new("recover")
            .action(ArgAction::SetTrue)
            .help("Ask the service whether a create took effect when its response was lost"),
        Arg::new("validation")
            .value_name("LEVEL")
            .value_parser(validation())
            .help(
                "Checks before sending; `strict` refuses also what only warns (default: default)",
            ),
        Arg::new("method")
            .value_name("METHOD")
            .value_parser(method())
            .help("How requests travel; GET takes 32 KB (default: post)"),
        Arg::new("rate-limit")
            .value_name("PER_SECOND")
            .value_parser(RangedU64ValueParser::<u32>::new().range(1..=10_000))
            .help("Most requests per second for each group of actions (default: none)"),
        Arg::new("unsigned-payload")
            .action(ArgAction::SetTrue)
            .help("Leave the body out of the signature"),
        Arg::new("language")
            .value_name("LANGUAGE")
            .value_parser(language())
            .help("Language of the service's messages (default: the service's)"),
    ];
    flags.map(|flag| named(flag).help_heading(CALLS)).into()
}

/// The flag is called what its id is.
fn named(flag: Arg) -> Arg {
    let id = flag.get_id().to_string();
    flag.long(id)
}

fn seconds(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .value_name("SECONDS")
        .value_parser(duration)
        .help(help)
}

pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let seconds = text.parse::<f64>().ok().filter(|seconds| *seconds > 0.0);
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(|| "seconds, such as 30 or 0.5, above 0".to_owned())
}

fn validation() -> impl TypedValueParser<Value = ValidationLevel> {
    PossibleValuesParser::new(["off", "default", "strict"]).map(|level| match &*level {
        "off" => ValidationLevel::Off,
        "strict" => ValidationLevel::Strict,
        _ => ValidationLevel::Default,
    })
}

fn method() -> impl TypedValueParser<Value = Method> {
    PossibleValuesParser::new(["post", "get"]).map(|method| match &*method {
        "get" => Method::Get,
        _ => Method::Post,
    })
}

fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(["en", "zh"]).map(|language| match &*language {
        "zh" => Language::Chinese,
        _ => Language::English,
    })
}

/// Settings of calls.
pub(super) fn request_config(matches: &ArgMatches) -> RequestConfig {
    let mut config = RequestConfig::new()
        .retry(retry(matches))
        .unsigned_payload(matches.get_flag("unsigned-payload"));
    if let Some(timeout) = matches.get_one::<Duration>("timeout") {
        config = config.timeout(*timeout);
    }
    if let Some(timeout) = matches.get_one::<Duration>("attempt-timeout") {
        config = config.attempt_timeout(*timeout);
    }
    if let Some(level) = matches.get_one::<ValidationLevel>("validation") {
        config = config.validation(*level);
    }
    if let Some(method) = matches.get_one::<Method>("method") {
        config = config.method(*method);
    }
    config
}

fn retry(matches: &ArgMatches) -> RetryConfig {
    let retry = RetryConfig::new().recover(matches.get_flag("recover"));
    let attempts = matches.get_one::<u32>("attempts");
    attempts.map_or(retry, |attempts| retry.max_attempts(*attempts))
}

/// The limit of requests per second.
pub(super) fn rate_limit(matches: &ArgMatches) -> Option<RateLimit> {
    let rate = matches.get_one::<u32>("rate-limit");
    rate.map(|rate| RateLimit::per_group(*rate))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_seconds_above_zero() {
        for (text, expected) in [
            ("30", Some(Duration::from_secs(30))),
            ("0.25", Some(Duration::from_millis(250))),
            ("0", None),
            ("-1", None),
            ("nan", None),
            ("inf", None),
            ("1e300", None),
            ("30s", None),
        ] {
            assert_eq!(duration(text).ok(), expected, "{text}");
        }
    }
}
