iai_macros::client! { spec: "s006_missing_folder" }

fn main() {}
