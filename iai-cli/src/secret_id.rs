//! SecretIds as they are shown: enough to tell two of them apart, too little to be copied.

/// Characters of an id that are shown at each end.
const SHOWN: usize = 4;
/// What the vendor's ids begin with.
pub(crate) const BEGIN: &str = "AKID";

/// The first and the last four characters, such as `AKIDz8kr…` as `AKID***MPLE`. Of a short id, which is none of the
/// vendor's, the first four alone.
pub(crate) fn shortened(id: &str) -> String {
    let first: String = id.chars().take(SHOWN).collect();
    let length = id.chars().count();
    if length < 4 * SHOWN {
        return format!("{first}***");
    }
    let last: String = id.chars().skip(length - SHOWN).collect();
    format!("{first}***{last}")
}

/// Whether a text looks like an id of the vendor, so that it is no key.
pub(crate) fn is_likely(text: &str) -> bool {
    text.len() >= 4 * SHOWN && text.starts_with(BEGIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_shown_by_its_ends() {
        let table = [
            ("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "AKID***MPLE"),
            ("AKID567890123456", "AKID***3456"),
            ("AKID56789012345", "AKID***"),
            ("AKIDlocal", "AKID***"),
            ("é", "é***"),
        ];
        for (id, shown) in table {
            assert_eq!(shortened(id), shown);
        }
    }

    #[test]
    fn ids_are_told_from_keys() {
        let table = [
            ("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", true),
            ("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", false),
            ("AKIDshort", false),
        ];
        for (text, likely) in table {
            assert_eq!(is_likely(text), likely, "{text}");
        }
    }
}
