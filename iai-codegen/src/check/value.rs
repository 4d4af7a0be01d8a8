//! Values written in the spec (defaults, examples) against the rows that they belong to.

use super::Checker;
use crate::diagnostic::{Problem, ProblemCode};
use crate::load::{At, Node};
use crate::model::{Alphabet, Bounds, EnumType, Field, ImageType, Rules, StringType, Type, Words};

/// Looks up the types that a value's rules may come from.
pub(super) trait Types {
    fn string(&self, name: &str) -> Option<&StringType>;
    fn choice(&self, name: &str) -> Option<&EnumType>;
    fn image(&self, name: &str) -> Option<&ImageType>;
}

impl Types for Checker<'_> {
    fn string(&self, name: &str) -> Option<&StringType> {
        self.spec.strings.iter().find(|row| row.name.value == name)
    }

    fn choice(&self, name: &str) -> Option<&EnumType> {
        self.spec
            .enums
            .iter()
            .find(|row| row.rust_name().value == name)
    }

    fn image(&self, name: &str) -> Option<&ImageType> {
        self.spec.images.iter().find(|row| row.name.value == name)
    }
}

impl Types for crate::model::Api {
    fn string(&self, name: &str) -> Option<&StringType> {
        self.string(name)
    }

    fn choice(&self, name: &str) -> Option<&EnumType> {
        self.choice(name)
    }

    fn image(&self, name: &str) -> Option<&ImageType> {
        self.image(name)
    }
}

pub(super) fn check_default(default: &At<Node>, field: &Field, checker: &mut Checker<'_>) {
    if let Err(misfit) = fits(&default.value, &field.ty, &field.rules, checker) {
        let message = format!("the default of `{}` {}", field.wire, misfit.reason);
        let problem = Problem::new(ProblemCode::BadDefault, &default.place, message);
        checker
            .problems
            .push(problem.hint("the service takes this value itself: correct it, or the rule"));
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
    fn of_rule(code: &At<String>, reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            code: Some(code.value.clone()),
        }
    }
}

/// Whether a scalar fits a type and its rules.
pub(super) fn fits(
    value: &Node,
    ty: &Type,
    rules: &Rules,
    types: &impl Types,
) -> Result<(), Misfit> {
    match (ty, value) {
        (Type::String, Node::Text(text)) => text_fits(text, rules),
        (Type::Refined(name), Node::Text(text)) => {
            types
                .string(name)
                .map_or(Ok(()), |string| text_fits(text, &string.rules))?;
            text_fits(text, rules)
        }
        (Type::Image(name), Node::Text(text)) => image_fits(text, types.image(name)),
        (Type::Integer | Type::Float, Node::Int(number)) => number_fits(*number as f64, rules),
        (Type::Unsigned, Node::Int(number)) if *number >= 0 => number_fits(*number as f64, rules),
        (Type::Float, Node::Float(number)) => number_fits(*number, rules),
        (Type::Boolean, Node::Bool(_)) | (Type::Unresolved, _) => Ok(()),
        (Type::Choice(name), Node::Int(number)) => choice_fits(*number, types.choice(name)),
        _ => Err(Misfit {
            reason: format!("is {}, but the type is {}", value.kind(), type_words(ty)),
            code: None,
        }),
    }
}

fn type_words(ty: &Type) -> String {
    match ty {
        Type::Refined(name) | Type::Choice(name) | Type::Image(name) | Type::Structure(name) => {
            name.clone()
        }
        Type::List(item) => format!("[{}]", type_words(item)),
        other => format!("{other:?}"),
    }
}

fn choice_fits(number: i64, choice: Option<&EnumType>) -> Result<(), Misfit> {
    let Some(choice) = choice else { return Ok(()) };
    if choice
        .values
        .iter()
        .any(|value| value.value.value == number)
    {
        return Ok(());
    }
    let reason = format!("is {number}, which is no value of {}", choice.name.value);
    Err(Misfit {
        reason,
        code: choice.code.as_ref().map(|code| code.value.clone()),
    })
}

fn number_fits(number: f64, rules: &Rules) -> Result<(), Misfit> {
    rules
        .range
        .as_ref()
        .map_or(Ok(()), |bounds| within(bounds, number, "is", ""))
}

fn text_fits(text: &str, rules: &Rules) -> Result<(), Misfit> {
    if let Some(bounds) = &rules.chars {
        within(bounds, text.chars().count() as u64, "has", " characters")?;
    }
    if let Some(bounds) = &rules.bytes {
        within(bounds, text.len() as u64, "has", " bytes")?;
    }
    if let Some(one_of) = &rules.one_of
        && one_of.rule.advisory.is_none()
        && !one_of.values.iter().any(|value| value.value == text)
    {
        return Err(Misfit::of_rule(
            &one_of.rule.code,
            "is none of the allowed texts",
        ));
    }
    if let Some(words) = rules
        .words
        .as_ref()
        .filter(|words| words.rule.advisory.is_none())
        && !text.is_empty()
        && !text
            .split(words.separator.as_str())
            .all(|word| has_word(words, word))
    {
        return Err(Misfit::of_rule(
            &words.rule.code,
            "has a word that is not in its list",
        ));
    }
    match &rules.alphabet {
        Some(rule) if rule.advisory.is_none() && !text.chars().all(|char| allows(rule, char)) => {
            Err(Misfit::of_rule(
                &rule.code,
                "has a character outside of its alphabet",
            ))
        }
        _ => Ok(()),
    }
}

fn has_word(words: &Words, word: &str) -> bool {
    let word = word.trim();
    words.values.iter().any(|value| match words.ignore_case {
        true => value.eq_ignore_ascii_case(word),
        false => value.value == word,
    })
}

fn image_fits(text: &str, image: Option<&ImageType>) -> Result<(), Misfit> {
    let limit = image.and_then(|image| image.encoded.as_ref());
    match limit {
        Some(limit) if text.len() as u64 > limit.at.value => {
            Err(Misfit::of_rule(&limit.code, "is larger than its limit"))
        }
        _ => Ok(()),
    }
}

fn within<N: PartialOrd + Copy + std::fmt::Display>(
    bounds: &Bounds<N>,
    value: N,
    verb: &str,
    unit: &str,
) -> Result<(), Misfit> {
    // The service itself does not keep to an advisory rule.
    if bounds.advisory.is_some() {
        return Ok(());
    }
    let below = bounds.min.as_ref().filter(|min| value < min.at.value);
    let above = bounds.max.as_ref().filter(|max| value > max.at.value);
    let reached = bounds.below.as_ref().filter(|end| value >= end.at.value);
    match (below, above.or(reached)) {
        (Some(min), _) => Err(Misfit::of_rule(
            &min.code,
            format!("{verb} {value}{unit}, fewer than {}", min.at.value),
        )),
        (_, Some(max)) => Err(Misfit::of_rule(
            &max.code,
            format!("{verb} {value}{unit}, more than {}", max.at.value),
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
