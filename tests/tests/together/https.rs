//! https between the client and the emulator: whom the client trusts, and what becomes of a call when the connection
//! below TLS breaks.

use iai_client::actions::{CreateGroupRequest, GetGroupListRequest};
use iai_client::transport::{RootCertificates, TransportConfig};
use iai_client::{Client, Image, RetryConfig};
use iai_emulator::{Emulator, EmulatorBuilder, Tls};
use iai_tests::folder::Folder;
use iai_tests::harness::{self, wait};
use iai_tests::pictures;
use iai_tests::raw::{SECRET_ID, SECRET_KEY};
use iai_tests::stopwatch::Stopwatch;
use std::env;
use std::process::Command;

fn https() -> EmulatorBuilder {
    let builder = Emulator::builder().credentials(SECRET_ID, SECRET_KEY);
    builder.tls(Tls::generated())
}

/// A client of one of the emulator's hosts that trusts the authority of `trusted`, and sends once.
fn client(emulator: &Emulator, host: &str, trusted: &Emulator) -> Client {
    let authority = trusted.ca_certificate().unwrap().as_bytes();
    let roots = RootCertificates::empty().add(authority).unwrap();
    let port = emulator.address().port();
    harness::builder(&format!("https://{host}:{port}"))
        .transport(TransportConfig::new().root_certificates(roots))
        .retry(RetryConfig::off())
        .build()
        .unwrap()
}

fn group() -> CreateGroupRequest {
    let builder = CreateGroupRequest::builder().group_name("Staff");
    builder.group_id("staff").build()
}

/// Each of them is also the host that is signed.
#[test]
fn a_given_authority_is_trusted_for_the_hosts_that_it_vouches_for() {
    let emulator = https().start().unwrap();
    for host in ["localhost", "127.0.0.1"] {
        let client = client(&emulator, host, &emulator);
        let sent = wait(client.send(GetGroupListRequest::default()));
        assert_eq!(sent.unwrap().group_num, Some(0), "{host}");
    }
}

/// Neither another authority, nor another host than the certificate's. Nothing was sent.
#[test]
fn no_other_authority_or_host_is_trusted() {
    let emulator = https().start().unwrap();
    let other = https().start().unwrap();
    for (host, trusted) in [("localhost", &other), ("[::ffff:127.0.0.1]", &emulator)] {
        let client = client(&emulator, host, trusted);
        let error = wait(client.send(group())).unwrap_err();
        assert!(error.is_connect() && !error.is_outcome_unknown(), "{error}");
        let text = "invalid peer certificate: ";
        assert!(error.to_string().contains(text), "{error}");
    }
    assert!(emulator.requests().is_empty());
}

/// The outcome of a create is not known when its response is lost, and a recovering client finds it out.
#[test]
fn a_response_that_is_lost_below_tls_is_an_outcome_to_find_out() {
    for fault in ["reset", "close", "half"] {
        let fault = format!("CreateGroup: {fault}, when=after, times=1");
        let emulator = https().fault(fault.parse().unwrap()).start().unwrap();
        let once = client(&emulator, "localhost", &emulator);
        let error = wait(once.send(group())).unwrap_err();
        assert!(error.is_outcome_unknown(), "{fault}: {error}");
        assert_eq!(emulator.state()["Groups"][0]["GroupId"], "staff", "{fault}");

        emulator.reset();
        emulator.faults().add(fault.parse().unwrap()).unwrap();
        let recovering = emulator
            .client_builder()
            .unwrap()
            .sleep_impl(Stopwatch::default())
            .retry(RetryConfig::new().recover(true))
            .build()
            .unwrap();
        assert!(
            wait(recovering.send(group())).unwrap().is_recovered(),
            "{fault}"
        );
    }
}

/// Far more than TLS takes in one piece, and several at once.
#[test]
fn large_pictures_arrive() {
    let emulator = https().start().unwrap();
    let client = emulator.client().unwrap();
    let picture = Image::from_bytes(pictures::bmp(700, 700));
    let send = || client.detect_face().image(picture.clone()).send();
    let sent = wait(async { tokio::join!(send(), send(), send()) });
    for response in [sent.0, sent.1, sent.2] {
        assert_eq!(response.unwrap().image_width, Some(700));
    }
}

/// Plain HTTP reaches nothing.
#[test]
fn an_endpoint_with_http_in_place_of_https_is_an_error() {
    let emulator = https().start().unwrap();
    let url = emulator.url().replace("https://", "http://");
    let error = wait(harness::client(&url).send(group())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "CreateGroup: HTTP status 400 without a response of the service: 59 bytes"
    );
    assert_eq!(emulator.state()["Groups"], serde_json::json!([]));
}

/// The variable by which the child knows that it is one.
const CHILD: &str = "IAI_TESTS_HTTPS_CHILD";

/// As the emulator's `--help` says. The environment is that of a whole process, so another one makes the call.
#[cfg(target_os = "linux")]
#[test]
fn a_program_is_told_by_variables_alone() {
    let folder = Folder::new();
    let file = folder.path().join("ca.pem");
    let tls = Tls::generated().ca_file(&file);
    let emulator = https().tls(tls).start().unwrap();
    let mut child = Command::new(env::current_exe().unwrap());
    child
        .args([
            "--exact",
            "together::https::a_call_of_a_process_with_variables",
        ])
        .env(CHILD, "yes")
        .env("SSL_CERT_FILE", &file)
        .env_remove("SSL_CERT_DIR")
        .env("TENCENTCLOUD_ENDPOINT", emulator.url())
        .env("TENCENTCLOUD_SECRET_ID", SECRET_ID)
        .env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY);
    let ended = child.output().unwrap();
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{said}");
    assert_eq!(emulator.requests().len(), 1, "{said}");
}

/// In any other process it has nothing to do.
#[test]
fn a_call_of_a_process_with_variables() {
    if env::var_os(CHILD).is_some() {
        let client = Client::from_env().unwrap();
        wait(client.get_group_list().send()).unwrap();
    }
}
