//! The secrets that are planted, and the search for them.

use iai_client::Credentials;

pub(crate) const SECRET_ID: &str = "AKIDplantedidentity";
pub(crate) const SECRET_KEY: &str = "plantedkeyplantedkey";
pub(crate) const TOKEN: &str = "plantedtokenplantedtoken";
pub(crate) const NAME: &str = "Plantedname";
/// The address of a picture shows the picture to whoever has it.
pub(crate) const URL: &str = "http://example.com/plantedurl.png";
pub(crate) const FACE: &str = "4242424242424242424";

/// Base64 that reads `plantedpicture`.
pub(crate) const PICTURE: &str = "plantedpicture+/plantedpicture==";

/// The bytes of that picture, as `Debug` of a list would show them.
const PICTURE_BYTES: &str = "166, 86, 167, 181";

/// The address is also looked for as a query holds it.
const PLANTED: [&str; 9] = [
    SECRET_KEY,
    TOKEN,
    NAME,
    URL,
    "example.com%2Fplantedurl",
    FACE,
    PICTURE,
    "plantedpicture",
    PICTURE_BYTES,
];

pub(crate) fn credentials() -> Credentials {
    let pair = Credentials::new(SECRET_ID, SECRET_KEY).unwrap();
    pair.with_session_token(TOKEN).unwrap()
}

/// Fails when `text` holds anything that was planted.
pub(crate) fn search(what: &str, text: &str) {
    for planted in PLANTED {
        if let Some((before, after)) = text.split_once(planted) {
            let start = before.char_indices().rev().nth(200).map_or(0, |(at, _)| at);
            let after: String = after.chars().take(80).collect();
            panic!(
                "{what} shows {planted}: …{} >>> {planted} <<< {after}…",
                &before[start..]
            );
        }
    }
}

/// Fails unless the search would find each thing in such a text; a search that finds nothing would pass anyway.
#[test]
fn the_search_finds_what_was_planted() {
    for planted in [SECRET_KEY, TOKEN, NAME, URL, FACE, PICTURE, PICTURE_BYTES] {
        let found =
            std::panic::catch_unwind(|| search("a text", &format!("before {planted} after")));
        assert!(found.is_err(), "{planted}");
    }
}
