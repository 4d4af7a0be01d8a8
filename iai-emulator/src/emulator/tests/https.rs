//! https over sockets: who is served, how faults look below TLS, and handshakes that never end.

use std::io::ErrorKind;
use std::net::Ipv6Addr;
use std::time::Duration;

use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::*;
use crate::Tls;

const SHORT: Duration = Duration::from_millis(200);

type Stream = StreamOwned<ClientConnection, TcpStream>;

fn https() -> EmulatorBuilder {
    builder().tls(Tls::generated())
}

fn with(fault: &str) -> Emulator {
    https().fault(fault.parse().unwrap()).start().unwrap()
}

fn plain(emulator: &Emulator) -> TcpStream {
    let stream = TcpStream::connect(emulator.address()).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    stream
}

/// A client that trusts this authority. The handshake is done by the first read or write.
fn client(emulator: &Emulator, authority: &str, name: &'static str) -> Stream {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_slice_iter(authority.as_bytes()) {
        roots.add(certificate.unwrap()).unwrap();
    }
    let provider = Arc::new(aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let name = ServerName::try_from(name).unwrap();
    let connection = ClientConnection::new(config.into(), name).unwrap();
    StreamOwned::new(connection, plain(emulator))
}

fn connected(emulator: &Emulator, name: &'static str) -> Stream {
    client(emulator, emulator.ca_certificate().unwrap(), name)
}

/// All that comes until the connection ends, and how it ends.
fn raw(emulator: &Emulator, bytes: &[u8]) -> (String, Option<ErrorKind>) {
    let mut stream = connected(emulator, "localhost");
    stream.write_all(bytes).unwrap();
    let mut response = Vec::new();
    let end = stream.read_to_end(&mut response).err();
    (
        String::from_utf8(response).unwrap(),
        end.map(|error| error.kind()),
    )
}

#[test]
fn its_own_client_needs_nothing_else() {
    let keys = || Emulator::builder().credentials("AKIDfirst", "first-key");
    let all_addresses = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    let second_loopback = SocketAddr::from(([127, 0, 0, 2], 0));
    for builder in [
        keys(),
        keys().listen(all_addresses),
        keys().listen(second_loopback),
    ] {
        let emulator = builder.tls(Tls::generated()).start().unwrap();
        assert_eq!(emulator.url(), format!("https://{}", emulator.address()));
        assert_eq!(emulator.ca_file(), None);
        assert_eq!(created(&emulator), "g");
    }
    // Some machines have no IPv6.
    if let Ok(emulator) = keys()
        .listen((Ipv6Addr::LOCALHOST, 0))
        .tls(Tls::generated())
        .start()
    {
        assert_eq!(created(&emulator), "g");
    }
    let without = keys().start().unwrap();
    assert_eq!((without.ca_certificate(), without.ca_file()), (None, None));
}

#[test]
fn the_certificate_is_for_each_name_and_http_1_is_agreed_upon() {
    let tls = Tls::generated().name("iai.test");
    let emulator = builder().admin_host("iai").tls(tls).start().unwrap();
    for name in ["localhost", "127.0.0.1", "::1", "iai", "iai.test"] {
        let mut stream = connected(&emulator, name);
        stream.write_all(&group().wire()).unwrap();
        stream.read_exact(&mut [0]).unwrap();
        assert_eq!(
            stream.conn.alpn_protocol(),
            Some(&b"http/1.1"[..]),
            "{name}"
        );
    }
}

#[test]
fn a_client_that_trusts_another_authority_or_name_is_turned_away_by_itself() {
    let (emulator, other) = (https().start().unwrap(), https().start().unwrap());
    let ours = emulator.ca_certificate().unwrap();
    let theirs = other.ca_certificate().unwrap();
    assert_ne!(ours, theirs);
    for (authority, name, expected) in [
        (theirs, "localhost", "UnknownIssuer"),
        (ours, "other.test", "not valid for name"),
    ] {
        let error = client(&emulator, authority, name)
            .write_all(b"GET")
            .unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
    assert!(
        raw(&emulator, &group().wire())
            .0
            .starts_with("HTTP/1.1 200 ")
    );
}

/// A reset is a reset, and the other ends come without the farewell of TLS, as of a program that was killed.
#[test]
fn faults_strike_below_tls() {
    for (fault, is_begun, end) in [
        ("reset", false, Some(ErrorKind::ConnectionReset)),
        ("close", false, Some(ErrorKind::UnexpectedEof)),
        ("half", true, Some(ErrorKind::UnexpectedEof)),
    ] {
        let emulator = with(&format!("CreateGroup: {fault}, times=1"));
        let (response, ended) = raw(&emulator, &group().wire());
        assert_eq!(ended, end, "{fault}");
        assert_eq!(
            response.starts_with("HTTP/1.1 200 OK\r\n"),
            is_begun,
            "{fault}"
        );
        assert_eq!(response.is_empty(), !is_begun, "{fault}: {response}");
        let (response, ended) = raw(&emulator, &group().wire());
        assert!(response.contains("FaceModelVersion"), "{response}");
        assert_eq!(ended, None);
    }
}

#[test]
fn plain_http_is_told_what_to_write() {
    let emulator = https().start().unwrap();
    for request in [
        group().wire(),
        b"GET /_emulator/state HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec(),
        b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9999\r\n\r\n{".to_vec(),
    ] {
        let mut stream = plain(&emulator);
        stream.write_all(&request).unwrap();
        let mut response = Vec::new();
        let _ = stream.read_to_end(&mut response);
        let response = String::from_utf8(response).unwrap();
        assert!(
            response.starts_with("HTTP/1.1 400 Bad Request\r\n"),
            "{response}"
        );
        let reason = "\r\n\r\nthis port speaks https; write https:// in place of http://\n";
        assert!(response.ends_with(reason), "{response}");
    }
    assert_eq!(emulator.state()["Groups"], json!([]));
}

/// The probe of a container knows neither the scheme nor the certificate.
#[test]
fn a_probe_may_use_plain_http() {
    let emulator = https().start().unwrap();
    let mut stream = plain(&emulator);
    let head = "Host: localhost\r\nConnection: close\r\n\r\n";
    let request = format!("GET /_emulator/health HTTP/1.1\r\n{head}");
    stream.write_all(request.as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
    assert!(response.contains(r#""status": "ok""#), "{response}");
}

#[test]
fn a_page_of_its_own_is_one_that_came_over_https() {
    let emulator = https().start().unwrap();
    for (origin, expected) in [
        ("https://localhost:80", "HTTP/1.1 200 "),
        ("http://localhost:80", "HTTP/1.1 403 "),
        ("https://evil.test", "HTTP/1.1 403 "),
    ] {
        let request = format!(
            "DELETE /_emulator/state HTTP/1.1\r\nHost: localhost:80\r\nOrigin: {origin}\r\nConnection: close\r\n\r\n"
        );
        let (response, _) = raw(&emulator, request.as_bytes());
        assert!(response.starts_with(expected), "{origin}: {response}");
    }
}

/// The first bytes of a handshake, whose rest never comes.
const BEGUN: &[u8] = &[22, 3, 1, 2, 0, 1, 0];

#[test]
fn a_handshake_that_never_ends_is_closed_in_time() {
    let emulator = https().io_timeout(SHORT).start().unwrap();
    for bytes in [&b""[..], &[22], BEGUN] {
        let mut stream = plain(&emulator);
        stream.write_all(bytes).unwrap();
        let mut response = Vec::new();
        let _ = stream.read_to_end(&mut response);
        assert_eq!(response, b"", "{bytes:?}");
    }
    // Not one byte of the answer is sent for what is no handshake of TLS.
    let mut stream = plain(&emulator);
    let mut broken = vec![22, 3, 1, 0, 4];
    broken.extend([9; 4]);
    stream.write_all(&broken).unwrap();
    let mut response = Vec::new();
    let _ = stream.read_to_end(&mut response);
    assert!(!response.starts_with(b"HTTP"), "{response:?}");
}

/// Connections beyond the limit take the place of those that have been idle for longest.
#[test]
fn handshakes_that_never_end_keep_nobody_out() {
    let emulator = https().max_connections(1).start().unwrap();
    let mut silent: Vec<TcpStream> = (0..80).map(|_| plain(&emulator)).collect();
    for stream in &mut silent {
        let _ = stream.write_all(BEGUN);
    }
    let (response, _) = raw(&emulator, &group().wire());
    assert!(response.contains("FaceModelVersion"), "{response}");
    let first = silent[0].read(&mut [0]);
    assert!(matches!(first, Ok(0)) || first.is_err_and(|e| e.kind() == ErrorKind::ConnectionReset));
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "it is real time that a drop must not take"
)]
fn dropping_it_waits_for_no_handshake() {
    let emulator = https().start().unwrap();
    let (_silent, mut begun) = (plain(&emulator), plain(&emulator));
    begun.write_all(BEGUN).unwrap();
    // With a response it is certain that the connections before were accepted.
    assert!(
        raw(&emulator, &group().wire())
            .0
            .starts_with("HTTP/1.1 200 ")
    );
    let start = std::time::Instant::now();
    drop(emulator);
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
}

#[test]
fn a_client_that_does_not_read_is_given_up() {
    let emulator = https().io_timeout(SHORT).start().unwrap();
    let mut stream = connected(&emulator, "localhost");
    stream
        .sock
        .set_write_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    let request = b"GET /_emulator/ HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let refused = (0..1_000_000).find_map(|_| stream.write_all(request).err());
    let kind = refused.map(|error| error.kind());
    let ended = [ErrorKind::ConnectionReset, ErrorKind::BrokenPipe];
    assert!(kind.is_some_and(|kind| ended.contains(&kind)), "{kind:?}");
}

#[test]
fn what_https_needs_is_looked_at_before_the_start() {
    let no_file = Tls::pem_files("/no/cert.pem", "/no/key.pem");
    for (tls, expected) in [
        (
            no_file,
            "https cannot be served: cannot read /no/cert.pem: ",
        ),
        (
            Tls::generated().name("a b"),
            "https cannot be served: \"a b\" is no name or address that a certificate can be for; write it without a \
             scheme and a port, such as iai.test",
        ),
    ] {
        let error = builder().tls(tls).start().unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}
