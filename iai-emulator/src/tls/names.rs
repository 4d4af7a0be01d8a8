//! The names and addresses that a certificate is for.

use std::collections::BTreeSet;
use std::net::IpAddr;

use tokio_rustls::rustls::pki_types::ServerName;

use super::error::TlsError;

/// Those of this machine, which each certificate is for.
const LOCAL: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

/// All names of a certificate, each once.
pub(super) fn all<'a>(
    listen: IpAddr,
    given: impl Iterator<Item = &'a String>,
) -> Result<Vec<ServerName<'static>>, TlsError> {
    let mut names = BTreeSet::from(LOCAL.map(str::to_owned));
    // The address that stands for all of them is none that a client can name.
    if !listen.is_unspecified() {
        names.insert(listen.to_canonical().to_string());
    }
    for name in given {
        names.insert(canonical(name));
    }
    names.into_iter().map(parsed).collect()
}

/// As a certificate has it: without the dot at the end that makes a name absolute.
fn canonical(name: &str) -> String {
    match name.parse::<IpAddr>() {
        Ok(address) => address.to_string(),
        Err(_) => name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase(),
    }
}

fn parsed(name: String) -> Result<ServerName<'static>, TlsError> {
    ServerName::try_from(name.clone()).map_err(|_| TlsError::Name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(listen: &str, given: &[&str]) -> Result<Vec<String>, String> {
        let given: Vec<String> = given.iter().map(|name| (*name).to_owned()).collect();
        let names = all(listen.parse().unwrap(), given.iter()).map_err(|error| error.to_string());
        Ok(names?
            .iter()
            .map(|name| name.to_str().into_owned())
            .collect())
    }

    #[test]
    fn each_name_is_there_once() {
        for (listen, given, expected) in [
            ("127.0.0.1", &[][..], &["127.0.0.1", "::1", "localhost"][..]),
            ("0.0.0.0", &[], &["127.0.0.1", "::1", "localhost"]),
            (
                "192.0.2.7",
                &["IAI", "iai.", "a_b", "2001:DB8::0"],
                &[
                    "127.0.0.1",
                    "192.0.2.7",
                    "2001:db8::",
                    "::1",
                    "a_b",
                    "iai",
                    "localhost",
                ],
            ),
        ] {
            let names = texts(listen, given).unwrap();
            assert_eq!(names, expected, "{listen}");
        }
    }

    #[test]
    fn what_is_no_name_is_quoted() {
        for name in ["", "a b", "https://iai", "iai:8080", "*.test", "-x", "名"] {
            let error = texts("127.0.0.1", &[name]).unwrap_err();
            let expected = format!("{name:?} is no name or address that a certificate can be for");
            assert!(error.starts_with(&expected), "{error}");
        }
    }
}
