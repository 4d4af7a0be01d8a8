//! Faces that are detected: what is cut out, and how alike it is.

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, GenericImage, ImageFormat, Rgb, RgbImage, load_from_memory};

use super::samples::{FREE, blocks, file, padded, plain};
use super::*;

const PHOTO: &[u8] = include_bytes!("../../../tests/data/astronaut.png");

fn detected(file: &[u8]) -> Picture {
    let reading = Reading {
        detection: FaceDetection::Detect,
        keeps_files: false,
    };
    Picture::from_file(&FREE, file, "file", reading).unwrap()
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

/// The photo, so often and so large, on grey. A width below zero turns it round.
fn group(members: &[(i32, u32, u32)], (width, height): (u32, u32)) -> DynamicImage {
    let mut group = RgbImage::from_pixel(width, height, Rgb([90, 100, 110]));
    for (side, x, y) in members {
        let member = resized(side.unsigned_abs(), side.unsigned_abs());
        let member = if *side < 0 { member.fliph() } else { member };
        group.copy_from(&member.to_rgb8(), *x, *y).unwrap();
    }
    group.into()
}

fn frames(picture: &Picture) -> Vec<[i64; 4]> {
    let faces = picture.faces().iter();
    faces
        .map(|SeenFace { frame, .. }| {
            let (width, height) = (frame.width, frame.height);
            [frame.x, frame.y, width.cast_signed(), height.cast_signed()]
        })
        .collect()
}

#[test]
fn a_portrait_has_one_face_where_it_is() {
    let portrait = detected(PHOTO);
    assert_eq!(frames(&portrait), [[178, 63, 92, 114]]);
    assert_eq!((portrait.width, portrait.height), (512, 512));
}

#[test]
fn a_picture_without_faces_has_none() {
    for (name, file) in [
        ("blocks", png(&blocks(400, 300))),
        ("one colour", plain(200, 200)),
        (
            "the lower half of the portrait",
            png(&photo().crop_imm(0, 256, 512, 256)),
        ),
    ] {
        let picture = detected(&file);
        assert_eq!(frames(&picture), Vec::<[i64; 4]>::new(), "{name}");
        assert!(picture.face().is_none() && picture.surest_face().is_none());
    }
}

#[test]
fn the_faces_of_a_group_are_like_the_portraits_they_are_made_of() {
    let (portrait, turned) = (detected(PHOTO), detected(&png(&photo().fliph())));
    let members = [(-180, 0, 320), (300, 0, 0), (-260, 320, 0), (200, 320, 300)];
    let group = detected(&png(&group(&members, (640, 520))));
    let score = |place: usize, portrait: &Picture| {
        let face = portrait.face().unwrap().fingerprint;
        group.faces()[place].fingerprint.score(&face)
    };
    let widths: Vec<i64> = frames(&group).iter().map(|frame| frame[2]).collect();
    assert!(widths.is_sorted_by(|one, next| one >= next), "{widths:?}");
    assert_eq!(widths.len(), 4);
    for (place, (same, other)) in [
        (&portrait, &turned),
        (&turned, &portrait),
        (&portrait, &turned),
        (&turned, &portrait),
    ]
    .into_iter()
    .enumerate()
    {
        let (same, other) = (score(place, same), score(place, other));
        assert!(same > 50.0 && other < 25.0, "{place}: {same} {other}");
    }
}

#[test]
fn a_face_is_like_itself_in_other_files() {
    let face = |file: &[u8]| detected(file).face().unwrap().fingerprint;
    let portrait = face(PHOTO);
    for (name, file, least) in [
        ("the same file", PHOTO.to_vec(), 100.0),
        ("the same pixels", padded(PHOTO.to_vec(), 999_999), 99.99),
        ("as JPG", jpg(&photo(), 90), 90.0),
        ("as a bad JPG", jpg(&photo(), 50), 90.0),
        ("brighter", png(&photo().brighten(15)), 90.0),
        ("smaller", png(&resized(400, 400)), 80.0),
        ("half as large", png(&resized(256, 256)), 60.0),
        ("twice as large", png(&resized(1_024, 1_024)), 70.0),
        ("less high", png(&resized(512, 450)), 80.0),
    ] {
        let score = face(&file).score(&portrait);
        assert!(score >= least, "{name}: {score}");
    }
    let turned = face(&png(&photo().fliph())).score(&portrait);
    assert!(turned < 20.0, "{turned}");
}

/// However many faces a picture shows, no more are kept than an action can tell of.
#[test]
fn a_crowd_has_as_many_faces_as_can_be_told() {
    let head = photo().crop_imm(160, 45, 130, 150);
    let head = head.resize_exact(60, 69, FilterType::Triangle).to_rgb8();
    let mut crowd = RgbImage::new(60 * 12, 69 * 12);
    for place in 0..144 {
        let (x, y) = (place % 12 * 60, place / 12 * 69);
        crowd.copy_from(&head, x, y).unwrap();
    }
    assert_eq!(detected(&png(&crowd.into())).faces().len(), 120);
}

/// Two faces of one file are two faces, even where they look the same.
#[test]
fn the_same_part_of_the_same_file_alone_scores_the_highest() {
    let twins = png(&group(&[(300, 0, 0), (300, 320, 0)], (640, 320)));
    let (once, again) = (detected(&twins), detected(&twins));
    let [one, other] = once.faces() else {
        panic!("{:?}", frames(&once));
    };
    assert_eq!(again.faces()[0].fingerprint.score(&one.fingerprint), 100.0);
    assert!(one.fingerprint.score(&other.fingerprint) <= 99.99);
    assert_ne!(one.fingerprint.digest, other.fingerprint.digest);
    assert_ne!(
        one.fingerprint.draw("Age", 0..=1_000_000),
        other.fingerprint.draw("Age", 0..=1_000_000)
    );
}

/// The service tells of frames that reach past the edges, with numbers below zero.
#[test]
fn a_face_at_the_edge_is_cut_out_as_far_as_it_goes() {
    let portrait = detected(PHOTO).face().unwrap().fingerprint;
    let picture = detected(&png(&photo().crop_imm(200, 90, 300, 400)));
    let [x, y, width, _] = frames(&picture)[0];
    assert!(
        (-15..0).contains(&x) && (-15..0).contains(&y) && width > 60,
        "{x} {y} {width}"
    );
    let score = picture.face().unwrap().fingerprint.score(&portrait);
    assert!(score < 90.0, "{score}");
}

#[test]
fn the_surest_face_need_not_be_the_largest() {
    let mut both = group(&[(400, 0, 0)], (700, 400)).to_rgb8();
    let pale = resized(400, 400).brighten(110).blur(3.0);
    both.copy_from(&pale.to_rgb8(), 0, 0).unwrap();
    both.copy_from(&resized(300, 300).to_rgb8(), 400, 50)
        .unwrap();
    let picture = detected(&png(&both.into()));
    let (largest, surest) = (picture.face().unwrap(), picture.surest_face().unwrap());
    assert_eq!(picture.faces().len(), 2);
    assert!(
        largest.frame.x < 400 && surest.frame.x >= 400,
        "{picture:?}"
    );
    assert!(largest.confidence < surest.confidence);
}

#[test]
fn what_is_cut_out_lies_in_the_picture() {
    let pixels = Pixels::new(RgbImage::new(100, 80));
    for (frame, expected) in [
        ((40, 30, 20, 10), (40, 20)),
        ((0, 0, 20, 10), (30, 15)),
        ((-5, -5, 20, 10), (25, 10)),
        ((90, 75, 20, 10), (20, 10)),
        ((0, 0, 100, 80), (100, 80)),
        ((-500, -500, 10, 10), (1, 1)),
        ((500, 500, 10, 10), (1, 1)),
        ((i64::MIN, i64::MAX, u64::MAX, u64::MAX), (100, 80)),
    ] {
        let ((x, y, width, height), (across, down)) = (frame, expected);
        let frame = Frame {
            x,
            y,
            width,
            height,
        };
        assert_eq!(pixels.cut_out(frame).size(), (across, down), "{frame:?}");
    }
}
