//! The probe of `--health`: asks a running emulator whether it is healthy.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// How long the emulator may take for each step.
const PATIENCE: Duration = Duration::from_secs(2);
/// Bytes of the response that are read at most.
const RESPONSE: u64 = 4096;

/// Asks the emulator that was told to listen on this address.
///
/// # Errors
/// In a sentence, why it does not count as healthy.
pub(super) fn ask(listen: SocketAddr) -> Result<(), String> {
    if listen.port() == 0 {
        return Err("--health needs the port of the emulator: --listen HOST:PORT".to_owned());
    }
    let address = reachable(listen);
    let response = response(address)
        .map_err(|error| format!("no emulator answers on http://{address}: {error}"))?;
    let line = response.lines().next().unwrap_or_default();
    if line.starts_with("HTTP/1.1 200 ") {
        return Ok(());
    }
    Err(format!(
        "what answers on http://{address} is no healthy emulator: {line:?}"
    ))
}

/// An address that stands for all of the machine's is listened on, and is none to connect to.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    address
}

fn response(address: SocketAddr) -> io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let head = format!("Host: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(format!("GET /_emulator/health HTTP/1.1\r\n{head}").as_bytes())?;
    let mut response = Vec::new();
    stream.take(RESPONSE).read_to_end(&mut response)?;
    Ok(String::from_utf8_lossy(&response).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    #[test]
    fn an_address_for_all_is_asked_on_loopback() {
        for (listen, expected) in [
            ("0.0.0.0:80", "127.0.0.1:80"),
            ("[::]:80", "[::1]:80"),
            ("192.0.2.7:80", "192.0.2.7:80"),
        ] {
            let address = reachable(listen.parse().unwrap());
            assert_eq!(address.to_string(), expected);
        }
    }

    /// Asks a server that gives this response to whatever it is asked.
    fn asked(response: &'static str) -> Result<(), String> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let _ = stream.read(&mut [0; 1024]).unwrap();
            stream.write_all(response.as_bytes()).unwrap();
        });
        let asked = ask(address);
        server.join().unwrap();
        asked
    }

    #[test]
    fn only_a_200_is_healthy() {
        assert_eq!(asked("HTTP/1.1 200 OK\r\n\r\n"), Ok(()));
        let refused = asked("HTTP/1.1 404 Not Found\r\n\r\n").unwrap_err();
        assert!(
            refused.ends_with(r#"is no healthy emulator: "HTTP/1.1 404 Not Found""#),
            "{refused}"
        );
        assert!(asked("").is_err());
    }

    #[test]
    fn nobody_there_is_a_sentence() {
        let free = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        let said = ask(free).unwrap_err();
        assert!(
            said.starts_with(&format!("no emulator answers on http://{free}: ")),
            "{said}"
        );
        let said = ask("127.0.0.1:0".parse().unwrap()).unwrap_err();
        assert!(said.contains("--listen HOST:PORT"), "{said}");
    }
}
