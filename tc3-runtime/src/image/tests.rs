use super::*;

#[test]
fn debug_shows_format_and_size_only() {
    let table = [
        (
            Image::from_bytes(samples::png(640, 480)),
            "Image(PNG, 640 x 480 px, 44 Base64 bytes)",
        ),
        (
            Image::from_bytes(&b"GIF8"[..]),
            "Image(GIF, 8 Base64 bytes)",
        ),
        (
            Image::from_base64("data:image/png;base64,QUJD"),
            "Image(unknown format, 26 Base64 bytes)",
        ),
        (Image::from_base64("iVBORw=="), "Image(PNG, 8 Base64 bytes)"),
    ];
    for (image, shown) in table {
        assert_eq!(format!("{image:?}"), shown);
    }
}

/// The path may tell whom the picture shows.
#[test]
fn a_path_is_kept_and_not_shown() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let image = Image::open(path).unwrap();
    assert_eq!(image.clone().path(), Some(Path::new(path)));
    assert!(!format!("{image:?}").contains("Cargo"));
    assert_eq!(image, Image::from_bytes(std::fs::read(path).unwrap()));
    assert_eq!(Image::from_base64("QUJD").path(), None);
}

#[test]
fn bytes_and_their_text_are_the_same_picture() {
    let bytes = Image::from_bytes(samples::png(64, 64));
    let text = Image::from_base64(bytes.base64_text());
    assert_eq!(bytes, text);
    assert_eq!(text, bytes);
    assert_eq!(bytes.encoded_len(), text.encoded_len());
    assert_ne!(bytes, Image::from_bytes(samples::png(64, 65)));
}

#[test]
fn serde_keeps_even_doubtful_text() {
    for text in ["\"QUJD\"", "\"data:image/png;base64,QUJD\"", "\"\""] {
        let image: Image = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&image).unwrap(), text);
    }
}

#[test]
fn clones_share_the_picture() {
    let Source::Bytes(one) = Image::from_bytes(vec![1; 100]).source else {
        panic!()
    };
    let image = Image {
        source: Source::Bytes(one.clone()),
        path: None,
    };
    let Source::Bytes(two) = image.clone().source else {
        panic!()
    };
    assert_eq!(one.as_ptr(), two.as_ptr());
}

#[test]
fn an_empty_picture_is_empty_either_way() {
    assert!(Image::from_bytes(Vec::new()).is_empty());
    assert!(Image::from_base64("").is_empty());
    assert!(!Image::from_base64("=").is_empty());
}
