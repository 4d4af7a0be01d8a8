//! Pictures on their way from files, bytes and Base64 text through the client.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iai_client::actions::{CreateFaceRequest, CreatePersonRequest};
use iai_client::types::CreateFaceRetCode;
use iai_client::{Client, Image, RequestConfig, types, validate::ValidationLevel};
use iai_tests::folder::Folder;
use iai_tests::harness::{self, EmulatorHarness};
use iai_tests::pictures;

fn request(image: Image) -> CreatePersonRequest {
    let builder = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("n")
        .person_id("p");
    builder.image(image).build()
}

const UNREADABLE: Option<&str> = Some("FailedOperation.ImageDecodeFailed");

/// Opened, given as bytes or as text, a photo arrives as the same bytes: the emulator takes one for the other.
#[test]
fn all_ways_carry_the_same_bytes() {
    let folder = Folder::new();
    let path = folder.write("photo", pictures::ASTRONAUT);
    let ways = [
        Image::open(path).unwrap(),
        Image::from_bytes(pictures::ASTRONAUT),
        Image::from_base64(STANDARD.encode(pictures::ASTRONAUT)),
    ];
    let harness = EmulatorHarness::with_group();
    harness
        .send(request(ways[0].clone()), RequestConfig::new())
        .unwrap();
    for image in ways {
        let mut request = request(image);
        request.person_id = Some("q".to_owned());
        request.unique_person_control = Some(4.into());
        let response = harness.send(request, RequestConfig::new()).unwrap();
        assert_eq!(response.similar_person_id.as_deref(), Some("p"));
    }
    let other = Image::from_bytes(pictures::png(512, 512));
    let mut request = request(other);
    request.person_id = Some("q".to_owned());
    request.unique_person_control = Some(1.into());
    assert_eq!(
        harness
            .send(request, RequestConfig::new())
            .unwrap()
            .similar_person_id,
        None
    );
}

/// A panorama has too many pixels for the service. What it was made to fit to is taken by the emulator, too.
#[test]
fn a_photo_that_is_too_large_is_made_to_fit() {
    let harness = EmulatorHarness::with_group();
    let photo = Image::from_bytes(pictures::jpg(4_100, 80));
    let sent = harness.send(request(photo.clone()), RequestConfig::new());
    assert!(sent.unwrap_err().is_validation());
    let fitted = photo.fit(&types::IMAGE).unwrap();
    harness.send(request(fitted), RequestConfig::new()).unwrap();
}

/// With the checks turned off a doubtful text travels as it is, and the service judges it.
#[test]
fn doubtful_text_is_sent_as_it_is_when_asked() {
    let harness = EmulatorHarness::with_group();
    let off = RequestConfig::new().validation(ValidationLevel::Off);
    let send = |client: &Client, text: &str| {
        harness.wait(
            client
                .with_config(off.clone())
                .send(request(Image::from_base64(text))),
        )
    };
    for text in ["data:image/png;base64,AAAA", "\"},{\"", "\\u0000\n", "照片"] {
        let error = send(&harness.client, text).unwrap_err();
        assert_eq!(error.code_str(), UNREADABLE, "{text}");
    }
    assert!(
        harness::wait(harness.client.send(request(Image::from_base64("照片"))))
            .unwrap_err()
            .is_validation()
    );
}

/// One bad picture does not keep out the good ones: it is sent, with a warning, and the service tells what it is.
#[test]
fn a_bad_picture_of_a_list_is_sent_with_the_good_ones() {
    let harness = EmulatorHarness::with_group();
    let person = request(Image::from_bytes(pictures::ASTRONAUT));
    harness.send(person, RequestConfig::new()).unwrap();
    let pictures = [
        Image::from_bytes(pictures::png(63, 100)),
        Image::from_bytes(pictures::ASTRONAUT),
        Image::from_bytes(b"no picture".as_slice()),
    ];
    let faces = CreateFaceRequest::builder().person_id("p").images(pictures);
    let faces = faces.build();

    let response = harness.send(faces.clone(), RequestConfig::new()).unwrap();
    let codes = [
        CreateFaceRetCode::BadSize,
        CreateFaceRetCode::Added,
        CreateFaceRetCode::Undecodable,
    ];
    assert_eq!(response.ret_code.as_deref(), Some(&codes[..]));
    let warned = response.warnings().iter();
    let warned: Vec<_> = warned
        .map(|each| (each.path.to_string(), each.code))
        .collect();
    assert_eq!(
        warned,
        [
            (
                "Images.0".to_owned(),
                "FailedOperation.ImageResolutionTooSmall"
            ),
            ("Images.2".to_owned(), "FailedOperation.ImageDecodeFailed"),
        ]
    );
    let strict = RequestConfig::new().validation(ValidationLevel::Strict);
    assert!(harness.send(faces, strict).unwrap_err().is_validation());
}
