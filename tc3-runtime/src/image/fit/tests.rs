use image::{Rgba, RgbaImage};
use proptest::prelude::*;

use super::super::{LongSide, samples};
use super::photos::{self, RULES, at_most, corners, jpg, photo};
use super::size::Size;
use super::*;

const RED: [u8; 3] = [200, 30, 30];
const GREEN: [u8; 3] = [30, 200, 30];
const BLUE: [u8; 3] = [30, 30, 200];
const GREY: [u8; 3] = [140, 140, 140];

fn fitted(file: Vec<u8>, limits: &ImageRules) -> Image {
    Image::from_bytes(file).fit(limits).unwrap()
}

fn refused(file: &[u8], limits: &ImageRules) -> String {
    let refused = Image::from_bytes(file.to_vec()).fit(limits);
    refused.unwrap_err().to_string()
}

fn pixels(image: &Image) -> RgbImage {
    let decoded = image::load_from_memory(&image.bytes());
    decoded.unwrap().into_rgb8()
}

/// Format, width, height, and whether it is within the limit of bytes.
fn shape(image: &Image, limits: &ImageRules) -> (ImageFormat, Size, bool) {
    let max = limits.encoded.unwrap().max;
    let size = image.pixel_size().unwrap();
    (image.format(), size, image.encoded_len() as u64 <= max)
}

/// The colours near the corners: upper left, upper right, lower left, lower right.
fn corners_of(pixels: &RgbImage) -> [[u8; 3]; 4] {
    let (right, lower) = (pixels.width() - 9, pixels.height() - 9);
    [(8, 8), (right, 8), (8, lower), (right, lower)].map(|(x, y)| pixels.get_pixel(x, y).0)
}

fn assert_near(found: [[u8; 3]; 4], expected: [[u8; 3]; 4], what: &str) {
    let pairs = found.iter().flatten().zip(expected.iter().flatten());
    let off = pairs.map(|(one, two)| one.abs_diff(*two)).max();
    assert!(off < Some(12), "{what}: {found:?} for {expected:?}");
}

/// What a camera that is held in each way stores of a picture 96 px wide and 72 px high, red, green, blue and grey in its
/// corners.
const STORED: [(u8, Size, [[u8; 3]; 4]); 8] = [
    (1, (96, 72), [RED, GREEN, BLUE, GREY]),
    (2, (96, 72), [GREEN, RED, GREY, BLUE]),
    (3, (96, 72), [GREY, BLUE, GREEN, RED]),
    (4, (96, 72), [BLUE, GREY, RED, GREEN]),
    (5, (72, 96), [RED, BLUE, GREEN, GREY]),
    (6, (72, 96), [GREEN, GREY, RED, BLUE]),
    (7, (72, 96), [GREY, GREEN, BLUE, RED]),
    (8, (72, 96), [BLUE, RED, GREY, GREEN]),
];

#[test]
fn pictures_are_turned_upright() {
    for (orientation, size, colours) in STORED {
        let stored = corners(size, colours);
        for file in [jpg(&stored, orientation), photos::png(&stored, orientation)] {
            let image = fitted(file.clone(), &RULES);
            let what = format!("orientation {orientation}");
            let upright = pixels(&image);
            assert_eq!(upright.dimensions(), (96, 72), "{what}");
            assert_near(corners_of(&upright), [RED, GREEN, BLUE, GREY], &what);
            let untouched = image.bytes() == file;
            assert_eq!(untouched, orientation == 1, "{what}");
            // It says nothing of turning any more.
            assert_eq!(fitted(image.bytes().to_vec(), &RULES), image);
        }
    }
}

#[test]
fn what_fits_stays_byte_for_byte() {
    let small = photo(200, 100);
    let cut_off = photos::png(&small, 1);
    for file in [
        jpg(&small, 1),
        photos::png(&small, 1),
        photos::bmp(&small),
        // No pixel is decoded.
        cut_off[..cut_off.len() / 2].to_vec(),
    ] {
        let text = codec::encoded(&file);
        assert_eq!(
            Image::from_base64(text.clone())
                .fit(&RULES)
                .unwrap()
                .base64_text(),
            text
        );
        assert_eq!(fitted(file.clone(), &RULES).bytes(), file);
    }
}

/// Down to 500 px, since a JPG of 4,000 takes seconds to write without optimisation.
#[test]
fn photos_of_phones_fit() {
    let long_side = RULES.long_side.map(|side| LongSide { jpg: 500, ..side });
    let limits = ImageRules { long_side, ..RULES };
    let table = [
        ("12 MP", photos::huge_jpg(4_032, 3_024, 1), (500, 375)),
        (
            "50 MP, sideways",
            photos::huge_jpg(8_160, 6_120, 6),
            (375, 500),
        ),
    ];
    for (name, file, size) in table {
        let found = shape(&fitted(file, &limits), &limits);
        assert_eq!(found, (ImageFormat::Jpg, size, true), "{name}");
    }
}

/// A PNG may have 2,000 px, and a JPG 4,000: nothing of the picture is lost.
#[test]
fn screenshots_become_jpg_on_white() {
    let mut screen = RgbaImage::from_pixel(3_000, 200, Rgba([30, 30, 200, 255]));
    for pixel in screen.pixels_mut().take(3_000 * 20) {
        *pixel = Rgba([0, 0, 0, 0]);
    }
    let image = fitted(photos::png_with_alpha(&screen), &RULES);
    assert_eq!(
        shape(&image, &RULES),
        (ImageFormat::Jpg, (3_000, 200), true)
    );
    let white = [255; 3];
    assert_near(
        corners_of(&pixels(&image)),
        [white, white, BLUE, BLUE],
        "screen",
    );
}

#[test]
fn formats_that_the_service_does_not_take_become_jpg() {
    let stored = corners((96, 72), [RED, GREEN, BLUE, GREY]);
    let image = fitted(photos::webp(&stored), &RULES);
    assert_eq!(image.format(), ImageFormat::Jpg);
    assert_near(
        corners_of(&pixels(&image)),
        [RED, GREEN, BLUE, GREY],
        "WebP",
    );
}

#[test]
fn the_quality_falls_and_then_the_size() {
    let file = jpg(&photo(800, 600), 1);
    let table = [
        (300_000, (800, 600)),
        (150_000, (800, 600)),
        (20_000, (450, 338)),
        (3_000, (189, 142)),
    ];
    for (max, size) in table {
        let limits = at_most(max);
        let image = fitted(file.clone(), &limits);
        assert_eq!(
            shape(&image, &limits),
            (ImageFormat::Jpg, size, true),
            "{max}"
        );
    }
    let hopeless = refused(&file, &at_most(700));
    assert_eq!(hopeless, "no JPG of the picture keeps the limits");
}

#[test]
fn limits_without_jpg_take_only_what_fits_already() {
    let formats = RULES.formats.map(|rule| super::super::FormatRule {
        allow: &[ImageFormat::Png],
        ..rule
    });
    let limits = ImageRules { formats, ..RULES };
    let small = photo(100, 100);
    assert_eq!(
        fitted(photos::png(&small, 1), &limits).format(),
        ImageFormat::Png
    );
    let refused = refused(&photos::bmp(&small), &limits);
    assert_eq!(refused, "no JPG of the picture keeps the limits");
}

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

/// A JPG has at most 65,535 px, whatever the limits say.
#[test]
fn sides_that_no_jpg_has_are_scaled_down() {
    let limits = ImageRules {
        encoded: RULES.encoded,
        formats: RULES.formats,
        empty: None,
        long_side: None,
        short_side: None,
    };
    // It stands on its head, so that it cannot stay as it is.
    let file = photos::png(&photo(70_000, 2), 3);
    assert_eq!(
        shape(&fitted(file, &limits), &limits),
        (ImageFormat::Jpg, (65_535, 2), true)
    );
}

/// So that a program asks the same question of every error about a picture.
#[test]
fn an_error_has_the_code_that_the_service_would_answer() {
    let png_alone = RULES.formats.map(|rule| super::super::FormatRule {
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

#[test]
fn asynchronous_callers_get_the_same() {
    let image = Image::from_bytes(photos::bmp(&photo(2_100, 64)));
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let fitted = builder.build().unwrap().block_on(async {
        let image = image.clone();
        let fitted = tokio::spawn(async move { image.fit_async(&RULES).await });
        fitted.await.unwrap()
    });
    assert_eq!(fitted.unwrap(), image.fit(&RULES).unwrap());

    let mut outside = std::pin::pin!(image.fit_async(&RULES));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = outside.as_mut().poll(&mut context) else {
        panic!("it waits for a runtime that is not there")
    };
    assert!(matches!(error.kind(), ImageErrorKind::NoRuntime));
}

proptest! {
    /// Whatever a stranger sends, there is a picture within the limits or an error.
    #[test]
    fn damaged_files_do_no_harm(
        format in 0..4_usize,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        keep in any::<prop::sample::Index>(),
    ) {
        let small = photo(70, 90);
        let mut file = match format {
            0 => jpg(&small, 6),
            1 => photos::png(&small, 6),
            2 => photos::bmp(&small),
            _ => photos::webp(&small),
        };
        for (at, byte) in damage {
            let at = at.index(file.len());
            file[at] = byte;
        }
        file.truncate(file.len().min(keep.index(file.len() * 2)));
        let limits = at_most(5_000);
        if let Ok(image) = Image::from_bytes(file).fit(&limits) {
            prop_assert!(shape(&image, &limits).2);
        }
    }
}
