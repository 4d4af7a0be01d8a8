//! The signing key, which is derived for one day and one service.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::hash::Hex;

type HmacSha256 = Hmac<Sha256>;

/// A key derived from a SecretKey, valid for one day and one service. Wiped when it is dropped.
pub struct SigningKey([u8; 32]);

impl SigningKey {
    /// Derives the key for a day such as `2019-02-25` and a service such as `sts`.
    #[must_use]
    pub fn derive(secret_key: &str, date: &str, service: &str) -> Self {
        let secret = Zeroizing::new(["TC3", secret_key].concat());
        let date_key = Self::mac(secret.as_bytes(), date);
        let service_key = Self::mac(&date_key.0, service);
        Self::mac(&service_key.0, "tc3_request")
    }

    /// The signature of a string to sign, in hexadecimal.
    #[must_use]
    pub fn sign(&self, string_to_sign: &str) -> String {
        self.signature(string_to_sign).as_str().to_owned()
    }

    /// The same without a text of its own.
    pub(crate) fn signature(&self, string_to_sign: &str) -> Hex {
        Hex::of(Self::mac(&self.0, string_to_sign).0)
    }

    #[cfg(test)]
    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(super) fn mac(key: &[u8], text: &str) -> Self {
        let block = key_block(key);
        let mut mac = HmacSha256::new((&*block).into());
        mac.update(text.as_bytes());
        Self(mac.finalize().into_bytes().into())
    }
}

/// The key as HMAC uses it: filled with zeros to one block, or hashed first when it is longer.
/// `new_from_slice` would do the same, but returns a `Result` that is never an error.
fn key_block(key: &[u8]) -> Zeroizing<[u8; 64]> {
    let mut block = Zeroizing::new([0; 64]);
    let hashed: [u8; 32];
    let start = if key.len() <= block.len() {
        key
    } else {
        hashed = Sha256::digest(key).into();
        &hashed
    };
    block
        .iter_mut()
        .zip(start)
        .for_each(|(place, byte)| *place = *byte);
    block
}

impl Drop for SigningKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl ZeroizeOnDrop for SigningKey {}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(<redacted>)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
    #[test]
    fn the_mac_is_hmac_sha256() {
        let table: [(&[u8], &str, &str); 3] = [
            (
                &[0x0b; 20],
                "Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            ),
            (
                b"Jefe",
                "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                &[0xaa; 131],
                "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ];
        for (key, text, mac) in table {
            assert_eq!(Hex::of(SigningKey::mac(key, text).0).as_str(), mac);
        }
    }

    /// Its second half, since the allocator writes on the first bytes of what it gets back.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_key_is_wiped_when_it_goes() {
        use std::os::unix::fs::FileExt;
        let key = Box::new(SigningKey::derive("secret", "2019-02-25", "sts"));
        let place = key.bytes()[16..].as_ptr().addr() as u64;
        let memory = || {
            let mut bytes = [0; 16];
            let memory = std::fs::File::open("/proc/self/mem").unwrap();
            memory.read_exact_at(&mut bytes, place).unwrap();
            bytes
        };
        let held = memory();
        assert_eq!(held, key.bytes()[16..]);
        drop(key);
        assert_ne!(memory(), held);
    }
}
