//! What cannot be made to fit, and what is said of it.

use super::*;
use crate::image::{FormatRule, samples};

#[test]
fn what_cannot_fit_is_refused_with_a_sentence() {
    let whole = jpg(&photo(400, 300), 6);
    let png = photos::png(&photo(400, 300), 6);
    let broken = "the picture is empty, cut off or damaged";
    let table: [(&[u8], &str); 14] = [
        (b"%PDF-1.7 and more of it", "PDF content is no picture"),
        (
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
            "a picture as HEIF (HEIC) cannot be decoded: convert it to JPG",
        ),
        (
            b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic",
            "a picture as HEIF (HEIC) cannot be decoded: convert it to JPG",
        ),
        (
            b"\0\0\0\x18ftypavif\0\0\0\0",
            "a picture as AVIF cannot be decoded: convert it to JPG",
        ),
        (
            b"II*\0\x08\0\0\0",
            "a picture as TIFF cannot be decoded: convert it to JPG",
        ),
        (
            b"hello",
            "content of an unknown format is no picture that can be decoded",
        ),
        (b"", broken),
        (&whole[..whole.len() - 100], broken),
        (&whole[..200], broken),
        (&png[..png.len() - 100], broken),
        (
            &samples::png(40_000, 40_000),
            "a picture of 40000 x 40000 px is too large to decode",
        ),
        (
            &samples::jpg(65_000, 65_000, 0),
            "a picture of 65000 x 65000 px is too large to decode",
        ),
        (
            &photos::bmp(&photo(63, 70)),
            "a picture of 63 x 70 px cannot have the 64 px on the shorter side that it needs: pictures are scaled down, never up",
        ),
        (
            &photos::bmp(&photo(8_000, 100)),
            "a picture of 8000 x 100 px cannot have the 64 px on the shorter side that it needs: pictures are scaled down, never up",
        ),
    ];
    for (file, sentence) in table {
        assert_eq!(refused(file, &RULES), sentence);
    }
}

#[test]
fn text_that_is_no_base64_is_told() {
    let doubtful = Image::from_base64("data:image/png;base64,QUJD");
    let error = doubtful.fit(&RULES).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the picture is no Base64 text: a data URI: remove everything up to and including the first comma"
    );
    assert_eq!(
        error.remedy(),
        "Give Base64 text of the standard alphabet, padded and in one line, or the bytes themselves."
    );
}

/// Its EXIF data are said to be four gigabytes.
#[test]
fn lengths_beyond_the_end_of_a_webp_are_not_believed() {
    let chunks = |exif_len: u32| {
        let simple = photos::webp(&photo(70, 90));
        let mut file = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x08\0\0\0".to_vec();
        file.extend([69, 0, 0, 89, 0, 0]);
        file.extend(&simple[12..]);
        file.extend(b"EXIF");
        file.extend(exif_len.to_le_bytes());
        file.extend(b"II*\0");
        // The container is said to be as large.
        let whole = exif_len.max(file.len() as u32 - 8);
        file[4..8].copy_from_slice(&whole.to_le_bytes());
        file
    };
    assert_eq!(
        fitted(chunks(4), &RULES).pixel_size(),
        Some((70, 90)),
        "a whole file"
    );
    assert_eq!(
        refused(&chunks(u32::MAX - 1), &RULES),
        "the picture is empty, cut off or damaged"
    );
}

/// So that a program asks the same question of every error about a picture.
#[test]
fn an_error_has_the_code_that_the_service_would_answer() {
    let png_alone = RULES.formats.map(|rule| FormatRule {
        allow: &[ImageFormat::Png],
        ..rule
    });
    let no_jpg = ImageRules {
        formats: png_alone,
        ..RULES
    };
    let bmp = photos::bmp(&photo(100, 100));
    let table: [(&[u8], ImageRules, &str); 7] = [
        (b"", RULES, "ImageEmpty"),
        (b"hello", RULES, "ImageDecodeFailed"),
        (&jpg(&photo(400, 300), 6)[..200], RULES, "ImageDecodeFailed"),
        (&samples::png(40_000, 40_000), RULES, "ResolutionExceed"),
        (&photos::bmp(&photo(63, 70)), RULES, "ResolutionTooSmall"),
        (&bmp, at_most(700), "ImageSizeExceed"),
        (&bmp, no_jpg, "ImageDecodeFailed"),
    ];
    for (file, limits, code) in table {
        let refused = Image::from_bytes(file.to_vec()).fit(&limits).unwrap_err();
        assert_eq!(refused.code(), Some(code), "{refused}");
        let error = crate::Error::from(refused);
        assert_eq!(error.code_str(), Some(code));
        let is_it = |found: &crate::sts::ErrorCode| crate::code::KnownCode::as_str(found) == code;
        assert!(error.matches(is_it), "{code}");
    }
}

#[test]
fn an_error_names_the_file() {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let refused = Image::open(manifest).unwrap().fit(&RULES).unwrap_err();
    assert_eq!(refused.path(), Some(std::path::Path::new(manifest)));
    let unknown = "content of an unknown format is no picture that can be decoded";
    assert_eq!(
        format!("{refused:?}"),
        format!(
            "cannot fit the picture {manifest}: {unknown}\n  remedy: Give a picture as JPG, PNG, BMP or WebP; this content \
             is of none of the known formats of pictures."
        )
    );
}

/// Half of a sideways photo, that would become grey below, is not sent.
#[test]
fn a_preview_does_not_hide_that_the_photo_is_cut_off() {
    let preview = jpg(&photo(64, 64), 1);
    let photo = jpg(&photo(400, 300), 6);
    let mut file = vec![0xff, 0xd8, 0xff, 0xe2];
    file.extend((preview.len() as u16 + 2).to_be_bytes());
    file.extend(&preview);
    file.extend(&photo[2..]);
    assert_eq!(fitted(file.clone(), &RULES).pixel_size(), Some((300, 400)));
    file.truncate(file.len() - 1_000);
    let broken = refused(&file, &RULES);
    assert_eq!(broken, "the picture is empty, cut off or damaged");
}

/// The decoder reads over some damage at which the check before sending stops.
#[test]
fn a_header_that_only_the_decoder_understands_does_not_fit() {
    let whole = jpg(&photo(70, 90), 1);
    for at in 2..100 {
        let mut file = whole.clone();
        file[at] = 0;
        if let Ok(fitted) = Image::from_bytes(file).fit(&RULES) {
            assert_eq!(fitted.pixel_size(), Some((70, 90)), "byte {at}");
        }
    }
}
