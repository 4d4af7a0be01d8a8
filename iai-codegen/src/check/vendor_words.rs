//! Types as the vendor's pages, definitions and other languages write them.

/// Words for the types of the format. Of two for one word, the first that the format has is taken.
const WORDS: [(&str, &[&str]); 9] = [
    ("Integer", &["int", "int32", "int64", "integer", "long"]),
    ("Unsigned", &["uint", "uint32", "uint64", "unsigned"]),
    (
        "Float",
        &["float", "float32", "float64", "double", "number"],
    ),
    ("Boolean", &["bool", "boolean"]),
    ("Date", &["date"]),
    ("DateTime", &["datetime", "timestamp"]),
    (
        "DateTimeIso",
        &["datetime_iso", "timestamp iso8601", "iso8601"],
    ),
    (
        "String",
        &[
            "string",
            "str",
            "text",
            "date",
            "datetime",
            "timestamp",
            "datetime_iso",
            "timestamp iso8601",
            "iso8601",
        ],
    ),
    ("String", &["char"]),
];

/// What to write for a word that is no type of the format; `known` are all types that there are.
pub(super) fn meant(word: &str, known: &[&str]) -> Option<String> {
    let small = word.trim().to_lowercase();
    if let Some(item) = item(word.trim()) {
        let item = scalar(item, known).unwrap_or(item);
        return Some(format!("write `[{item}]` for a list of {item}"));
    }
    match small.as_str() {
        "list" | "array" | "vec" => Some("write `[X]` for a list of X".to_owned()),
        "object" | "struct" | "map" | "dict" => {
            Some("name a structure, which has its fields in `types.yaml`".to_owned())
        }
        _ => scalar(word, known).map(|ty| format!("write `{ty}`")),
    }
}

fn scalar<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let small = word.trim().to_lowercase();
    let mut rows = WORDS
        .iter()
        .filter(|(_, words)| words.contains(&small.as_str()));
    rows.find_map(|(ty, _)| known.iter().copied().find(|known| known == ty))
}

/// The type of the items of a list.
fn item(word: &str) -> Option<&str> {
    let heads = ["list<", "array<", "vec<", "list[", "array["];
    let ends = ["list of ", "array of "];
    let after = |heads: &[&str]| {
        let head = heads.iter().map(|head| head.len());
        let lengths: Vec<usize> = head.collect();
        let mut both = heads.iter().zip(lengths);
        both.find_map(|(head, length)| {
            let start = word.get(..length)?;
            start
                .eq_ignore_ascii_case(head)
                .then(|| word.get(length..))?
        })
    };
    let inner = after(&heads).and_then(|rest| rest.strip_suffix(['>', ']']));
    let inner = inner.or_else(|| after(&ends));
    let inner = inner.or_else(|| word.strip_suffix("[]"));
    let inner = inner.or_else(|| word.strip_prefix("[]"));
    inner.map(str::trim).filter(|inner| !inner.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_pages_and_of_other_languages() {
        let known = ["String", "Integer", "Unsigned", "Float", "Boolean", "Face"];
        let cases = [
            ("int64", "write `Integer`"),
            ("uint64", "write `Unsigned`"),
            ("string", "write `String`"),
            ("Bool", "write `Boolean`"),
            ("double", "write `Float`"),
            ("Timestamp ISO8601", "write `String`"),
            ("list<Face>", "write `[Face]` for a list of Face"),
            ("Array of string", "write `[String]` for a list of String"),
            ("Array<int64>", "write `[Integer]` for a list of Integer"),
            ("Face[]", "write `[Face]` for a list of Face"),
            ("[]Face", "write `[Face]` for a list of Face"),
            ("list", "write `[X]` for a list of X"),
            (
                "object",
                "name a structure, which has its fields in `types.yaml`",
            ),
        ];
        for (word, hint) in cases {
            assert_eq!(meant(word, &known).as_deref(), Some(hint), "{word}");
        }
        for word in ["binary", "Strin", "[]", "Arrayed"] {
            assert_eq!(meant(word, &known), None, "{word}");
        }
        // Types that the format gets are offered from then on.
        let dates = ["String", "DateTimeIso"];
        let hint = meant("datetime_iso", &dates);
        assert_eq!(hint.as_deref(), Some("write `DateTimeIso`"));
    }
}
