//! Figures in prose, Chinese or English: lengths, ranges, defaults, values. What is found is a hint for a person and
//! never a rule, so that a sentence of an unusual form may go unseen.

mod figure;
mod number;
mod scan;
mod words;

pub use figure::Figure;
pub use scan::figures;

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> String {
        let found: Vec<String> = figures(text).iter().map(ToString::to_string).collect();
        found.join("; ")
    }

    /// Sentences of our own.
    const SENTENCES: &[(&str, &str)] = &[
        ("", ""),
        ("人数没有限制。", ""),
        ("[1，60]个字符，可重复。", "1 to 60 characters"),
        ("名字长度为1-60个字符", "1 to 60 characters"),
        ("取值范围：(0,100]", "0 to 100"),
        ("长度限制64B。", "at most 64 bytes"),
        ("标识，不超过 32 字节", "at most 32 bytes"),
        (
            "每页数量，默认为20，最大值为100。",
            "default 20; at most 100",
        ),
        ("默认 0。", "default 0"),
        ("默认值：true", "default true"),
        ("默认按 ASC 排列", ""),
        ("最多支持 5 个", "at most 5"),
        ("至少1个，至多 10 个", "at least 1; at most 10"),
        ("一次最多删除10人", "at most 10"),
        ("范围1~255", "1 to 255"),
        ("0：关；1：开；", "values 0, 1"),
        ("取值：0代表无，1代表男，2代表女", "values 0, 1, 2"),
        ("- 0: off\n- 1: on\n- 2: both", "values 0, 1, 2"),
        (
            "边长不可超过4000像素，大小小于5M",
            "at most 4000 px; below 5 MB",
        ),
        ("The name has 1 to 60 characters.", "1 to 60 characters"),
        (
            "Value range: 1-100. Default value: 20",
            "1 to 100; default 20",
        ),
        ("Up to 5 entries, at least 1.", "at most 5; at least 1"),
        ("Maximum value: 1,000", "at most 1000"),
        (
            "It cannot exceed 10 MB, and must be between 5 and 8.",
            "at most 10 MB; 5 to 8",
        ),
        ("Timeout in seconds, 30s by default", "30 s"),
        ("keep it for 7 days", "7 days"),
        (
            "less than 0.5, greater than or equal to 0.1",
            "below 0.5; at least 0.1",
        ),
        ("TC3-HMAC-SHA256, IPv4, UTF-8, base64 and 3D", ""),
        ("since 2020-03-03 at 10:30:00, see 10.0.0.1 or v1.2.3", ""),
        ("http://example.com/a1/20?x=30", ""),
        ("错误码 404 与 500", ""),
        ("Valid values: 1, 3 or 5", "values 1, 3"),
        ("不得小于34，不能大于 50", "at least 34; at most 50"),
        ("no less than 3", "at least 3"),
    ];

    #[test]
    fn figures_are_found_with_what_they_limit() {
        let wrong = SENTENCES
            .iter()
            .filter(|(text, expected)| found(text) != *expected);
        let wrong: Vec<_> = wrong.map(|(text, _)| (text, found(text))).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        // What is written is read as the same.
        let other = SENTENCES
            .iter()
            .filter(|(_, expected)| found(expected) != *expected);
        let other: Vec<_> = other
            .map(|(_, expected)| (expected, found(expected)))
            .collect();
        assert!(other.is_empty(), "{other:#?}");
    }

    #[test]
    fn a_long_text_has_a_few_figures_and_each_once() {
        let text = "不超过 1 字节，".repeat(1000);
        assert_eq!(found(&text), "at most 1 bytes");
        let many: String = (0..1000)
            .map(|number| format!("不超过 {number} 字节，"))
            .collect();
        assert_eq!(figures(&many).len(), 8);
    }
}
