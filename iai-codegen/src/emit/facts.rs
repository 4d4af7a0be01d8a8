//! The facts of a row in words: what its documentation says beside its description.

use crate::load::Node;
use crate::model::{Api, Bounds, Field, ImageFormat, ImageType, Rules, Type, Words};

/// All facts of a row, one sentence each.
pub(crate) fn of(api: &Api, field: &Field, request: bool) -> String {
    let mut facts = vec![headline(field, request)];
    facts.extend(default(api, field));
    if request {
        facts.extend(rules(&field.rules));
        facts.extend(of_type(api, field.ty.item()));
    }
    if field.mainland {
        facts.push("Mainland site only.".to_owned());
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
        Node::Text(text) => format!("`{text}`"),
        Node::Null | Node::List(_) | Node::Map(_) => return None,
    };
    Some(format!("When absent, the service takes {value}."))
}

fn named(api: &Api, ty: &Type, number: i64) -> String {
    let choice = if let Type::Choice(name) = ty {
        api.choice(name)
    } else {
        None
    };
    let value = choice.and_then(|choice| {
        choice
            .values
            .iter()
            .find(|value| value.value.value == number)
    });
    value.map_or_else(
        || format!("`{number}`"),
        |value| format!("`{}` ({number})", value.name.value),
    )
}

fn of_type(api: &Api, ty: &Type) -> Vec<String> {
    match ty {
        Type::Refined(name) => api
            .string(name)
            .map_or_else(Vec::new, |string| rules(&string.rules)),
        Type::Image(name) => api.image(name).map_or_else(Vec::new, image),
        Type::Choice(name) => {
            let code = api.choice(name).and_then(|choice| choice.code.as_ref());
            code.map(|code| format!("Any other number: `{}`.", code.value))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

fn rules(rules: &Rules) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(
        rules
            .chars
            .iter()
            .flat_map(|rule| bounds(rule, " characters")),
    );
    facts.extend(rules.bytes.iter().flat_map(|rule| bounds(rule, " bytes")));
    facts.extend(rules.items.iter().flat_map(|rule| bounds(rule, " items")));
    facts.extend(rules.range.iter().flat_map(|rule| bounds(rule, "")));
    facts.extend(rules.alphabet.iter().map(|rule| {
        let advice = rule.advisory.as_ref().map_or("", |_| " (advisory)");
        format!(
            "Only {}{advice}, else `{}`.",
            alphabet(rule),
            rule.code.value
        )
    }));
    facts.extend(rules.words.iter().map(words));
    facts.extend(rules.one_of.iter().map(|one_of| {
        let values: Vec<String> = one_of
            .values
            .iter()
            .map(|value| format!("`{}`", value.value))
            .collect();
        format!(
            "One of {}, else `{}`.",
            values.join(", "),
            one_of.rule.code.value
        )
    }));
    facts.extend(
        rules
            .url
            .iter()
            .map(|rule| format!("Must be an absolute URL, else `{}`.", rule.code.value)),
    );
    facts.extend(rules.unique.iter().map(|unique| {
        let what = unique.by.as_ref().map_or_else(
            || "Items".to_owned(),
            |by| format!("The items' `{}`", by.value),
        );
        format!("{what} must differ, else `{}`.", unique.rule.code.value)
    }));
    facts
}

fn bounds<N: std::fmt::Display>(bounds: &Bounds<N>, unit: &str) -> Vec<String> {
    let min = bounds.min.iter().map(|min| {
        format!(
            "At least {}{unit}, else `{}`.",
            min.at.value, min.code.value
        )
    });
    let max = bounds
        .max
        .iter()
        .map(|max| format!("At most {}{unit}, else `{}`.", max.at.value, max.code.value));
    let below = bounds
        .below
        .iter()
        .map(|end| format!("Below {}{unit}, else `{}`.", end.at.value, end.code.value));
    min.chain(max).chain(below).collect()
}

fn words(words: &Words) -> String {
    let values: Vec<String> = words
        .values
        .iter()
        .map(|value| format!("`{}`", value.value))
        .collect();
    let case = if words.ignore_case {
        ", in any case"
    } else {
        ""
    };
    format!(
        "Words with `{}` between them{case}: {}; else `{}`.",
        words.separator,
        values.join(", "),
        words.rule.code.value
    )
}

fn alphabet(rule: &crate::model::Alphabet) -> String {
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
        parts.push(format!("`{}`", rule.symbols));
    }
    parts.join(", ")
}

fn image(image: &ImageType) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(image.encoded.iter().map(|limit| {
        format!(
            "At most {} bytes of Base64 text, else `{}`.",
            limit.at.value, limit.code.value
        )
    }));
    facts.extend(image.formats.iter().map(|(allow, code)| {
        let names: Vec<&str> = allow.iter().map(|format| format_name(*format)).collect();
        format!("{}, else `{}`.", names.join(", "), code.value)
    }));
    facts.extend(image.long_side.iter().map(|(jpg, others, code)| {
        format!(
            "Long side at most {jpg} px for JPG and {others} px for other formats, else `{}`.",
            code.value
        )
    }));
    facts.extend(image.short_side.iter().map(|limit| {
        format!(
            "Short side at least {} px, else `{}`.",
            limit.at.value, limit.code.value
        )
    }));
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
