//! Searches for the persons of groups who are like a picture (1:N).
//!
//! - A picture has one face at most, so `MaxFaceNum` matters only when it is 0; then nothing is searched for.
//! - A face with a side shorter than `MinFaceSize` (34 px when not given) is passed over. A picture that has no other
//!   is refused.
//! - A face is never of poor quality, so `RetCode` is 0 even when nobody is found: the -1604 that could stand for
//!   that is known on one of the two sites only.
//! - Whether a score must be above `FaceMatchThreshold` or may be just that differs by action, as documented.
//! - A person is one candidate at most. In searches for faces it is the likest face that is told.
//! - Persons and faces that are in several of the groups are counted once.

pub(super) mod faces;
pub(super) mod faces_by_group;
pub(super) mod persons;
pub(super) mod persons_by_group;

mod candidates;
mod target;

use crate::store::Wanted;

/// Which persons are wanted. `above` tells whether a score that is just the threshold is too low.
fn wanted(threshold: Option<f64>, above: bool, most: Option<u64>) -> Wanted {
    Wanted {
        threshold: threshold.unwrap_or(0.0),
        above,
        most: most.map_or(5, |most| usize::try_from(most).unwrap_or(usize::MAX)),
    }
}
