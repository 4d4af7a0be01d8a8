//! The older generation of requests: common parameters, signature and all others in one query or form.

use std::fmt;

use super::{Incoming, pairs};
use crate::refusal::{Refusal, given_twice};

/// Names that belong to the protocol; every other one is a parameter of the action.
const COMMON: [&str; 11] = [
    "Action",
    "Language",
    "Nonce",
    "Region",
    "RequestClient",
    "SecretId",
    "Signature",
    "SignatureMethod",
    "Timestamp",
    "Token",
    "Version",
];

/// Decoded pairs in ascending order of their names.
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    pub(super) fn read(incoming: &Incoming) -> Result<Self, Refusal> {
        let mut pairs = if incoming.is_get() {
            pairs(incoming.query())?
        } else {
            let body = str::from_utf8(incoming.body()).map_err(|_| {
                Refusal::new("InvalidParameter", "The form is not percent-encoded UTF-8.")
            })?;
            pairs(body)?
        };
        pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok(Self(pairs))
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let place = self
            .0
            .binary_search_by(|(other, _)| other.as_str().cmp(name))
            .ok()?;
        self.0.get(place).map(|(_, value)| value.as_str())
    }

    /// A parameter of the protocol that must be there.
    pub(crate) fn needed(&self, name: &str) -> Result<&str, Refusal> {
        let value = self.get(name).unwrap_or_default();
        if value.is_empty() {
            let message = format!(
                "The request lacks the parameter {name} (or, for a newer signature, the headers X-TC-Action and \
                 Authorization)."
            );
            return Err(Refusal::new("MissingParameter", message));
        }
        Ok(value)
    }

    /// What is needed beside action, version and timestamp.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        let nonce = self.needed("Nonce")?;
        // 0 is taken: one of the vendor's SDKs draws it now and then.
        if nonce.parse::<u64>().is_err() {
            let message = "Nonce is not a whole number.";
            return Err(Refusal::new("InvalidParameter", message));
        }
        self.needed("SecretId")?;
        self.needed("Signature")?;
        self.once()
    }

    /// Of two equal names it is not known which one is meant, nor which one was signed.
    fn once(&self) -> Result<(), Refusal> {
        let next = self.0.iter().skip(1);
        let repeated = self.0.iter().zip(next).find(|(one, next)| one.0 == next.0);
        match repeated {
            Some(((name, _), _)) => Err(given_twice(name)),
            None => Ok(()),
        }
    }

    /// What is signed: all pairs but the signature, in ascending order.
    pub(crate) fn signed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter(|(name, _)| name != "Signature")
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The parameters of the action.
    pub(crate) fn into_parameters(self) -> Vec<(String, String)> {
        let mut pairs = self.0;
        pairs.retain(|(name, _)| !COMMON.contains(&name.as_str()));
        pairs
    }
}

/// It holds ids, signatures and names of persons.
impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Form({})", self.0.len())
    }
}
