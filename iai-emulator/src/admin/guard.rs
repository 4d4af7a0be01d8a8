//! Keeps web pages out. A page in a browser on this machine can send requests here, and with a name that it makes
//! point to this address (DNS rebinding) it could read the answers as well.

use std::net::IpAddr;

use http::{HeaderMap, header};

/// Refuses what a browser sends for a page, and names that are not this machine's.
pub(super) fn check(headers: &HeaderMap, local: IpAddr) -> Result<(), &'static str> {
    if headers.contains_key(header::ORIGIN) {
        return Err("requests of web pages (with the header Origin) are not taken here");
    }
    let host = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    if is_ours(host, local) {
        Ok(())
    } else {
        Err(
            "the header Host must be a loopback address, or the address that the emulator listens on",
        )
    }
}

fn is_ours(host: &str, local: IpAddr) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.parse::<u16>().is_ok() => name,
        _ => host,
    };
    let bare = name
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
        .unwrap_or(name);
    name.eq_ignore_ascii_case("localhost")
        || bare
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback() || address == local)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_ours() {
        let local: IpAddr = "192.0.2.7".parse().unwrap();
        let table = [
            ("127.0.0.1", true),
            ("127.0.0.1:8080", true),
            ("127.9.9.9", true),
            ("localhost:1", true),
            ("LOCALHOST", true),
            ("[::1]:80", true),
            ("[::1]", true),
            ("192.0.2.7:80", true),
            ("192.0.2.8", false),
            ("localhost.evil.test", false),
            ("127.0.0.1.evil.test:80", false),
            ("evil.test", false),
            ("127.0.0.1:x", false),
            ("", false),
        ];
        for (host, expected) in table {
            assert_eq!(is_ours(host, local), expected, "{host}");
        }
    }
}
