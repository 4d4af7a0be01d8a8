iai_macros::client! { spec: "s007_empty_folder" }

fn main() {}
