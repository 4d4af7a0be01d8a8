//! What the client must know about an action to send it.

use serde_json::{Map, Value};

use crate::code::RetryClass;
use crate::service::{Effect, ServiceInfo, Site};
use crate::validate::{Validate, Validation, ValidationLevel, check};
use crate::wire::{FieldError, Payload, Structure};

/// A request of the API, with everything that sending it takes.
///
/// Generated for every action of a spec; `client.send(request)` takes any type that has it.
pub trait Action: Structure + Validate {
    /// The action's name, sent as `X-TC-Action`.
    const NAME: &'static str;
    /// The service and the version of its API that has the action.
    const SERVICE: &'static ServiceInfo;
    /// What running it twice would do.
    const EFFECT: Effect;
    /// Where it is offered.
    const SITE: Site = Site::Both;
    /// Codes by which the service says that what the action does is done already, such as that a person to be deleted
    /// does not exist. After an attempt that may have run they are a success.
    const GONE: &'static [&'static str] = &[];
    /// What comes back.
    type Output: ActionOutput;

    /// What a retry may hope for after `code`.
    #[must_use]
    fn classify(code: &str) -> RetryClass {
        Self::SERVICE.codes.classify(code)
    }

    /// How to find out whether this request took effect, when its response was lost. `None` where no other action tells.
    #[must_use]
    fn recovery(&self) -> Option<Recovery> {
        None
    }
}

/// The response to an action.
pub trait ActionOutput: Structure + Send + 'static {
    /// Confirms that the response means something, after its fields were read.
    ///
    /// # Errors
    ///
    /// Names the field without which no documented outcome fits.
    fn confirm(&self) -> Result<(), FieldError> {
        Ok(())
    }
}

/// What must be known about an action once its request is encoded.
#[derive(Clone, Copy)]
pub(crate) struct CallInfo {
    pub(crate) action: &'static str,
    pub(crate) service: &'static ServiceInfo,
    pub(crate) effect: Effect,
    /// Codes that mean that the work of the action is done already.
    pub(crate) gone: &'static [&'static str],
}

impl CallInfo {
    pub(crate) fn of<A: Action>() -> Self {
        Self {
            action: <A as Action>::NAME,
            service: A::SERVICE,
            effect: A::EFFECT,
            gone: A::GONE,
        }
    }
}

/// Checks `request` at the default level.
pub fn validate<A: Action>(request: &A) -> Validation {
    validate_at(request, ValidationLevel::Default)
}

/// Checks `request` at a level of your choice.
pub fn validate_at<A: Action>(request: &A, level: ValidationLevel) -> Validation {
    check(request, level, A::SERVICE.missing)
}

/// A create that another action can tell about. Generated where a spec's action has `recovers`.
#[doc(hidden)]
pub trait Recovers: Action {
    /// The action that tells whether the thing exists.
    type By: Action;
    /// Codes by which it tells that there is no such thing.
    const ABSENT: &'static [&'static str];
    /// Codes by which the create itself tells that the thing exists already.
    const EXISTS: &'static [&'static str];
    /// What of the create's response can be had from the other one's.
    const MAPPINGS: &'static [FieldMapping];

    /// The request that asks about this one.
    fn probe(&self) -> Self::By;
}

/// A field of a create's response, and where the asked action has it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldMapping {
    /// The field of the first name has the value of the second one.
    Field(&'static str, &'static str),
    /// The field of the first name has the first item of the second one, a list.
    First(&'static str, &'static str),
}

impl FieldMapping {
    /// Name and value of the mapped field.
    pub(crate) fn of<'a>(&self, told: &'a Map<String, Value>) -> Option<(&'static str, &'a Value)> {
        match *self {
            Self::Field(to, from) => told.get(from).map(|value| (to, value)),
            Self::First(to, from) => told.get(from)?.get(0).map(|value| (to, value)),
        }
    }
}

/// The probe about a create, ready to be sent. Made by [`Recovery::of`] alone.
#[doc(hidden)]
pub struct Recovery {
    pub(crate) info: CallInfo,
    pub(crate) payload: Payload,
    absent: &'static [&'static str],
    exists: &'static [&'static str],
    pub(crate) mappings: &'static [FieldMapping],
}

impl Recovery {
    /// The probe about `request`.
    #[must_use]
    pub fn of<A: Recovers>(request: &A) -> Self {
        Self {
            info: CallInfo::of::<A::By>(),
            payload: Payload::json(&request.probe()),
            absent: A::ABSENT,
            exists: A::EXISTS,
            mappings: A::MAPPINGS,
        }
    }

    /// Whether the response to the probe tells that there is no such thing.
    pub(crate) fn is_absent(&self, code: Option<&str>) -> bool {
        code.is_some_and(|code| self.absent.contains(&code))
    }

    /// Whether the create's own response tells that the thing exists.
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
