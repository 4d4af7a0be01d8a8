//! Ways into private parts for the fuzz targets and the tests of their properties. No part of the API: anything here may
//! change in any version.

use std::fmt;

use bytes::Bytes;
use http::Request;

use crate::builder::EmulatorBuilder;
use crate::protocol::{Incoming, Payload};
use crate::service::{Delivery, Service};

/// The time of every request.
pub const NOW: u64 = 1_700_000_000;
/// The id of the one key.
pub const SECRET_ID: &str = "AKIDfuzz";
/// The key.
pub const SECRET_KEY: &str = "key-for-fuzzing";

/// An emulator without sockets, whose responses depend on the requests alone.
pub struct TestService(Service);

impl TestService {
    /// An emulator with an empty account. `None` when it cannot be made, which would be a mistake.
    #[must_use]
    pub fn new() -> Option<Self> {
        let builder = EmulatorBuilder::new().credentials(SECRET_ID, SECRET_KEY);
        let state = builder.clock(|| NOW).seed(7).app_state().ok()?;
        Some(Self(state.service))
    }

    /// The names of all actions, in the order of the spec.
    #[must_use]
    pub fn actions(&self) -> Vec<&'static str> {
        self.0.api.tables().iter().map(|table| table.name).collect()
    }

    /// The body of the response to a request; `None` where HTTP itself has no such head, so that none can come.
    pub fn response(
        &self,
        method: &[u8],
        target: &[u8],
        headers: &[(&[u8], &[u8])],
        body: &[u8],
    ) -> Option<String> {
        let mut request = Request::builder().method(method).uri(target);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (parts, ()) = request.body(()).ok()?.into_parts();
        let payload = Payload::Whole(Bytes::copy_from_slice(body));
        let session = self.0.open(Incoming::new(parts, payload));
        match self.0.run(session).delivery {
            Delivery::Envelope(body) => Some(body),
            // Only faults make others, and there is none.
            other => Some(format!("{other:?}")),
        }
    }
}

impl fmt::Debug for TestService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestService").finish_non_exhaustive()
    }
}
