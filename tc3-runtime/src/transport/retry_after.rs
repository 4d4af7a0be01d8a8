//! How long a gateway asks to wait.

use std::num::NonZeroU64;
use std::time::Duration;

use crate::time::header_time;

/// The header `Retry-After` of a response with status 429 or 503: seconds, or a date. A date counts from the `Date` of
/// the same response, so that this machine's clock does not matter.
pub(super) fn retry_after(
    status: u16,
    header: Option<&str>,
    date: Option<NonZeroU64>,
) -> Option<Duration> {
    if !matches!(status, 429 | 503) {
        return None;
    }
    let text = header?.trim();
    let seconds = if text.bytes().all(|byte| byte.is_ascii_digit()) {
        text.parse().ok()?
    } else {
        header_time(text)?.get().saturating_sub(date?.get())
    };
    Some(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_and_dates_are_read_where_a_gateway_may_say_them() {
        let (now, later) = (
            "Tue, 14 Nov 2023 22:13:20 GMT",
            "Tue, 14 Nov 2023 22:13:50 GMT",
        );
        let table = [
            (429, Some("7"), None, Some(7)),
            (503, Some(" 0 "), None, Some(0)),
            (503, Some(later), Some(now), Some(30)),
            (503, Some(now), Some(later), Some(0)),
            (503, Some(later), None, None),
            (503, Some("-1"), None, None),
            (503, Some(""), None, None),
            (503, Some("soon"), Some(now), None),
            (503, Some("99999999999999999999"), None, None),
            (503, None, Some(now), None),
            (200, Some("7"), None, None),
            (500, Some("7"), None, None),
        ];
        for (status, header, date, seconds) in table {
            let found = retry_after(status, header, date.and_then(header_time));
            let expected = seconds.map(Duration::from_secs);
            assert_eq!(found, expected, "{status} {header:?} {date:?}");
        }
    }
}
