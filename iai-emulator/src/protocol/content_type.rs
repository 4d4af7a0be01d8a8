//! The header `Content-Type`, compared without case.

pub(super) const JSON: &str = "application/json";
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// Whether a header names this type, in UTF-8 if it names a character set at all.
pub(super) fn is(header: &str, expected: &str) -> bool {
    let mut parts = header.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    essence.eq_ignore_ascii_case(expected)
        && parts.all(|part| {
            part.is_empty() || part.replace('"', "").eq_ignore_ascii_case("charset=utf-8")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_compared_without_case_and_with_utf_8_only() {
        let table = [
            ("application/json", true),
            ("application/json; charset=utf-8", true),
            ("Application/JSON;charset=\"UTF-8\"", true),
            ("application/json;", true),
            ("application/json; charset=gbk", false),
            ("application/json2", false),
            ("text/plain", false),
            ("multipart/form-data; boundary=0", false),
            ("", false),
        ];
        for (header, expected) in table {
            assert_eq!(is(header, JSON), expected, "{header}");
        }
    }
}
