//! Checks before anything is sent: all violations at once, each with its place, the rule, what was
//! found and the service's own error code.

mod alphabet;
mod image;
mod list;
mod number;
mod place;
mod report;
mod rule;
#[cfg(test)]
mod tests;
mod text;
#[allow(clippy::module_inception, reason = "the trait of that name")]
mod validate;
mod validator;
mod words;

pub use alphabet::Alphabet;
pub use image::{FormatRule, ImageCheck, ImageRules, LongSide, ShortSide, SizeLimit};
pub use list::{ListCheck, StructureCheck};
pub use number::{ChoiceCheck, FlagCheck, NumberCheck};
pub use report::{Validation, Violation};
pub use rule::{Rule, ValidationLevel, advise, refuse};
pub use text::Text;
pub use validate::Validate;
pub(crate) use validate::check;
pub use validator::Validator;
pub use words::Words;
