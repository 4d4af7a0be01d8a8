//! Ways into private parts for the fuzz targets, the tests of their properties, and the benches. No part of the API: anything here may
//! change in any version.

use std::fmt;

use bytes::Bytes;
use http::Request;

use crate::builder::EmulatorBuilder;
use crate::picture::Picture;
use crate::protocol::{Incoming, Payload};
use crate::service::{Delivery, Service};
use crate::store::{Face, ModelVersion, NewGroup, NewPerson, Store, Wanted};

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
        match self.0.response(Incoming::new(parts, payload)).delivery {
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

/// A group of persons with one face each, to time a search without the call around it. No two faces are alike.
pub struct SearchedGroup {
    store: Store,
    random: u64,
}

impl SearchedGroup {
    /// A group of so many persons. `None` when it cannot be made, which would be a mistake.
    #[must_use]
    pub fn new(persons: u32) -> Option<Self> {
        let mut group = Self {
            store: Store::default(),
            random: 1,
        };
        let new = NewGroup {
            id: "g".to_owned(),
            name: "g".to_owned(),
            fields: Vec::new(),
            tag: String::new(),
            model: ModelVersion::V3,
        };
        group.store.add_group(new, NOW).ok()?;
        for number in 0..persons {
            let picture = group.picture();
            let face = Face {
                id: number.to_string(),
                frame: picture.face()?.frame,
                fingerprint: picture.fingerprint,
                file: None,
            };
            let person = NewPerson {
                group: "g".to_owned(),
                id: number.to_string(),
                name: "n".to_owned(),
                gender: 0,
                descriptions: Vec::new(),
            };
            group.store.add_person(person, face, NOW).ok()?;
        }
        Some(group)
    }

    /// Searches for the five persons who are most like another picture each time. Returns the highest score.
    pub fn search(&mut self) -> Option<f64> {
        let picture = self.picture();
        let scope = self.store.scope(&["g".to_owned()]).ok()?;
        let wanted = Wanted {
            threshold: 0.0,
            above: true,
            most: 5,
        };
        scope
            .find(&picture.fingerprint, wanted)
            .first()
            .map(|each| each.score)
    }

    /// A picture with three quarters of all waves, as many as a photo has.
    fn picture(&mut self) -> Picture {
        let (sign, one, other) = (self.bits(), self.bits(), self.bits());
        let there = one | other;
        Picture::invented(there & sign, there & !sign, 0)
    }

    fn bits(&mut self) -> u128 {
        let mut half = || {
            self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (self.random ^ self.random >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            u128::from(mixed ^ mixed >> 31)
        };
        half() << 64 | half()
    }
}

impl fmt::Debug for SearchedGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SearchedGroup").finish_non_exhaustive()
    }
}
