//! One line of the log.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use http::Method;
use serde::{Serialize, Serializer};

/// The generation of the protocol that a request was taken to be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[serde(rename_all = "lowercase")]
pub enum Protocol {
    /// TC3-HMAC-SHA256 in headers.
    V3,
    /// HmacSHA1 or HmacSHA256 among the parameters.
    V1,
}

/// The word for a response that is sent as it is.
const WHOLE: &str = "whole";

/// What is kept of a request. Keys, signatures and parameters are not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RequestRecord {
    /// Counts the requests of this emulator from 0, in the order in which they were answered.
    pub sequence: u64,
    /// The id that the response has.
    pub request_id: String,
    /// The emulator's time when it was answered, in seconds since 1970-01-01 UTC.
    pub time: u64,
    /// How long it took, from when the request had arrived whole until the response was ready. A delay that a fault asks
    /// for counts. In JSON it is `duration_ms`, in milliseconds.
    #[serde(rename = "duration_ms", serialize_with = "as_milliseconds")]
    pub duration: Duration,
    /// The HTTP method.
    pub method: String,
    /// The generation of the protocol.
    pub protocol: Protocol,
    /// The action; empty when none was given, `?` when the text cannot be the name of one.
    pub action: String,
    /// The version of the API, in the same way.
    pub version: String,
    /// Bytes of the body, or of the query of a GET.
    pub bytes: usize,
    /// How the call ended in the emulator: `ok`, or the error code. `None` where a fault took the place of the call and is
    /// no error of the service, such as a reset: then there was no response.
    pub code: Option<String>,
    /// What of the response was sent to the client: `whole`, or `half`, `garbage`, `empty`, `status=502`, `close`, `reset`,
    /// as the fault wanted it. The client has the `code` only where this is `whole`.
    pub delivered: String,
    /// Whether the call was carried out. `false` when it was refused, which changes nothing, and when a fault took its
    /// place; `true` also where a fault replaced the response, or kept it from arriving.
    pub executed: bool,
    /// The fault that the call met, in the words of the syntax for faults.
    pub fault: Option<String>,
}

/// One line, as a person reads it.
impl fmt::Display for RequestRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let protocol = match self.protocol {
            Protocol::V3 => "v3",
            Protocol::V1 => "v1",
        };
        write!(
            f,
            "{} {} {} {} {protocol} {} bytes, {:.3} ms -> {} {}",
            self.sequence,
            self.time,
            self.method,
            self.action,
            self.bytes,
            milliseconds(self.duration),
            self.end(),
            self.request_id
        )?;
        if let Some(fault) = &self.fault {
            let executed = if self.executed { "" } else { ", not executed" };
            write!(f, " [fault: {fault}{executed}]")?;
        }
        Ok(())
    }
}

impl RequestRecord {
    /// How it ended, for a person.
    fn end(&self) -> Cow<'_, str> {
        match &self.code {
            Some(code) if self.delivered == WHOLE => code.into(),
            Some(code) => format!("{code}, then {}", self.delivered).into(),
            None => (&*self.delivered).into(),
        }
    }
}

/// What is known of a request before it was answered.
#[derive(Debug)]
pub(crate) struct RecordBuilder(RequestRecord);

impl RecordBuilder {
    pub(crate) fn new(
        method: &Method,
        protocol: Protocol,
        action: &str,
        version: &str,
        bytes: usize,
    ) -> Self {
        Self(RequestRecord {
            sequence: 0,
            request_id: String::new(),
            time: 0,
            duration: Duration::ZERO,
            method: name(method.as_str()),
            protocol,
            action: name(action),
            version: date(version),
            bytes,
            code: None,
            delivered: String::new(),
            executed: false,
            fault: None,
        })
    }

    pub(crate) fn finish(self, finish: Finish) -> RequestRecord {
        RequestRecord {
            request_id: finish.request_id,
            time: finish.time,
            duration: finish.duration,
            code: finish.code,
            delivered: finish.delivered.unwrap_or_else(|| WHOLE.to_owned()),
            executed: finish.executed,
            fault: finish.fault,
            ..self.0
        }
    }
}

/// What is known of a request once it is answered.
#[derive(Debug)]
pub(crate) struct Finish {
    pub(crate) request_id: String,
    pub(crate) time: u64,
    pub(crate) duration: Duration,
    pub(crate) code: Option<String>,
    /// What is sent in place of the response, if not the whole of it.
    pub(crate) delivered: Option<String>,
    pub(crate) executed: bool,
    pub(crate) fault: Option<String>,
}

/// Milliseconds with three digits of a fraction.
fn milliseconds(duration: Duration) -> f64 {
    duration.as_micros() as f64 / 1000.0
}

fn as_milliseconds<S: Serializer>(duration: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(milliseconds(*duration))
}

/// A text that can be a name. Anything else may be a secret that went to the wrong place, and is not kept.
fn name(text: &str) -> String {
    kept(text, 64, u8::is_ascii_alphabetic)
}

fn date(text: &str) -> String {
    kept(text, 10, |byte| byte.is_ascii_digit() || *byte == b'-')
}

fn kept(text: &str, longest: usize, fits: impl Fn(&u8) -> bool) -> String {
    let is_kept = text.len() <= longest && text.as_bytes().iter().all(fits);
    if is_kept { text } else { "?" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn record(action: &str) -> RequestRecord {
        ended(action, Some("ok"), Some("reset"), true)
    }

    fn ended(
        action: &str,
        code: Option<&str>,
        delivered: Option<&str>,
        executed: bool,
    ) -> RequestRecord {
        let record = RecordBuilder::new(&Method::GET, Protocol::V1, action, "2020-03-03", 5);
        record.finish(Finish {
            request_id: "r-1".to_owned(),
            time: 9,
            duration: Duration::from_nanos(1_234_999),
            code: code.map(str::to_owned),
            delivered: delivered.map(str::to_owned),
            executed,
            fault: Some("a fault".to_owned()),
        })
    }

    #[test]
    fn a_record_is_written_as_json() {
        assert_eq!(
            serde_json::to_value(record("GetGroupList")).unwrap(),
            json!({
                "sequence": 0, "request_id": "r-1", "time": 9, "duration_ms": 1.234, "method": "GET", "protocol": "v1",
                "action": "GetGroupList", "version": "2020-03-03", "bytes": 5, "code": "ok",
                "delivered": "reset", "executed": true, "fault": "a fault",
            })
        );
    }

    #[test]
    fn a_line_tells_how_the_call_ended_and_what_was_sent() {
        for (code, delivered, executed, expected) in [
            (Some("ok"), None, true, "ok r-1 [fault: a fault]"),
            (
                Some("ok"),
                Some("reset"),
                true,
                "ok, then reset r-1 [fault: a fault]",
            ),
            (
                Some("InternalError"),
                None,
                false,
                "InternalError r-1 [fault: a fault, not executed]",
            ),
            (
                None,
                Some("status=502"),
                false,
                "status=502 r-1 [fault: a fault, not executed]",
            ),
        ] {
            let line = ended("GetGroupList", code, delivered, executed).to_string();
            let start = "0 9 GET GetGroupList v1 5 bytes, 1.234 ms -> ";
            assert_eq!(line, format!("{start}{expected}"));
        }
    }

    #[test]
    fn what_is_no_name_is_not_kept() {
        for text in [
            "TC3-HMAC-SHA256 Credential=x",
            "a\nb",
            "群",
            &"x".repeat(65),
            "AKID12345",
        ] {
            assert_eq!(record(text).action, "?", "{text}");
        }
        assert_eq!(record("").action, "");
    }
}
