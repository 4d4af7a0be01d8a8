//! Checks of requests before they are sent. All violations are reported at once, each with its place, the rule, what
//! was found and the service's own error code.

pub(crate) mod alphabet;
pub(crate) mod image;
pub(crate) mod list;
pub(crate) mod number;
mod place;
mod report;
pub(crate) mod rule;
#[cfg(test)]
mod tests;
pub(crate) mod text;
pub(crate) mod time;
#[allow(clippy::module_inception, reason = "the trait of that name")]
mod validate;
pub(crate) mod validator;
mod value;
pub(crate) mod words;

pub use report::{Validation, Violation};
pub use rule::ValidationLevel;
pub use validate::Validate;
pub(crate) use validate::check;
