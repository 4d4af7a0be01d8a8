//! Keeps web pages out of the control routes. A page in a browser on this machine can send requests here. With a host
//! name of its own that it makes point to this address (DNS rebinding), it could read the responses as well.

use std::net::IpAddr;

use http::header::AsHeaderName;
use http::{HeaderMap, header};

const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// Refuses requests that a browser sends for a page of another origin, and host names that are neither those of this
/// machine nor among `names`. `scheme` is that of the connection.
pub(super) fn check(
    headers: &HeaderMap,
    local: IpAddr,
    scheme: &str,
    names: &[String],
) -> Result<(), &'static str> {
    let host = text(headers, header::HOST);
    if headers.contains_key(header::ORIGIN) && !is_own(text(headers, header::ORIGIN), scheme, host)
    {
        return Err("requests of web pages of another origin (header Origin) are not taken here");
    }
    // Browsers send no Origin with a GET for an `<img>` or a frame. The page cannot read such a response, but the request
    // itself could do harm.
    if !matches!(text(headers, SEC_FETCH_SITE), "" | "none" | "same-origin") {
        return Err(
            "requests that a browser makes for another site (header Sec-Fetch-Site) are not taken here",
        );
    }
    if is_ours(host, local, names) {
        Ok(())
    } else {
        Err(
            "the header Host must be a loopback address, the address that the emulator listens on, or a name that was \
             allowed (--admin-host, EmulatorBuilder::admin_host)",
        )
    }
}

/// Whether a page that the emulator has served sends the request. The page of a foreign name that points to this
/// address is of its own origin as well; that name is refused as a host.
fn is_own(origin: &str, scheme: &str, host: &str) -> bool {
    let authority = origin
        .strip_prefix(scheme)
        .and_then(|rest| rest.strip_prefix("://"));
    authority.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
}

/// The value of a header: empty when it is absent, `?` (which is not a valid value) when it is not text.
fn text(headers: &HeaderMap, name: impl AsHeaderName) -> &str {
    let value = headers.get(name);
    value.map_or("", |value| value.to_str().unwrap_or("?"))
}

fn is_ours(host: &str, local: IpAddr, names: &[String]) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.parse::<u16>().is_ok() => name,
        _ => host,
    };
    let bare = name
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
        .unwrap_or(name);
    let is_known = |known: &String| name.eq_ignore_ascii_case(known);
    name.eq_ignore_ascii_case("localhost")
        || names.iter().any(is_known)
        || bare
            .parse::<IpAddr>()
            .map(|address| address.to_canonical())
            .is_ok_and(|address| address.is_loopback() || address == local.to_canonical())
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
            ("iai", true),
            ("IAI:8080", true),
            ("iai.evil.test", false),
            ("iai:x", false),
        ];
        let names = ["iai".to_owned()];
        // A socket for IPv4 and IPv6 shows an IPv4 address in the form of IPv6.
        let mapped: IpAddr = "::ffff:192.0.2.7".parse().unwrap();
        for (host, expected) in table {
            assert_eq!(is_ours(host, local, &names), expected, "{host}");
            assert_eq!(is_ours(host, mapped, &names), expected, "{host}");
        }
        assert!(!is_ours("iai", local, &[]));
    }
}
