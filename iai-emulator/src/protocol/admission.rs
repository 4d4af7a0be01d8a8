//! What every request must have, whatever its action: method, content type, size, common parameters.

use axum::http::Method;

use super::Incoming;
use crate::runtime::Refusal;

/// The common parameters, which travel as headers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Common<'a> {
    pub(crate) action: &'a str,
    pub(crate) version: &'a str,
    /// Seconds since 1970-01-01 UTC.
    pub(crate) timestamp: u64,
}

/// Checks the protocol and reads the common parameters.
pub(super) fn admit(incoming: &Incoming) -> Result<Common<'_>, Refusal> {
    let expected = content_type(incoming.method())?;
    if !is_content_type(
        incoming.header("content-type").unwrap_or_default(),
        expected,
    ) {
        let message = format!(
            "Content-Type of a {} must be {expected}.",
            incoming.method()
        );
        return Err(Refusal::new("UnsupportedProtocol", message));
    }
    if incoming.is_too_large() {
        let message =
            "The request is over its limit: 32 KB of query by GET, 10 MB of body by POST.";
        return Err(Refusal::new("RequestSizeLimitExceeded", message));
    }
    Ok(Common {
        action: common(incoming, "X-TC-Action")?,
        version: common(incoming, "X-TC-Version")?,
        timestamp: timestamp(common(incoming, "X-TC-Timestamp")?)?,
    })
}

/// The content type of a method. Forms by POST belong to the older signature method, which is not offered.
fn content_type(method: &Method) -> Result<&'static str, Refusal> {
    match *method {
        Method::POST => Ok("application/json"),
        Method::GET => Ok("application/x-www-form-urlencoded"),
        _ => Err(Refusal::new(
            "UnsupportedProtocol",
            "Only GET and POST are supported.",
        )),
    }
}

fn is_content_type(header: &str, expected: &str) -> bool {
    let mut parts = header.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    essence.eq_ignore_ascii_case(expected)
        && parts.all(|part| {
            part.is_empty() || part.replace('"', "").eq_ignore_ascii_case("charset=utf-8")
        })
}

fn common<'a>(incoming: &'a Incoming, header: &str) -> Result<&'a str, Refusal> {
    let value = incoming.header(header).unwrap_or_default();
    if value.is_empty() {
        let message = format!("The request lacks the header {header}.");
        return Err(Refusal::new("MissingParameter", message));
    }
    Ok(value)
}

fn timestamp(text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| {
        let message = "X-TC-Timestamp is not a whole number of seconds since 1970.";
        Refusal::new("InvalidParameter", message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_compared_without_case_and_with_utf_8_only() {
        let json = "application/json";
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
            assert_eq!(is_content_type(header, json), expected, "{header}");
        }
    }

    #[test]
    fn a_timestamp_is_a_whole_number() {
        assert_eq!(timestamp("1551113065"), Ok(1_551_113_065));
        for text in [
            "-1",
            "1551113065.5",
            "2019-02-25",
            " 1",
            "99999999999999999999",
        ] {
            assert_eq!(
                timestamp(text).unwrap_err().code(),
                "InvalidParameter",
                "{text}"
            );
        }
    }
}
