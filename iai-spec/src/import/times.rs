//! Whether an example has the form that its type promises. Some have another: then the type is not to be trusted.

use crate::definitions::Base;

/// Whether the example is one of the type, or none at all.
pub(super) fn fits(base: &Base, example: &str) -> bool {
    let example = example.trim().trim_matches('"');
    // "无" is the vendor's word for no example.
    if matches!(example, "" | "无") {
        return true;
    }
    match base {
        Base::Date => is_date(example),
        Base::DateTime => {
            let parts = example.split_once(' ');
            parts.is_some_and(|(date, time)| is_date(date) && is_time(time))
        }
        Base::DateTimeIso => {
            let parts = example.split_once('T');
            parts.is_some_and(|(date, time)| is_date(date) && is_zoned(time))
        }
        _ => true,
    }
}

fn is_date(text: &str) -> bool {
    has_shape(text, "dddd-dd-dd")
}

fn is_time(text: &str) -> bool {
    has_shape(text, "dd:dd:dd")
}

/// A time, a fraction of a second if any, an offset if any.
fn is_zoned(text: &str) -> bool {
    let (Some(time), Some(rest)) = (text.get(..8), text.get(8..)) else {
        return false;
    };
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|char: char| char.is_ascii_digit()),
        None => rest,
    };
    let zones = ["", "Z", "+dd:dd", "-dd:dd", "+dddd", "-dddd"];
    is_time(time) && zones.iter().any(|zone| has_shape(rest, zone))
}

/// Whether each `d` of the shape is a digit and everything else is as it stands.
fn has_shape(text: &str, shape: &str) -> bool {
    let fits = |(byte, shape): (u8, u8)| match shape {
        b'd' => byte.is_ascii_digit(),
        other => byte == other,
    };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_another_form_are_seen() {
        let cases = [
            (Base::Date, "2020-09-22", true),
            (Base::Date, "2020-9-22", false),
            (Base::DateTime, "2020-09-22 00:00:00", true),
            (Base::DateTime, "2020-09-22T00:00:00", false),
            (Base::DateTime, "2020-09-22", false),
            (Base::DateTimeIso, "2020-09-22T00:00:00+08:00", true),
            (Base::DateTimeIso, "2020-09-22T00:00:00.123Z", true),
            (Base::DateTimeIso, "2020-09-22T00:00:00", true),
            (Base::DateTimeIso, "2020-09-22 00:00:00", false),
            (Base::DateTimeIso, "无", true),
            (Base::DateTimeIso, "", true),
            (Base::String, "x", true),
        ];
        for (base, example, expected) in cases {
            assert_eq!(fits(&base, example), expected, "{base} {example}");
        }
    }
}
