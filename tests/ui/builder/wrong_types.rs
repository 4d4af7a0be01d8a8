//! A number is no id, a text is no gender.

use iai_client::actions::CreatePersonRequest;

fn main() {
    let _ = CreatePersonRequest::builder().group_id(1);
    let _ = CreatePersonRequest::builder().gender("male");
}
