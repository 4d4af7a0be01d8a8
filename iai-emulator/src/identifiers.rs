//! Ids that look like the service's own. The same seed gives the same ids.

use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use twox_hash::XxHash3_64;

use crate::state_file::{Row, Table};

/// Hands out request ids, face ids and job ids. The same seed gives the same ids in the same order.
#[derive(Debug)]
pub(crate) struct Identifiers {
    seed: u64,
    requests: AtomicU64,
    runs: u64,
    faces: AtomicU64,
    jobs: AtomicU64,
}

/// How far the ids have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Issued {
    pub(crate) seed: u64,
    /// Earlier runs with the same state file.
    pub(crate) runs: u64,
    pub(crate) faces: u64,
    pub(crate) jobs: u64,
}

impl Issued {
    /// The row that keeps it.
    pub(crate) fn row(self) -> Row {
        Row {
            table: Table::Issued,
            number: 0,
            // It has nothing but numbers, so this cannot fail.
            value: serde_json::to_vec(&self).ok(),
        }
    }
}

impl Identifiers {
    pub(crate) fn new(seed: u64) -> Self {
        Self::resumed(Issued {
            seed,
            ..Issued::default()
        })
    }

    /// Goes on behind the ids of earlier runs.
    pub(crate) fn resumed(issued: Issued) -> Self {
        Self {
            seed: issued.seed,
            // The number of requests is not kept, so each run has numbers of its own.
            requests: AtomicU64::new(issued.runs << 40),
            runs: issued.runs,
            faces: AtomicU64::new(issued.faces),
            jobs: AtomicU64::new(issued.jobs),
        }
    }

    /// Begins the ids of requests at a random place. A run that changes nothing leaves no trace in the file, so the next one would
    /// begin at the same place.
    pub(crate) fn with_other_requests(mut self) -> Self {
        self.requests = AtomicU64::new(any_seed());
        self
    }

    /// How far the ids have come.
    pub(crate) fn issued(&self) -> Issued {
        Issued {
            seed: self.seed,
            runs: self.runs,
            faces: self.faces.load(Ordering::Relaxed),
            jobs: self.jobs.load(Ordering::Relaxed),
        }
    }

    /// Goes on at a place that depends on these ids, so that none of them is given again. An emulator with the same seed may
    /// have given them.
    pub(crate) fn leap(&self, taken: &[&str]) {
        let mut hasher = XxHash3_64::new();
        taken.iter().for_each(|id| hasher.write(id.as_bytes()));
        // Far from the beginning, and far enough from the end.
        let place = hasher.finish() >> 1 | 1 << 62;
        if !taken.is_empty() {
            self.faces.fetch_max(place, Ordering::Relaxed);
            self.jobs.fetch_max(place, Ordering::Relaxed);
        }
    }

    /// A fresh request id, written like a version 4 UUID.
    pub(crate) fn request_id(&self) -> String {
        let count = self.requests.fetch_add(1, Ordering::Relaxed);
        let bits = u128::from_be_bytes(self.noise("request", count));
        let bits = bits & !(0xf << 76) | (4 << 76);
        let bits = bits & !(0x3 << 62) | (2 << 62);
        let text = format!("{bits:032x}");
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        [
            part(0, 8),
            part(8, 12),
            part(12, 16),
            part(16, 20),
            part(20, 32),
        ]
        .join("-")
    }

    /// A fresh face id: 19 decimal digits, within the range of a signed 64-bit number but beyond what a double
    /// holds, as in the service's own examples.
    pub(crate) fn face_id(&self) -> String {
        const FIRST: u128 = 1_000_000_000_000_000_000;
        const COUNT: u128 = 8_000_000_000_000_000_000;
        // Neither even nor a multiple of 5, so it shares no factor with COUNT, and no id comes twice.
        const STEP: u128 = 3_454_816_969_590_585_881;
        let start = u128::from_be_bytes(self.noise("face", 0)) % COUNT;
        let count = u128::from(self.faces.fetch_add(1, Ordering::Relaxed));
        (FIRST + (start + count * STEP) % COUNT).to_string()
    }

    /// A fresh id of an upgrade job, put together like the service's own: account, kind, start and eight characters.
    pub(crate) fn job_id(&self, now: u64) -> String {
        // Odd, so no eight characters come twice.
        const STEP: u64 = 0x9e37_79b1;
        let [.., a, b, c, d] = self.noise("job", 0);
        let start = u64::from(u32::from_be_bytes([a, b, c, d]));
        let count = self.jobs.fetch_add(1, Ordering::Relaxed);
        let mark = start.wrapping_add(count.wrapping_mul(STEP)) & 0xffff_ffff;
        format!("1250000000_upgrade_group_{now}_{mark:08x}")
    }

    fn noise(&self, kind: &str, count: u64) -> [u8; 16] {
        let digest = Sha256::new()
            .chain_update(self.seed.to_be_bytes())
            .chain_update(kind)
            .chain_update(count.to_be_bytes())
            .finalize();
        let mut noise = [0; 16];
        noise
            .iter_mut()
            .zip(digest)
            .for_each(|(to, from)| *to = from);
        noise
    }
}

/// A random seed. The standard library seeds its hash maps from the randomness of the system.
pub(crate) fn any_seed() -> u64 {
    std::collections::hash_map::RandomState::new()
        .build_hasher()
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_request_id_has_the_form_of_a_uuid() {
        let id = Identifiers::new(7).request_id();
        let lengths: Vec<usize> = id.split('-').map(str::len).collect();
        assert_eq!(lengths, [8, 4, 4, 4, 12], "{id}");
        assert_eq!(id.as_bytes()[14], b'4', "{id}");
        assert!(b"89ab".contains(&id.as_bytes()[19]), "{id}");
    }

    #[test]
    fn a_face_id_has_19_digits_and_no_sign() {
        let ids = Identifiers::new(7);
        for _ in 0..1000 {
            let id = ids.face_id();
            assert_eq!(id.len(), 19, "{id}");
            assert!(id.parse::<i64>().is_ok_and(|id| id > 0), "{id}");
        }
    }

    #[test]
    fn a_job_id_tells_the_start() {
        let id = Identifiers::new(7).job_id(1_596_529_493);
        assert!(
            id.starts_with("1250000000_upgrade_group_1596529493_"),
            "{id}"
        );
        assert_eq!(id.len(), 44, "{id}");
    }

    #[test]
    fn ids_repeat_with_the_seed_and_never_within_a_run() {
        let draw = |seed| {
            let ids = Identifiers::new(seed);
            (0..500)
                .flat_map(|_| [ids.request_id(), ids.face_id(), ids.job_id(1)])
                .collect::<Vec<_>>()
        };
        let first = draw(1);
        assert_eq!(first, draw(1));
        assert_ne!(first, draw(2));
        assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), 1500);
    }
}
