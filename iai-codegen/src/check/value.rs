//! Values written in the spec (defaults, examples) against the rows that they belong to.

use super::checker::Checker;
use super::shared::SharedTypes;
use super::time;
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{
    Alphabet, Bounds, Constraint, EnumType, Field, ImageType, OneOf, Rule, TimeForm, Type, Unique,
    Words,
};
use crate::node::Node;
use crate::place::Spanned;
use std::fmt::Display;

pub(super) fn check_default(default: &Spanned<Node>, field: &Field, checker: &mut Checker<'_>) {
    if let Err(misfit) = fits(&default.value, &field.ty, &field.rules, &checker.types) {
        let message = format!("the default of `{}` {}", field.wire, misfit.reason);
        let problem = Problem::new(ProblemCode::BadDefault, &default.place, message);
        checker.problems.push(problem.hint(match default.value {
            Node::Bool(_) if matches!(field.ty, Type::Switch(_)) => "write 1 for on, 0 for off",
            _ => "the service takes this value itself: correct it, or the rule",
        }));
    }
}

/// Why a value does not fit its row.
pub(super) struct Misfit {
    /// Completes the sentence "the value …".
    pub(super) reason: String,
    /// The code that the service answers to it, if a rule is broken.
    pub(super) code: Option<String>,
}

impl Misfit {
    fn of_rule(code: &str, reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            code: Some(code.to_owned()),
        }
    }
}

/// Whether a scalar fits a type and its rules.
pub(super) fn fits(
    value: &Node,
    ty: &Type,
    rules: &[Rule],
    types: &SharedTypes,
) -> Result<(), Misfit> {
    match (ty, value) {
        (Type::String, Node::Text(_)) => keeps_all(value, rules),
        (Type::Refined(name), Node::Text(_)) => {
            let string = types.string(name);
            keeps_all(value, string.map_or(&[], |string| &string.rules))?;
            keeps_all(value, rules)
        }
        (Type::Time(form), Node::Text(text)) => time_fits(text, *form),
        (Type::Image(name), Node::Text(text)) => image_fits(text, types.image(name)),
        (Type::Integer | Type::Float, Node::Int(_)) => keeps_all(value, rules),
        (Type::Unsigned, Node::Int(number)) if *number >= 0 => keeps_all(value, rules),
        (Type::Float, Node::Float(number)) if !number.is_finite() => Err(Misfit {
            reason: format!("is {number:?}, which JSON cannot write"),
            code: None,
        }),
        (Type::Float, Node::Float(_)) => keeps_all(value, rules),
        (Type::Boolean, Node::Bool(_)) | (Type::Unresolved, _) => Ok(()),
        (Type::IntEnum(name) | Type::Switch(name), Node::Int(number)) => {
            choice_fits(*number, types.enumeration(name))
        }
        _ => Err(Misfit {
            reason: format!("is {}, but the type is {}", value.kind(), type_words(ty)),
            code: None,
        }),
    }
}

fn time_fits(text: &str, form: TimeForm) -> Result<(), Misfit> {
    if time::is_of(text, form) {
        return Ok(());
    }
    Err(Misfit {
        reason: format!("is no {}, such as {:?}", form.name(), form.sample()),
        code: None,
    })
}

fn type_words(ty: &Type) -> String {
    match ty {
        Type::Time(form) => form.name().to_owned(),
        Type::Refined(name) | Type::IntEnum(name) | Type::Image(name) | Type::Structure(name) => {
            name.clone()
        }
        // It is a `bool` in Rust, so that `true` may seem right.
        Type::Switch(name) => format!("{name}, which is sent as 0 or 1"),
        Type::List(item) => format!("[{}]", type_words(item)),
        other => format!("{other:?}"),
    }
}

fn choice_fits(number: i64, enumeration: Option<&EnumType>) -> Result<(), Misfit> {
    let Some(enumeration) = enumeration else {
        return Ok(());
    };
    if enumeration.values.iter().any(|value| value.value == number) {
        return Ok(());
    }
    let reason = format!("is {number}, which is no value of {}", enumeration.name);
    Err(Misfit {
        reason,
        code: enumeration.code.clone(),
    })
}

fn keeps_all(value: &Node, rules: &[Rule]) -> Result<(), Misfit> {
    rules.iter().try_for_each(|rule| keeps(value, rule))
}

/// Whether a value keeps to a rule that fits its type.
pub(super) fn keeps(value: &Node, rule: &Rule) -> Result<(), Misfit> {
    // The service itself does not keep to an advisory rule.
    if rule.advisory.is_some() {
        return Ok(());
    }
    let (code, fits, reason) = match &rule.constraint {
        Constraint::Chars(bounds) => {
            return within(bounds, text(value).chars().count() as u64, " characters");
        }
        Constraint::Bytes(bounds) => return within(bounds, text(value).len() as u64, " bytes"),
        Constraint::Items(bounds) => return within(bounds, items(value).len() as u64, " items"),
        Constraint::Range(bounds) => return within(bounds, number(value), ""),
        Constraint::Alphabet(rule) => {
            let fits = text(value).chars().all(|char| allows(rule, char));
            (&rule.code, fits, "has a character outside of its alphabet")
        }
        Constraint::OneOf(OneOf { values, code }) => {
            let fits = values.iter().any(|allowed| allowed == text(value));
            (code, fits, "is none of the allowed texts")
        }
        Constraint::Words(words) => {
            let fits = is_list_of(words, text(value));
            (&words.code, fits, "has a word that is not in its list")
        }
        // Examples of the pages abbreviate addresses, and repeat items.
        Constraint::Url { code } | Constraint::Unique(Unique { code, .. }) => (code, true, ""),
    };
    if fits {
        return Ok(());
    }
    Err(Misfit::of_rule(code, reason))
}

fn text(value: &Node) -> &str {
    match value {
        Node::Text(text) => text,
        _ => "",
    }
}

fn number(value: &Node) -> f64 {
    match value {
        Node::Int(number) => *number as f64,
        Node::Float(number) => *number,
        _ => f64::NAN,
    }
}

fn items(value: &Node) -> &[Node] {
    match value {
        Node::List(items) => items,
        _ => &[],
    }
}

fn is_list_of(words: &Words, text: &str) -> bool {
    let mut list = text.split(words.separator.as_str());
    text.is_empty() || list.all(|word| has_word(words, word))
}

fn has_word(words: &Words, word: &str) -> bool {
    let word = word.trim();
    let mut values = words.values.iter();
    values.any(|value| value == word || words.ignore_case && value.eq_ignore_ascii_case(word))
}

fn image_fits(text: &str, image: Option<&ImageType>) -> Result<(), Misfit> {
    let limit = image.and_then(|image| image.encoded.as_ref());
    match limit {
        Some(limit) if text.len() as u64 > limit.at => {
            Err(Misfit::of_rule(&limit.code, "is larger than its limit"))
        }
        _ => Ok(()),
    }
}

fn within<N: PartialOrd + Copy + Display>(
    bounds: &Bounds<N>,
    value: N,
    unit: &str,
) -> Result<(), Misfit> {
    let verb = if unit.is_empty() { "is" } else { "has" };
    let below = bounds.min.as_ref().filter(|min| value < min.at);
    let above = bounds.max.as_ref().filter(|max| value > max.at);
    let reached = bounds.below.as_ref().filter(|end| value >= end.at);
    match (below, above.or(reached)) {
        (Some(min), _) => Err(Misfit::of_rule(
            &min.code,
            format!("{verb} {value}{unit}, fewer than {}", min.at),
        )),
        (_, Some(max)) => Err(Misfit::of_rule(
            &max.code,
            format!("{verb} {value}{unit}, more than {}", max.at),
        )),
        (None, None) => Ok(()),
    }
}

fn allows(rule: &Alphabet, char: char) -> bool {
    (rule.english_letters && char.is_ascii_alphabetic())
        || (rule.digits && char.is_ascii_digit())
        || (rule.chinese_letters && ('\u{4e00}'..='\u{9fff}').contains(&char))
        || rule.symbols.contains(char)
}
