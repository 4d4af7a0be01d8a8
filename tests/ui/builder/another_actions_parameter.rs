//! A parameter of another action.

fn main() {
    let _ = iai_client::actions::CreateGroupRequest::builder().person_id("p");
}
