//! The header of any bytes is read without a panic, and with the same result for the bytes and for their Base64 text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iai_client::actions::CreatePersonRequest;
use iai_client::{Image, action::validate_at, validate::ValidationLevel};

pub fn check(data: &[u8]) {
    let bytes = Image::from_bytes(data.to_vec());
    let text = STANDARD.encode(data);
    let coded = Image::from_base64(text.clone());
    assert_eq!(told(&bytes), told(&coded));
    assert_eq!(bytes.encoded_len(), text.len());
    assert_eq!(bytes, coded);
    assert_eq!(violations(&bytes), violations(&coded));
    // As text of any kind, which is hardly ever Base64.
    let doubtful = Image::from_base64(String::from_utf8_lossy(data));
    let _ = (told(&doubtful), violations(&doubtful));
}

fn told(image: &Image) -> String {
    let told = format!("{:?} {:?} {image:?}", image.format(), image.pixel_size());
    // Format, pixels and length, and nothing of the content.
    assert!(told.len() < 200, "{told}");
    told
}

/// What a request with the picture breaks, in words.
fn violations(image: &Image) -> Vec<String> {
    let request = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("n");
    let request = request.person_id("p").image(image.clone()).build();
    let found = validate_at(&request, ValidationLevel::Strict);
    found.violations.iter().map(ToString::to_string).collect()
}
