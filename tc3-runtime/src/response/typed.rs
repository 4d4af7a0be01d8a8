//! A successful call.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::action::ActionOutput;
use crate::validate::Violation;
use crate::wire::{Strictness, deserialize_structure, serialize_structure};

/// What came back: the response, and what there is to say about the call beside it.
///
/// It dereferences to the response, so that `response.request_id` reads its field.
///
/// With serde it is the response alone, in the API's own names, for keeping responses and for tests with kept ones:
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

    /// Rules that the request breaks and about which the vendor's texts disagree. The service took
    /// it all the same.
    #[must_use]
    pub fn warnings(&self) -> &[Violation] {
        &self.warnings
    }

    /// How often the request was sent; 0 for a response that did not come from a call.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether the call's own response was lost, and this one was put together from what a later call told: of a create
    /// by the action that found the thing in place (RequestId is that of its call, and only fields that it tells are
    /// set; only with [`RetryConfig::recover`](crate::RetryConfig::recover)), of a delete by a repetition that found
    /// nothing left to delete.
    #[must_use]
    pub fn is_recovered(&self) -> bool {
        self.recovered
    }

    /// The whole response as JSON, envelope and all, just as it came: what the service has added to it since this crate
    /// was made is in here. Empty for a response that did not come from a call.
    ///
    /// It holds whatever the response holds, keys, faces and names included, so mind where it goes. It is wiped with the
    /// response.
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

/// A response made by hand, as a test or a double of the service has it.
impl<R> From<R> for Response<R> {
    fn from(response: R) -> Self {
        Self::new(response, Vec::new(), 0, false, Zeroizing::default())
    }
}

/// The text is personal data.
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

/// Equal in what it means; the text may differ in what this crate does not know.
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
