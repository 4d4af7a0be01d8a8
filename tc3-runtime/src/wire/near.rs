//! The name that a misspelt one may stand for.

use strsim::osa_distance;

/// The known name that is closest to the text, if any is close enough. Case does not count, and of a code
/// such as `FailedOperation.ServerError` the last part alone will do.
pub(crate) fn nearest<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
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
