mod refusals;

use image::{Rgba, RgbaImage};
use proptest::prelude::*;

use super::super::LongSide;
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
