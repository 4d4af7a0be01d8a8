//! The client: what it sends, and what it makes of what servers do.

mod client {
    mod blocking;
    mod categories;
    mod concurrency;
    mod credentials;
    mod dynamic;
    mod error_codes;
    mod interceptors;
    mod keep_alive;
    mod mocks;
    mod pages;
    mod public_api;
    mod rate_limit;
    mod responses;
    mod retry;
    mod routes;
    mod sdk_defects;
    mod vendor_examples;
    mod waiting;
    mod wire;
}
