//! All checks together, against an emulator and against servers that are none.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use iai_client::credentials::{CredentialsProviderChain, ProvideCredentials};
use iai_client::transport::{RootCertificates, TransportConfig};
use iai_client::{Credentials, Endpoint, RetryConfig};
use iai_emulator::Emulator;

use super::finding::Verdict;
use super::*;
use crate::exit::Exit;

const KEYS: (&str, &str) = ("AKIDlocal", "local-key");

fn keys() -> Arc<dyn ProvideCredentials> {
    Arc::new(Credentials::new(KEYS.0, KEYS.1).unwrap())
}

/// Calls with these keys at this address. Only an emulator's own certificate is trusted.
fn subject(url: &str, credentials: Arc<dyn ProvideCredentials>, ca: Option<&str>) -> Subject {
    let roots = RootCertificates::empty();
    let roots = match ca {
        Some(ca) => roots.add(ca.as_bytes()).unwrap(),
        None => RootCertificates::system(),
    };
    let client = Client::builder()
        .credentials_provider(Arc::clone(&credentials))
        .endpoint(Endpoint::custom(url).unwrap())
        .transport(TransportConfig::new().root_certificates(roots))
        .retry(RetryConfig::off())
        .build()
        .map_err(Failure::from);
    Subject {
        client,
        credentials,
        profiles: None,
        ca: None,
        variables: Variables::default(),
    }
}

fn emulator(skew: i64) -> Emulator {
    let builder = Emulator::builder().credentials(KEYS.0, KEYS.1);
    builder.skew(skew).start().unwrap()
}

/// Checks and their verdicts, without those that are as they should be.
fn unusual(report: &Report) -> Vec<(&'static str, Verdict)> {
    let unusual = report
        .0
        .iter()
        .filter(|finding| finding.result != Verdict::Ok);
    unusual
        .map(|finding| (finding.check, finding.result))
        .collect()
}

fn finding<'r>(report: &'r Report, check: &str) -> &'r Finding {
    report
        .0
        .iter()
        .find(|finding| finding.check == check)
        .unwrap()
}

#[tokio::test]
async fn an_emulator_is_healthy() {
    let emulator = emulator(0);
    let report = examine(&subject(&emulator.url(), keys(), None), true).await;
    assert_eq!(unusual(&report), [("tls", Verdict::Skipped)], "{report:?}");
    assert!(report.result().is_ok());
    let service = finding(&report, "service");
    assert!(
        service.message.contains("refused with AuthFailure."),
        "{service:?}"
    );
    assert_eq!(
        finding(&report, "credentials").message,
        "AKID***, from credentials of the program"
    );
    let called: Vec<_> = emulator
        .requests()
        .iter()
        .map(|request| request.action.clone())
        .collect();
    assert_eq!(called.len(), 2, "{called:?}");
}

#[tokio::test]
async fn without_being_asked_no_call_is_made() {
    let emulator = emulator(0);
    let report = examine(&subject(&emulator.url(), keys(), None), false).await;
    assert_eq!(
        unusual(&report),
        [("tls", Verdict::Skipped), ("account", Verdict::Skipped)]
    );
    assert_eq!(emulator.requests().len(), 1);
}

#[tokio::test]
async fn clocks_that_are_apart_are_told() {
    let table = [
        (30, Verdict::Ok, None),
        (100, Verdict::Warning, None),
        (-100, Verdict::Warning, None),
        (1_000, Verdict::Failed, Some(Exit::Failed)),
    ];
    for (skew, verdict, exit) in table {
        let emulator = emulator(skew);
        let report = examine(&subject(&emulator.url(), keys(), None), false).await;
        let clock = finding(&report, "clock");
        assert_eq!(clock.result, verdict, "{clock:?}");
        let order = if skew > 0 { "behind" } else { "ahead of" };
        assert!(clock.message.contains(order), "{clock:?}");
        assert_eq!(report.result().err().map(|failure| failure.exit()), exit);
    }
}

#[tokio::test]
async fn wrong_keys_are_found_by_the_call() {
    let emulator = emulator(0);
    let wrong: Arc<dyn ProvideCredentials> =
        Arc::new(Credentials::new("AKIDother", "PLANTED-KEY").unwrap());
    let report = examine(&subject(&emulator.url(), wrong, None), true).await;
    let account = finding(&report, "account");
    assert_eq!(account.result, Verdict::Failed);
    assert!(
        account.message.contains("AuthFailure.SecretIdNotFound"),
        "{account:?}"
    );
    assert!(!format!("{report:?}").contains("PLANTED"));
}

#[tokio::test]
async fn no_keys_at_all_fail_with_the_places_that_were_looked_at() {
    let emulator = emulator(0);
    let none = CredentialsProviderChain::first(
        iai_client::credentials::EnvironmentCredentialsProvider::new().environment(|_| None),
    )
    .then(iai_client::credentials::ProfileCredentialsProvider::new().environment(|_| None));
    let report = examine(&subject(&emulator.url(), Arc::new(none), None), true).await;
    let credentials = finding(&report, "credentials");
    assert_eq!(
        (credentials.result, credentials.details.len()),
        (Verdict::Failed, 2)
    );
    assert!(
        credentials
            .remedy
            .as_ref()
            .unwrap()
            .contains("iai configure")
    );
    assert_eq!(finding(&report, "account").result, Verdict::Skipped);
    assert_eq!(report.result().unwrap_err().exit(), Exit::Credentials);
}

#[tokio::test]
async fn a_closed_port_fails_at_the_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let report = examine(&subject(&url, keys(), None), true).await;
    let expected = [
        ("tcp", Verdict::Failed),
        ("tls", Verdict::Skipped),
        ("service", Verdict::Skipped),
        ("clock", Verdict::Skipped),
        ("account", Verdict::Skipped),
    ];
    assert_eq!(unusual(&report), expected);
    assert_eq!(report.result().unwrap_err().exit(), Exit::Network);
}

/// A server that says this to all that comes.
fn server(says: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(says.as_bytes());
        }
    });
    address.to_string()
}

const PAGE: &str =
    "HTTP/1.1 200 OK\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>";

#[tokio::test]
async fn somebody_who_is_not_the_service_is_told() {
    let report = examine(
        &subject(&format!("http://{}", server(PAGE)), keys(), None),
        true,
    )
    .await;
    let service = finding(&report, "service");
    assert_eq!(
        (service.result, service.exit),
        (Verdict::Failed, Exit::Network)
    );
    assert!(service.message.contains("HTML page"), "{service:?}");
    assert_eq!(finding(&report, "clock").result, Verdict::Skipped);
}

#[tokio::test]
async fn a_server_without_tls_fails_at_tls() {
    let report = examine(
        &subject(&format!("https://{}", server(PAGE)), keys(), None),
        true,
    )
    .await;
    let tls = finding(&report, "tls");
    assert_eq!((tls.result, tls.exit), (Verdict::Failed, Exit::Network));
    assert!(
        tls.message.ends_with("this port speaks plain http"),
        "{tls:?}"
    );
    assert!(tls.remedy.as_ref().unwrap().contains("http://"), "{tls:?}");
}

#[tokio::test]
async fn an_authority_that_is_not_trusted_fails_at_tls() {
    let tls = iai_emulator::Tls::generated();
    let emulator = Emulator::builder()
        .credentials(KEYS.0, KEYS.1)
        .tls(tls)
        .start()
        .unwrap();
    let trusted = subject(&emulator.url(), keys(), emulator.ca_certificate());
    let report = examine(&trusted, true).await;
    assert_eq!(unusual(&report), [], "{report:?}");
    let report = examine(&subject(&emulator.url(), keys(), None), true).await;
    let tls = finding(&report, "tls");
    assert_eq!((tls.result, tls.exit), (Verdict::Failed, Exit::Network));
    assert!(
        tls.remedy
            .as_ref()
            .unwrap()
            .starts_with("Trust the authority"),
        "{tls:?}"
    );
}

#[tokio::test]
async fn a_client_that_cannot_be_made_leaves_out_the_network() {
    let emulator = emulator(0);
    let mut subject = subject(&emulator.url(), keys(), None);
    subject.client = Err(Failure::new(Exit::Usage, "no endpoint", "Give one."));
    let report = examine(&subject, true).await;
    assert_eq!(finding(&report, "endpoint").result, Verdict::Failed);
    assert_eq!(
        finding(&report, "dns").message,
        "the check endpoint has failed"
    );
    assert_eq!(finding(&report, "signature").result, Verdict::Ok);
    assert_eq!(report.result().unwrap_err().exit(), Exit::Usage);
}

#[test]
fn the_locale_tells_whether_signs_can_be_shown() {
    let table: [(&[(&str, &str)], bool); 5] = [
        (&[("LANG", "en_US.UTF-8")], true),
        (&[("LANG", "C.utf8")], true),
        (&[("LANG", "en_US.UTF-8"), ("LC_ALL", "C")], false),
        (&[("LC_CTYPE", "zh_CN.GBK")], false),
        (&[], false),
    ];
    for (set, expected) in table {
        assert_eq!(speaks_unicode(&subject::variables(set)), expected);
    }
}
