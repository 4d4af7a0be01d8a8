iai_client::generate! { spec: "s007_empty_folder" }

fn main() {}
