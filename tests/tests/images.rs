//! Pictures on their way: from files, bytes and Base64 text through the client, and from addresses in the emulator.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iai_client::actions::CreatePersonRequest;
use iai_client::{CallOptions, Client, Error, ErrorKind, Image, ImageFormat, ValidationLevel};
use iai_emulator::Emulator;
use iai_tests::folder::Folder;
use iai_tests::lab::{self, Lab};
use iai_tests::pictures;
use iai_tests::raw::{Request, SECRET_ID, SECRET_KEY};
use serde_json::json;

fn request(image: Image) -> CreatePersonRequest {
    let builder = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("n")
        .person_id("p");
    builder.image(image).build()
}

/// What the client finds about a picture: rule, what was found, and code.
fn found(image: Image) -> Vec<(String, String, &'static str)> {
    let found = request(image).validate();
    assert_eq!(found.warnings, []);
    let told = |violation: iai_client::Violation| {
        assert_eq!(violation.path, "Image");
        (violation.rule, violation.found, violation.code)
    };
    found.violations.into_iter().map(told).collect()
}

/// The code of the only thing that the client finds.
fn code(image: Image) -> Option<&'static str> {
    let found = found(image);
    assert!(found.len() < 2, "{found:?}");
    found.first().map(|(_, _, code)| *code)
}

const UNREADABLE: Option<&str> = Some("FailedOperation.ImageDecodeFailed");

#[test]
fn a_short_side_of_63_px_is_refused() {
    let small = |width, height| {
        let rule = "at least 64 px on the shorter side".to_owned();
        vec![(
            rule,
            format!("{width} x {height} px"),
            "FailedOperation.ImageResolutionTooSmall",
        )]
    };
    assert_eq!(
        found(Image::from_bytes(pictures::png(63, 64))),
        small(63, 64)
    );
    assert_eq!(
        found(Image::from_bytes(pictures::jpg(64, 63))),
        small(64, 63)
    );
    assert_eq!(
        found(Image::from_bytes(pictures::bmp(64, -63))),
        small(64, 63)
    );
    assert_eq!(found(Image::from_bytes(pictures::png(64, 64))), []);
}

#[test]
fn formats_are_told_by_content_and_not_by_name() {
    let folder = Folder::new();
    let table = [
        (
            "gif.jpg",
            pictures::gif(100, 100),
            ImageFormat::Gif,
            UNREADABLE,
        ),
        ("png.jpg", pictures::png(100, 100), ImageFormat::Png, None),
        ("png.gif", pictures::png(100, 100), ImageFormat::Png, None),
        ("jpg", pictures::jpg(100, 100), ImageFormat::Jpg, None),
        ("bmp.txt", pictures::bmp(100, 100), ImageFormat::Bmp, None),
        (
            "html.png",
            b"<html><body>404</body></html>".to_vec(),
            ImageFormat::Html,
            UNREADABLE,
        ),
        (
            "heic.jpg",
            b"\0\0\0\x18ftypheic".to_vec(),
            ImageFormat::Heif,
            UNREADABLE,
        ),
        (
            "text.png",
            b"no picture at all".to_vec(),
            ImageFormat::Unknown,
            UNREADABLE,
        ),
    ];
    for (name, bytes, format, expected) in table {
        let opened = Image::open(folder.write(name, &bytes)).unwrap();
        assert_eq!(opened.format(), format, "{name}");
        assert_eq!(code(opened.clone()), expected, "{name}");
        assert_eq!(opened, Image::from_bytes(bytes.clone()), "{name}");
        assert_eq!(opened, Image::from_base64(STANDARD.encode(bytes)), "{name}");
    }
    let empty = Image::open(folder.write("empty.jpg", b"")).unwrap();
    assert_eq!(code(empty), Some("InvalidParameterValue.ImageEmpty"));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let folder = Folder::new();
    let missing = folder.path().join("missing.jpg");
    let error = Error::from(Image::open(&missing).unwrap_err());
    let ErrorKind::Image(found) = error.kind() else {
        panic!("{error}")
    };
    assert_eq!(
        (found.path(), found.io_kind()),
        (&*missing, std::io::ErrorKind::NotFound)
    );
    assert!(error.to_string().contains("missing.jpg"), "{error}");
    assert!(Image::open(folder.path()).is_err());
}

#[test]
fn headers_that_break_off_are_told() {
    let whole = [
        pictures::png(100, 100),
        pictures::jpg(100, 100),
        pictures::bmp(100, 100),
    ];
    for (bytes, format) in whole.into_iter().zip(["PNG", "JPG", "BMP"]) {
        for image in [
            Image::from_bytes(bytes[..20].to_vec()),
            Image::from_base64(STANDARD.encode(&bytes[..20])),
        ] {
            let expected = (
                "a whole picture".to_owned(),
                format!("a {format} header that is cut off"),
                UNREADABLE.unwrap(),
            );
            assert_eq!(found(image), [expected]);
        }
    }
}

#[test]
fn mistakes_in_base64_text_are_explained() {
    let text = STANDARD.encode(pictures::png_header(100, 100));
    let (start, end) = text.split_at(8);
    let table = [
        (
            format!("data:image/png;base64,{text}"),
            "a data URI: remove everything up to and including the first comma",
        ),
        (
            format!("{start}\r\n{end}"),
            "white space or a line break at byte 8: join the lines",
        ),
        (
            format!("{text}\n"),
            "white space or a line break at byte 40: join the lines",
        ),
        (
            format!("{start}-{end}"),
            "the URL-safe alphabet at byte 8: replace - by + and _ by /, or encode anew",
        ),
        (
            format!("{start}%2B{end}"),
            "a character at byte 8 that Base64 does not have",
        ),
        (
            text[..39].to_owned(),
            "39 characters, which is no multiple of 4: cut off, or padding is missing",
        ),
    ];
    assert_eq!(text.len(), 40);
    for (text, explanation) in table {
        let expected = (
            "Base64 text of the standard alphabet in one line".to_owned(),
            explanation.to_owned(),
            UNREADABLE.unwrap(),
        );
        assert_eq!(
            found(Image::from_base64(text.clone())),
            [expected],
            "{text}"
        );
    }
}

#[test]
fn pixels_are_read_from_bytes_and_text_alike() {
    let table = [
        (pictures::png(2_000, 64), Some((2_000, 64))),
        (pictures::jpg(4_000, 65), Some((4_000, 65))),
        (pictures::bmp(64, -2_000), Some((64, 2_000))),
        (pictures::ASTRONAUT.to_vec(), Some((512, 512))),
        (b"text".to_vec(), None),
    ];
    for (bytes, size) in table {
        assert_eq!(
            Image::from_base64(STANDARD.encode(&bytes)).pixel_size(),
            size
        );
        assert_eq!(Image::from_bytes(bytes).pixel_size(), size);
    }
}

#[test]
fn debug_shows_no_picture() {
    let image = Image::from_bytes(pictures::ASTRONAUT);
    assert_eq!(
        format!("{image:?}"),
        "Image(PNG, 512 x 512 px, 1055408 Base64 bytes)"
    );
    let shown = format!("{:#?}", request(image));
    assert!(
        shown.contains("512 x 512 px") && !shown.contains("iVBOR"),
        "{shown}"
    );
}

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
    let lab = Lab::with_group();
    lab.send(request(ways[0].clone()), CallOptions::new())
        .unwrap();
    for image in ways {
        let mut request = request(image);
        request.person_id = Some("q".to_owned());
        request.unique_person_control = Some(4.into());
        let answer = lab.send(request, CallOptions::new()).unwrap();
        assert_eq!(answer.similar_person_id.as_deref(), Some("p"));
    }
    let other = Image::from_bytes(pictures::png(512, 512));
    let mut request = request(other);
    request.person_id = Some("q".to_owned());
    request.unique_person_control = Some(1.into());
    assert_eq!(
        lab.send(request, CallOptions::new())
            .unwrap()
            .similar_person_id,
        None
    );
}

/// What an address leads to must keep the limits of Image; the client cannot look there.
#[test]
fn pictures_behind_an_address_keep_the_same_limits() {
    let folder = Folder::new();
    let table = [
        (
            "fits.png",
            pictures::padded(pictures::png(100, 100), 3_932_160),
            None,
        ),
        (
            "heavy.png",
            pictures::padded(pictures::png(100, 100), 3_932_161),
            Some("FailedOperation.ImageSizeExceed"),
        ),
        ("gif.jpg", pictures::gif(100, 100), UNREADABLE),
        (
            "cut.png",
            pictures::png(100, 100)[..20].to_vec(),
            UNREADABLE,
        ),
        (
            "empty.png",
            Vec::new(),
            Some("InvalidParameterValue.ImageEmpty"),
        ),
        (
            "wide.jpg",
            pictures::jpg(4_001, 100),
            Some("FailedOperation.ImageResolutionExceed"),
        ),
        (
            "wide.png",
            pictures::png(2_001, 100),
            Some("FailedOperation.ImageResolutionExceed"),
        ),
        (
            "small.bmp",
            pictures::bmp(63, 100),
            Some("FailedOperation.ImageResolutionTooSmall"),
        ),
    ];
    let builder = Emulator::builder()
        .secret(SECRET_ID, SECRET_KEY)
        .pictures(folder.path());
    let lab = Lab::of(builder.start().unwrap());
    lab.create_group(&json!({"GroupId": "g", "GroupName": "n"}));
    for (name, bytes, expected) in table {
        folder.write(name, &bytes);
        let url = format!("https://bucket.example.com/a/{name}?sign=x");
        let parameters = json!({"GroupId": "g", "PersonName": "n", "PersonId": name.replace('.', "-"), "Url": url});
        let answer = lab.raw(&Request::post("CreatePerson", &parameters));
        assert_eq!(answer.code().as_deref(), expected, "{name}");
    }
    let absent =
        json!({"GroupId": "g", "PersonName": "n", "PersonId": "q", "Url": "http://h/no.png"});
    let answer = lab.raw(&Request::post("CreatePerson", &absent));
    assert_eq!(
        answer.code().as_deref(),
        Some("FailedOperation.ImageDownloadError")
    );
}

/// With the checks turned off a doubtful text travels as it is, and the service judges it.
#[test]
fn doubtful_text_is_sent_as_it_is_when_asked() {
    let lab = Lab::with_group();
    let off = CallOptions::new().validation(ValidationLevel::Off);
    let send = |client: &Client, text: &str| {
        lab.wait(
            client
                .with(off.clone())
                .send(request(Image::from_base64(text))),
        )
    };
    for text in ["data:image/png;base64,AAAA", "\"},{\"", "\\u0000\n", "照片"] {
        let error = send(&lab.client, text).unwrap_err();
        assert_eq!(error.code_str(), UNREADABLE, "{text}");
    }
    assert!(
        lab::wait(lab.client.send(request(Image::from_base64("照片"))))
            .unwrap_err()
            .is_validation()
    );
}
