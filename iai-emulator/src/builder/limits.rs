//! Settings of what clients may take.

use std::time::Duration;

use super::EmulatorBuilder;

/// What the server needs for a head.
const LEAST_HEAD: usize = 8 * 1024;

impl EmulatorBuilder {
    /// Closes a connection when a request takes longer than this to arrive, a response takes longer to be read, or nothing
    /// happens for that long. Default: 60 seconds.
    pub fn io_timeout(mut self, io_timeout: Duration) -> Self {
        self.io_timeout = io_timeout;
        self
    }

    /// Answers this many calls at once; others are refused with HTTP 503. 32 more connections can be open; for another one,
    /// the emulator closes an idle one: the oldest that has not called yet, else the one that has been idle for longest.
    /// Default: 256.
    pub fn max_connections(mut self, calls: usize) -> Self {
        self.max_connections = calls.max(1);
        self
    }

    /// Limits the memory for the bodies of all calls to this many bytes; bodies up to 64 KB are not counted. A body that
    /// waits for memory longer than three seconds, or arrives for longer than one second while others wait, is refused
    /// with HTTP 503. Default: 128 MB.
    pub fn max_body_memory(mut self, bytes: usize) -> Self {
        self.max_body_memory = bytes;
        self
    }

    /// Refuses parameters of more values than this with `InvalidParameter`, those inside of lists and objects counted.
    /// Default: 10,000.
    pub fn max_values(mut self, values: usize) -> Self {
        self.max_values = values;
        self
    }

    /// Refuses requests whose first line and headers have more bytes than this with HTTP 431; 8 KB at least. A call by GET
    /// needs as much as its query has. Default: 80 KB.
    pub fn max_head(mut self, bytes: usize) -> Self {
        self.head.bytes = bytes.max(LEAST_HEAD);
        self
    }

    /// Refuses requests of more headers than this with HTTP 431. Default: 100.
    pub fn max_headers(mut self, headers: usize) -> Self {
        self.head.headers = headers.max(1);
        self
    }

    /// Reads so many pictures at once; calls with further ones wait. Each takes up to 200 MB, when it is as large as the
    /// service allows. Default: as many as there are processors, from 2 to 8.
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }
}
