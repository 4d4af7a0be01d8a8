iai_macros::client! { spec: "s020_bad_name" }

fn main() {}
