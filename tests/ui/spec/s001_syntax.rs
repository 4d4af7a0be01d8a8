iai_client::generate! { spec: "s001_syntax" }

fn main() {}
