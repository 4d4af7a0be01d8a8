//! What the client must know about an action to send it.

use crate::code::{CodeTable, RetryClass};
use crate::retry::Recovery;
use crate::validate::Validate;
use crate::wire::{DecodeError, Structure};

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
    /// What comes back.
    type Response: Response;

    /// What a retry may hope for after `code`.
    #[must_use]
    fn classify(code: &str) -> RetryClass {
        Self::SERVICE.codes.classify(code)
    }

    /// How to find out whether this request took effect, when its answer was lost. `None` where no other action tells.
    #[must_use]
    fn recovery(&self) -> Option<Recovery> {
        None
    }
}

/// The answer to an action.
pub trait Response: Structure + Send + 'static {
    /// Confirms that the answer means something, after its fields were read.
    ///
    /// # Errors
    ///
    /// Names the field without which no documented outcome fits.
    fn confirm(&self) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// What running an action twice would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// It changes nothing.
    Read,
    /// A second run leaves things as the first run did.
    Idempotent,
    /// A second run fails or makes a second thing. When an answer is lost, ask the service what
    /// happened before sending it again.
    Create,
}

/// Which site of the vendor offers an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Site {
    /// The mainland site and the international one.
    Both,
    /// The mainland site alone.
    Mainland,
}

/// One version of a service's API: what all of its actions share.
#[derive(Debug)]
pub struct ServiceInfo {
    /// The service's short name, part of what is signed and of the usual hosts.
    pub name: &'static str,
    /// The API version, sent as `X-TC-Version`.
    pub version: &'static str,
    /// The codes that the service is known to answer.
    pub codes: &'static CodeTable,
    /// The code for a required parameter that is absent.
    pub missing: &'static str,
    /// Most bytes of the encoded query of a GET request.
    pub get_bytes: usize,
    /// Most bytes of the body of a POST request.
    pub post_bytes: usize,
    /// The figures of requests per second that the service is known for; empty where it tells none.
    pub rates: &'static [RateGroup],
}

/// Actions whose requests the service counts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateGroup {
    /// The group's name in the spec.
    pub name: &'static str,
    /// Most requests per second, of all actions of the group together.
    pub per_second: u32,
    /// The names of the actions.
    pub actions: &'static [&'static str],
}

impl ServiceInfo {
    /// The group in which requests of `action` are counted.
    #[must_use]
    pub fn rate_group(&self, action: &str) -> Option<&'static RateGroup> {
        let mut groups = self.rates.iter();
        groups.find(|group| group.actions.contains(&action))
    }
}
