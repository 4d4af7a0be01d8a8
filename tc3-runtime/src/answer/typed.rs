//! A successful call.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::action::Response;
use crate::validate::Violation;
use crate::wire::{Strictness, deserialize_structure, serialize_structure};

/// What came back: the response, and what there is to say about the call beside it.
///
/// It dereferences to the response, so that `answer.request_id` reads its field.
///
/// With serde it is the response alone, in the API's own names, for keeping answers and for tests with kept ones:
///
/// ```
/// use tc3_runtime::Answer;
/// use tc3_runtime::sts::actions::AssumeRoleResponse;
///
/// let kept = r#"{"ExpiredTime":1700000000,"RequestId":"9f1c"}"#;
/// let answer: Answer<AssumeRoleResponse> = serde_json::from_str(kept)?;
/// assert_eq!(answer.request_id, "9f1c");
/// assert_eq!(serde_json::to_string(&answer)?, kept);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Answer<R> {
    response: R,
    warnings: Vec<Violation>,
    attempts: u32,
    recovered: bool,
    text: Zeroizing<String>,
}

impl<R> Answer<R> {
    pub(crate) fn new(
        response: R,
        warnings: Vec<Violation>,
        attempts: u32,
        recovered: bool,
        text: Zeroizing<String>,
    ) -> Self {
        Self {
            response,
            warnings,
            attempts,
            recovered,
            text,
        }
    }

    /// Rules that the request breaks and about which the vendor's texts disagree. The service took
    /// it all the same.
    #[must_use]
    pub fn warnings(&self) -> &[Violation] {
        &self.warnings
    }

    /// How often the request was sent; 0 for an answer that did not come from a call.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Whether the call's own answer was lost, and this one was put together from what a later call told: of a create
    /// by the action that found the thing in place (RequestId is that of its call, and only fields that it tells are
    /// set; only with [`RetryConfig::recover`](crate::RetryConfig::recover)), of a delete by a repetition that found
    /// nothing left to delete.
    #[must_use]
    pub fn is_recovered(&self) -> bool {
        self.recovered
    }

    /// The whole answer as JSON, envelope and all, just as it came: what the service has added to it since this crate
    /// was made is in here. Empty for an answer that did not come from a call.
    ///
    /// It holds whatever the answer holds, keys, faces and names included, so mind where it goes. It is wiped with the
    /// answer.
    ///
    /// ```
    /// # use tc3_runtime::{Answer, sts::actions::AssumeRoleResponse};
    /// # fn look(answer: &Answer<AssumeRoleResponse>) -> Result<(), serde_json::Error> {
    /// let whole: serde_json::Value = serde_json::from_str(answer.text())?;
    /// println!("{}", whole["Response"]["NewerThanThisCrate"]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The response alone.
    #[must_use]
    pub fn into_inner(self) -> R {
        self.response
    }
}

/// An answer made by hand, as a test or a double of the service has it.
impl<R> From<R> for Answer<R> {
    fn from(response: R) -> Self {
        Self::new(response, Vec::new(), 0, false, Zeroizing::default())
    }
}

/// The text is personal data.
impl<R: fmt::Debug> fmt::Debug for Answer<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("response", &self.response)
            .field("warnings", &self.warnings)
            .field("attempts", &self.attempts)
            .field("recovered", &self.recovered)
            .finish_non_exhaustive()
    }
}

/// Equal in what it means; the text may differ in what this crate does not know.
impl<R: PartialEq> PartialEq for Answer<R> {
    fn eq(&self, other: &Self) -> bool {
        self.response == other.response
            && self.warnings == other.warnings
            && (self.attempts, self.recovered) == (other.attempts, other.recovered)
    }
}

impl<R: Response> Serialize for Answer<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_structure(&self.response, serializer)
    }
}

impl<'de, R: Response> Deserialize<'de> for Answer<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_structure::<R, D>(deserializer, Strictness::Lenient).map(Self::from)
    }
}

impl<R> Deref for Answer<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.response
    }
}
