//! The hosts that a client may have signed.

use std::net::IpAddr;

use crate::protocol::Incoming;

/// Hosts of the service. A client that is led here by a setting of its connection alone (a proxy, an entry in the
/// table of hosts, an address of a gateway) goes on to sign the service's name.
const SERVICE: [&str; 3] = [
    "iai.tencentcloudapi.com",
    "iai.intl.tencentcloudapi.com",
    "iai.internal.tencentcloudapi.com",
];

/// The host as it was sent; without its port, because one of the vendor's SDKs signs that and sends the other; and
/// the hosts of the service where the one sent is of this machine or an address, which no real one is.
pub(super) fn signable(incoming: &Incoming) -> impl Iterator<Item = &str> {
    let sent = incoming.header("host").unwrap_or_default();
    let name = without_port(sent);
    let service = if is_local(name) { &SERVICE[..] } else { &[] };
    [sent]
        .into_iter()
        .chain((name != sent).then_some(name))
        .chain(service.iter().copied())
}

pub(crate) fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

fn is_local(name: &str) -> bool {
    let bare = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost") || bare.parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestRequest;

    fn hosts(sent: &str) -> Vec<String> {
        let incoming = TestRequest::post("X", "").header("Host", sent).incoming();
        signable(&incoming).map(str::to_owned).collect()
    }

    #[test]
    fn a_service_name_may_be_signed_only_where_none_was_sent() {
        assert_eq!(
            hosts("iai.tencentcloudapi.com"),
            ["iai.tencentcloudapi.com"]
        );
        assert_eq!(hosts("proxy.test:80"), ["proxy.test:80", "proxy.test"]);
        for (sent, name) in [
            ("127.0.0.1:9", "127.0.0.1"),
            ("[::1]:9", "[::1]"),
            ("localhost:9", "localhost"),
        ] {
            let expected = [&[sent, name], &SERVICE[..]].concat();
            assert_eq!(hosts(sent), expected);
        }
        assert_eq!(hosts("[::1]").len(), 4);
    }
}
