//! Connections that end when they should not.

mod cut_off;
mod idle;
mod unwritten;
