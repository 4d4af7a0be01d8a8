//! What values must keep to, and the codes that the service answers to those that do not.
//!
//! `advisory` says why a constraint only warns, if it does.

use super::value::number;
use serde::Serialize;

described! {
    /// The constraints of a row or type.
    pub struct Constraints {
        /// Length of a text in Unicode scalar values.
        chars: Option<Size>,
        /// Length of a text in bytes of UTF-8.
        bytes: Option<Size>,
        /// The only characters that a text may have.
        alphabet: Option<Alphabet>,
        /// The only texts that are allowed.
        one_of: Option<OneOf>,
        /// The text is a list of words.
        words: Option<Words>,
        /// The text is an absolute URL.
        url: Option<Url>,
        /// Range of a number.
        range: Option<Range>,
        /// Number of items of a list.
        items: Option<Size>,
        /// Items of a list differ.
        unique: Option<Unique>,
    }

    /// Bounds of a length or side, both allowed themselves.
    pub struct Size {
        /// The least.
        min: Option<u64>,
        /// The code for less.
        under: Option<&'static str>,
        /// The most.
        max: Option<u64>,
        /// The code for more.
        over: Option<&'static str>,
        /// Why it only warns.
        advisory: Option<&'static str>,
    }

    /// Bounds of a number.
    pub struct Range {
        /// The least.
        #[serde(serialize_with = "number")]
        min: Option<f64>,
        /// The code for less.
        under: Option<&'static str>,
        /// The most, which is allowed itself.
        #[serde(serialize_with = "number")]
        max: Option<f64>,
        /// What the number must stay below.
        #[serde(serialize_with = "number")]
        below: Option<f64>,
        /// The code for more.
        over: Option<&'static str>,
        /// Why it only warns.
        advisory: Option<&'static str>,
    }

    /// Characters that a text may have.
    pub struct Alphabet {
        /// Whole classes of characters.
        classes: &'static [AlphabetClass],
        /// Further single characters.
        symbols: &'static str,
        /// The code for another character.
        error: &'static str,
        /// Why it only warns.
        advisory: Option<&'static str>,
    }

    /// The only texts that are allowed.
    pub struct OneOf {
        /// The texts.
        values: &'static [&'static str],
        /// The code for another one.
        error: &'static str,
        /// Why it only warns.
        advisory: Option<&'static str>,
    }

    /// Words of a list, with a separator between them.
    pub struct Words {
        /// The words.
        values: &'static [&'static str],
        /// What stands between two of them.
        separator: &'static str,
        /// Whether upper and lower case are the same.
        ignore_case: bool,
        /// The code for another word.
        error: &'static str,
        /// Why it only warns.
        advisory: Option<&'static str>,
    }

    /// An absolute URL with a host.
    pub struct Url {
        /// The code for another text.
        error: &'static str,
        /// Why it only warns.
        advisory: Option<&'static str>,
    }

    /// Items of a list differ.
    pub struct Unique {
        /// The field that differs; whole items when absent.
        by: Option<&'static str>,
        /// The code for a repeated one.
        error: &'static str,
        /// Why it only warns.
        advisory: Option<&'static str>,
    }
}

/// A class of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AlphabetClass {
    /// A–Z and a–z.
    EnglishLetters,
    /// Han ideographs.
    ChineseLetters,
    /// 0–9.
    Digits,
}
