iai_client::generate! { spec: "s020_bad_name" }

fn main() {}
