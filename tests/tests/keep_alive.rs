//! Connections that end when they should not.

#[path = "keep_alive/cut_off.rs"]
mod cut_off;
#[path = "keep_alive/idle.rs"]
mod idle;
#[path = "keep_alive/unwritten.rs"]
mod unwritten;
