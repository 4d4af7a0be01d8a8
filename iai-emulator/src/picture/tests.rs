use super::samples::{FREE, bmp, gif, headers, jpg, padded, picture, plain, png};
use image::DynamicImage;

use super::*;
use crate::table::{FormatRule, LongSide, ShortSide, SizeLimit};

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
fn code(rules: &ImageRules, text: &str) -> String {
    let read = Picture::from_base64(rules, text, "Image", Reading::default());
    read.err()
        .map(|refusal| refusal.code().to_owned())
        .unwrap_or_default()
}

fn refusal(text: &str) -> Refusal {
    Picture::from_base64(&RULES, text, "Image", Reading::default()).unwrap_err()
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
        ("jpg at its longest", jpg(4000, 200), ""),
        ("jpg too long", jpg(4001, 64), "TooLong"),
        ("bmp at its longest", bmp(2000, 600), ""),
        ("bmp too long", bmp(2001, 600), "TooLong"),
        ("shortest", png(64, 64), ""),
        ("too short", png(64, 63), "TooShort"),
        ("a bmp that is too short", headers::bmp(64, 63), "TooShort"),
        ("nothing at all", headers::png(0, 0), "TooShort"),
        ("long side before short side", png(2001, 63), "TooLong"),
        ("sides before pixels", headers::png(2001, 63), "TooLong"),
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
        let file = Picture::from_file(&RULES, &bytes, "file", Reading::default());
        let file_code = file
            .err()
            .map(|refusal| refusal.code().to_owned())
            .unwrap_or_default();
        assert_eq!(file_code, expected, "{name} as a file");
    }
}

#[test]
fn messages_name_formats_as_people_do() {
    let table = [
        (gif(100, 100), "Image is a GIF; allowed are PNG, JPG, BMP."),
        (
            png(2001, 64),
            "Image is 2001 × 64 px; the long side of a PNG may have 2000.",
        ),
        (
            headers::bmp(100, 100),
            "Image has the header of a BMP, but cannot be decoded.",
        ),
    ];
    for (file, message) in table {
        let refusal = refusal(&encoded(&file));
        assert_eq!(refusal.message(), message);
    }
}

#[test]
fn without_rules_every_picture_passes_that_can_be_decoded() {
    assert_eq!(code(&FREE, &encoded(&png(1, 1))), "");
    assert_eq!(code(&FREE, &encoded(&bmp(3000, 1))), "");
    for file in [
        gif(100, 100),
        Vec::new(),
        headers::png(4001, 4000),
        headers::png(0, 9),
    ] {
        assert_eq!(
            code(&FREE, &encoded(&file)),
            "FailedOperation.ImageDecodeFailed"
        );
    }
}

#[test]
fn a_header_alone_or_half_a_file_is_no_picture() {
    let half = |file: Vec<u8>| file[..file.len() / 2].to_vec();
    let mut wrong_checksum = png(100, 100);
    wrong_checksum[40] ^= 0xff;
    let mut without_end = jpg(100, 100);
    without_end.truncate(without_end.len() - 2);
    let table = [
        ("png header", headers::png(100, 100)),
        ("jpg header", headers::jpg(100, 100)),
        ("bmp header", headers::bmp(100, 100)),
        ("half a png", half(png(100, 100))),
        ("half a jpg", half(jpg(100, 100))),
        ("half a bmp", half(bmp(100, 100))),
        ("jpg without its end", without_end),
        ("png with a wrong byte", wrong_checksum),
    ];
    for (name, file) in table {
        let refusal = refusal(&encoded(&file));
        assert_eq!(
            refusal.code(),
            "FailedOperation.ImageDecodeFailed",
            "{name}"
        );
        assert!(
            refusal.message().contains("cannot be decoded"),
            "{name}: {refusal}"
        );
    }
}

#[test]
fn every_usual_kind_of_pixel_is_decoded() {
    let blocks = samples::blocks(90, 70);
    let kinds = [
        DynamicImage::from(blocks.to_rgb8()),
        DynamicImage::from(blocks.to_rgba8()),
        DynamicImage::from(blocks.to_luma8()),
        DynamicImage::from(blocks.to_luma_alpha8()),
        DynamicImage::from(blocks.to_rgb16()),
        DynamicImage::from(blocks.to_rgba16()),
        DynamicImage::from(blocks.to_luma16()),
    ];
    let original = picture(&png(90, 70));
    for kind in kinds {
        let score = picture(&samples::file(&kind, image::ImageFormat::Png))
            .fingerprint
            .score(&original.fingerprint);
        assert!(score > 99.0, "{:?}: {score}", kind.color());
    }
    // Rows from the top down: the same file with another sign is the picture upside down.
    let mut from_above = bmp(90, 70);
    from_above[22..26].copy_from_slice(&(-70_i32).to_le_bytes());
    let flipped = samples::file(&blocks.flipv(), image::ImageFormat::Png);
    assert_eq!(
        picture(&from_above)
            .fingerprint
            .score(&picture(&flipped).fingerprint),
        99.99
    );
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
        let refusal = refusal(given);
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
    let frame = |file: &[u8]| picture(file).face().map(|face| face.frame);
    let middle = |x, y, width, height| {
        Some(Frame {
            x,
            y,
            width,
            height,
        })
    };
    assert_eq!(frame(&png(512, 500)), middle(128, 100, 256, 300));
    assert_eq!(frame(&jpg(65, 99)), middle(16, 20, 32, 59));
}

#[test]
fn a_plain_picture_has_no_face() {
    let drawn = |pixel: fn(u32, u32) -> u8| {
        let picture = image::GrayImage::from_fn(200, 200, |x, y| image::Luma([pixel(x, y)]));
        picture_of(&DynamicImage::from(picture), image::ImageFormat::Png)
    };
    let grey = DynamicImage::from(image::RgbImage::from_pixel(
        300,
        80,
        image::Rgb([9, 99, 199]),
    ));
    let faceless = [
        ("png", picture(&plain(64, 64))),
        ("large png", picture(&plain(2000, 2000))),
        ("jpg", picture_of(&grey, image::ImageFormat::Jpeg)),
        ("bmp", picture_of(&grey, image::ImageFormat::Bmp)),
        (
            "noise of one level",
            drawn(|x, y| 100 + (x * 7 + y * 13) as u8 % 3),
        ),
        (
            "a single dot",
            drawn(|x, y| if (x, y) == (100, 100) { 255 } else { 0 }),
        ),
    ];
    for (name, picture) in faceless {
        assert_eq!(picture.face(), None, "{name}");
    }
    let with_face = [
        ("soft gradient", drawn(|x, _| 100 + (x / 20) as u8)),
        (
            "pattern of single px",
            drawn(|x, y| ((x + y) % 2) as u8 * 255),
        ),
        ("a thin line", drawn(|x, _| if x == 100 { 255 } else { 0 })),
    ];
    for (name, picture) in with_face {
        assert!(picture.face().is_some(), "{name}");
    }
    let mut two_colours = image::RgbImage::from_pixel(100, 100, image::Rgb([200, 0, 0]));
    (0..50)
        .for_each(|x| (0..100).for_each(|y| two_colours.put_pixel(x, y, image::Rgb([0, 102, 0]))));
    assert!(
        picture_of(&two_colours.into(), image::ImageFormat::Png)
            .face()
            .is_some()
    );
}

fn picture_of(drawn: &DynamicImage, format: image::ImageFormat) -> Picture {
    picture(&samples::file(drawn, format))
}

#[test]
fn pictures_are_the_same_by_their_bytes() {
    let one = picture(&png(64, 64));
    assert!(
        one.fingerprint
            .is_same_file(&picture(&png(64, 64)).fingerprint)
    );
    assert!(
        !one.fingerprint
            .is_same_file(&picture(&padded(png(64, 64), 9999)).fingerprint)
    );
}

#[test]
fn mangled_files_do_no_harm() {
    let headers = [
        headers::png(100, 100),
        headers::jpg(100, 100),
        headers::bmp(100, 100),
        gif(100, 100),
    ];
    for original in headers
        .into_iter()
        .chain([png(16, 16), jpg(16, 16), bmp(16, 16)])
    {
        for position in 0..original.len().min(200) {
            for byte in [0, 1, 0xff] {
                let mut bytes = original.clone();
                bytes[position] = byte;
                if let Ok(picture) = Picture::from_file(&FREE, &bytes, "file", Reading::default()) {
                    assert!(
                        picture
                            .face()
                            .is_none_or(|face| face.frame.width <= picture.width)
                    );
                }
            }
        }
    }
}
