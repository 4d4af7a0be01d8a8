//! Faces that are detected: what is cut out, and how alike it is.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, GenericImage, ImageFormat, Rgb, RgbImage, load_from_memory};

use super::samples::{FREE, blocks, file, padded, plain};
use super::*;

const PHOTO: &[u8] = include_bytes!("../../../tests/data/astronaut.png");

fn detected(file: &[u8]) -> Picture {
    Picture::from_file(&FREE, file, "file", FaceDetection::Detect).unwrap()
}

fn photo() -> DynamicImage {
    load_from_memory(PHOTO).unwrap()
}

fn resized(width: u32, height: u32) -> DynamicImage {
    photo().resize_exact(width, height, FilterType::Triangle)
}

fn png(picture: &DynamicImage) -> Vec<u8> {
    file(picture, ImageFormat::Png)
}

fn jpg(picture: &DynamicImage, quality: u8) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut file, quality);
    encoder.encode_image(&picture.to_rgb8()).unwrap();
    file
}

#[test]
fn explore() {
    let one = detected(PHOTO);
    for (name, file) in [
        ("jpg 90", jpg(&photo(), 90)),
        ("jpg 50", jpg(&photo(), 50)),
        ("256", png(&resized(256, 256))),
        ("400", png(&resized(400, 400))),
        ("1024", png(&resized(1024, 1024))),
        ("150", png(&resized(150, 150))),
        ("bright", png(&photo().brighten(15))),
        ("crop", png(&photo().crop_imm(50, 20, 400, 400))),
        ("stretch", png(&resized(512, 450))),
        ("mirror", png(&photo().fliph())),
    ] {
        let other = detected(&file);
        let f = other.face().unwrap();
        eprintln!(
            "{name} {:?} {}",
            f.frame,
            f.fingerprint.score(&one.face().unwrap().fingerprint)
        );
    }
}
