//! Host, service and region names.

use super::error::EndpointError;

/// A host name with or without a port, in lower case as it is signed.
pub(super) fn signed_host(host: &str) -> Result<String, EndpointError> {
    let lower = host.to_ascii_lowercase();
    let (name, port) = split_port(&lower);
    // `parse` would accept a leading `+`.
    let is_port =
        |port: &str| !port.starts_with('+') && port.parse::<u16>().is_ok_and(|port| port > 0);
    let port_fits = port.is_none_or(is_port);
    if is_host(name) && port_fits {
        Ok(lower)
    } else {
        Err(EndpointError::SigningHost)
    }
}

/// A name of small letters, digits and hyphens.
pub(super) fn check_label(name: &str, error: EndpointError) -> Result<(), EndpointError> {
    if is_label(name) { Ok(()) } else { Err(error) }
}

fn split_port(host: &str) -> (&str, Option<&str>) {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (host, None),
    }
}

/// A name as DNS has it, or an IPv6 address in brackets.
pub(super) fn is_host(name: &str) -> bool {
    match name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'))
    {
        Some(ip) => ip.parse::<std::net::Ipv6Addr>().is_ok(),
        // Private networks have names with underscores.
        None => name
            .split('.')
            .all(|label| is_label(&label.replace('_', "x"))),
    }
}

fn is_label(label: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !label.is_empty() && label.bytes().all(fits) && !label.starts_with('-') && !label.ends_with('-')
}
