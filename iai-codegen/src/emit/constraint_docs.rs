//! Constraints in words, for the documentation of a row.

use super::docs;
use crate::model::{
    Alphabet, Api, Bounds, Constraint, Field, ImageFormat, ImageType, Limit, Node, OneOf, Rule,
    Site, Type, Unique, Words,
};
use std::fmt::Display;

/// All constraints of a row, one sentence each.
pub(crate) fn of(api: &Api, field: &Field, request: bool) -> String {
    let mut facts = vec![headline(field, request)];
    facts.extend(positions(api, field));
    facts.extend(default(api, field));
    if request {
        facts.extend(rules(&field.rules));
        let item = of_type(api, field.ty.item());
        match field.ty {
            Type::List(_) => facts.extend(each_item(&item)),
            _ => facts.extend(item),
        }
    }
    facts.extend(time(api, field, request));
    match field.site {
        Site::Both => {}
        Site::Mainland => facts.push("Mainland site only.".to_owned()),
        Site::International => facts.push("International site only.".to_owned()),
    }
    if !request && field.nullable {
        facts.push("The service may answer null.".to_owned());
    }
    if field.empty_is_none {
        facts.push("An empty text counts as absent.".to_owned());
    }
    if field.sensitive {
        facts.push("Personal data: `Debug` and logs leave it out.".to_owned());
    }
    facts.join(" ")
}

/// One sentence of those about an item of a list, since they would read as if they were about the list.
fn each_item(sentences: &[String]) -> Option<String> {
    let parts: Vec<String> = sentences.iter().map(|sentence| part(sentence)).collect();
    (!parts.is_empty()).then(|| format!("Each item: {}.", parts.join("; ")))
}

/// A sentence as a part of another one. Abbreviations such as PNG keep their capitals.
fn part(sentence: &str) -> String {
    let text = sentence.trim_end_matches('.');
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

fn headline(field: &Field, request: bool) -> String {
    let required = if request && field.required {
        ", required"
    } else {
        ""
    };
    format!("`{}`{required}.", field.wire)
}

fn default(api: &Api, field: &Field) -> Option<String> {
    let value = match field.default.as_ref()? {
        Node::Int(number) => named(api, &field.ty, *number),
        Node::Float(number) => format!("`{number}`"),
        Node::Bool(flag) => format!("`{flag}`"),
        Node::Text(text) => docs::code(text),
        Node::Null | Node::List(_) | Node::Map(_) => return None,
    };
    Some(format!("When absent, the service takes {value}."))
}

/// The form of a date or time.
fn time(api: &Api, field: &Field, request: bool) -> Option<String> {
    let Type::Time(form) = field.ty.item() else {
        return None;
    };
    let code = field
        .malformed
        .as_ref()
        .unwrap_or(&api.service.codes.wrong_type);
    let end = if request {
        format!(", else `{code}`")
    } else {
        String::new()
    };
    Some(format!("Written as `{}`{end}.", form.sample()))
}

/// What the two positions of a switch mean, which has no type of its own that could tell.
fn positions(api: &Api, field: &Field) -> Vec<String> {
    let Type::Switch(name) = &field.ty else {
        return Vec::new();
    };
    let switch = api.enumeration(name);
    let values = switch.map_or(&[][..], |switch| &switch.values);
    let told = values.iter().rev().filter(|value| !value.doc.is_empty());
    told.map(|value| format!("`{}`: {}", value.value == 1, docs::prose(&value.doc)))
        .collect()
}

fn named(api: &Api, ty: &Type, number: i64) -> String {
    if matches!(ty, Type::Switch(_)) {
        return format!("`{}`", number == 1);
    }
    let enumeration = if let Type::IntEnum(name) = ty {
        api.enumeration(name)
    } else {
        None
    };
    let value = enumeration.and_then(|enumeration| {
        enumeration
            .values
            .iter()
            .find(|value| value.value == number)
    });
    value.map_or_else(
        || format!("`{number}`"),
        |value| format!("`{}` ({number})", value.name),
    )
}

fn of_type(api: &Api, ty: &Type) -> Vec<String> {
    match ty {
        Type::Refined(name) => api
            .string(name)
            .map_or_else(Vec::new, |string| rules(&string.rules)),
        Type::Image(name) => api.image(name).map_or_else(Vec::new, image),
        Type::IntEnum(name) => {
            let code = api
                .enumeration(name)
                .and_then(|enumeration| enumeration.code.as_ref());
            code.map(|code| format!("Any other number: `{}`.", code))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

fn rules(rules: &[Rule]) -> Vec<String> {
    rules.iter().flat_map(rule).collect()
}

fn rule(rule: &Rule) -> Vec<String> {
    let sentence = match &rule.constraint {
        Constraint::Chars(limits) => return bounds(limits, " characters"),
        Constraint::Bytes(limits) => return bounds(limits, " bytes"),
        Constraint::Items(limits) => return bounds(limits, " items"),
        Constraint::Range(limits) => return bounds(limits, ""),
        Constraint::Alphabet(row) => {
            let advice = rule.advisory.as_ref().map_or("", |_| " (advisory)");
            format!("Only {}{advice}, else `{}`.", alphabet(row), row.code)
        }
        Constraint::OneOf(OneOf { values, code }) => {
            format!("One of {}, else `{code}`.", quoted(values))
        }
        Constraint::Words(row) => words(row),
        Constraint::Url { code } => format!("Must be an absolute URL, else `{code}`."),
        Constraint::Unique(Unique { by, code }) => {
            let of_items = |by: &String| format!("The items' `{by}`");
            let what = by.as_ref().map_or_else(|| "Items".to_owned(), of_items);
            format!("{what} must differ, else `{code}`.")
        }
    };
    vec![sentence]
}

fn bounds<N: Display>(bounds: &Bounds<N>, unit: &str) -> Vec<String> {
    let ends = [
        ("At least", &bounds.min),
        ("At most", &bounds.max),
        ("Below", &bounds.below),
    ];
    let sentence = |(words, limit): (&str, &Option<_>)| {
        let Limit { at, code } = limit.as_ref()?;
        let size = format!("{at}{unit}");
        // "1 byte", not "1 bytes".
        let size = if size.starts_with("1 ") {
            size.trim_end_matches('s')
        } else {
            &size
        };
        Some(format!("{words} {size}, else `{code}`."))
    };
    ends.into_iter().filter_map(sentence).collect()
}

fn quoted(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| docs::code(value)).collect();
    values.join(", ")
}

fn words(row: &Words) -> String {
    let case = if row.ignore_case { ", in any case" } else { "" };
    format!(
        "Words with {} between them{case}: {}; else `{}`.",
        docs::code(&row.separator),
        quoted(&row.values),
        row.code
    )
}

fn alphabet(rule: &Alphabet) -> String {
    let classes = [
        (rule.english_letters, "English letters"),
        (rule.chinese_letters, "Chinese characters"),
        (rule.digits, "digits"),
    ];
    let mut parts: Vec<String> = classes
        .iter()
        .filter(|(has, _)| *has)
        .map(|(_, name)| (*name).to_owned())
        .collect();
    if !rule.symbols.is_empty() {
        parts.push(docs::code(&rule.symbols));
    }
    parts.join(", ")
}

fn image(image: &ImageType) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(image.encoded.iter().map(|limit| {
        format!(
            "At most {} bytes of Base64 text, else `{}`.",
            limit.at, limit.code
        )
    }));
    facts.extend(image.formats.iter().map(|(allow, code)| {
        let names: Vec<&str> = allow.iter().map(|format| format_name(*format)).collect();
        format!("{}, else `{}`.", names.join(", "), code)
    }));
    facts.extend(image.long_side.iter().map(|(jpg, others, code)| {
        format!(
            "Long side at most {jpg} px for JPG and {others} px for other formats, else `{}`.",
            code
        )
    }));
    facts.extend(image.short_side.iter().map(|limit| {
        format!(
            "Short side at least {} px, else `{}`.",
            limit.at, limit.code
        )
    }));
    let advice = "A picture that breaks these limits gives a warning and is sent (advisory).";
    facts.extend(image.advisory.iter().map(|_| advice.to_owned()));
    facts
}

fn format_name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Png => "PNG",
        ImageFormat::Jpg => "JPG",
        ImageFormat::Bmp => "BMP",
        ImageFormat::Gif => "GIF",
    }
}
