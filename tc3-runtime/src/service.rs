//! What a spec says about its service, and about the effects of its actions.

use crate::code::CodeTable;
use serde::Serialize;

/// What running an action twice would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Effect {
    /// It changes nothing.
    Read,
    /// A second run leaves things as the first run did.
    Idempotent,
    /// A second run fails or makes a second thing. When a response is lost, ask the service what
    /// happened before sending it again.
    Create,
}

/// Which site of the vendor offers an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Site {
    /// The mainland site and the international one.
    Both,
    /// The mainland site alone.
    Mainland,
    /// The international site alone.
    International,
}

/// One version of a service's API: what all of its actions share.
#[derive(Debug)]
pub struct ServiceInfo {
    /// The service's short name, part of what is signed and of the usual hosts.
    pub name: &'static str,
    /// The API version, sent as `X-TC-Version`.
    pub version: &'static str,
    /// Where the service is reached.
    pub hosts: Hosts,
    /// The error codes that the service is known to answer with.
    pub codes: &'static CodeTable,
    /// The code for a required parameter that is absent.
    pub missing: &'static str,
    /// Most bytes of the encoded query of a GET request.
    pub get_bytes: usize,
    /// Most bytes of the body of a POST request.
    pub post_bytes: usize,
    /// The documented limits of requests per second; empty where the service documents none.
    pub rates: &'static [RateGroup],
    /// The names of actions, parameters, fields and members, sorted by bytes. They are no secrets, and messages may
    /// show them.
    pub names: &'static [&'static str],
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

    /// Whether the spec has `word`: as a name, or as one of the words between the dots of a code.
    pub(crate) fn knows(&self, word: &str) -> bool {
        let mut codes = self.codes.rows().iter();
        self.names.binary_search(&word).is_ok()
            || codes.any(|row| row.code.split('.').any(|part| part == word))
    }
}

/// The host names of a service, as its spec has them. `None` for a kind of host that the service does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hosts {
    /// For accounts of the mainland site.
    pub mainland: Option<&'static str>,
    /// For accounts of the international site.
    pub international: Option<&'static str>,
    /// Inside of the vendor's private networks.
    pub internal: Option<&'static str>,
    /// The pattern of regional hosts, with `{region}` in it.
    pub regional: Option<&'static str>,
}
