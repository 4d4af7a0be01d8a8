//! Pictures that no file has, with the prints that a test or a measurement needs.

use sha2::{Digest, Sha256};

use super::Picture;
use super::print::Print;

impl Picture {
    /// A picture that has waves of these signs. The number tells files with the same print apart.
    pub(crate) fn invented(plus: u128, minus: u128, file: u64) -> Self {
        // A file has one print.
        let digest = Sha256::new()
            .chain_update(plus.to_be_bytes())
            .chain_update(minus.to_be_bytes())
            .chain_update(file.to_be_bytes());
        Self {
            width: 100,
            height: 100,
            digest: digest.finalize().into(),
            print: Print::new(plus, minus & !plus),
            plain: false,
        }
    }
}
