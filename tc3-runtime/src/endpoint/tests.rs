use super::address::Address;
use super::*;
use crate::service::{Hosts, ServiceInfo};
use crate::wire::test_types::SERVICE;

/// URL, signed host and service of an endpoint for `iai`.
fn seen(endpoint: &Endpoint) -> Result<(String, String, String), EndpointError> {
    endpoint.check()?;
    let Target {
        address,
        host,
        service,
    } = endpoint.target(&SERVICE)?;
    Ok((address.with_query("").to_string(), host, service))
}

fn ok(url: &str, host: &str) -> Result<(String, String, String), EndpointError> {
    Ok((url.to_owned(), host.to_owned(), "iai".to_owned()))
}

#[test]
fn presets_have_their_documented_hosts() {
    let table = [
        (Endpoint::default(), "iai.tencentcloudapi.com"),
        (Endpoint::mainland(), "iai.tencentcloudapi.com"),
        (Endpoint::international(), "iai.intl.tencentcloudapi.com"),
        (
            Endpoint::regional("ap-guangzhou").unwrap(),
            "iai.ap-guangzhou.tencentcloudapi.com",
        ),
    ];
    for (endpoint, host) in table {
        assert_eq!(seen(&endpoint), ok(&format!("https://{host}/"), host));
    }
    let none = seen(&Endpoint::internal());
    assert_eq!(none, Err(EndpointError::NoHost));
}

#[test]
fn an_endpoint_is_shown_in_a_line() {
    let gateway = Endpoint::custom("https://gateway.example.com/iai").unwrap();
    let gateway = gateway.signing_host("iai.tencentcloudapi.com").unwrap();
    let table = [
        (Endpoint::default(), "mainland"),
        (Endpoint::international(), "international"),
        (Endpoint::internal(), "internal"),
        (Endpoint::regional("ap-tokyo").unwrap(), "regional ap-tokyo"),
        (
            gateway.service("iai").unwrap(),
            "https://gateway.example.com/iai, signing host iai.tencentcloudapi.com, signing service iai",
        ),
    ];
    for (endpoint, expected) in table {
        assert_eq!(endpoint.to_string(), expected);
    }
}

#[test]
fn a_preset_follows_the_service_of_the_action() {
    let elsewhere = ServiceInfo {
        name: "faces",
        hosts: Hosts {
            mainland: Some("api.example.com"),
            ..SERVICE.hosts
        },
        ..SERVICE
    };
    let target = Endpoint::mainland().target(&elsewhere).unwrap();
    assert_eq!(
        (target.host.as_str(), target.service.as_str()),
        ("api.example.com", "faces")
    );
}

#[test]
fn addresses_are_accepted_or_refused_with_a_reason() {
    for (address, expected) in ADDRESSES {
        let found = Endpoint::custom(address).and_then(|endpoint| seen(&endpoint));
        let found = found.map_err(bare);
        let expected = expected.clone().and_then(|(url, host)| ok(url, host));
        assert_eq!(found, expected, "{address:?}");
    }
}

const SCHEME: EndpointError = EndpointError::Scheme {
    found: None,
    local: false,
};
const MALFORMED: EndpointError = EndpointError::Malformed { found: None };

/// Without the address, which the texts below show.
fn bare(error: EndpointError) -> EndpointError {
    match error {
        EndpointError::Scheme { .. } => SCHEME,
        EndpointError::Malformed { .. } => MALFORMED,
        other => other,
    }
}

#[test]
fn an_unfit_address_is_shown_unless_it_may_hold_a_password() {
    let long = format!("https://{}:x", "a".repeat(100));
    let shown = format!(
        "the endpoint \"https://{}…\" is no URL such as https://host:port",
        "a".repeat(92)
    );
    let table = [
        ("", "the endpoint is empty"),
        (
            "127.0.0.1:8080",
            "the endpoint \"127.0.0.1:8080\" has no scheme: write http://127.0.0.1:8080",
        ),
        (
            "localhost",
            "the endpoint \"localhost\" has no scheme: write http://localhost",
        ),
        (
            "[::1]:80",
            "the endpoint \"[::1]:80\" has no scheme: write http://[::1]:80",
        ),
        (
            "htp://127.0.0.1:8080",
            "the endpoint \"htp://127.0.0.1:8080\" must start with https:// (or http:// for loopback)",
        ),
        (
            "iai.example.com",
            "the endpoint \"iai.example.com\" must start with https:// (or http:// for loopback)",
        ),
        (
            "user:PLANTED@localhost",
            "the endpoint must start with https:// (or http:// for loopback)",
        ),
        (
            "https://a\nb",
            "the endpoint \"https://a\\nb\" is no URL such as https://host:port",
        ),
        (
            "https:///user:PLANTED@host",
            "the endpoint is no URL such as https://host:port",
        ),
        (&long, &shown),
    ];
    for (address, expected) in table {
        let error = Endpoint::custom(address).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

/// An address with its URL and signed host, or the reason to refuse it.
type Row = (
    &'static str,
    Result<(&'static str, &'static str), EndpointError>,
);

const ADDRESSES: &[Row] = &[
    (
        "https://iai.example.com",
        Ok(("https://iai.example.com/", "iai.example.com")),
    ),
    (
        "https://iai.example.com/",
        Ok(("https://iai.example.com/", "iai.example.com")),
    ),
    (
        "HTTPS://IAI.Example.COM:443",
        Ok(("https://iai.example.com/", "iai.example.com")),
    ),
    (
        "https://iai.example.com:8443",
        Ok(("https://iai.example.com:8443/", "iai.example.com:8443")),
    ),
    (
        "http://127.0.0.1:80",
        Ok(("http://127.0.0.1/", "127.0.0.1")),
    ),
    (
        "http://127.0.0.1:8080",
        Ok(("http://127.0.0.1:8080/", "127.0.0.1:8080")),
    ),
    (
        "http://127.9.9.9:1",
        Ok(("http://127.9.9.9:1/", "127.9.9.9:1")),
    ),
    (
        "http://localhost:8080",
        Ok(("http://localhost:8080/", "localhost:8080")),
    ),
    ("http://LOCALHOST", Ok(("http://localhost/", "localhost"))),
    (
        "http://[::1]:8080",
        Ok(("http://[::1]:8080/", "[::1]:8080")),
    ),
    ("http://[0:0:0:0:0:0:0:1]", Ok(("http://[::1]/", "[::1]"))),
    (
        "https://[2001:DB8::1]:8443",
        Ok(("https://[2001:db8::1]:8443/", "[2001:db8::1]:8443")),
    ),
    (
        "http://localhost.",
        Ok(("http://localhost./", "localhost.")),
    ),
    ("http://127.1", Ok(("http://127.0.0.1/", "127.0.0.1"))),
    (
        "http://[::ffff:127.0.0.1]",
        Ok(("http://[::ffff:7f00:1]/", "[::ffff:7f00:1]")),
    ),
    (
        "https://iai.example.com.",
        Ok(("https://iai.example.com./", "iai.example.com.")),
    ),
    (
        "https://iai.example.com:00443",
        Ok(("https://iai.example.com/", "iai.example.com")),
    ),
    (
        "https://人脸.example.com",
        Ok((
            "https://xn--gmqw44j.example.com/",
            "xn--gmqw44j.example.com",
        )),
    ),
    (
        "https://iai%2Eexample.com",
        Ok(("https://iai.example.com/", "iai.example.com")),
    ),
    (
        "https://face_api.internal",
        Ok(("https://face_api.internal/", "face_api.internal")),
    ),
    ("https://2001:db8::1", Err(MALFORMED)),
    ("https://[2001:db8::1", Err(MALFORMED)),
    ("https://[fe80::1%25eth0]", Err(MALFORMED)),
    ("https://[fe80::1%eth0]", Err(MALFORMED)),
    ("https://256.0.0.1", Err(MALFORMED)),
    ("https://iai..example.com", Err(MALFORMED)),
    ("https://iai.example.com..", Err(MALFORMED)),
    ("https://.example.com", Err(MALFORMED)),
    ("https://-iai.example.com", Err(MALFORMED)),
    ("https://iai.example.com,b", Err(MALFORMED)),
    ("https://iai.example.com:0", Err(MALFORMED)),
    ("https://iai.example.com:/", Err(MALFORMED)),
    (
        "https://user:@iai.example.com",
        Err(EndpointError::UserInfo),
    ),
    ("https://user:pass@[::1]:80", Err(EndpointError::UserInfo)),
    ("https://iai.example.com/#", Err(EndpointError::Fragment)),
    ("https://iai.example.com//", Err(EndpointError::Path)),
    ("http://10.0.0.1", Err(EndpointError::PlainHttp)),
    ("http://0.0.0.0", Err(EndpointError::PlainHttp)),
    ("http://iai.example.com", Err(EndpointError::PlainHttp)),
    (
        "http://localhost.example.com",
        Err(EndpointError::PlainHttp),
    ),
    (
        "http://127.0.0.1.example.com",
        Err(EndpointError::PlainHttp),
    ),
    ("http://[::2]", Err(EndpointError::PlainHttp)),
    ("http://[::ffff:10.0.0.1]", Err(EndpointError::PlainHttp)),
    ("iai.example.com", Err(SCHEME)),
    ("localhost:8080", Err(SCHEME)),
    ("//iai.example.com", Err(SCHEME)),
    ("https:iai.example.com", Err(SCHEME)),
    ("ftp://iai.example.com", Err(SCHEME)),
    ("", Err(SCHEME)),
    ("https://", Err(MALFORMED)),
    ("https:///path", Err(MALFORMED)),
    ("https://:443", Err(MALFORMED)),
    ("https://iai.example.com:", Err(MALFORMED)),
    ("https://iai.example.com:99999", Err(MALFORMED)),
    ("https://iai.example.com:x", Err(MALFORMED)),
    ("https://iai example.com", Err(MALFORMED)),
    ("https://iai.example.com\n", Err(MALFORMED)),
    ("https://iai.example.com\\@evil.example", Err(MALFORMED)),
    ("https://[::1", Err(MALFORMED)),
    ("https://user@iai.example.com", Err(EndpointError::UserInfo)),
    (
        "https://user:pass@iai.example.com",
        Err(EndpointError::UserInfo),
    ),
    ("https://@iai.example.com", Err(EndpointError::UserInfo)),
    ("https://iai.example.com?a=b", Err(EndpointError::Query)),
    ("https://iai.example.com/?", Err(EndpointError::Query)),
    ("https://iai.example.com#top", Err(EndpointError::Fragment)),
    ("https://iai.example.com/v3", Err(EndpointError::Path)),
];

#[test]
fn service_host_and_address_are_three_things() {
    let endpoint = Endpoint::custom("http://10.0.0.1:8080/iai")
        .and_then(|endpoint| endpoint.signing_host("IAI.tencentcloudapi.com"))
        .and_then(|endpoint| endpoint.service("iai2"))
        .unwrap();
    assert_eq!(seen(&endpoint), Err(EndpointError::PlainHttp));
    let expected = (
        "http://10.0.0.1:8080/iai",
        "iai.tencentcloudapi.com",
        "iai2",
    );
    let found = seen(&endpoint.allow_plain_http()).unwrap();
    assert_eq!(
        (found.0.as_str(), found.1.as_str(), found.2.as_str()),
        expected
    );
}

#[test]
fn names_are_checked() {
    let host = |name: &str| {
        Endpoint::mainland()
            .signing_host(name)
            .and_then(|e| seen(&e))
            .map(|s| s.1)
    };
    let refused = Err(EndpointError::SigningHost);
    let table = [
        (
            "iai.tencentcloudapi.com",
            Ok("iai.tencentcloudapi.com".to_owned()),
        ),
        ("Proxy:8080", Ok("proxy:8080".to_owned())),
        ("[::1]:80", Ok("[::1]:80".to_owned())),
        ("[::1]", Ok("[::1]".to_owned())),
        ("", refused.clone()),
        ("https://iai.tencentcloudapi.com", refused.clone()),
        ("iai.tencentcloudapi.com/", refused.clone()),
        ("iai..com", refused.clone()),
        ("iai.com:", refused.clone()),
        ("iai.com:0", refused.clone()),
        ("iai.com:70000", refused.clone()),
        ("iai.com:+80", refused.clone()),
        ("iai.com\r\nX: y", refused.clone()),
        ("[nonsense]", refused),
    ];
    for (name, expected) in table {
        assert_eq!(host(name), expected, "{name:?}");
    }
    for name in ["", "AP-guangzhou", "ap_guangzhou", "a.b", "-a", "a/b"] {
        assert_eq!(
            Endpoint::regional(name).unwrap_err(),
            EndpointError::Region,
            "{name:?}"
        );
        assert_eq!(
            Endpoint::mainland().service(name).unwrap_err(),
            EndpointError::Service
        );
    }
}

#[test]
fn a_query_is_sent_as_it_was_signed() {
    let address = Address::parse("https://iai.example.com").unwrap();
    let query = "A.0.B=%20%26%2A%27~-._&Z=";
    assert_eq!(
        address.with_query(query).as_str(),
        format!("https://iai.example.com/?{query}")
    );
}
