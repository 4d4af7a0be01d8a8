//! What is wrong with a picture has the same code in every action that takes one, by Base64 or by address.

use super::wire::{Row, Wire, base64, image, with};
use iai_tests::folder::Folder;
use iai_tests::pictures;
use serde_json::{Value, json};

const EMPTY: &str = "MissingParameter.ErrorParameterEmpty";
const IMAGE_EMPTY: &str = "InvalidParameterValue.ImageEmpty";
const UNREADABLE: &str = "FailedOperation.ImageDecodeFailed";
const TOO_LARGE: &str = "FailedOperation.ImageResolutionExceed";
const TOO_SMALL: &str = "FailedOperation.ImageResolutionTooSmall";
const NO_FACE: &str = "InvalidParameterValue.NoFaceInPhoto";

/// Action, its other parameters, names of picture and address, the code when there is neither.
type Taker = (
    &'static str,
    Value,
    &'static str,
    &'static str,
    &'static str,
);

fn takers() -> Vec<Taker> {
    let person = json!({"PersonId": "p"});
    let search = json!({"GroupIds": ["g"]});
    let new = json!({"GroupId": "g", "PersonId": "q", "PersonName": "n"});
    let a = json!({"ImageA": image(100)});
    let b = json!({"ImageB": image(100)});
    vec![
        ("CreatePerson", new, "Image", "Url", EMPTY),
        ("VerifyFace", person.clone(), "Image", "Url", EMPTY),
        ("VerifyPerson", person, "Image", "Url", IMAGE_EMPTY),
        ("SearchFaces", search.clone(), "Image", "Url", EMPTY),
        (
            "SearchFacesReturnsByGroup",
            search.clone(),
            "Image",
            "Url",
            EMPTY,
        ),
        ("SearchPersons", search.clone(), "Image", "Url", EMPTY),
        ("SearchPersonsReturnsByGroup", search, "Image", "Url", EMPTY),
        ("DetectFace", json!({}), "Image", "Url", EMPTY),
        ("DetectFaceAttributes", json!({}), "Image", "Url", EMPTY),
        ("AnalyzeFace", json!({}), "Image", "Url", EMPTY),
        (
            "AnalyzeDenseLandmarks",
            json!({}),
            "Image",
            "Url",
            IMAGE_EMPTY,
        ),
        ("DetectLiveFaceAccurate", json!({}), "Image", "Url", EMPTY),
        ("CompareFace", b.clone(), "ImageA", "UrlA", EMPTY),
        ("CompareFace", a.clone(), "ImageB", "UrlB", EMPTY),
        ("CompareMaskFace", b.clone(), "ImageA", "UrlA", EMPTY),
        ("CompareMaskFace", a.clone(), "ImageB", "UrlB", EMPTY),
        ("DetectFaceSimilarity", b, "ImageA", "UrlA", EMPTY),
        ("DetectFaceSimilarity", a, "ImageB", "UrlB", EMPTY),
    ]
}

/// What is wrong with a picture, and its code.
fn mistakes() -> Vec<(&'static str, Value, &'static str)> {
    let mut cut = pictures::jpg(200, 200);
    cut.truncate(cut.len() / 2);
    vec![
        ("empty", json!(""), IMAGE_EMPTY),
        ("a number", json!(1), "InvalidParameter"),
        ("no Base64", json!("@@@@"), UNREADABLE),
        (
            "a data address",
            json!(format!("data:image/png;base64,{}", image(100))),
            UNREADABLE,
        ),
        ("a line break", json!(image(100) + "\n"), UNREADABLE),
        ("text", json!(base64(b"not a picture at all")), UNREADABLE),
        ("a GIF", json!(base64(&pictures::gif(100, 100))), UNREADABLE),
        (
            "a header without pixels",
            json!(base64(&pictures::png_header(100, 100))),
            UNREADABLE,
        ),
        ("half a JPG", json!(base64(&cut)), UNREADABLE),
        (
            "a wide PNG",
            json!(base64(&pictures::png_header(2001, 64))),
            TOO_LARGE,
        ),
        (
            "a high PNG",
            json!(base64(&pictures::png_header(64, 2001))),
            TOO_LARGE,
        ),
        (
            "a narrow PNG",
            json!(base64(&pictures::png(63, 100))),
            TOO_SMALL,
        ),
        (
            "a low BMP",
            json!(base64(&pictures::bmp(100, -63))),
            TOO_SMALL,
        ),
        (
            "a plain picture",
            json!(base64(&pictures::plain(100, 100))),
            NO_FACE,
        ),
    ]
}

fn wire() -> Wire {
    let wire = Wire::with_groups(&["g"]);
    wire.person("g", "p", 100);
    wire
}

#[test]
fn pictures_are_refused_alike_everywhere() {
    let wire = wire();
    let mistakes = mistakes();
    for (action, others, picture, url, neither) in takers() {
        let row = |what, name: &str, value: Value, code| -> Row {
            (what, action, with(&others, json!({name: value})), code)
        };
        let rows = mistakes
            .iter()
            .map(|(what, value, code)| row(what, picture, value.clone(), code));
        wire.refuses(rows);
        wire.refuses([
            ("neither", action, others.clone(), neither),
            row(
                "an odd address",
                url,
                json!("nowhere"),
                "InvalidParameterValue.UrlIllegal",
            ),
            row(
                "an address",
                url,
                json!("http://h/a.png"),
                "FailedOperation.ImageDownloadError",
            ),
        ]);
        // The address wins over the picture.
        let both = with(&others, json!({picture: image(100), url: "http://h/a.png"}));
        wire.refuses([("both", action, both, "FailedOperation.ImageDownloadError")]);
    }
}

#[test]
fn five_megabytes_of_base64_are_the_most() {
    let wire = wire();
    let largest = base64(&pictures::padded(pictures::png(100, 100), 3_932_160));
    assert_eq!(largest.len(), 5_242_880);
    wire.ok("DetectFace", json!({"Image": largest}));
    let over = json!("A".repeat(5_242_884));
    let before = wire.state();
    for (action, others, picture, ..) in takers() {
        let code = wire.code(action, &with(&others, json!({picture: over})));
        assert_eq!(
            code, "FailedOperation.ImageSizeExceed",
            "{action} {picture}"
        );
    }
    assert_eq!(wire.state(), before);
}

#[test]
fn sides_are_limited_to_the_pixel() {
    let wire = wire();
    for (what, file, expected) in [
        ("PNG", pictures::png(2000, 64), "ok"),
        ("JPG", pictures::jpg(4000, 64), "ok"),
        ("JPG", pictures::jpg(4001, 64), TOO_LARGE),
        ("BMP", pictures::bmp(2000, 64), "ok"),
        ("BMP", pictures::bmp(2001, 64), TOO_LARGE),
        ("JPG", pictures::jpg(64, 63), TOO_SMALL),
    ] {
        let code = wire.code("AnalyzeFace", &json!({"Image": base64(&file)}));
        assert_eq!(code, expected, "{what}");
    }
}

#[test]
fn addresses_stand_for_files_of_a_folder() {
    let folder = Folder::new();
    folder.write("a b.png", &pictures::png(100, 100));
    folder.write("text.png", b"no picture");
    let wire = Wire::with(|builder| builder.pictures(folder.path()));
    let told = wire.ok("DetectFace", json!({"Url": "https://h/x/a%20b.png?sign=1"}));
    assert_eq!(
        [&told["ImageWidth"], &told["FaceInfos"][0]["X"]],
        [&json!(100), &json!(25)]
    );
    wire.group("g", json!({}));
    wire.person("g", "p", 100);
    let urls = |names: &[&str]| {
        let urls: Vec<_> = names
            .iter()
            .map(|name| format!("http://h/{name}"))
            .collect();
        json!({"PersonId": "p", "Urls": urls, "Images": [image(300)]})
    };
    let told = wire.ok("CreateFace", urls(&["text.png", "a%20b.png"]));
    assert_eq!(told["RetCode"], json!([-1102, 0]));
    let absent = "FailedOperation.ImageDownloadError";
    let one_absent = urls(&["a%20b.png", "absent.png"]);
    wire.refuses([("one of two absent", "CreateFace", one_absent, absent)]);
    for (what, url, code) in [
        ("absent", "http://h/absent.png", absent),
        ("no picture", "http://h/text.png", UNREADABLE),
        ("above the folder", "http://h/..%2Fa%20b.png", absent),
        ("the folder", "http://h/", absent),
        ("odd", "a b.png", "InvalidParameterValue.UrlIllegal"),
    ] {
        let person = json!({"GroupId": "g", "PersonId": "q", "PersonName": "n", "Url": url});
        wire.refuses([
            (what, "CreatePerson", person, code),
            (what, "DetectFace", json!({"Url": url}), code),
        ]);
    }
}
