//! A client whose spec has texts such as the vendor's pages have, and worse. It is made for rustdoc alone: `cargo doc` must not
//! warn of any of them, and none may become a documentation test.

iai_macros::client! { spec: "data/vendor_texts" }
