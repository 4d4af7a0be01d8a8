//! Only a package with a library can have tests. They are in `compile_fail.rs`.
