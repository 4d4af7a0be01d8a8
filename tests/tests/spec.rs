//! The spec and what is generated from it, without a call.

mod spec {
    mod coverage;
    mod description;
    mod diagnostics;
    mod edits;
    mod facts;
    mod generated;
    mod keys;
    mod many_problems;
    mod mistakes;
    mod mutations;
    mod rows;
    mod traps;
}
