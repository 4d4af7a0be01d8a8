//! Pictures: what a call must do with one, by hand.

use base64::Engine;
use base64::engine::Simd;
use base64::engine::general_purpose::PAD;
use bytes::Bytes;
use iai_client::Image;
use sha2::{Digest, Sha256};

/// A photo of a real face, 512 × 512 px.
const PHOTO: &[u8] = include_bytes!("../../../data/astronaut.png");

/// The picture of the benches.
#[derive(Clone, Debug)]
pub struct Picture(Bytes);

impl Picture {
    /// A photo, made longer or shorter to so many bytes. Its header is whole.
    #[must_use]
    pub fn of_size(bytes: usize) -> Self {
        let photo = PHOTO.iter().copied().cycle().take(bytes);
        Self(photo.collect())
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        &self.0
    }

    /// As the client takes it: format and size are read.
    #[must_use]
    pub fn header(&self) -> Image {
        Image::from_bytes(self.0.clone())
    }

    /// Its pixels, as a decoder gives them. Only a whole photo has them.
    ///
    /// # Panics
    ///
    /// When it is no whole photo.
    #[must_use]
    pub fn decoded(&self) -> image::DynamicImage {
        image::load_from_memory(&self.0).expect("a photo")
    }

    /// The photo as it is.
    #[must_use]
    pub fn whole() -> Self {
        Self(Bytes::from_static(PHOTO))
    }
}

/// The body of a call that enrols this picture, and its SHA-256: the least that a signed call must do, since the hash of
/// all of the body is signed.
#[must_use]
pub fn body_of(picture: &[u8]) -> (Vec<u8>, [u8; 32]) {
    let mut body = br#"{"GroupId":"g","PersonId":"p","PersonName":"n","Image":""#.to_vec();
    body.reserve_exact(picture.len().div_ceil(3) * 4 + 2);
    let mut hash = Sha256::new();
    hash.update(&body);
    let engine = Simd::standard(PAD);
    // In steps that stay in the first cache, and are hashed while they are there.
    let mut buffer = [0; 16 * 1024];
    for step in picture.chunks(12 * 1024) {
        let written = engine.encode_slice(step, &mut buffer).unwrap_or(0);
        hash.update(&buffer[..written]);
        body.extend(&buffer[..written]);
    }
    body.extend(br#""}"#);
    hash.update(br#""}"#);
    (body, hash.finalize().into())
}
