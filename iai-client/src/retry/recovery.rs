//! How to find out whether a create whose answer was lost took effect.

use serde_json::{Map, Value};

use crate::action::Action;
use crate::client::{CallInfo, Payload};
use crate::wire::json_body;

/// A create that another action can tell about. Generated where a spec's action has `recovers`.
pub trait Recovers: Action {
    /// The action that tells whether the thing exists.
    type By: Action;
    /// Codes by which it tells that there is no such thing.
    const ABSENT: &'static [&'static str];
    /// Codes by which the create itself tells that the thing exists already.
    const EXISTS: &'static [&'static str];
    /// What of the create's answer can be had from the other one's.
    const REGAINED: &'static [Regained];

    /// The request that asks about this one.
    fn question(&self) -> Self::By;
}

/// A field of a create's answer, and where the asked action has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Regained {
    /// The field of the first name has the value of the second one.
    Field(&'static str, &'static str),
    /// The field of the first name has the first item of the second one, a list.
    First(&'static str, &'static str),
}

impl Regained {
    /// Name and value of the regained field.
    pub(crate) fn of<'a>(&self, told: &'a Map<String, Value>) -> Option<(&'static str, &'a Value)> {
        match *self {
            Self::Field(to, from) => told.get(from).map(|value| (to, value)),
            Self::First(to, from) => told.get(from)?.get(0).map(|value| (to, value)),
        }
    }
}

/// The question about a create, ready to be sent. Made by [`Recovery::of`] alone.
pub struct Recovery {
    pub(crate) info: CallInfo,
    pub(crate) payload: Payload,
    absent: &'static [&'static str],
    exists: &'static [&'static str],
    pub(crate) regained: &'static [Regained],
}

impl Recovery {
    /// The question about `request`.
    #[must_use]
    pub fn of<A: Recovers>(request: &A) -> Self {
        Self {
            info: CallInfo::of::<A::By>(),
            payload: Payload::Json(json_body(&request.question()).into()),
            absent: A::ABSENT,
            exists: A::EXISTS,
            regained: A::REGAINED,
        }
    }

    /// Whether the answer to the question tells that there is no such thing.
    pub(crate) fn is_absent(&self, code: Option<&str>) -> bool {
        code.is_some_and(|code| self.absent.contains(&code))
    }

    /// Whether the create's own answer tells that the thing exists.
    pub(crate) fn is_there(&self, code: Option<&str>) -> bool {
        code.is_some_and(|code| self.exists.contains(&code))
    }
}

impl std::fmt::Debug for Recovery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The payload holds ids of persons.
        write!(f, "Recovery({})", self.info.action)
    }
}
