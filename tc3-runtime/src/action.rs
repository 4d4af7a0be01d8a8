//! What the client must know about an action to call it.

use std::any::Any;

use serde_json::{Value, to_value};

use crate::code::RetryClass;
use crate::service::{Effect, ServiceInfo, Site};
use crate::validate::{Validate, Validation, ValidationLevel, check};
use crate::wire::{DecodeDyn, EncodeDyn, FieldError, Payload, Structure, each_entry};

/// A request of the API, with everything that is needed to send it.
///
/// Implemented by generated code for every action of a spec. `client.send(request)` takes any type that implements it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no request",
    label = "the request of an action is wanted here",
    note = "a request is named after its action, such as `CreateGroupRequest`; the type of the response follows from it"
)]
pub trait Action: Structure + Validate {
    /// The action's name, sent as `X-TC-Action`.
    const NAME: &'static str;
    /// The service and the version of its API that has the action.
    const SERVICE: &'static ServiceInfo;
    /// What running it twice would do.
    const EFFECT: Effect;
    /// Which site of the vendor offers it.
    const SITE: Site = Site::Both;
    /// Whether its requests are signed. Those that are not hold something else that proves who calls, such as a token;
    /// the client then asks for no credentials.
    const SIGNED: bool = true;
    /// Codes by which the service says that the work of the action is done already, such as that a person to be deleted
    /// does not exist. After an earlier attempt that may have run they count as a success.
    const GONE: &'static [&'static str] = &[];
    /// The type of its response.
    type Output: ActionOutput;

    /// The retry class of `code`.
    #[must_use]
    fn classify(code: &str) -> RetryClass {
        Self::SERVICE.codes.classify(code)
    }

    /// The request that finds out whether this one took effect, when its response was lost. `None` where no action
    /// tells.
    #[must_use]
    fn recovery(&self) -> Option<Recovery> {
        None
    }
}

/// The response to an action.
pub trait ActionOutput: Structure + Send + 'static {
    /// Checks, after the fields were read, that they make one of the documented outcomes.
    ///
    /// # Errors
    ///
    /// The field that is missing for that.
    fn confirm(&self) -> Result<(), FieldError> {
        Ok(())
    }
}

/// The response to an action, whatever its type.
pub(crate) trait OutputDyn: Any + DecodeDyn + Send {
    fn confirm(&self) -> Result<(), FieldError>;
}

impl<R: ActionOutput> OutputDyn for R {
    fn confirm(&self) -> Result<(), FieldError> {
        ActionOutput::confirm(self)
    }
}

/// What the rest of a call needs to know of an action, once its request is encoded.
#[derive(Clone, Copy)]
pub(crate) struct CallInfo {
    pub(crate) action: &'static str,
    pub(crate) service: &'static ServiceInfo,
    pub(crate) effect: Effect,
    pub(crate) signed: bool,
    /// Codes that mean that the work of the action is done already.
    pub(crate) gone: &'static [&'static str],
    /// Makes the output into which the response is read.
    pub(crate) output: fn() -> Box<dyn OutputDyn>,
}

impl CallInfo {
    pub(crate) fn of<A: Action>() -> Self {
        Self {
            action: <A as Action>::NAME,
            service: A::SERVICE,
            effect: A::EFFECT,
            signed: A::SIGNED,
            gone: A::GONE,
            output: || Box::new(A::Output::default()),
        }
    }
}

/// Checks `request` at the default level.
pub fn validate<A: Action>(request: &A) -> Validation {
    validate_at(request, ValidationLevel::Default)
}

/// Checks `request` at a level of your choice.
pub fn validate_at<A: Action>(request: &A, level: ValidationLevel) -> Validation {
    check(request, level, A::SERVICE)
}

/// A create whose effect another action can find out. Generated where an action of the spec has `recovers`.
#[doc(hidden)]
pub trait Recovers: Action {
    /// The action that finds out whether the thing exists.
    type By: Action;
    /// Codes by which that action tells that the thing does not exist.
    const ABSENT: &'static [&'static str];
    /// Codes by which the create itself tells that the thing exists already.
    const EXISTS: &'static [&'static str];
    /// Fields of the create's response that the other action's response has, too.
    const MAPPINGS: &'static [FieldMapping];
    /// Parameters of the create, and the fields of the other action's response that have the same values when the thing
    /// is the one that the create makes.
    const SAME: &'static [(&'static str, &'static str)] = &[];

    /// The request that asks whether the thing exists.
    fn probe(&self) -> Self::By;
}

/// A field of a create's response, and where the probe's response has it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldMapping {
    /// The create's field of the first name gets the value of the probe's field of the second name.
    Field(&'static str, &'static str),
    /// The create's field of the first name gets the first item of the probe's field of the second name, a list.
    First(&'static str, &'static str),
}

impl FieldMapping {
    /// Name and value of the mapped field.
    pub(crate) fn of<'a>(&self, told: &'a Value) -> Option<(&'static str, &'a Value)> {
        match *self {
            Self::Field(to, from) => told.get(from).map(|value| (to, value)),
            Self::First(to, from) => told.get(from)?.get(0).map(|value| (to, value)),
        }
    }
}

/// The encoded probe about a create. Made by [`Recovery::of`].
#[doc(hidden)]
pub struct Recovery {
    pub(crate) info: CallInfo,
    pub(crate) payload: Payload,
    absent: &'static [&'static str],
    exists: &'static [&'static str],
    pub(crate) mappings: &'static [FieldMapping],
    /// Fields of the probe's response, and the values that they have if the thing is the one that the create makes.
    same: Vec<(&'static str, Value)>,
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
            same: same(request, A::SAME),
        }
    }

    /// Whether the thing that the probe tells of is another one than the create makes. What the create leaves to the
    /// service, and what the probe does not tell, says nothing about that.
    pub(crate) fn is_another(&self, told: &Value) -> bool {
        self.same.iter().any(|(field, asked)| {
            let found = told.get(*field).filter(|found| !found.is_null());
            found.is_some_and(|found| !equal(found, asked))
        })
    }

    /// Whether this code of the probe tells that the thing does not exist.
    pub(crate) fn is_absent(&self, code: Option<&str>) -> bool {
        code.is_some_and(|code| self.absent.contains(&code))
    }

    /// Whether this code of the create tells that the thing exists already.
    pub(crate) fn is_there(&self, code: Option<&str>) -> bool {
        code.is_some_and(|code| self.exists.contains(&code))
    }
}

/// Whether two values mean the same. A response may have `1.0` for 1; the reading of responses takes it, too.
fn equal(found: &Value, asked: &Value) -> bool {
    if found.is_f64() || asked.is_f64() {
        return found.as_f64() == asked.as_f64();
    }
    found == asked
}

/// The values that the thing must have, of the parameters that are set.
fn same(request: &dyn EncodeDyn, fields: &[(&str, &'static str)]) -> Vec<(&'static str, Value)> {
    let mut values = Vec::new();
    each_entry(request, &mut |entry| {
        for (_, field) in fields.iter().filter(|(name, _)| *name == entry.name) {
            values.extend(to_value(entry.view).ok().map(|value| (*field, value)));
        }
    });
    values
}

impl std::fmt::Debug for Recovery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The payload holds ids of persons.
        write!(f, "Recovery({})", self.info.action)
    }
}
