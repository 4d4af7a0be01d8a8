//! Rows about Url and Image.

use super::{EMPTY, persons};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iai_tests::columns::{answered, fits, refused};
use iai_tests::pictures;
use serde_json::{Value, json};

/// A picture as Base64 text.
fn image(file: impl AsRef<[u8]>) -> Value {
    json!({ "Image": STANDARD.encode(file) })
}

#[test]
fn a_url_or_an_image_and_the_url_wins() {
    let url = "http://test.image.myqcloud.com/testB.jpg";
    let unfetched = "FailedOperation.ImageDownloadError";
    let alone = |url: &str| json!({"Url": url, "Image": null});
    let mut rows = vec![
        refused("neither", json!({"Image": null}), "Url|Image", EMPTY),
        // The emulator has no folder of pictures here, so that each Url that is looked at cannot be fetched.
        answered("both", json!({"Url": url}), unfetched),
        answered(
            "a Url and an Image that is none",
            json!({"Url": url, "Image": "!"}),
            unfetched,
        ),
        answered("a Url alone", alone(url), unfetched),
    ];
    for illegal in [
        "",
        "testB.jpg",
        "//host/testB.jpg",
        "http://",
        "data:image/png,x",
        "a b",
    ] {
        let code = "InvalidParameterValue.UrlIllegal";
        rows.push(refused("an illegal Url", alone(illegal), "Url", code));
        rows.push(refused(
            "an illegal Url",
            json!({"Url": illegal}),
            "Url",
            code,
        ));
    }
    persons(&rows);
}

#[test]
fn an_image_may_have_5_mib_as_base64() {
    let file = |length| image(pictures::padded(pictures::png(100, 100), length));
    let (exceed, unreadable) = (
        "FailedOperation.ImageSizeExceed",
        "FailedOperation.ImageDecodeFailed",
    );
    let exact = STANDARD.encode(pictures::padded(pictures::png(100, 100), 3_932_160));
    assert_eq!(exact.len(), 5_242_880);
    persons(&[
        fits("5,242,880 characters", json!({ "Image": exact })),
        refused("a byte more", file(3_932_161), "Image", exceed),
        refused(
            "a character more",
            json!({"Image": exact + "A"}),
            "Image",
            exceed,
        )
        .and("Image", unreadable),
    ]);
}

const UNREADABLE: &str = "FailedOperation.ImageDecodeFailed";

#[test]
fn pictures_are_told_by_their_header() {
    let unreadable = UNREADABLE;
    persons(&[
        fits("a real photo", image(pictures::ASTRONAUT)),
        fits("a JPG", image(pictures::jpg(100, 100))),
        fits("a BMP", image(pictures::bmp(100, 100))),
        fits("a BMP from the top down", image(pictures::bmp(100, -100))),
        refused("a GIF", image(pictures::gif(100, 100)), "Image", unreadable),
        refused(
            "a PNG that ends early",
            image(&pictures::png(100, 100)[..20]),
            "Image",
            unreadable,
        ),
        refused(
            "a JPG that ends early",
            image(&pictures::jpg(100, 100)[..20]),
            "Image",
            unreadable,
        ),
        refused(
            "a BMP that ends early",
            image(&pictures::bmp(100, 100)[..20]),
            "Image",
            unreadable,
        ),
        refused("text", image("no picture"), "Image", unreadable),
    ]);
}

#[test]
fn pictures_are_plain_base64() {
    let unreadable = UNREADABLE;
    let png = STANDARD.encode(pictures::png(100, 100));
    let text = |text: String| json!({ "Image": text });
    persons(&[
        refused(
            "nothing",
            text(String::new()),
            "Image",
            "InvalidParameterValue.ImageEmpty",
        ),
        refused(
            "a data URI",
            text(format!("data:image/png;base64,{png}")),
            "Image",
            unreadable,
        ),
        refused(
            "line breaks",
            text(format!("{}\n{}", &png[..8], &png[8..])),
            "Image",
            unreadable,
        ),
        refused(
            "no padding",
            text("iVBORw0KGg".to_owned()),
            "Image",
            unreadable,
        ),
        refused(
            "the other alphabet",
            text("_9j_".to_owned()),
            "Image",
            unreadable,
        ),
    ]);
}

#[test]
fn pictures_have_a_longest_and_a_shortest_side() {
    let (large, small) = (
        "FailedOperation.ImageResolutionExceed",
        "FailedOperation.ImageResolutionTooSmall",
    );
    persons(&[
        fits("a JPG of 4,000 px", image(pictures::jpg(4_000, 64))),
        refused(
            "a JPG of 4,001 px",
            image(pictures::jpg(4_001, 64)),
            "Image",
            large,
        ),
        refused(
            "a JPG 4,001 px high",
            image(pictures::jpg(64, 4_001)),
            "Image",
            large,
        ),
        fits("a PNG of 2,000 px", image(pictures::png(2_000, 64))),
        refused(
            "a PNG of 2,001 px",
            image(pictures::png(2_001, 64)),
            "Image",
            large,
        ),
        fits("a BMP of 2,000 px", image(pictures::bmp(64, 2_000))),
        refused(
            "a BMP of 2,001 px",
            image(pictures::bmp(64, 2_001)),
            "Image",
            large,
        ),
        fits("64 px", image(pictures::png(64, 64))),
        refused("63 px wide", image(pictures::png(63, 64)), "Image", small),
        refused("63 px high", image(pictures::jpg(64, 63)), "Image", small),
        refused("0 px", image(pictures::png_header(0, 0)), "Image", small),
        refused(
            "2,001 by 63 px",
            image(pictures::png(2_001, 63)),
            "Image",
            large,
        )
        .and("Image", small),
    ]);
}
