//! What the examples share.

use std::error::Error;
use std::path::Path;

use iai_client::Image;

pub(crate) type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// A picture of the repository's folder `tests`.
#[allow(dead_code, reason = "not every example needs a picture")]
pub(crate) fn picture(name: &str) -> Result<Image> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests")
        .join(name);
    Image::open(&path).map_err(|error| {
        format!("{error}; the examples need the repository's folder `tests`, which the package does not have").into()
    })
}
