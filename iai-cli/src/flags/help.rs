//! Help texts of parameters, from their rows.

use iai_client::description::{
    Action, AlphabetClass, Constraints, Field, ImageType, Kind, Range, Size,
};

use crate::facts;

/// What stands for the value: `GROUP_ID`, `FILE`, `NUMBER`.
pub(super) fn placeholder(field: &Field) -> String {
    match field.kind {
        Kind::Image => "FILE".to_owned(),
        Kind::Integer | Kind::Unsigned | Kind::Float => "NUMBER".to_owned(),
        Kind::Boolean | Kind::Switch => "BOOL".to_owned(),
        Kind::Structure => "JSON".to_owned(),
        Kind::Date | Kind::DateTime | Kind::DateTimeIso => "TIME".to_owned(),
        _ => heck::AsShoutySnakeCase(field.name).to_string(),
    }
}

/// One line: what the parameter means.
pub(super) fn line(field: &Field) -> String {
    let doc = field.doc.trim_end_matches('.');
    let required = if field.required { " (required)" } else { "" };
    format!("{doc}{required}")
}

/// Everything that the row says.
pub(super) fn text(action: &'static Action, field: &'static Field) -> String {
    let mut text = line(field);
    text.extend(taken(action, field).map(|how| format!("\n{how}")));
    let limits = limits(field);
    if !limits.is_empty() {
        text += &format!("\nLimits: {}", limits.join("; "));
    }
    text.extend(default(field).map(|default| format!("\nWithout it: {default}")));
    text
}

/// How the value is written, where that is not plain.
fn taken(action: &'static Action, field: &'static Field) -> Option<String> {
    let several = if field.list { "several; " } else { "" };
    match field.kind {
        Kind::Image => {
            let address = facts::address_of(action, field).map_or_else(String::new, |_| {
                ", or a URL, which the service fetches".to_owned()
            });
            Some(format!(
                "Takes {several}a file, or - for standard input{address}"
            ))
        }
        Kind::Structure => {
            let fields = facts::structure(field)?.fields.iter();
            let pairs: Vec<String> = fields.map(|field| format!("{}=…", field.name)).collect();
            Some(format!("Takes {several}{}, or JSON", pairs.join(",")))
        }
        _ => field.list.then(|| "Takes several values".to_owned()),
    }
}

fn default(field: &Field) -> Option<String> {
    let default = serde_json::to_value(field.default?).ok()?;
    let named = facts::enumeration(field).and_then(|known| {
        let value = known
            .values
            .iter()
            .find(|value| Some(value.value) == default.as_i64())?;
        Some(facts::word(value))
    });
    match default {
        serde_json::Value::String(text) => Some(text),
        other => Some(named.unwrap_or_else(|| other.to_string())),
    }
}

/// What values must keep to, in words.
fn limits(field: &'static Field) -> Vec<String> {
    let mut limits: Vec<String> = facts::constraints(field).flat_map(constraint).collect();
    limits.extend(facts::image(field).into_iter().flat_map(picture));
    limits
}

fn constraint(of: Constraints) -> Vec<String> {
    let sizes = [
        (of.chars, "characters"),
        (of.bytes, "bytes"),
        (of.items, "values"),
    ];
    let mut words: Vec<String> = sizes
        .into_iter()
        .filter_map(|(size, unit)| {
            Some(format!(
                "{} {unit}{}",
                between(&size?)?,
                warns(size?.advisory)
            ))
        })
        .collect();
    words.extend(of.range.as_ref().and_then(range));
    words.extend(of.alphabet.map(|alphabet| {
        let classes = alphabet.classes.iter().map(|class| match class {
            AlphabetClass::EnglishLetters => "A-Z a-z".to_owned(),
            AlphabetClass::ChineseLetters => "Chinese characters".to_owned(),
            AlphabetClass::Digits => "0-9".to_owned(),
            other => format!("{other:?}"),
        });
        let all: Vec<String> = classes.chain([alphabet.symbols.to_owned()]).collect();
        format!("{}{}", all.join(" ").trim_end(), warns(alphabet.advisory))
    }));
    words.extend(of.words.map(|list| {
        format!(
            "words of {} with {:?} between them",
            list.values.join(", "),
            list.separator
        )
    }));
    words.extend(of.url.map(|_| "an absolute URL".to_owned()));
    words.extend(of.unique.map(|_| "no value twice".to_owned()));
    words
}

/// A limit that refuses nothing says so.
fn warns(advisory: Option<&str>) -> &'static str {
    if advisory.is_some() {
        " (a warning only)"
    } else {
        ""
    }
}

/// Bounds in words: `1 to 60`.
fn between(size: &Size) -> Option<String> {
    match (size.min, size.max) {
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, None) => None,
    }
}

fn range(range: &Range) -> Option<String> {
    match (range.min, range.max, range.below) {
        (Some(min), Some(max), _) => Some(format!("{min} to {max}")),
        (Some(min), None, Some(below)) => Some(format!("from {min}, below {below}")),
        (Some(min), None, None) => Some(format!("at least {min}")),
        (None, Some(max), _) => Some(format!("at most {max}")),
        (None, None, Some(below)) => Some(format!("below {below}")),
        (None, None, None) => None,
    }
}

fn picture(of: &ImageType) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(formats) = of.formats {
        let formats: Vec<String> = formats
            .allow
            .iter()
            .map(|one| format!("{one:?}").to_uppercase())
            .collect();
        words.push(formats.join(", "));
    }
    if let Some(max) = of.encoded.and_then(|size| size.max) {
        // Base64 makes four characters of three bytes.
        words.push(format!("at most {} bytes", max / 4 * 3));
    }
    if let Some(min) = of.short_side.and_then(|size| size.min) {
        words.push(format!("sides of at least {min} px"));
    }
    if let Some(side) = of.long_side {
        words.push(format!(
            "at most {} px (JPG) or {} px",
            side.jpg, side.others
        ));
    }
    words
}

/// The line after `Usage:`, with what the request needs.
pub(crate) fn usage(action: &'static Action) -> String {
    let required = action.parameters.iter().filter(|field| field.required);
    let mut parts: Vec<String> = required.map(written).collect();
    for rule in action.rules {
        let choices = rule
            .any_of
            .iter()
            .filter_map(|name| facts::parameter(action, name));
        let choices: Vec<String> = choices.map(written).collect();
        parts.push(format!("<{}>", choices.join("|")));
    }
    parts.push("[OPTIONS]".to_owned());
    format!("iai {} {}", facts::command(action), parts.join(" "))
}

fn written(field: &Field) -> String {
    let more = if field.list { "..." } else { "" };
    format!("--{} <{}>{more}", facts::flag(field), placeholder(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_those_of_the_page() {
        for (action, name, expected) in [
            (
                "create-person",
                "PersonName",
                vec![
                    "1 to 60 characters",
                    "A-Z a-z Chinese characters 0-9 -_ (a warning only)",
                ],
            ),
            (
                "create-person",
                "Image",
                vec![
                    "PNG, JPG, BMP",
                    "at most 3932160 bytes",
                    "sides of at least 64 px",
                    "at most 4000 px (JPG) or 2000 px",
                ],
            ),
            ("search-persons", "MaxFaceNum", vec!["at most 10"]),
        ] {
            let action = facts::action_of(action).unwrap();
            assert_eq!(
                limits(facts::parameter(action, name).unwrap()),
                expected,
                "{name}"
            );
        }
    }

    #[test]
    fn the_usage_has_what_the_request_needs() {
        assert_eq!(
            usage(facts::action_of("create-person").unwrap()),
            "iai create-person --group-id <GROUP_ID> --person-name <PERSON_NAME> --person-id <PERSON_ID> \
             <--url <URL>|--image <FILE>> [OPTIONS]"
        );
    }
}
