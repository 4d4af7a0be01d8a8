//! The network with a real face, against what ONNX Runtime makes of the file of its authors (`model/convert.py`).

use image::imageops::{self, FilterType};
use image::{GenericImage, Rgb, RgbImage};

use super::*;

fn astronaut() -> RgbImage {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/astronaut.png");
    image::open(path).unwrap().into_rgb8()
}

fn frames(picture: &RgbImage) -> Vec<(i64, i64, u32, u32)> {
    let faces = find(picture).into_iter();
    faces
        .map(|face| (face.x, face.y, face.width, face.height))
        .collect()
}

#[test]
fn all_weights_are_used_and_none_is_missing() {
    let mut weights = Weights::new(weights::FILE);
    Network::read(&mut weights);
    assert_eq!(weights.left(), 0);
    assert_eq!(weights::FILE.len(), 71_590 * 4);
}

#[test]
fn guesses_are_those_of_another_library() {
    let network = Network::read(&mut Weights::new(weights::FILE));
    let seen = Seen::of(&astronaut()).unwrap();
    let expected = [
        (
            752,
            [
                0.645_685, 0.011_489, 1.345_098, 0.728_137, 0.661_912, 1.032_501,
            ],
        ),
        (
            206,
            [
                0.880_682, 0.994_007, -0.012_911, 1.541_211, 1.742_23, 1.940_67,
            ],
        ),
        (
            55,
            [
                0.890_968, 0.373_211, 0.028_688, 0.614_156, 1.036_928, 1.283_055,
            ],
        ),
    ];
    for (level, (place, expected)) in network.run(&seen.pixels).iter().zip(expected) {
        let [belongs, good, frame @ ..] = level.guesses.pixels()[place];
        let sigmoid = |value: f32| 1.0 / (1.0 + (-value).exp());
        let [x, y, width, height] = frame;
        let guess = [sigmoid(belongs), sigmoid(good), x, y, width, height];
        for (one, other) in guess.iter().zip(expected) {
            assert!((one - other).abs() < 1e-4, "{} {guess:?}", level.step);
        }
    }
}

#[test]
fn a_portrait_has_one_face() {
    let faces = find(&astronaut());
    assert_eq!(frames(&astronaut()), [(178, 63, 92, 114)]);
    assert!((faces[0].confidence - 0.936).abs() < 0.001, "{faces:?}");
}

/// The same portrait, so often and so large, on grey.
fn group(members: &[(u32, u32, u32)], (width, height): (u32, u32)) -> RgbImage {
    let mut group = RgbImage::from_pixel(width, height, Rgb([90, 100, 110]));
    for (side, x, y) in members {
        let member = imageops::resize(&astronaut(), *side, *side, FilterType::Triangle);
        group.copy_from(&member, *x, *y).unwrap();
    }
    group
}

#[test]
fn all_faces_of_a_group_are_found_the_largest_first() {
    let members = [(120, 0, 0), (300, 130, 0), (200, 440, 100), (80, 0, 200)];
    let found = frames(&group(&members, (640, 320)));
    let mut expected = members;
    expected.sort_by_key(|(side, ..)| std::cmp::Reverse(*side));
    assert_eq!(found.len(), 4, "{found:?}");
    for ((x, y, width, height), (side, left, top)) in found.into_iter().zip(expected) {
        let scale = f64::from(side) / 512.0;
        let near = |found: f64, whole: f64, start: u32| {
            let wanted = f64::from(start) + whole * scale;
            assert!(
                (found - wanted).abs() < 2.0 + 12.0 * scale,
                "{found} {wanted}"
            );
        };
        near(x as f64, 178.0, left);
        near(y as f64, 65.0, top);
        near(f64::from(width), 91.0, 0);
        near(f64::from(height), 111.0, 0);
    }
}

/// The frame that is found, as parts of a picture that shows the head alone.
#[test]
fn a_face_is_found_at_any_size() {
    let head = imageops::crop_imm(&astronaut(), 150, 30, 150, 170).to_image();
    for (width, height) in [(40, 46), (75, 85), (150, 170), (565, 640), (2_000, 2_266)] {
        let picture = imageops::resize(&head, width, height, FilterType::Triangle);
        let [(x, y, wide, high)] = frames(&picture)[..] else {
            panic!("not one face at {width} × {height}");
        };
        let part = |length: f64, whole: u32| (length / f64::from(whole) * 100.0).round();
        let found = [
            part(x as f64, width),
            part(y as f64, height),
            part(wide.into(), width),
            part(high.into(), height),
        ];
        for (found, expected) in found.into_iter().zip([19.0, 21.0, 61.0, 65.0]) {
            assert!(
                (found - expected).abs() <= 10.0,
                "{width} × {height}: {found} {expected}"
            );
        }
    }
}

#[test]
fn what_is_no_face_is_not_found() {
    let mut dice = fastrand::Rng::with_seed(7);
    let noise = RgbImage::from_fn(300, 200, |_, _| {
        Rgb([dice.u8(..), dice.u8(..), dice.u8(..)])
    });
    let blocks = RgbImage::from_fn(8, 8, |_, _| Rgb([dice.u8(..), dice.u8(..), dice.u8(..)]));
    let blocks = imageops::resize(&blocks, 500, 400, FilterType::Nearest);
    let stripes = RgbImage::from_fn(640, 640, |x, _| {
        Rgb([if x / 2 % 2 == 0 { 255 } else { 0 }; 3])
    });
    let gradient = RgbImage::from_fn(256, 256, |x, y| Rgb([x as u8, y as u8, 99]));
    for picture in [
        noise,
        blocks,
        stripes,
        gradient,
        RgbImage::new(64, 64),
        RgbImage::new(1, 1),
    ] {
        assert_eq!(frames(&picture), [], "{:?}", picture.dimensions());
    }
}
