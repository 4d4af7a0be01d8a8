//! A small request, made, checked, encoded and signed; and the hashes of the same bytes alone.

use std::hint::black_box;

use hmac::{Hmac, KeyInit, Mac};
use iai_client::actions::CreatePersonRequest;
use iai_client::client::Client;
use iai_client::fuzzing::sign;
use iai_client::{Credentials, Endpoint};
use sha2::{Digest, Sha256};

/// A client, and the texts that it signs.
#[derive(Debug)]
pub struct Sign {
    client: Client,
    credentials: Credentials,
    body: Vec<u8>,
    canonical: String,
    to_sign: String,
}

const NOW: u64 = 1_700_000_000;

/// A request without a picture.
#[must_use]
pub fn create_person() -> CreatePersonRequest {
    let request = CreatePersonRequest::builder().group_id("staff");
    let request = request.person_id("1001").person_name("Ann");
    request.url("https://pictures.example/ann.jpg").build()
}

impl Sign {
    /// A client of an endpoint that nobody asks.
    ///
    /// # Panics
    ///
    /// Never; the settings are fit.
    #[must_use]
    pub fn new() -> Self {
        let credentials = super::credentials();
        let endpoint = Endpoint::custom("http://127.0.0.1:9").expect("an address");
        let client = Client::builder().credentials(credentials.clone());
        let client = client.endpoint(endpoint).time_source(|| NOW).build();
        let client: Client = client.expect("a client");
        let help = client.signature_help(&create_person()).expect("a request");
        Self {
            body: br#"{"GroupId":"staff","PersonId":"1001","PersonName":"Ann","Url":"https://pictures.example/ann.jpg"}"#.to_vec(),
            canonical: help.canonical_request,
            to_sign: help.string_to_sign,
            client,
            credentials,
        }
    }

    /// As a call does it, up to the network.
    ///
    /// # Panics
    ///
    /// When the request is refused.
    #[must_use]
    pub fn ours(&self) -> usize {
        let request = create_person();
        sign(&self.client, &self.credentials, NOW, &request).expect("a request that is fit")
    }

    /// The hashes of body and canonical request, and the four HMACs of the signature.
    #[must_use]
    pub fn limit(&self) -> [u8; 32] {
        black_box(Sha256::digest(black_box(&self.body)));
        black_box(Sha256::digest(black_box(&self.canonical)));
        let key = mac(b"TC3bench-key-0001", b"2023-11-14");
        let key = mac(&mac(&key, b"iai"), b"tc3_request");
        mac(&key, self.to_sign.as_bytes())
    }
}

impl Default for Sign {
    fn default() -> Self {
        Self::new()
    }
}

fn mac(key: &[u8], text: &[u8]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
    mac.update(text);
    mac.finalize().into_bytes().into()
}
