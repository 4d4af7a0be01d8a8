//! Credentials of a role, from STS (Security Token Service).

use std::fmt;

use super::api::actions::AssumeRoleRequest;
use super::api::codes;
use super::credentials::{DEFAULT_LIFE, SESSION, credentials, refused};
use crate::client::Client;
use crate::credentials::{Credentials, CredentialsError, ProvideCredentials, ProvideFuture};
use crate::wire::percent_encode;

/// Temporary credentials of a role, which is assumed with other credentials (action AssumeRole of STS, the Security
/// Token Service).
///
/// The request is sent with the given client: with its credentials, which must be allowed to assume the role, and with
/// its region, endpoint, timeouts, proxies and retries. A preset of [`Endpoint`](crate::Endpoint) means the host of
/// STS. The life of the credentials counts from the service's time.
///
/// ```
/// use tc3_runtime::{Client, Credentials, sts::AssumeRoleCredentialsProvider};
///
/// # fn main() -> Result<(), tc3_runtime::Error> {
/// # let here = || tc3_runtime::Endpoint::custom("http://127.0.0.1:9");
/// let sts = Client::builder()
///     .credentials(Credentials::new("AKIDbase", "key")?)
///     .region("ap-guangzhou")
/// #   .endpoint(here()?)
///     .build()?;
/// let role = AssumeRoleCredentialsProvider::new(sts, "qcs::cam::uin/100000000001:roleName/faces")
///     .session_name("enrolment")
///     .duration_seconds(3600);
/// let client = Client::builder()
///     .credentials_provider(role)
/// #   .endpoint(here()?)
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct AssumeRoleCredentialsProvider {
    client: Client,
    role_arn: String,
    session_name: String,
    duration_seconds: u64,
    policy: Option<String>,
    external_id: Option<String>,
}

impl AssumeRoleCredentialsProvider {
    /// The role with this ARN, its name across the platform (`qcs::cam::uin/…:roleName/…`), assumed with the
    /// credentials of `client`.
    #[must_use]
    pub fn new(client: impl Into<Client>, role_arn: impl Into<String>) -> Self {
        Self {
            client: client.into(),
            role_arn: role_arn.into(),
            session_name: SESSION.to_owned(),
            duration_seconds: DEFAULT_LIFE,
            policy: None,
            external_id: None,
        }
    }

    /// The session's name in the vendor's audit log: 2 to 128 of `A-Z a-z 0-9 + = , . @ _ -`. Default: `tc3-runtime`.
    #[must_use]
    pub fn session_name(mut self, name: impl Into<String>) -> Self {
        self.session_name = name.into();
        self
    }

    /// How long the credentials last, in seconds: at most 43200, and no more than the role allows. Default: 7200.
    #[must_use]
    pub fn duration_seconds(mut self, seconds: u64) -> Self {
        self.duration_seconds = seconds;
        self
    }

    /// A policy that limits what the role may do, as JSON. Give it unencoded: it is percent-encoded here.
    #[must_use]
    pub fn policy(mut self, json: impl Into<String>) -> Self {
        self.policy = Some(json.into());
        self
    }

    /// The external id that the role's trust policy asks for: 2 to 128 of `A-Z a-z 0-9 + = , . @ : / _ -`.
    #[must_use]
    pub fn external_id(mut self, id: impl Into<String>) -> Self {
        self.external_id = Some(id.into());
        self
    }

    async fn load(&self) -> Result<Credentials, CredentialsError> {
        let request = AssumeRoleRequest::builder()
            .role_arn(self.role_arn.clone())
            .role_session_name(self.session_name.clone())
            .duration_seconds(self.duration_seconds)
            .maybe_policy(self.policy.as_deref().map(percent_encode))
            .maybe_external_id(self.external_id.clone())
            .build();
        let place = format!("STS AssumeRole at {}", self.client.host_of(&codes::SERVICE));
        let sent = self.client.send_with_server_date(request).await;
        let (response, date) = sent.map_err(|error| refused(&place, &error))?;
        let end = response.expired_time.and_then(|end| end.try_into().ok());
        credentials(&place, response.credentials, end, date)
    }
}

impl ProvideCredentials for AssumeRoleCredentialsProvider {
    fn provide(&self) -> ProvideFuture<'_> {
        Box::pin(self.load())
    }

    fn name(&self) -> &str {
        "STS AssumeRole"
    }
}

/// Without the external id, which is a secret of two parties.
impl fmt::Debug for AssumeRoleCredentialsProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AssumeRoleCredentialsProvider")
            .field("client", &self.client)
            .field("role_arn", &self.role_arn)
            .field("session_name", &self.session_name)
            .field("duration_seconds", &self.duration_seconds)
            .finish_non_exhaustive()
    }
}
