//! From the secret key to the signature.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

type HmacSha256 = Hmac<Sha256>;

/// Whether a signature is the one of the text. The comparison takes the same time wherever they differ.
pub(super) fn matches(
    secret_key: &str,
    date: &str,
    service: &str,
    text: &str,
    signature: &[u8],
) -> bool {
    signing_key(secret_key, date, service)
        .and_then(|key| mac(&key, text.as_bytes()))
        .is_some_and(|mac| mac.verify_slice(signature).is_ok())
}

/// The signature of the text. Never `None`.
pub(super) fn signature(
    secret_key: &str,
    date: &str,
    service: &str,
    text: &str,
) -> Option<[u8; 32]> {
    digest(&signing_key(secret_key, date, service)?, text)
}

fn signing_key(secret_key: &str, date: &str, service: &str) -> Option<[u8; 32]> {
    let date_key = digest(format!("TC3{secret_key}").as_bytes(), date)?;
    let service_key = digest(&date_key, service)?;
    digest(&service_key, "tc3_request")
}

fn digest(key: &[u8], text: &str) -> Option<[u8; 32]> {
    Some(mac(key, text.as_bytes())?.finalize().into_bytes().into())
}

/// Never `None`: HMAC takes keys of every length, although its type allows an error.
fn mac(key: &[u8], bytes: &[u8]) -> Option<HmacSha256> {
    HmacSha256::new_from_slice(key)
        .ok()
        .map(|mac| mac.chain_update(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature::hex::hex;

    /// Steps of the vendor's example (the keys in between were computed with another implementation).
    #[test]
    fn the_steps_of_the_published_example_agree() {
        let secret = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
        let date_key = digest(format!("TC3{secret}").as_bytes(), "2019-02-25").unwrap();
        assert_eq!(
            hex(&date_key),
            "d1308c81fe71cfd4e06437bbc067b2b8a3d2d8c0e375d547f15c41d5214b395a"
        );
        assert_eq!(
            hex(&digest(&date_key, "cvm").unwrap()),
            "3c7cb7c7795393edc14fd2e0e6434a518564b4504b88e94f5d11bf59ba3e7050"
        );
        assert_eq!(
            hex(&signing_key(secret, "2019-02-25", "cvm").unwrap()),
            "ac658d5dde49e9bfdd14e04e062f66b05d9f637d44b8a8d845327d4a77f666b1"
        );
    }
}
