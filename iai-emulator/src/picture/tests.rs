use super::samples::{bmp, gif, jpg, padded, png};
use super::*;
use crate::runtime::{FormatRule, LongSide, ShortSide, SizeLimit};

const RULES: ImageRules = ImageRules {
    empty: Some("Empty"),
    encoded: Some(SizeLimit {
        max: 5_242_880,
        over: "TooBig",
    }),
    formats: Some(FormatRule {
        allow: &[ImageFormat::Png, ImageFormat::Jpg, ImageFormat::Bmp],
        error: "Format",
    }),
    long_side: Some(LongSide {
        jpg: 4000,
        others: 2000,
        over: "TooLong",
    }),
    short_side: Some(ShortSide {
        min: 64,
        under: "TooShort",
    }),
};
const FREE: ImageRules = ImageRules {
    empty: None,
    encoded: None,
    formats: None,
    long_side: None,
    short_side: None,
};

fn code(rules: &ImageRules, text: &str) -> String {
    let read = Picture::from_base64(rules, text, "Image");
    read.err()
        .map(|refusal| refusal.code().to_owned())
        .unwrap_or_default()
}

fn encoded(bytes: &[u8]) -> String {
    BASE64.encode(bytes)
}

#[test]
fn limits_hold_on_both_sides_of_their_edges() {
    let table = [
        ("png at its longest", png(2000, 64), ""),
        ("png too long", png(2001, 64), "TooLong"),
        ("png too high", png(64, 2001), "TooLong"),
        ("jpg at its longest", jpg(4000, 4000), ""),
        ("jpg too long", jpg(4001, 64), "TooLong"),
        ("bmp at its longest", bmp(2000, 2000), ""),
        ("bmp too long", bmp(2001, 2000), "TooLong"),
        ("shortest", png(64, 64), ""),
        ("too short", png(64, 63), "TooShort"),
        ("nothing at all", png(0, 0), "TooShort"),
        ("long side before short side", png(2001, 63), "TooLong"),
        ("gif", gif(100, 100), "Format"),
        ("format before sides", gif(9999, 1), "Format"),
        (
            "no picture",
            b"plain text".to_vec(),
            "FailedOperation.ImageDecodeFailed",
        ),
        (
            "header cut off",
            png(64, 64)[..20].to_vec(),
            "FailedOperation.ImageDecodeFailed",
        ),
        ("largest file", padded(png(64, 64), 3_932_160), ""),
        ("one byte more", padded(png(64, 64), 3_932_161), "TooBig"),
        ("empty", Vec::new(), "Empty"),
    ];
    for (name, bytes, expected) in table {
        assert_eq!(code(&RULES, &encoded(&bytes)), expected, "{name}");
        let file = Picture::from_file(&RULES, &bytes, "file");
        let file_code = file
            .err()
            .map(|refusal| refusal.code().to_owned())
            .unwrap_or_default();
        assert_eq!(file_code, expected, "{name} as a file");
    }
}

#[test]
fn without_rules_every_picture_passes() {
    assert_eq!(code(&FREE, &encoded(&gif(1, 1))), "");
    assert_eq!(code(&FREE, ""), "FailedOperation.ImageDecodeFailed");
}

#[test]
fn text_that_is_no_base64_is_explained() {
    let text = encoded(&png(64, 64));
    let broken = format!("{}\n{}", &text[..8], &text[8..]);
    let prefixed = format!("data:image/png;base64,{text}");
    for (given, hint) in [
        (broken.as_str(), "line breaks"),
        (prefixed.as_str(), "after the comma"),
        ("%%%%", "not Base64"),
        ("AAA", "not Base64"),
        ("A===", "not Base64"),
        // Base64, but no picture.
        ("QQ==", "not a PNG"),
        ("QR==", "not a PNG"),
    ] {
        let refusal = Picture::from_base64(&RULES, given, "Image").unwrap_err();
        assert_eq!(
            refusal.code(),
            "FailedOperation.ImageDecodeFailed",
            "{given}"
        );
        assert!(refusal.message().contains(hint), "{refusal}");
    }
}

#[test]
fn the_face_is_the_middle_of_the_picture() {
    let picture = Picture::from_base64(&RULES, &encoded(&png(512, 500)), "Image").unwrap();
    assert_eq!(
        picture.face(),
        Frame {
            x: 128,
            y: 100,
            width: 256,
            height: 300
        }
    );
}

#[test]
fn pictures_are_the_same_by_their_bytes() {
    let read = |bytes: &[u8]| Picture::from_file(&RULES, bytes, "file").unwrap();
    let one = read(&png(64, 64));
    assert!(one.is_same_file(&read(&png(64, 64))));
    assert!(!one.is_same_file(&read(&padded(png(64, 64), 100))));
}

#[test]
fn mangled_headers_do_no_harm() {
    for original in [png(100, 100), jpg(100, 100), bmp(100, 100), gif(100, 100)] {
        for position in 0..original.len() {
            for byte in [0, 1, 0x7f, 0x80, 0xff] {
                let mut bytes = original.clone();
                bytes[position] = byte;
                if let Ok(picture) = Picture::from_file(&FREE, &bytes, "file") {
                    assert!(picture.face().width <= picture.width);
                }
            }
        }
    }
}
