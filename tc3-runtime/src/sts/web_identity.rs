//! Credentials of a role for a pod, by the token of its cluster (OpenID Connect, OIDC).

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use zeroize::Zeroizing;

use super::api::actions::AssumeRoleWithWebIdentityRequest;
use super::api::codes;
use super::credentials::{DEFAULT_LIFE, SESSION, credentials, refused};
use crate::client::Client;
use crate::credentials::{
    Credentials, CredentialsError, Environment, Problem, ProvideCredentials, ProvideFuture, aside,
    find_problem, process_environment, read_quietly, shown,
};
use crate::endpoint::Endpoint;
use crate::error::Error;
use crate::sync::lock;
use crate::time::{SystemClock, TimeSource};

const REGION: &str = "TKE_REGION";
const PROVIDER_ID: &str = "TKE_PROVIDER_ID";
const TOKEN_FILE: &str = "TKE_WEB_IDENTITY_TOKEN_FILE";
const ROLE_ARN: &str = "TKE_ROLE_ARN";

/// Temporary credentials of a role for a pod in TKE (Tencent Kubernetes Engine), by a token that the cluster puts into
/// a file (action AssumeRoleWithWebIdentity of STS, the Security Token Service; the token is one of OpenID Connect).
///
/// The cluster sets `TKE_REGION`, `TKE_PROVIDER_ID`, `TKE_WEB_IDENTITY_TOKEN_FILE` and `TKE_ROLE_ARN`. They and the
/// file are read anew each time, since the cluster replaces the token. If none of the last three is set, the error is
/// [absent](CredentialsError::is_absent); if some are set, the others must be, too. The request is not signed, and it
/// has the region of `TKE_REGION`.
///
/// ```
/// use tc3_runtime::{Client, sts::WebIdentityCredentialsProvider};
///
/// # fn main() -> Result<(), tc3_runtime::Error> {
/// let client = Client::builder()
///     .credentials_provider(WebIdentityCredentialsProvider::tke())
/// #   .endpoint(tc3_runtime::Endpoint::custom("http://127.0.0.1:9")?)
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct WebIdentityCredentialsProvider {
    environment: Environment,
    endpoint: Endpoint,
    session_name: String,
    duration_seconds: u64,
    clock: Arc<dyn TimeSource>,
    kept: Arc<Mutex<Option<Regional>>>,
}

/// The client of a region. Making one takes 10 milliseconds and reads the machine's certificates.
#[derive(Clone)]
struct Regional {
    region: String,
    client: Client,
}

/// What the cluster has set.
struct Identity {
    region: String,
    provider_id: String,
    role_arn: String,
    token_file: PathBuf,
}

impl WebIdentityCredentialsProvider {
    /// Reads what the cluster has set from the environment of this process.
    #[must_use]
    pub fn tke() -> Self {
        Self::tke_with(process_environment)
    }

    /// Like [`tke`](Self::tke), with variables that this function reads, for tests.
    #[must_use]
    pub fn tke_with(read: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        Self {
            environment: Environment::new(read),
            endpoint: Endpoint::default(),
            session_name: SESSION.to_owned(),
            duration_seconds: DEFAULT_LIFE,
            clock: Arc::new(SystemClock),
            kept: Arc::default(),
        }
    }

    /// The endpoint of STS. Default: [`Endpoint::mainland`].
    #[must_use]
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.endpoint = endpoint;
        self.kept = Arc::default();
        self
    }

    /// The session's name in the vendor's audit log. Default: `tc3-runtime`.
    #[must_use]
    pub fn session_name(mut self, name: impl Into<String>) -> Self {
        self.session_name = name.into();
        self
    }

    /// How long the credentials last, in seconds: at most 43200. Default: 7200.
    #[must_use]
    pub fn duration_seconds(mut self, seconds: u64) -> Self {
        self.duration_seconds = seconds;
        self
    }

    /// The clock whose time is sent in requests. Default: [`SystemClock`].
    #[must_use]
    pub fn time_source(mut self, clock: impl TimeSource + 'static) -> Self {
        self.clock = Arc::new(clock);
        self.kept = Arc::default();
        self
    }

    async fn load(&self) -> Result<Credentials, CredentialsError> {
        let identity = self.identity()?;
        let token_file = identity.token_file.clone();
        let token = aside(Box::new(move || token(token_file))).await;
        let token =
            token.unwrap_or_else(|| Err(CredentialsError::unavailable(self.name(), "not read")))?;
        let client = self.client(identity.region).await?;
        let request = AssumeRoleWithWebIdentityRequest::builder()
            .provider_id(identity.provider_id)
            .web_identity_token(&**token)
            .role_arn(identity.role_arn)
            .role_session_name(self.session_name.clone())
            .duration_seconds(self.duration_seconds.try_into().unwrap_or(i64::MAX))
            .build();
        let place = format!("TKE web identity at {}", client.host_of(&codes::SERVICE));
        let sent = client.send_with_server_date(request).await;
        let (response, date) = sent.map_err(|error| refused(&place, &error))?;
        credentials(&place, response.credentials, response.expired_time, date)
    }

    /// The client of the region. If the last one was of another region, a new one is made on a thread that may block.
    async fn client(&self, region: String) -> Result<Client, CredentialsError> {
        let kept = lock(&self.kept).clone();
        if let Some(kept) = kept.filter(|kept| kept.region == region) {
            return Ok(kept.client);
        }
        let (own, of) = (self.clone(), region.clone());
        let made = aside(Box::new(move || own.make(&of))).await;
        let made = made.ok_or_else(|| CredentialsError::unavailable(self.name(), "not asked"))?;
        let client = made.map_err(|error| refused(self.name(), &error))?;
        *lock(&self.kept) = Some(Regional {
            region,
            client: client.clone(),
        });
        Ok(client)
    }

    fn make(&self, region: &str) -> Result<Client, Error> {
        let clock = Arc::clone(&self.clock);
        Client::builder()
            .credentials(Credentials::anonymous())
            .endpoint(self.endpoint.clone())
            .region(region)
            .time_source(move || clock.unix_seconds())
            .build()
    }

    fn identity(&self) -> Result<Identity, CredentialsError> {
        let nothing = [PROVIDER_ID, TOKEN_FILE, ROLE_ARN]
            .iter()
            .all(|name| self.environment.get(name).is_none());
        let stated = |name, what| {
            let missing = || CredentialsError::new(what, name, Problem::missing());
            self.environment.stated(name)?.ok_or_else(missing)
        };
        let identity = stated(ROLE_ARN, "role").and_then(|role_arn| {
            Ok(Identity {
                role_arn,
                provider_id: stated(PROVIDER_ID, "identity provider")?,
                token_file: stated(TOKEN_FILE, "token file")?.into(),
                region: stated(REGION, "region")?,
            })
        });
        identity.map_err(|error| error.absent_if(nothing))
    }
}

/// The cluster's token. It may end with a line break.
fn token(path: PathBuf) -> Result<Zeroizing<String>, CredentialsError> {
    let of_file = |problem| CredentialsError::new("token", shown(&path), problem);
    let text = read_quietly(&path).map_err(|none| of_file(none.problem))?;
    let token = Zeroizing::new(text.trim().to_owned());
    match find_problem(&token) {
        None => Ok(token),
        Some(problem) => Err(of_file(problem)),
    }
}

impl ProvideCredentials for WebIdentityCredentialsProvider {
    fn provide(&self) -> ProvideFuture<'_> {
        Box::pin(self.load())
    }

    fn name(&self) -> &str {
        "TKE web identity"
    }
}

impl fmt::Debug for WebIdentityCredentialsProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebIdentityCredentialsProvider")
            .field("endpoint", &self.endpoint)
            .field("session_name", &self.session_name)
            .field("duration_seconds", &self.duration_seconds)
            .finish_non_exhaustive()
    }
}
