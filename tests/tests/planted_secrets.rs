//! Keys, tokens, signatures, pictures and names are planted everywhere, and everything that is logged or printed is
//! searched for them.
//!
//! A program of its own, since it sets the logger and the subscriber of its whole process.

mod planted_secrets {
    mod calls;
    mod chosen;
    mod generated;
    mod plant;
    mod plugged_in;
    mod recorder;
    mod types;
}
