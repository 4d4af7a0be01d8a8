//! What the journal holds: steps that were begun, and how they ended.

use serde::{Deserialize, Serialize};

use super::hex;
use crate::ending::Refusal;
use crate::person::{Fingerprint, PersonKey};

/// What is about to be done for a row: one call of the service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// The line of the row.
    pub line: u64,
    /// The group of the person.
    pub group_id: String,
    /// The person that the call is about.
    pub person_id: String,
    /// What is done.
    pub kind: StepKind,
    /// The pictures that the call sends, or whose faces it deletes: one for CreatePerson, up to four for CreateFace, none for
    /// DeletePerson.
    #[serde(with = "hex::pictures", default, skip_serializing_if = "Vec::is_empty")]
    pub fingerprints: Vec<Fingerprint>,
}

impl Step {
    /// The person that the step is about.
    #[must_use]
    pub fn key(&self) -> PersonKey {
        PersonKey::of(&self.group_id, &self.person_id)
    }
}

/// What a step does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Creates the person with its first picture.
    CreatePerson,
    /// Adds pictures to a person.
    CreateFace,
    /// Deletes a person that this journal enrolled.
    DeletePerson,
    /// Deletes a face that this journal added to a person whom it did not enrol.
    DeleteFace {
        /// The face.
        face_id: String,
    },
}

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepOutcome {
    /// The person was created.
    Enrolled {
        /// The face of its first picture; empty if the answer that had it was lost.
        face_id: String,
    },
    /// The person, or the face, was there before.
    AlreadyThere,
    /// The service took the person for another one, and created nothing.
    DuplicateSuspected {
        /// The other one.
        similar_person_id: String,
    },
    /// The service, or a check before sending, refused it.
    Refused(Refusal),
    /// Nobody knows whether it was done.
    Unknown,
    /// A face was added.
    FaceAdded {
        /// The face; empty if the answer that had it was lost.
        face_id: String,
    },
    /// It is known that the call has not run: it may be begun again.
    NotDone,
    /// The person, or the face, is deleted.
    Deleted,
}

/// Letters of a refusal's text that are kept: those of the service have a sentence, and a line has its limit.
const LETTERS: usize = 2000;

impl StepOutcome {
    /// With no text that is longer than a line may be.
    pub(super) fn shortened(&self) -> Self {
        let short = |text: &str| text.chars().take(LETTERS).collect();
        match self {
            Self::Refused(refusal) => Self::Refused(Refusal {
                code: short(&refusal.code),
                message: short(&refusal.message),
                remedy: short(&refusal.remedy),
            }),
            other => other.clone(),
        }
    }
}

/// An entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// A step was begun: its call may have been sent.
    Begin(Step),
    /// A step that was begun ended, for one of its pictures.
    End {
        /// The person that the step was about.
        #[serde(with = "hex::key")]
        person: PersonKey,
        /// The picture; none where a person was deleted.
        #[serde(
            with = "hex::picture",
            default,
            skip_serializing_if = "Option::is_none"
        )]
        picture: Option<Fingerprint>,
        /// How it ended.
        outcome: StepOutcome,
    },
    /// A step ended that no call was sent for.
    Note {
        /// What would have been done.
        step: Step,
        /// Why not.
        outcome: StepOutcome,
    },
}

impl Entry {
    /// The person that the entry is about.
    #[must_use]
    pub fn key(&self) -> PersonKey {
        match self {
            Self::Begin(step) | Self::Note { step, .. } => step.key(),
            Self::End { person, .. } => *person,
        }
    }

    /// The step, where the entry has it.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        match self {
            Self::Begin(step) | Self::Note { step, .. } => Some(step),
            Self::End { .. } => None,
        }
    }

    /// How a step ended, where the entry tells it.
    #[must_use]
    pub fn outcome(&self) -> Option<&StepOutcome> {
        match self {
            Self::Begin(_) => None,
            Self::End { outcome, .. } | Self::Note { outcome, .. } => Some(outcome),
        }
    }
}
