//! Either Url or Image in the branches of one `if`, and optional parameters from `Option`s.

use iai_client::Image;
use iai_client::actions::CreatePersonRequest;
use iai_client::types::{Gender, PersonExDescriptionInfo};

fn request(url: Option<&str>, gender: Option<Gender>) -> CreatePersonRequest {
    let builder = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("n")
        .person_id("p")
        .maybe_gender(gender);
    let builder = builder.person_ex_description_infos([PersonExDescriptionInfo::new(0u64, "x")]);
    let builder = if let Some(url) = url {
        builder.url(url)
    } else {
        builder.image(Image::from_bytes(vec![1]))
    };
    builder.build()
}

fn main() {
    let request = request(Some("http://example.com/a.jpg"), Some(Gender::Male));
    assert_eq!(request.group_id.as_deref(), Some("g"));
    assert_eq!(request.gender, Some(Gender::Male));
    assert!(request.image.is_none());
}
