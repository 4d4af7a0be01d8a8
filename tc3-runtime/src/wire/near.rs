//! The name that a misspelt one may stand for.

/// The known name that is closest to the text, if any is close enough. Case does not count, and of a code
/// such as `FailedOperation.ServerError` the last part alone will do.
pub(crate) fn nearest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let text = text.to_ascii_lowercase();
    let allowed = 1 + text.chars().count() / 6;
    let near = known.filter_map(|name| {
        let whole = name.to_ascii_lowercase();
        let last = whole.rsplit('.').next().unwrap_or_default();
        let distance = distance(&text, &whole).min(distance(&text, last));
        (distance <= allowed).then_some((distance, name))
    });
    near.min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The letters to be put in, taken out or replaced until both are equal.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut diagonal = index;
        let mut left = index + 1;
        for (above, candidate) in row.iter_mut().skip(1).zip(other.chars()) {
            let replaced = diagonal + usize::from(letter != candidate);
            diagonal = *above;
            left = replaced.min(left + 1).min(*above + 1);
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = index + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_name_is_found_and_no_far_one() {
        let known = [
            "PersonInfos",
            "PersonNum",
            "FaceNum",
            "RequestId",
            "X",
            "FailedOperation.ServerError",
        ];
        for (text, expected) in [
            ("PersonInfo", Some("PersonInfos")),
            ("PersonNum", Some("PersonNum")),
            ("personnums", Some("PersonNum")),
            ("FaceNun", Some("FaceNum")),
            ("eFacNum", Some("FaceNum")),
            ("Req", None),
            ("SeverError", Some("FailedOperation.ServerError")),
            ("人", Some("X")),
            ("Group", None),
        ] {
            assert_eq!(nearest(text, known.into_iter()), expected, "{text}");
        }
        assert_eq!(nearest("X", std::iter::empty()), None);
    }
}
