//! Plain scalars that other YAML readers take for something else than text.

/// What another YAML reader takes a plain scalar for, if not for text.
pub(super) fn look_alike(text: &str) -> Option<&'static str> {
    const WORDS: [&str; 10] = [
        "yes", "no", "on", "off", "y", "n", "true", "false", "null", "~",
    ];
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    if WORDS.contains(&text.to_lowercase().as_str()) {
        Some("a boolean or null")
    } else if is_date(bytes) {
        Some("a date")
    } else if digit(bytes.first())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'_' | b':' | b'.'))
    {
        Some("a number")
    } else {
        None
    }
}

fn is_date(bytes: &[u8]) -> bool {
    let shape = |(index, byte): (usize, &u8)| match index {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    bytes.len() >= 10 && bytes.iter().take(10).enumerate().all(shape)
}

/// Whether the word may stand in a file as a plain scalar. Mostly it does not, and the file need not be searched for
/// positions, which takes longer than reading it.
pub(super) fn may_be_plain(file: &str, word: &str) -> bool {
    let is_edge = |char: Option<char>| {
        char.is_none_or(|char| char.is_whitespace() || "[]{},:".contains(char))
    };
    file.match_indices(word).any(|(start, _)| {
        let before = file.get(..start).and_then(|text| text.chars().next_back());
        let after = file
            .get(start + word.len()..)
            .and_then(|text| text.chars().next());
        is_edge(before) && is_edge(after)
    })
}
