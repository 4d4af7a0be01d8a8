//! Credentials of the role that is bound to a CVM (Cloud Virtual Machine).

use std::fmt;
use std::time::Duration;

use tokio::time::timeout;

use super::error::CredentialsError;
use super::json::Object;
use super::keys::Credentials;
use super::metadata::{MetadataClient, MetadataResponse};
use super::problem::{CredentialsErrorKind, Problem};
use super::provider::{ProvideCredentials, ProvideFuture};
use super::secret::Secret;

const METADATA: &str = "http://metadata.tencentyun.com";
const FOLDER: &str = "/latest/meta-data/cam/security-credentials/";
/// Short timeouts, since the service is very near, or not there at all.
const CONNECT: Duration = Duration::from_secs(1);
const TOTAL: Duration = Duration::from_secs(2);
const LONGEST_ROLE: usize = 128;

/// The temporary credentials of the role that is bound to this CVM (Cloud Virtual Machine), from the machine's metadata
/// service.
///
/// The service is asked at `http://metadata.tencentyun.com` without any proxy, with timeouts of 1 second to connect and
/// 2 seconds in all, and for responses of at most 64 KiB. The life of credentials counts from the `Date` of the
/// response. On other machines there is no such service, and a CVM may have no role; both errors are
/// [absent](CredentialsError::is_absent).
///
/// ```
/// use tc3_runtime::{Client, credentials::CvmRoleCredentialsProvider};
///
/// # fn main() -> Result<(), tc3_runtime::Error> {
/// let client = Client::builder()
///     .credentials_provider(CvmRoleCredentialsProvider::new().role("face-enrolment"))
/// #   .endpoint(tc3_runtime::Endpoint::custom("http://127.0.0.1:9")?)
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct CvmRoleCredentialsProvider {
    metadata: String,
    role: Option<String>,
    timeout: Duration,
}

impl CvmRoleCredentialsProvider {
    /// Uses the role that the metadata service names.
    #[must_use]
    pub fn new() -> Self {
        Self {
            metadata: METADATA.to_owned(),
            role: None,
            timeout: TOTAL,
        }
    }

    /// Uses this role, which saves a request for its name.
    #[must_use]
    pub fn role(mut self, name: impl Into<String>) -> Self {
        self.role = Some(name.into());
        self
    }

    /// Another address of the metadata service, `http://host:port`, for tests.
    #[must_use]
    pub fn metadata_address(mut self, address: impl Into<String>) -> Self {
        self.metadata = address.into();
        self
    }

    /// The longest that both requests together may take. Default: 2 seconds.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    async fn load(&self) -> Result<Credentials, CredentialsError> {
        let http = MetadataClient::new(CONNECT).map_err(|problem| self.error(problem))?;
        let role = match &self.role {
            Some(role) => role.clone(),
            None => self.discover(&http).await?,
        };
        if !is_role(&role) {
            return Err(self.error(Problem::shape("the role's name")));
        }
        let response = self.get(&http, &role).await?;
        self.read(&response).map_err(|problem| self.error(problem))
    }

    /// The name of the role that is bound to the machine.
    async fn discover(&self, http: &MetadataClient) -> Result<String, CredentialsError> {
        let response = self.get(http, "").await.map_err(|error| {
            // There is a metadata service, and no role is bound.
            match error.kind() {
                CredentialsErrorKind::Status(404) => error.count_absent(),
                _ => error,
            }
        })?;
        let text = String::from_utf8_lossy(&response.body);
        let text = text.trim();
        if text.starts_with('<') {
            return Err(self.error(Problem::html()));
        }
        Ok(text.lines().next().unwrap_or_default().trim().to_owned())
    }

    async fn get(
        &self,
        http: &MetadataClient,
        role: &str,
    ) -> Result<MetadataResponse, CredentialsError> {
        let url = format!("{}{FOLDER}{role}", self.metadata.trim_end_matches('/'));
        let response = http.get(&url).await.map_err(|problem| {
            let nobody = problem.kind == CredentialsErrorKind::Unreachable;
            self.error(problem).absent_if(nobody)
        })?;
        match response.status {
            200 => Ok(response),
            status => Err(self.error(Problem::status(status))),
        }
    }

    fn read(&self, response: &MetadataResponse) -> Result<Credentials, Problem> {
        let mut object = Object::parse(&response.body)?;
        let code = object.required("Code")?;
        if *code != "Success" {
            return Err(Problem::refused(shown_code(&code), None));
        }
        let id = object.required("TmpSecretId")?;
        let key = object.required("TmpSecretKey")?;
        let token = object.required("Token")?;
        let field = "ExpiredTime";
        let end = object.seconds(field)?;
        let end = end.ok_or_else(|| Problem::shape(field))?;
        temporary(id, key, token)
            .map(|found| found.expiring_at_second(end).issued_at(response.date))
    }

    fn error(&self, problem: Problem) -> CredentialsError {
        CredentialsError::of(self.place(), problem)
    }

    /// The address for messages, without a user name or password.
    fn place(&self) -> String {
        let url = url::Url::parse(&self.metadata).ok();
        let host = url.as_ref().and_then(url::Url::host_str);
        format!(
            "CVM role at {}",
            host.unwrap_or("an address that is no URL")
        )
    }
}

impl Default for CvmRoleCredentialsProvider {
    fn default() -> Self {
        Self::new()
    }
}

impl ProvideCredentials for CvmRoleCredentialsProvider {
    fn provide(&self) -> ProvideFuture<'_> {
        Box::pin(async {
            let late = |_| Err(self.error(Problem::timeout(self.timeout)));
            timeout(self.timeout, self.load())
                .await
                .unwrap_or_else(late)
        })
    }

    fn name(&self) -> &str {
        "CVM role"
    }
}

/// Without the address, which may hold a user name and password.
impl fmt::Debug for CvmRoleCredentialsProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CvmRoleCredentialsProvider")
            .field("place", &self.place())
            .field("role", &self.role)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// Credentials that a service returned. An error names the field of the response.
pub(crate) fn temporary(
    id: impl Into<zeroize::Zeroizing<String>>,
    key: impl Into<zeroize::Zeroizing<String>>,
    token: impl Into<zeroize::Zeroizing<String>>,
) -> Result<Credentials, Problem> {
    let unfit = |field| move |_| Problem::shape(field);
    let id = Secret::checked(id, "SecretId", "").map_err(unfit("TmpSecretId"))?;
    let key = Secret::checked(key, "SecretKey", "").map_err(unfit("TmpSecretKey"))?;
    let token = Secret::checked(token, "token", "").map_err(unfit("Token"))?;
    Ok(Credentials::assemble(id, key, Some(token)))
}

fn is_role(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
    let dots = name.bytes().all(|byte| byte == b'.');
    !dots && name.len() <= LONGEST_ROLE && name.bytes().all(fits)
}

/// A code for a message, shortened and with a few kinds of characters alone, since it comes from outside.
fn shown_code(code: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    code.chars().filter(fits).take(64).collect()
}
