use std::future::Future;
use std::task::{Context, Waker};
use std::time::Duration;

use super::unpooled::UnpooledClient;
use super::*;
use crate::endpoint::Endpoint;
use crate::error::{ConfigurationError, Error, ProxyError, TimeoutError, TimeoutKind};
use crate::service::Effect;

/// An attempt that takes the client without a pool.
fn careful() -> AttemptContext {
    let duration = Duration::from_secs(1);
    AttemptContext {
        action: "CreatePerson",
        effect: Effect::Create,
        number: 2,
        got_no_response: true,
        now: Duration::ZERO,
        limits: AttemptLimits {
            duration,
            timeout: TimeoutError {
                kind: TimeoutKind::Attempt,
                limit: duration,
                sent: false,
                peer: None,
            },
            response_bytes: 1,
        },
    }
}

fn fresh() -> UnpooledClient {
    let endpoint = Endpoint::custom("http://127.0.0.1:9").unwrap();
    UnpooledClient::new(&endpoint, Duration::from_secs(1), &TransportConfig::new()).unwrap()
}

/// The runtime is not blocked meanwhile.
#[tokio::test]
async fn a_client_without_a_pool_is_made_off_the_runtimes_thread() {
    let (fresh, attempt) = (fresh(), careful());
    let mut made = std::pin::pin!(fresh.client_for(&attempt));
    let mut context = Context::from_waker(Waker::noop());
    assert!(made.as_mut().poll(&mut context).is_pending());
    assert!(made.await.is_some());
    let mut again = std::pin::pin!(fresh.client_for(&attempt));
    assert!(again.as_mut().poll(&mut context).is_ready());
}

/// An attempt that begins to make it and is then not polled any more, as in `select!`, does not block others.
#[tokio::test]
async fn a_client_without_a_pool_is_made_whoever_waits_for_it() {
    let (fresh, attempt) = (fresh(), careful());
    let mut left_alone = std::pin::pin!(fresh.client_for(&attempt));
    let mut context = Context::from_waker(Waker::noop());
    assert!(left_alone.as_mut().poll(&mut context).is_pending());
    let other = fresh.client_for(&attempt);
    let made = tokio::time::timeout(Duration::from_secs(30), other).await;
    assert!(made.expect("it is made").is_some());
}

/// A proxy's URL, and how it is shown or why it is refused.
const PROXIES: &[(&str, Result<&str, ProxyError>)] = &[
    ("http://proxy", Ok("Proxy(http://proxy)")),
    ("http://proxy/", Ok("Proxy(http://proxy)")),
    ("HTTP://Proxy:80", Ok("Proxy(http://proxy)")),
    ("http://proxy:3128", Ok("Proxy(http://proxy:3128)")),
    ("http://127.0.0.1:3128", Ok("Proxy(http://127.0.0.1:3128)")),
    ("http://[::1]:3128", Ok("Proxy(http://[::1]:3128)")),
    (
        "http://door:PLANTED@proxy:3128",
        Ok("Proxy(http://proxy:3128, with credentials)"),
    ),
    (
        "http://door@proxy",
        Ok("Proxy(http://proxy, with credentials)"),
    ),
    ("", Err(ProxyError::Scheme)),
    ("proxy", Err(ProxyError::Scheme)),
    ("proxy:3128", Err(ProxyError::Scheme)),
    ("door:PLANTED@proxy:3128", Err(ProxyError::Scheme)),
    ("socks5://proxy:1080", Err(ProxyError::Scheme)),
    ("socks5h://door:PLANTED@proxy", Err(ProxyError::Scheme)),
    ("ftp://proxy", Err(ProxyError::Scheme)),
    ("http:proxy", Err(ProxyError::Scheme)),
    ("http://", Err(ProxyError::Malformed)),
    ("http:///", Err(ProxyError::Malformed)),
    ("http://:3128", Err(ProxyError::Malformed)),
    ("http://proxy:", Err(ProxyError::Malformed)),
    ("http://proxy:0", Err(ProxyError::Malformed)),
    ("http://proxy:65536", Err(ProxyError::Malformed)),
    ("http://door:PLANTED@proxy:x", Err(ProxyError::Malformed)),
    ("http://::1:3128", Err(ProxyError::Malformed)),
    ("http://proxy host", Err(ProxyError::Malformed)),
    ("http://proxy\\x", Err(ProxyError::Malformed)),
    ("http://proxy:3128\n", Err(ProxyError::Malformed)),
    ("http://proxy/pac", Err(ProxyError::Extras)),
    ("http://proxy?a=b", Err(ProxyError::Extras)),
    ("http://proxy#a", Err(ProxyError::Extras)),
    ("http://@proxy", Err(ProxyError::Login)),
    ("http://:PLANTED@proxy", Err(ProxyError::Login)),
    ("http://a%3ab:PLANTED@proxy", Err(ProxyError::Login)),
];

#[test]
fn proxies_are_accepted_or_refused_with_a_reason_and_no_password() {
    for (url, expected) in PROXIES {
        let found = Proxy::url(url);
        match (found, expected) {
            (Ok(proxy), Ok(shown)) => assert_eq!(format!("{proxy:?}"), *shown, "{url:?}"),
            (Err(error), Err(reason)) => {
                assert_eq!(error, ConfigurationError::Proxy(*reason), "{url:?}");
                let error = Error::from(error);
                let shown = format!("{error} {error:?} {}", error.remedy());
                assert!(!shown.contains("PLANTED"), "{shown}");
            }
            (found, _) => panic!("{url:?}: {found:?}"),
        }
    }
}

#[test]
fn https_to_a_proxy_needs_tls() {
    let expected = if cfg!(feature = "rustls-no-provider") {
        Ok("Proxy(https://proxy)".to_owned())
    } else {
        Err(ConfigurationError::Proxy(ProxyError::NoTls))
    };
    assert_eq!(
        Proxy::url("https://proxy").map(|proxy| format!("{proxy:?}")),
        expected
    );
}

#[test]
fn a_login_belongs_to_a_proxy_with_a_url() {
    let url = || Proxy::url("http://proxy").unwrap();
    let table = [
        (Proxy::environment(), "door", false),
        (Proxy::none(), "door", false),
        (url(), "", false),
        (url(), "a:b", false),
        (url(), "d@@r/?#", true),
    ];
    for (proxy, user, taken) in table {
        let found = proxy.credentials(user, "PLANTED");
        let shown = format!("{found:?}");
        assert!(
            !shown.contains("PLANTED") && !shown.contains("d@@r"),
            "{shown}"
        );
        assert_eq!(found.is_ok(), taken, "{user}");
    }
}

#[test]
fn settings_show_no_password() {
    let proxy = Proxy::url("http://PLANTED:PLANTED@proxy").unwrap();
    let config = TransportConfig::new().proxy(proxy);
    let shown = format!("{config:?}");
    assert!(
        shown.contains("Proxy(http://proxy, with credentials)"),
        "{shown}"
    );
    assert!(!shown.contains("PLANTED"), "{shown}");
}

#[cfg(feature = "rustls")]
mod trust {
    use super::*;
    use crate::error::CertificateError;

    const PEM: &[u8] = include_bytes!("../client/tests/tls/ca.pem");

    fn der() -> Vec<u8> {
        use base64::Engine;
        let text: String = std::str::from_utf8(PEM)
            .unwrap()
            .lines()
            .filter(|line| !line.starts_with("-----"))
            .collect();
        base64::engine::general_purpose::STANDARD
            .decode(text)
            .unwrap()
    }

    fn damaged(from: &str, to: &str) -> Vec<u8> {
        let text = std::str::from_utf8(PEM).unwrap();
        assert!(text.contains(from));
        text.replacen(from, to, 1).into_bytes()
    }

    #[test]
    fn certificates_are_accepted_or_refused_with_a_reason() {
        let unusable = [PEM, &damaged("MIIB", "MIIC")].concat();
        let with_comment = [b"Our authority:\n", PEM].concat();
        let key: &[u8] = b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        let table: &[(&str, &[u8], Result<usize, CertificateError>)] = &[
            ("PEM", PEM, Ok(1)),
            ("two", &[PEM, PEM].concat(), Ok(2)),
            ("PEM after a comment", &with_comment, Ok(1)),
            ("DER", &der(), Ok(1)),
            ("nothing", b"", Err(CertificateError::Missing)),
            ("a path", b"/etc/ca.pem", Err(CertificateError::Missing)),
            ("a key", key, Err(CertificateError::Missing)),
            (
                "no end",
                &damaged("-----END", "END"),
                Err(CertificateError::Pem),
            ),
            (
                "no Base64",
                &damaged("MIIB", "M*IB"),
                Err(CertificateError::Pem),
            ),
            (
                "damaged DER in PEM",
                &unusable,
                Err(CertificateError::Unusable(2)),
            ),
            (
                "half of DER",
                &der()[..200],
                Err(CertificateError::Unusable(1)),
            ),
        ];
        for (what, bytes, expected) in table {
            let found = RootCertificates::empty()
                .add(bytes)
                .map(|trust| format!("{trust:?}"));
            let expected = expected
                .map(|count| format!("RootCertificates(Nothing and {count} given)"))
                .map_err(ConfigurationError::Certificate);
            assert_eq!(found, expected, "{what}");
        }
    }

    #[test]
    fn no_trusted_authority_is_refused_unless_tls_is_not_used() {
        let config = TransportConfig::new().root_certificates(RootCertificates::empty());
        let build = |url: &str| {
            let endpoint = Endpoint::custom(url).unwrap();
            HttpConnector::new(&endpoint, Duration::from_secs(1), &config).map(|_| ())
        };
        let refused = CertificateError::NothingTrusted;
        assert_eq!(
            build("https://iai.example.com"),
            Err(ConfigurationError::Certificate(refused))
        );
        assert_eq!(build("http://127.0.0.1"), Ok(()));
    }

    #[cfg(feature = "bundled-roots")]
    #[test]
    fn bundled_roots_need_no_certificates_of_the_machine() {
        let config = TransportConfig::new().root_certificates(RootCertificates::bundled());
        let endpoint = Endpoint::mainland();
        assert!(HttpConnector::new(&endpoint, Duration::from_secs(1), &config).is_ok());
        assert!(webpki_root_certs::TLS_SERVER_ROOT_CERTS.len() > 100);
    }
}
