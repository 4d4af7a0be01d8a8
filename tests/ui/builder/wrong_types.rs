//! A number is no id, a text is no gender, a path is no image.

use iai_client::actions::CreatePersonRequest;

fn main() {
    let _ = CreatePersonRequest::builder().group_id(1);
    let _ = CreatePersonRequest::builder().gender("male");
    let _ = CreatePersonRequest::builder().image("face.jpg");
}
