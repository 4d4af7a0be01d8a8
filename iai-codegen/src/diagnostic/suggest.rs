//! "Did you mean …": the known word nearest to the one that was written.

/// The word of `known` that is closest to `word`, if any is close enough to be meant.
#[must_use]
pub fn did_you_mean<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let lower = word.to_lowercase();
    let distance = |candidate: &str| strsim::osa_distance(&lower, &candidate.to_lowercase());
    // A third of the letters may be wrong; one may be wrong in the shortest words.
    let allowed = (word.chars().count() / 3).max(1);
    let ranked = known
        .iter()
        .map(|candidate| (distance(candidate), *candidate));
    ranked
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

/// What to say beside a word that is none of `known`: the nearest one, or the list where it is short.
#[must_use]
pub fn hint(word: &str, known: &[&str]) -> Option<String> {
    const LISTED: usize = 16;
    match did_you_mean(word, known) {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None if known.is_empty() || known.len() > LISTED => None,
        None => Some(format!("known here: {}", known.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = ["required", "type", "name", "GroupId"];
        let cases = [
            ("requierd", Some("required")),
            ("typ", Some("type")),
            ("groupid", Some("GroupId")),
            ("colour", None),
            ("x", None),
        ];
        for (word, expected) in cases {
            assert_eq!(did_you_mean(word, &known), expected, "{word}");
        }
    }

    #[test]
    fn a_short_list_is_printed_when_nothing_is_near() {
        assert_eq!(
            hint("colour", &["a", "b"]).as_deref(),
            Some("known here: a, b")
        );
        assert_eq!(hint("colour", &[]), None);
    }
}
