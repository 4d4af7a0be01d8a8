iai_client::generate! { spec: "s008_wrong_kind" }

fn main() {}
