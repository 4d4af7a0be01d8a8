//! Neither Url nor Image.

fn main() {
    let _ = iai_client::actions::CreatePersonRequest::builder().group_id("g").person_name("n").person_id("p").build();
}
