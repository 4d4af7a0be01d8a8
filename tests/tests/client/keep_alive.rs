//! Kept connections that end while a client wants to use them.

mod cut_off;
mod idle;
mod unwritten;
