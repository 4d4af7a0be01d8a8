//! The constraint tables: one per action, all of them constants.

use std::fmt;

/// Everything that can be checked about the parameters of one action without knowing the state.
#[derive(Debug)]
pub struct ActionTable {
    /// Name of the action on the wire.
    pub name: &'static str,
    /// Version of the API that the action belongs to.
    pub version: &'static str,
    /// Code for a value of another JSON type.
    pub wrong_type: &'static str,
    /// Code for a parameter that the table does not have.
    pub unknown_parameter: &'static str,
    /// The parameters, in the order of the documentation.
    pub parameters: &'static [Parameter],
    /// Rules between parameters.
    pub rules: &'static [AnyOf],
}

/// A parameter, or a field of a structure.
#[derive(Debug)]
pub struct Parameter {
    /// Name on the wire.
    pub name: &'static str,
    /// Code for its absence; `None` when it is optional.
    pub missing: Option<&'static str>,
    /// Type and rules of the value.
    pub kind: Kind,
}

/// The type of a value, with the rules for it.
#[derive(Debug)]
pub enum Kind {
    /// A string.
    Text(&'static TextRules),
    /// A whole number.
    Integer(NumberRules),
    /// A number.
    Float(FloatRules),
    /// True or false.
    Boolean,
    /// A date or time, as text.
    Time(TimeRule),
    /// A picture as Base64 text.
    Image(&'static ImageRules),
    /// An array.
    List(&'static ListRules),
    /// An object.
    Structure(&'static [Parameter]),
}

/// A bound, and the code for what lies beyond it.
#[derive(Debug, Clone, Copy)]
pub struct Limit<T = u64> {
    /// The last value that is allowed.
    pub at: T,
    /// Code for a value beyond.
    pub code: &'static str,
}

/// A bound of a number that may have a fraction.
pub type FloatLimit = Limit<f64>;

/// Rules for a string.
#[derive(Debug)]
pub struct TextRules {
    /// Least number of characters (Unicode scalar values).
    pub min_chars: Option<Limit>,
    /// Greatest number of characters (Unicode scalar values).
    pub max_chars: Option<Limit>,
    /// Least number of UTF-8 bytes.
    pub min_bytes: Option<Limit>,
    /// Greatest number of UTF-8 bytes.
    pub max_bytes: Option<Limit>,
    /// The characters allowed.
    pub alphabet: Option<AlphabetRule>,
    /// The only texts allowed.
    pub one_of: Option<OneOf>,
    /// The words that the text may list.
    pub words: Option<Words>,
    /// Code for text that is not an absolute URL with a host.
    pub url: Option<&'static str>,
}

impl TextRules {
    /// No rules.
    pub const NONE: Self = Self {
        min_chars: None,
        max_chars: None,
        min_bytes: None,
        max_bytes: None,
        alphabet: None,
        one_of: None,
        words: None,
        url: None,
    };
}

/// How a date or time is written, and the code for another text.
#[derive(Debug, Clone, Copy)]
pub struct TimeRule {
    /// The form.
    pub form: TimeForm,
    /// Code for any other text.
    pub code: &'static str,
}

/// How a date or time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeForm {
    /// `2020-09-22`.
    Date,
    /// `2020-09-22 00:00:00`.
    DateTime,
    /// `2020-09-22T00:00:00+08:00`, also with a fraction of a second, or with `Z` or `+0800` as the zone.
    DateTimeIso,
}

/// The only texts allowed, and the code for another one.
#[derive(Debug)]
pub struct OneOf {
    /// The texts.
    pub values: &'static [&'static str],
    /// Code for any other text.
    pub code: &'static str,
}

/// The words that a text may list, and the code for another one.
#[derive(Debug)]
pub struct Words {
    /// The words.
    pub values: &'static [&'static str],
    /// What stands between two of them.
    pub separator: &'static str,
    /// Whether upper and lower case are the same.
    pub ignore_case: bool,
    /// Code for any other word.
    pub code: &'static str,
}

/// A set of characters, and the code for one that is not in it.
#[derive(Debug)]
pub struct AlphabetRule {
    /// A to Z and a to z.
    pub english_letters: bool,
    /// Chinese characters (Han script).
    pub chinese_letters: bool,
    /// 0 to 9.
    pub digits: bool,
    /// Further single characters.
    pub symbols: &'static str,
    /// Code for any other character.
    pub code: &'static str,
}

/// Rules for a whole number.
#[derive(Debug)]
pub struct NumberRules {
    /// Least value.
    pub min: Option<Limit<i64>>,
    /// Greatest value.
    pub max: Option<Limit<i64>>,
    /// The only values allowed.
    pub allowed: Option<Allowed>,
    /// Whether the type is unsigned; a negative number is of the wrong type then.
    pub unsigned: bool,
    /// Whether 1 means on, and any other number that is allowed off.
    pub switch: bool,
}

impl NumberRules {
    /// No rules, for a signed number.
    pub const NONE: Self = Self {
        min: None,
        max: None,
        allowed: None,
        unsigned: false,
        switch: false,
    };
}

/// A set of numbers, and the code for one that is not in it.
#[derive(Debug)]
pub struct Allowed {
    /// The numbers.
    pub values: &'static [i64],
    /// Code for any other number.
    pub code: &'static str,
}

/// Rules for a number that may have a fraction.
#[derive(Debug)]
pub struct FloatRules {
    /// Least value.
    pub min: Option<FloatLimit>,
    /// Greatest value.
    pub max: Option<FloatLimit>,
    /// The value that all must stay below.
    pub below: Option<FloatLimit>,
}

impl FloatRules {
    /// No rules.
    pub const NONE: Self = Self {
        min: None,
        max: None,
        below: None,
    };
}

/// Rules for a list.
#[derive(Debug)]
pub struct ListRules {
    /// Least number of items.
    pub min_items: Option<Limit>,
    /// Greatest number of items.
    pub max_items: Option<Limit>,
    /// Whether items may repeat.
    pub unique: Option<Unique>,
    /// Type and rules of each item.
    pub item: Kind,
}

/// No two items may be alike.
#[derive(Debug)]
pub struct Unique {
    /// The field that is compared, for structures; `None` compares the whole item.
    pub by: Option<&'static str>,
    /// Code for a repetition.
    pub code: &'static str,
}

/// Rules for a picture.
#[derive(Debug)]
pub struct ImageRules {
    /// Code for a picture without a byte.
    pub empty: Option<&'static str>,
    /// Greatest size, counted as Base64 text.
    pub encoded: Option<SizeLimit>,
    /// The formats allowed.
    pub formats: Option<FormatRule>,
    /// Greatest length of the longer side.
    pub long_side: Option<LongSide>,
    /// Least length of the shorter side.
    pub short_side: Option<ShortSide>,
}

/// Greatest size of a picture.
#[derive(Debug)]
pub struct SizeLimit {
    /// Bytes of Base64 text.
    pub max: u64,
    /// Code for more.
    pub over: &'static str,
}

/// Formats a picture may have.
#[derive(Debug)]
pub struct FormatRule {
    /// The formats.
    pub allow: &'static [ImageFormat],
    /// Code for any other format.
    pub error: &'static str,
}

/// A picture format, told by content and not by file name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImageFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG, called JPG as well.
    Jpg,
    /// Windows bitmap.
    Bmp,
    /// Graphics Interchange Format.
    Gif,
}

impl fmt::Display for ImageFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Png => "PNG",
            Self::Jpg => "JPG",
            Self::Bmp => "BMP",
            Self::Gif => "GIF",
        })
    }
}

/// Greatest length of the longer side of a picture, in px.
#[derive(Debug)]
pub struct LongSide {
    /// For JPG.
    pub jpg: u64,
    /// For every other format.
    pub others: u64,
    /// Code for more.
    pub over: &'static str,
}

/// Least length of the shorter side of a picture, in px.
#[derive(Debug)]
pub struct ShortSide {
    /// The least length.
    pub min: u64,
    /// Code for less.
    pub under: &'static str,
}

/// At least one of several parameters must be given.
#[derive(Debug)]
pub struct AnyOf {
    /// Names of the parameters.
    pub members: &'static [&'static str],
    /// The one that wins when several are given; the others are ignored then.
    pub prefer: Option<&'static str>,
    /// Code for none of them.
    pub code: &'static str,
}

impl ActionTable {
    /// The parameter of that name.
    pub(crate) fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.parameters.iter().find(|each| each.name == name)
    }
}
