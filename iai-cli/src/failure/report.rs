//! A failure as JSON.

use iai_client::code::RetryClass;
use iai_client::description::ErrorRow;
use iai_client::service::Effect;
use iai_client::validate::Violation;
use iai_client::{DESCRIPTION, Error};
use serde::Serialize;

/// A failure as JSON: `iai-cli/schema/error.json` describes it. What is not known is left out.
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// What happened, and where.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
    /// The class of failures that it belongs to.
    pub class: &'static str,
    /// The exit code of the class.
    pub exit_code: u8,
    /// Whether a create may have taken effect all the same.
    pub outcome_unknown: bool,
    /// The service's code, or the one that it would have answered with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What the code means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meaning: Option<&'static str>,
    /// Whether sending the same request again may succeed, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry: Option<RetryClass>,
    /// The action.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<&'static str>,
    /// What a call of the action that is sent twice does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Host and port that were to be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The id by which the vendor's support finds the call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// How often the request was sent; 0 when it was refused before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// Milliseconds that the call took, with all attempts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elapsed_ms: Option<u64>,
    /// The rules that the request breaks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub violations: Vec<Broken>,
    /// What led to it, from the outside inwards.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<String>,
}

/// A rule that a request breaks.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Broken {
    /// The parameter, such as `GroupIds[1]`.
    pub parameter: String,
    /// The code that the service would answer with.
    pub code: &'static str,
    /// What the parameter must keep to, and what was found. Never the content.
    pub message: String,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Broken {
    pub(super) fn all(violations: &[Violation]) -> Vec<Self> {
        let broken = |violation: &Violation| Self {
            parameter: violation.path.clone(),
            code: violation.code,
            message: format!("{}, found {}", violation.rule, violation.found),
            remedy: violation.remedy(),
        };
        violations.iter().map(broken).collect()
    }
}

impl Report {
    /// Takes what an error of the client knows beside its text.
    pub(super) fn fill(&mut self, error: &Error) {
        self.set_code(error.code_str());
        self.outcome_unknown = error.is_outcome_unknown();
        self.retry = Some(error.retry_class());
        self.request_id = error.request_id().map(str::to_owned);
        self.violations = Broken::all(error.violations());
        if error.action().is_some() {
            self.attempts = Some(error.attempts());
        }
        if error.attempts() > 0 {
            self.elapsed_ms = u64::try_from(error.elapsed().as_millis()).ok();
        }
    }

    /// Sets the code and what it means.
    pub(super) fn set_code(&mut self, code: Option<&str>) {
        self.code = code.map(str::to_owned);
        let meaning = code.and_then(row).map(|row| row.meaning);
        self.meaning = meaning.filter(|meaning| !meaning.is_empty());
    }
}

/// What is known of a code.
pub(super) fn row(code: &str) -> Option<&'static ErrorRow> {
    DESCRIPTION.errors.iter().find(|row| row.code == code)
}
