//! Where credentials come from, and how a client keeps them: fake sources on loopback, files, and a clock set by hand.

mod calls;
mod chain;
mod cli;
mod harness;
mod identity;
mod metadata;
mod odd_responses;
mod profile;
mod secrets;
mod session;
