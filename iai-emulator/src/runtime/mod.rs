//! What generated code is made of and calls.
//!
//! `iai_macros::emulator!` writes the tables, the trait of behaviours and the dispatch; their types and everything
//! that has logic live here, by hand.
//!
//! # Order of checks
//!
//! A request can be wrong in several ways at once, and gets one code. Everywhere the order is: protocol,
//! authentication, parameters, state. Among parameters it is:
//!
//! 1. a name that the table does not have, outer structures before inner ones;
//! 2. a required parameter that is absent, in the same order;
//! 3. a value of another JSON type than the table's; `null` is of no type;
//! 4. the rules of each value, parameter by parameter in table order; for text: characters, bytes, alphabet, allowed
//!    texts, words, URL, each the lower limit first; for lists: number of items, repetitions, then item by item; for pictures: empty,
//!    size of the Base64 text, Base64, format, long side, short side, pixels;
//! 5. the either-or rules.
//!
//! What is wrong with a picture in a list is no reason to refuse the call; the behaviour tells it picture by picture.
//!
//! When the table prefers one of two parameters and both are there, the other one is dropped before step 4.

mod call;
mod run;

pub use crate::parameters::Parameters;
pub use crate::refusal::Refusal;
pub use crate::table::{
    ActionTable, Allowed, AlphabetRule, AnyOf, FloatLimit, FloatRules, FormatRule, ImageFormat,
    ImageRules, Kind, Limit, ListRules, LongSide, NumberRules, OneOf, Parameter, ShortSide,
    SizeLimit, TextRules, TimeForm, TimeRule, Unique, Words,
};
pub use call::Call;
pub use run::{OutputFields, run};
