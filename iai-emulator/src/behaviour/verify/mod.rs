//! Checks of a picture against one stored person (1:1).

pub(super) mod face;
pub(super) mod person;

/// The score from which on it is the same person. The documentation has it for VerifyFace, "fixed"; for VerifyPerson
/// it names none, so it is the same here. Whether 60 itself is enough is not said.
const SAME_PERSON: f64 = 60.0;
