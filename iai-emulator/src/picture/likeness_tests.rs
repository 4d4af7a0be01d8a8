//! How alike pictures are: a real photo and drawn ones, changed and not. All ranges are of the scale of model 3.0.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, load_from_memory};

use super::samples::{blocks, file, padded, picture};

const PHOTO: &[u8] = include_bytes!("../../../tests/data/astronaut.png");

fn photo() -> DynamicImage {
    load_from_memory(PHOTO).unwrap()
}

fn score(one: &DynamicImage, other: &DynamicImage) -> f64 {
    let png = |drawn| picture(&file(drawn, ImageFormat::Png));
    let (one, other) = (png(one), png(other));
    assert_eq!(
        one.fingerprint.score(&other.fingerprint),
        other.fingerprint.score(&one.fingerprint),
        "both ways"
    );
    one.fingerprint.score(&other.fingerprint)
}

fn jpg(picture: &DynamicImage, quality: u8) -> DynamicImage {
    let mut file = Vec::new();
    let rgb = DynamicImage::from(picture.to_rgb8());
    JpegEncoder::new_with_quality(&mut file, quality)
        .encode_image(&rgb)
        .unwrap();
    load_from_memory(&file).unwrap()
}

fn resized(picture: &DynamicImage, width: u32, height: u32) -> DynamicImage {
    picture.resize_exact(width, height, FilterType::Triangle)
}

/// Without this many per cent at each side.
fn cropped(picture: &DynamicImage, percent: u32) -> DynamicImage {
    let (x, y) = (
        picture.width() * percent / 100,
        picture.height() * percent / 100,
    );
    picture.crop_imm(x, y, picture.width() - 2 * x, picture.height() - 2 * y)
}

fn drawn(width: u32, height: u32, pixel: impl Fn(u32, u32) -> u32) -> DynamicImage {
    DynamicImage::from(RgbImage::from_fn(width, height, |x, y| {
        Rgb([pixel(x, y).min(255) as u8; 3])
    }))
}

fn noise(seed: u64) -> DynamicImage {
    let mut random = seed;
    let mut noise = RgbImage::new(200, 150);
    for byte in noise.iter_mut() {
        random = random
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f);
        *byte = (random >> 56) as u8;
    }
    DynamicImage::from(noise)
}

fn checkerboard(side: u32) -> DynamicImage {
    drawn(320, 320, |x, y| (x / side + y / side) % 2 * 255)
}

#[test]
fn the_same_picture_coded_anew_scaled_or_retouched_scores_high() {
    for (name, original) in [
        ("photo", photo()),
        ("blocks", blocks(400, 300)),
        ("noise", noise(1)),
    ] {
        let table = [
            ("itself", original.clone(), 100.0..=100.0),
            ("fine jpg", jpg(&original, 90), 97.0..=100.0),
            ("coarse jpg", jpg(&original, 50), 90.0..=100.0),
            ("brighter", original.brighten(10), 95.0..=100.0),
            ("darker", original.brighten(-10), 95.0..=100.0),
            ("more contrast", original.adjust_contrast(5.0), 92.0..=100.0),
        ];
        for (change, changed, expected) in table {
            let score = score(&original, &changed);
            assert!(expected.contains(&score), "{name}, {change}: {score}");
        }
    }
    for (name, original) in [("photo", photo()), ("blocks", blocks(400, 300))] {
        for (width, height) in [(1000, 1000), (256, 256), (200, 400), (128, 128)] {
            let score = score(&original, &resized(&original, width, height));
            assert!(
                (90.0..=100.0).contains(&score),
                "{name} {width} × {height}: {score}"
            );
        }
        let score = score(&original, &original.grayscale());
        assert!((85.0..=100.0).contains(&score), "{name}, grey: {score}");
    }
}

#[test]
fn a_cropped_picture_scores_a_little_less() {
    let original = photo();
    let scores =
        [0, 1, 2, 3, 5, 10, 25].map(|percent| score(&original, &cropped(&original, percent)));
    let expected = [
        100.0..=100.0,
        85.0..=99.0,
        70.0..=95.0,
        60.0..=90.0,
        30.0..=70.0,
        0.0..=30.0,
        0.0..=20.0,
    ];
    for (score, expected) in scores.iter().zip(expected) {
        assert!(expected.contains(score), "{scores:?}");
    }
    assert!(scores.is_sorted_by(|one, next| one >= next), "{scores:?}");
}

#[test]
fn other_pictures_score_low() {
    let photo = photo();
    let pictures = vec![
        ("photo from right to left", photo.fliph()),
        ("photo upside down", photo.flipv()),
        ("photo turned", photo.rotate90()),
        ("corner of the photo", photo.crop_imm(256, 256, 256, 256)),
        ("other corner", photo.crop_imm(0, 0, 256, 256)),
        (
            "gradient to the right",
            drawn(300, 200, |x, _| x * 255 / 300),
        ),
        (
            "gradient to the left",
            drawn(300, 200, |x, _| 255 - x * 255 / 300),
        ),
        ("gradient downwards", drawn(300, 200, |_, y| y * 255 / 200)),
        (
            "gradient to a corner",
            drawn(300, 200, |x, y| (x + y) * 255 / 500),
        ),
        (
            "rings",
            drawn(256, 256, |x, y| {
                x.abs_diff(128).pow(2) / 128 + y.abs_diff(128).pow(2) / 128
            }),
        ),
        ("single px", checkerboard(1)),
        ("small squares", checkerboard(20)),
        ("squares", checkerboard(40)),
        ("large squares", checkerboard(80)),
        ("blocks", blocks(100, 100)),
        ("other blocks", blocks(101, 100)),
        ("more blocks", blocks(64, 64)),
        ("noise", noise(1)),
        ("other noise", noise(2)),
        ("photo", photo),
    ];
    let mut pictures: Vec<_> = pictures
        .into_iter()
        .map(|(name, drawn)| (name, picture(&file(&drawn, ImageFormat::Png))))
        .collect();
    while let Some((name, picture)) = pictures.pop() {
        for (other_name, other) in &pictures {
            let score = picture.fingerprint.score(&other.fingerprint);
            assert!(
                (0.0..20.0).contains(&score),
                "{name} and {other_name}: {score}"
            );
        }
    }
}

#[test]
fn a_fine_pattern_is_like_itself_in_another_file() {
    let pattern = checkerboard(1);
    let png = file(&pattern, ImageFormat::Png);
    let table = [
        (file(&pattern, ImageFormat::Bmp), 100.0),
        (padded(png.clone(), png.len() + 9), 100.0),
        (
            file(&drawn(320, 320, |x, _| x % 2 * 255), ImageFormat::Png),
            0.0,
        ),
    ];
    for (other, expected) in table {
        let score = picture(&png)
            .fingerprint
            .score(&picture(&other).fingerprint);
        assert!((score - expected).abs() < 15.0, "{score} {expected}");
    }
}

#[test]
fn pictures_are_small_to_keep() {
    assert!(
        size_of::<super::Picture>() <= 112,
        "{}",
        size_of::<super::Picture>()
    );
}
