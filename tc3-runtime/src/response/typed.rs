//! What a successful call returns.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::action::ActionOutput;
use crate::validate::Violation;
use crate::wire::{Strictness, deserialize_structure, serialize_structure};

/// The result of a successful call: the typed output of the action, and facts about the call such as its warnings.
///
/// It dereferences to the output, so that `response.request_id` reads a field of it.
///
/// With serde it is the output alone, in the API's own names, so that responses can be stored and read again:
///
/// ```
/// use tc3_runtime::Response;
/// use tc3_runtime::sts::actions::AssumeRoleResponse;
///
/// let kept = r#"{"ExpiredTime":1700000000,"RequestId":"9f1c"}"#;
/// let response: Response<AssumeRoleResponse> = serde_json::from_str(kept)?;
/// assert_eq!(response.request_id, "9f1c");
/// assert_eq!(serde_json::to_string(&response)?, kept);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Response<R> {
    output: R,
    warnings: Vec<Violation>,
    attempts: u32,
    recovered: bool,
    raw_body: Zeroizing<String>,
}

impl<R> Response<R> {
    pub(crate) fn new(
        output: R,
        warnings: Vec<Violation>,
        attempts: u32,
        recovered: bool,
        raw_body: Zeroizing<String>,
    ) -> Self {
        Self {
            output,
            warnings,
            attempts,
            recovered,
            raw_body,
        }
    }

    /// The same response with another output.
    #[cfg(feature = "dynamic")]
    pub(crate) fn with_output<T>(self, output: T) -> Response<T> {
        Response {
            output,
            warnings: self.warnings,
            attempts: self.attempts,
            recovered: self.recovered,
            raw_body: self.raw_body,
        }
    }

    /// Rules that the request breaks and about which the vendor's texts disagree. The service accepted the request
    /// nevertheless.
    #[must_use]
    pub fn warnings(&self) -> &[Violation] {
        &self.warnings
    }

    /// How often the request was sent; 0 for a response that did not come from a call.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether the call's own response was lost, and this one was made of the response to a later call.
    ///
    /// For a create (with [`RetryConfig::recover`](crate::RetryConfig::recover) alone), the later call found that the
    /// thing exists: RequestId is that of the later call, and only fields that its response has are set. For a delete,
    /// a later attempt found nothing left to delete.
    #[must_use]
    pub fn is_recovered(&self) -> bool {
        self.recovered
    }

    /// The whole body as JSON, with its envelope, just as it came. It also has fields that are newer than this crate.
    /// Empty for a response that did not come from a call.
    ///
    /// It holds keys, faces and names if the response does: do not log it. It is wiped when the response is dropped.
    ///
    /// ```
    /// # use tc3_runtime::{Response, sts::actions::AssumeRoleResponse};
    /// # fn look(response: &Response<AssumeRoleResponse>) -> Result<(), serde_json::Error> {
    /// let whole: serde_json::Value = serde_json::from_str(response.raw_body())?;
    /// println!("{}", whole["Response"]["NewerThanThisCrate"]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn raw_body(&self) -> &str {
        &self.raw_body
    }

    /// The output alone.
    #[must_use]
    pub fn into_output(self) -> R {
        self.output
    }
}

/// A response made by hand, as a test or a mock has it.
impl<R> From<R> for Response<R> {
    fn from(response: R) -> Self {
        Self::new(response, Vec::new(), 0, false, Zeroizing::default())
    }
}

/// Without the raw body, which is personal data.
impl<R: fmt::Debug> fmt::Debug for Response<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("output", &self.output)
            .field("warnings", &self.warnings)
            .field("attempts", &self.attempts)
            .field("recovered", &self.recovered)
            .finish_non_exhaustive()
    }
}

/// Compares everything but the raw body, which may have fields that this crate does not know.
impl<R: PartialEq> PartialEq for Response<R> {
    fn eq(&self, other: &Self) -> bool {
        self.output == other.output
            && self.warnings == other.warnings
            && (self.attempts, self.recovered) == (other.attempts, other.recovered)
    }
}

impl<R: ActionOutput> Serialize for Response<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_structure(&self.output, serializer)
    }
}

impl<'de, R: ActionOutput> Deserialize<'de> for Response<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_structure::<R, D>(deserializer, Strictness::Lenient).map(Self::from)
    }
}

impl<R> Deref for Response<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.output
    }
}
