//! What stands around a number and says what it is. Longer words stand before shorter ones that they begin or end with.

/// What the words before or behind a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    AtMost,
    AtLeast,
    Below,
    Above,
    Default,
}

const BEFORE: &[(&str, Kind)] = &[
    ("默认", Kind::Default),
    ("默认值", Kind::Default),
    ("默认取值", Kind::Default),
    ("缺省", Kind::Default),
    ("缺省值", Kind::Default),
    ("default", Kind::Default),
    ("default value", Kind::Default),
    ("defaults to", Kind::Default),
    ("小于等于", Kind::AtMost),
    ("小于或等于", Kind::AtMost),
    ("less than or equal to", Kind::AtMost),
    ("不超过", Kind::AtMost),
    ("不能超过", Kind::AtMost),
    ("不可超过", Kind::AtMost),
    ("不得超过", Kind::AtMost),
    ("不可超", Kind::AtMost),
    ("不大于", Kind::AtMost),
    ("不多于", Kind::AtMost),
    ("不长于", Kind::AtMost),
    ("最大", Kind::AtMost),
    ("最大值", Kind::AtMost),
    ("最大长度", Kind::AtMost),
    ("最大支持", Kind::AtMost),
    ("最多", Kind::AtMost),
    ("最多支持", Kind::AtMost),
    ("最多可", Kind::AtMost),
    ("最多删除", Kind::AtMost),
    ("最长", Kind::AtMost),
    ("至多", Kind::AtMost),
    ("上限", Kind::AtMost),
    ("长度限制", Kind::AtMost),
    ("限制", Kind::AtMost),
    ("≤", Kind::AtMost),
    ("<=", Kind::AtMost),
    ("up to", Kind::AtMost),
    ("at most", Kind::AtMost),
    ("no more than", Kind::AtMost),
    ("not more than", Kind::AtMost),
    ("not exceed", Kind::AtMost),
    ("cannot exceed", Kind::AtMost),
    ("maximum", Kind::AtMost),
    ("maximum value", Kind::AtMost),
    ("maximum length", Kind::AtMost),
    ("大于等于", Kind::AtLeast),
    ("大于或等于", Kind::AtLeast),
    ("greater than or equal to", Kind::AtLeast),
    ("不少于", Kind::AtLeast),
    ("不小于", Kind::AtLeast),
    ("不低于", Kind::AtLeast),
    ("最小", Kind::AtLeast),
    ("最小值", Kind::AtLeast),
    ("最少", Kind::AtLeast),
    ("至少", Kind::AtLeast),
    ("≥", Kind::AtLeast),
    (">=", Kind::AtLeast),
    ("at least", Kind::AtLeast),
    ("minimum", Kind::AtLeast),
    ("小于", Kind::Below),
    ("less than", Kind::Below),
    ("大于", Kind::Above),
    ("greater than", Kind::Above),
    ("more than", Kind::Above),
    ("below", Kind::Below),
    ("above", Kind::Above),
    ("不得小于", Kind::AtLeast),
    ("不能小于", Kind::AtLeast),
    ("不可小于", Kind::AtLeast),
    ("不得少于", Kind::AtLeast),
    ("不能少于", Kind::AtLeast),
    ("不得低于", Kind::AtLeast),
    ("no less than", Kind::AtLeast),
    ("not less than", Kind::AtLeast),
    ("no fewer than", Kind::AtLeast),
    ("不得大于", Kind::AtMost),
    ("不能大于", Kind::AtMost),
    ("不可大于", Kind::AtMost),
    ("不能多于", Kind::AtMost),
    ("no greater than", Kind::AtMost),
    ("not greater than", Kind::AtMost),
];

/// Between such a word and its number.
const GLUE: [&str; 12] = [
    "为", "是", "值", "：", ":", "=", "可", "is", "of", "支持", "（", "(",
];

/// What the text before a number makes of it.
pub(super) fn before(text: &str) -> Option<Kind> {
    // The longest word is looked for in a short piece.
    let start = text.char_indices().rev().nth(32).map_or(0, |(at, _)| at);
    let mut text = text.get(start..)?.to_lowercase();
    for _ in 0..4 {
        let trimmed = text
            .trim_end()
            .trim_end_matches(['`', '*', '"', '“'])
            .trim_end()
            .len();
        text.truncate(trimmed);
        let words = BEFORE.iter().filter(|(word, _)| ends_with(&text, word));
        if let Some((_, kind)) = words.max_by_key(|(word, _)| word.len()) {
            return Some(*kind);
        }
        let glue = GLUE.iter().find(|glue| ends_with(&text, glue))?;
        text.truncate(text.len() - glue.len());
    }
    None
}

/// Whether the text ends with the word, and not with another one that the word ends.
fn ends_with(text: &str, word: &str) -> bool {
    let Some(rest) = text.strip_suffix(word) else {
        return false;
    };
    let is_latin = word.starts_with(|first: char| first.is_ascii_alphabetic());
    !(is_latin && rest.ends_with(|last: char| last.is_ascii_alphabetic()))
}

const UNITS: [(&str, &str); 36] = [
    ("个字符", "characters"),
    ("字符", "characters"),
    ("个字节", "bytes"),
    ("字节", "bytes"),
    ("像素", "px"),
    ("毫秒", "ms"),
    ("秒", "s"),
    ("分钟", "minutes"),
    ("小时", "hours"),
    ("天", "days"),
    ("characters", "characters"),
    ("character", "characters"),
    ("chars", "characters"),
    ("bytes", "bytes"),
    ("byte", "bytes"),
    ("pixels", "px"),
    ("px", "px"),
    ("milliseconds", "ms"),
    ("ms", "ms"),
    ("seconds", "s"),
    ("second", "s"),
    ("s", "s"),
    ("minutes", "minutes"),
    ("min", "minutes"),
    ("hours", "hours"),
    ("days", "days"),
    ("kb", "KB"),
    ("mb", "MB"),
    ("gb", "GB"),
    ("tb", "TB"),
    ("k", "KB"),
    ("m", "MB"),
    ("g", "GB"),
    ("b", "bytes"),
    ("mbps", "Mbps"),
    ("%", "%"),
];

/// The unit that the text begins with, and its length.
pub(super) fn unit(text: &str) -> Option<(&'static str, usize)> {
    let spaces = text.len() - text.trim_start_matches(' ').len();
    let rest = text.get(spaces..)?;
    let fits = |word: &str| {
        let start = rest.get(..word.len());
        let ends = rest
            .get(word.len()..)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()));
        let latin = word.is_ascii() && word != "%";
        start.is_some_and(|start| start.eq_ignore_ascii_case(word)) && (ends || !latin)
    };
    let found = UNITS
        .iter()
        .filter(|(word, _)| fits(word))
        .max_by_key(|(word, _)| word.len());
    found.map(|(word, unit)| (*unit, spaces + word.len()))
}

/// Between the two numbers of a range.
const BETWEEN: [&str; 9] = ["-", "~", "～", "－", "–", "—", "到", "至", "to "];

/// The length of what joins two numbers to a range. In brackets a comma does, and `and` does behind `between`.
pub(super) fn joins(text: &str, in_brackets: bool, before: &str) -> Option<usize> {
    let start = text.trim_start_matches(' ');
    let words = BETWEEN.iter().copied();
    let commas = [",", "，"].into_iter().filter(|_| in_brackets);
    let and = ["and "].into_iter().filter(|_| before.ends_with("between"));
    let mut all = words.chain(commas).chain(and);
    let word = all.find(|word| start.starts_with(*word))?;
    let behind = start.get(word.len()..)?.trim_start_matches(' ');
    Some(text.len() - behind.len())
}

/// Whether a number behind this text can be an item of a list of values.
pub(super) fn lists(before: &str) -> bool {
    const ENDS: &[char] = &[
        '\n', ';', '；', ',', '，', '、', '。', '.', ':', '：', '(', '（', '`', '"', '“', '•', '*',
    ];
    let before = before.trim_end_matches([' ', '\t']);
    // A dash that begins a line.
    let line = before
        .strip_suffix('-')
        .map(|before| before.trim_end_matches(' '));
    before.is_empty()
        || before.ends_with(ENDS)
        || line.is_some_and(|line| line.is_empty() || line.ends_with('\n'))
}

/// The word that is assumed, at the start of what follows "default".
pub(super) fn default(text: &str) -> Option<&str> {
    let mut rest = text;
    for glue in [
        "取值", "值", " value", "为", "是", ":", "：", "=", " is ", "s to ",
    ] {
        rest = rest.strip_prefix(glue).unwrap_or(rest);
    }
    let rest = rest.trim_start_matches([' ', '`', '"', '“', '\'']);
    let length = rest
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        .count();
    let word = rest.get(..length)?;
    // Other words are those of a sentence.
    let is_value = matches!(word, "true" | "false")
        || word.starts_with(|first: char| first.is_ascii_alphabetic())
            && word
                .bytes()
                .any(|byte| byte.is_ascii_uppercase() || byte == b'_');
    is_value.then_some(word)
}

/// Whether the text behind a number says that the number has this meaning: `0: off`, `0代表…`.
pub(super) fn means(text: &str) -> bool {
    const MEANS: [&str; 8] = ["：", "代表", "表示", "为", "-", "—", "–", "是"];
    let start = text.trim_start_matches([' ', '`', '"']);
    let colon = start
        .strip_prefix(':')
        .is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_digit()));
    colon || MEANS.iter().any(|word| start.starts_with(word))
}
