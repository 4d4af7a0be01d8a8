//! What `Client::signature_help` tells, against signatures that were computed by hand.

use super::*;
use crate::{Method, RequestConfig};

/// A client that talks to nobody.
fn silent(options: RequestConfig) -> Client {
    let endpoint = Endpoint::custom("http://127.0.0.1:9/gateway").unwrap();
    let keys = Credentials::new("AKIDPLANTED", "SECRETKEY").unwrap();
    Client::builder()
        .credentials(keys.with_session_token("TOKENPLANTED").unwrap())
        .endpoint(endpoint.signing_host(HOST).unwrap())
        .time_source(|| 1_551_113_065)
        .request_config(options)
        .build()
        .unwrap()
}

fn help(options: RequestConfig) -> SignatureHelp {
    silent(options).signature_help(&request()).unwrap()
}

#[test]
fn it_reads_as_the_vendor_writes_it() {
    let help = help(RequestConfig::new());
    let hash = "0000";
    assert_eq!(
        help.to_string().replace(&help.payload_hash, hash),
        "CreatePerson POST http://127.0.0.1:9/gateway\n\
         signed host: iai.tencentcloudapi.com\n\
         signed headers: content-type;host\n\
         time: 1551113065\n\
         scope: 2019-02-25/iai/tc3_request\n\
         canonical request:\n  POST\n  /\n  \n  content-type:application/json\n  \
         host:iai.tencentcloudapi.com\n  \n  content-type;host\n  0000\n\
         string to sign:\n  TC3-HMAC-SHA256\n  1551113065\n  2019-02-25/iai/tc3_request\n  "
            .to_owned()
            + help.string_to_sign.rsplit('\n').next().unwrap()
    );
    assert_eq!((help.timestamp, help.method), (1_551_113_065, Method::Post));
    assert_eq!((help.action, help.host.as_str()), ("CreatePerson", HOST));
}

#[test]
fn the_query_is_there_and_not_shown() {
    let help = help(RequestConfig::new().method(Method::Get));
    assert!(help.canonical_request.contains("\nName=evan&Url="));
    assert_eq!(help.address, "http://127.0.0.1:9/gateway");
    let shown = format!("{help}\n{help:?}");
    assert!(shown.contains("\n  <query of 36 bytes>\n"), "{shown}");
    assert!(!shown.contains("evan"), "{shown}");
}

#[test]
fn it_shows_no_key_no_token_and_no_body() {
    for method in [Method::Post, Method::Get] {
        let help = help(RequestConfig::new().method(method));
        let shown = format!("{help}\n{help:?}");
        for secret in ["PLANTED", "SECRETKEY", "evan", "y.jpg"] {
            assert!(!shown.contains(secret), "{secret}: {shown}");
        }
    }
}

#[test]
fn what_would_not_be_signed_is_refused() {
    let error = silent(RequestConfig::new())
        .signature_help(&Request::default())
        .unwrap_err();
    assert!(error.is_validation(), "{error}");
    assert_eq!(
        (error.action(), error.attempts()),
        (Some("CreatePerson"), 0)
    );
}

#[test]
fn the_proxy_is_told_without_its_login() {
    let proxy = crate::transport::Proxy::url("http://door:PLANTED@proxy.example.com:3128").unwrap();
    let client = Client::builder()
        .credentials(Credentials::new("AKIDEXAMPLE", "SECRETKEY").unwrap())
        .endpoint(
            Endpoint::custom("http://iai.example.com")
                .unwrap()
                .allow_plain_http(),
        )
        .transport(crate::transport::TransportConfig::new().proxy(proxy))
        .build()
        .unwrap();
    let help = client.signature_help(&request()).unwrap();
    assert_eq!(help.proxy.as_deref(), Some("http://proxy.example.com:3128"));
    assert!(help.to_string().starts_with(
        "CreatePerson POST http://iai.example.com/\nthrough proxy: http://proxy.example.com:3128\n"
    ));
}
