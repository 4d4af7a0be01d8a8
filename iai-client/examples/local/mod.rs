//! What the examples share: a client of an emulator that runs in the same process, and pictures.

#![allow(dead_code, reason = "no example needs everything here")]

use std::error::Error;
use std::path::Path;

use iai_client::{Client, ClientBuilder, Credentials, Endpoint, Image};
use iai_emulator::{Emulator, EmulatorBuilder};

pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

const ID: &str = "AKIDemulator";
const KEY: &str = "a-key-of-the-emulator";

/// An emulator with settings of its own.
pub(crate) fn emulator() -> EmulatorBuilder {
    Emulator::builder().credentials(ID, KEY)
}

/// A client of it.
pub(crate) fn client(emulator: &Emulator) -> Result<Client> {
    Ok(client_builder(emulator)?.build()?)
}

/// The same with settings of its own.
pub(crate) fn client_builder(emulator: &Emulator) -> Result<ClientBuilder> {
    Ok(Client::builder()
        .credentials(Credentials::new(ID, KEY)?)
        .endpoint(Endpoint::custom(&emulator.url())?))
}

/// A picture of the repository's folder `tests`.
pub(crate) fn picture(name: &str) -> Result<Image> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests")
        .join(name);
    Image::open(&path).map_err(|error| {
        format!("{error}; the examples need the repository's folder `tests`, which the package does not have").into()
    })
}
