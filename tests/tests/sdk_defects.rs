//! Eleven defects seen in the official SDKs and their command line, each as a test of ours: what went wrong there must
//! go right here.

mod sdk_defects {
    mod bench;
    mod credentials;
    mod data;
    mod resilience;
    mod silence;
}
