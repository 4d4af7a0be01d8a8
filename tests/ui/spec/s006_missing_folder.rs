iai_client::generate! { spec: "s006_missing_folder" }

fn main() {}
