//! Names that a misspelt one may stand for.

use strsim::osa_distance;

/// Longest text that is compared.
const LONGEST: usize = 64;

/// `; did you mean NAME?` where a known name is close to the text, else nothing.
pub(crate) fn hint<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(text, known).map_or_else(String::new, |name| format!("; did you mean {name}?"))
}

/// The known name that is closest to the text, if any is close enough. Case does not count, and of a code such as
/// `FailedOperation.ServerError` the last part alone will do.
pub(crate) fn nearest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.to_ascii_lowercase();
    let allowed = 1 + text.chars().count() / 6;
    let near = known.filter_map(|name| {
        let whole = name.to_ascii_lowercase();
        let last = whole.rsplit('.').next().unwrap_or_default();
        let distance = osa_distance(&text, &whole).min(osa_distance(&text, last));
        (distance <= allowed).then_some((distance, name))
    });
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_whatever_its_case() {
        const KNOWN: [&str; 4] = [
            "CreateGroup",
            "CreatePerson",
            "FailedOperation.ServerError",
            "InternalError",
        ];
        for (text, expected) in [
            ("CreatePersn", Some("CreatePerson")),
            ("createperson", Some("CreatePerson")),
            ("CraetePerson", Some("CreatePerson")),
            ("ServerError", Some("FailedOperation.ServerError")),
            ("InternelError", Some("InternalError")),
            ("DeletePerson", None),
            ("", None),
            ("Odd", None),
        ] {
            assert_eq!(nearest(text, KNOWN.into_iter()), expected, "{text}");
        }
        assert_eq!(nearest(&"x".repeat(65), ["x"].into_iter()), None);
    }
}
