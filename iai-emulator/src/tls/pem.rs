//! PEM, as it is written. (It is read by rustls.)

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Characters of a line.
const LINE: usize = 64;

pub(super) fn certificate(der: &CertificateDer<'_>) -> String {
    section("CERTIFICATE", der)
}

/// A key in the form PKCS #8, which is that of all keys that are made here.
pub(super) fn key(der: &PrivateKeyDer<'_>) -> String {
    section("PRIVATE KEY", der.secret_der())
}

fn section(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut pem = format!("-----BEGIN {label}-----\n");
    let mut rest = &*text;
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        pem.push_str(line);
        pem.push('\n');
        rest = after;
    }
    pem + &format!("-----END {label}-----\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio_rustls::rustls::pki_types::pem::PemObject;

    #[test]
    fn lines_are_full_and_are_read_back() {
        for length in [1, 47, 48, 49, 96, 300] {
            let der = CertificateDer::from(vec![7; length]);
            let pem = certificate(&der);
            assert!(pem.lines().all(|line| (1..=64).contains(&line.len())));
            assert_eq!(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap(), der);
        }
        assert_eq!(
            section("X", &[0; 49]),
            format!(
                "-----BEGIN X-----\n{}\nAA==\n-----END X-----\n",
                "A".repeat(64)
            )
        );
    }
}
