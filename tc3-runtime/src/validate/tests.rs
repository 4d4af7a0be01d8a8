use super::rule::refuse;
use super::validator::Validator;
use super::*;
use crate::action::{validate, validate_at};
use crate::image::{Image, samples};
use crate::wire::test_types::{Info, Mood, Request, SERVICE};

fn valid() -> Request {
    Request {
        name: Some("evan".into()),
        image: Some(Image::from_bytes(samples::png(640, 480))),
        ..Request::default()
    }
}

/// The violations as `path: rule, found … [code]`.
fn violations(request: &Request) -> Vec<String> {
    validate(request)
        .violations
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn with_image(image: Image) -> Request {
    Request {
        image: Some(image),
        ..valid()
    }
}

fn of_bytes(bytes: Vec<u8>) -> Request {
    with_image(Image::from_bytes(bytes))
}

fn padded(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.resize(length, 0);
    bytes
}

#[test]
fn a_valid_request_has_nothing_to_report() {
    assert_eq!(validate(&valid()), Validation::default());
}

#[test]
fn all_violations_are_reported_with_their_places() {
    let request = Request {
        mood: Some(Mood::from(7)),
        infos: Some(vec![
            Info {
                index: Some(1),
                text: Some("12345".into()),
            },
            Info {
                index: None,
                text: None,
            },
            Info {
                index: Some(1),
                text: Some("未命名了".into()),
            },
        ]),
        ratio: Some(-0.5),
        count: Some(0),
        ..Request::default()
    };
    let expected = [
        "Name: is required, found nothing [Missing]",
        "Mood: one of 0, 1, found 7 [MoodIllegal]",
        "Infos: at most 2 items, found 3 items [InfosExceed]",
        "Infos: no repetition, found items 0 and 2 alike [InfosRepeated]",
        "Infos.0.Text: at most 4 characters, found 5 characters [TextTooLong]",
        "Infos.1.Index: is required, found nothing [Missing]",
        "Ratio: at least 0, found -0.5 [Under]",
        "Count: at least 1, found 0 [CountUnder]",
        "Url|Image: one of Url, Image is required, found none [Missing]",
    ];
    assert_eq!(violations(&request), expected);
    assert_eq!(validate(&request).to_string(), expected.join("; "));
}

#[test]
fn text_is_measured_in_characters_and_in_bytes() {
    let name = |text: String| {
        violations(&Request {
            name: Some(text),
            ..valid()
        })
    };
    assert_eq!(name("𠮷".repeat(16)), [""; 0]);
    assert_eq!(
        name("𠮷".repeat(17)),
        ["Name: at most 64 bytes, found 68 bytes [IdTooLong]"]
    );
    assert_eq!(name("a".repeat(60)), [""; 0]);
    assert_eq!(
        name("a".repeat(61)),
        ["Name: at most 60 characters, found 61 characters [NameTooLong]"]
    );
    assert_eq!(
        name(String::new()),
        ["Name: at least 1 byte, found 0 bytes [IdEmpty]"]
    );
}

#[test]
fn advisory_rules_warn_or_refuse_by_level() {
    let request = Request {
        name: Some("Cloud & Smart".into()),
        ..valid()
    };
    let text = "Name: only English letters, Chinese characters, digits, -_, found a space as character 6 [NameIllegal]";
    let table = [
        (ValidationLevel::Default, vec![], vec![text]),
        (ValidationLevel::Strict, vec![text], vec![]),
        (ValidationLevel::Off, vec![], vec![]),
    ];
    for (level, violations, warnings) in table {
        let found = validate_at(&request, level);
        let texts = |list: &[Violation]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(texts(&found.violations), violations, "{level:?}");
        assert_eq!(texts(&found.warnings), warnings, "{level:?}");
        let reasons = found
            .warnings
            .iter()
            .chain(&found.violations)
            .map(|one| one.advisory);
        assert!(
            reasons
                .into_iter()
                .all(|why| why == Some("the texts contradict each other"))
        );
    }
}

#[test]
fn off_checks_nothing() {
    let nothing = validate_at(&Request::default(), ValidationLevel::Off);
    assert_eq!(nothing, Validation::default());
}

#[test]
fn pictures_are_checked_by_their_content() {
    let long = "[ResolutionExceed]";
    let table: [(Request, Vec<String>); 16] = [
        (of_bytes(samples::jpg(4000, 64, 0)), vec![]),
        (
            of_bytes(samples::jpg(4001, 64, 0)),
            vec![format!("Image: at most 4000 px on the longer side of a JPG, found 4001 x 64 px; Image::fit (feature image-fit) scales it down {long}")],
        ),
        (of_bytes(samples::png(64, 2000)), vec![]),
        (
            of_bytes(samples::png(64, 2001)),
            vec![format!("Image: at most 2000 px on the longer side of a PNG, found 64 x 2001 px; Image::fit (feature image-fit) scales it down {long}")],
        ),
        (
            of_bytes(samples::bmp(63, -70)),
            vec!["Image: at least 64 px on the shorter side, found 63 x 70 px [ResolutionTooSmall]".into()],
        ),
        (
            of_bytes(samples::gif(100, 100)),
            vec!["Image: a picture as PNG, JPG, BMP, found GIF content; convert it to JPG [ImageDecodeFailed]".into()],
        ),
        (
            of_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
            vec!["Image: a picture as PNG, JPG, BMP, found HEIF (HEIC) content; convert it to JPG [ImageDecodeFailed]".into()],
        ),
        (
            of_bytes(b"%PDF-1.7 and more of it".to_vec()),
            vec!["Image: a picture as PNG, JPG, BMP, found PDF content [ImageDecodeFailed]".into()],
        ),
        (
            of_bytes(b"hello".to_vec()),
            vec!["Image: a picture as PNG, JPG, BMP, found content of an unknown format [ImageDecodeFailed]".into()],
        ),
        (
            of_bytes(samples::png(640, 480)[..20].to_vec()),
            vec!["Image: a whole picture, found a PNG header that is cut off [ImageDecodeFailed]".into()],
        ),
        (of_bytes(Vec::new()), vec!["Image: a picture, found nothing in it [ImageEmpty]".into()]),
        (of_bytes(padded(samples::png(64, 64), 3_932_160)), vec![]),
        (
            of_bytes(padded(samples::png(64, 64), 3_932_161)),
            vec!["Image: at most 5242880 bytes of Base64 text, found 5242884 bytes; Image::fit (feature image-fit) scales it down [ImageSizeExceed]".into()],
        ),
        (
            with_image(Image::from_base64("data:image/png;base64,QUJD")),
            vec!["Image: Base64 text of the standard alphabet in one line, found a data URI: remove everything up to and including the first comma [ImageDecodeFailed]".into()],
        ),
        (
            with_image(Image::from_base64("QUJD\nQUJD")),
            vec!["Image: Base64 text of the standard alphabet in one line, found white space or a line break at byte 4: join the lines [ImageDecodeFailed]".into()],
        ),
        (
            with_image(Image::from_base64("")),
            vec!["Image: a picture, found nothing in it [ImageEmpty]".into()],
        ),
    ];
    for (index, (request, expected)) in table.into_iter().enumerate() {
        assert_eq!(violations(&request), expected, "row {index}");
    }
}

#[test]
fn a_picture_that_can_be_made_a_jpg_is_told_how() {
    let request = of_bytes(b"RIFF\0\0\0\0WEBPVP8 ".to_vec());
    let expected = "Image: a picture as PNG, JPG, BMP, found WebP content; \
        Image::fit (feature image-fit) makes a JPG of it [ImageDecodeFailed]";
    assert_eq!(violations(&request), [expected]);
}

#[test]
fn a_member_that_is_not_sent_is_not_checked() {
    let request = Request {
        url: Some("https://example.com/face.jpg".into()),
        ..with_image(Image::from_base64("?"))
    };
    assert_eq!(violations(&request), [""; 0]);
}

#[test]
fn urls_must_be_absolute() {
    let table = [
        ("http://example.com/a?b=c", None),
        ("https://[::1]:8080/", None),
        ("example.com/a.jpg", Some("text without a scheme")),
        ("mailto:a@example.com", Some("a URL without a host")),
        ("http://", Some("text that is no URL (empty host)")),
        ("", Some("text without a scheme")),
    ];
    for (url, found) in table {
        let request = Request {
            url: Some(url.into()),
            ..valid()
        };
        let found: Vec<_> = found
            .map(|found| format!("Url: an absolute URL with a host, found {found} [UrlIllegal]"))
            .into_iter()
            .collect();
        assert_eq!(violations(&request), found, "{url}");
    }
}

#[test]
fn numbers_that_json_does_not_have_are_refused_once() {
    for ratio in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let request = Request {
            ratio: Some(ratio),
            ..valid()
        };
        let expected = format!("Ratio: a finite number, found {ratio} [InvalidParameterValue]");
        assert_eq!(violations(&request), [expected]);
    }
}

/// All but a picture without bytes, which says nothing to anyone.
#[test]
fn advice_about_pictures_warns() {
    struct Advised(Vec<Image>);
    impl Validate for Advised {
        fn validate(&self, v: &mut Validator<'_>) {
            let images = Some(self.0.clone());
            v.list("Images", &images)
                .each_image_advice(&crate::wire::test_types::RULES, "The texts differ.");
        }
    }
    let images = [
        Image::from_bytes(samples::png(64, 64)),
        Image::from_bytes(samples::png(63, 64)),
        Image::from_bytes(samples::png(64, 5000)),
        Image::from_bytes(b"no picture".as_slice()),
        Image::from_base64(""),
    ];
    let checked = check(
        &Advised(images.to_vec()),
        ValidationLevel::Default,
        &SERVICE,
    );
    let places = |all: &[super::Violation]| -> Vec<String> {
        all.iter()
            .map(|each| format!("{} {}", each.path, each.code))
            .collect()
    };
    assert_eq!(places(&checked.violations), ["Images.4 ImageEmpty"]);
    assert_eq!(
        places(&checked.warnings),
        [
            "Images.1 ResolutionTooSmall",
            "Images.2 ResolutionExceed",
            "Images.3 ImageDecodeFailed"
        ]
    );
}

#[test]
fn lists_of_texts_pictures_and_choices_are_checked_item_by_item() {
    struct Lists {
        ids: Option<Vec<String>>,
        images: Option<Vec<Image>>,
        moods: Option<Vec<Mood>>,
        info: Option<Info>,
    }
    impl Validate for Lists {
        fn validate(&self, v: &mut Validator<'_>) {
            v.list("Ids", &self.ids)
                .required()
                .min_items(3, refuse("TooFew"))
                .unique(refuse("Repeated"))
                .each_text(|text| text.max_bytes(2, refuse("IdTooLong")));
            v.list("Images", &self.images)
                .each_image(&crate::wire::test_types::RULES);
            v.list("Moods", &self.moods).each_known();
            v.structure("Info", &self.info).required().each();
        }
    }
    let lists = Lists {
        ids: Some(vec!["abc".into(), "abc".into()]),
        images: Some(vec![
            Image::from_bytes(samples::png(64, 64)),
            Image::from_base64(""),
        ]),
        moods: Some(vec![Mood::Sad, Mood::from(-1)]),
        info: Some(Info {
            index: Some(10),
            text: None,
        }),
    };
    let expected = [
        "Ids: at least 3 items, found 2 items [TooFew]",
        "Ids: no repetition, found items 0 and 1 alike [Repeated]",
        "Ids.0: at most 2 bytes, found 3 bytes [IdTooLong]",
        "Ids.1: at most 2 bytes, found 3 bytes [IdTooLong]",
        "Images.1: a picture, found nothing in it [ImageEmpty]",
        "Moods.1: one of 0, 1, found -1 [MoodIllegal]",
        "Info.Index: at most 9, found 10 [IndexOver]",
    ];
    let found: Vec<_> = check(&lists, ValidationLevel::Default, &SERVICE)
        .violations
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(found, expected);
}
