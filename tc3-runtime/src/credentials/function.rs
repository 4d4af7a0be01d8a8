//! A function as a provider of credentials.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;

use super::error::CredentialsError;
use super::keys::Credentials;
use super::provider::{ProvideCredentials, ProvideFuture};

/// Makes a provider of an async function, or of a closure that returns a future.
///
/// `name` is the provider's name in messages. `provide` is called as
/// [`ProvideCredentials::provide`] is, and its errors are those of [`CredentialsError::unavailable`] and
/// [`CredentialsError::absent`].
///
/// ```
/// use tc3_runtime::credentials::{CredentialsError, provide_credentials_fn};
/// use tc3_runtime::{Client, Credentials};
///
/// async fn from_vault() -> Result<Credentials, CredentialsError> {
///     // Ask the vault here.
///     Credentials::new("AKIDEXAMPLE", "example-key")
/// }
///
/// # fn main() -> Result<(), tc3_runtime::Error> {
/// let client = Client::builder()
///     .credentials_provider(provide_credentials_fn("vault", from_vault))
/// #   .endpoint(tc3_runtime::Endpoint::custom("http://127.0.0.1:9")?)
///     .build()?;
/// assert_eq!(client.config().credentials_provider(), "vault");
///
/// // A closure takes along what it needs.
/// let path = std::path::PathBuf::from("/run/keys");
/// let from_file = provide_credentials_fn("key file", move || {
///     let path = path.clone();
///     async move {
///         let text = std::fs::read_to_string(&path)
///             .map_err(|error| CredentialsError::unavailable("key file", error.to_string()))?;
///         let (id, key) = text.trim().split_once(':').unwrap_or_default();
///         Credentials::new(id, key)
///     }
/// });
/// # let _ = from_file;
/// # Ok(())
/// # }
/// ```
pub fn provide_credentials_fn<F, P>(
    name: impl Into<Cow<'static, str>>,
    provide: F,
) -> impl ProvideCredentials + fmt::Debug + 'static
where
    F: Fn() -> P + Send + Sync + 'static,
    P: Future<Output = Result<Credentials, CredentialsError>> + Send + 'static,
{
    Function {
        name: name.into(),
        provide,
    }
}

struct Function<F> {
    name: Cow<'static, str>,
    provide: F,
}

impl<F, P> ProvideCredentials for Function<F>
where
    F: Fn() -> P + Send + Sync,
    P: Future<Output = Result<Credentials, CredentialsError>> + Send + 'static,
{
    fn provide(&self) -> ProvideFuture<'_> {
        Box::pin((self.provide)())
    }

    fn name(&self) -> &str {
        &self.name
    }
}

impl<F> fmt::Debug for Function<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<function {}>", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn from_vault() -> Result<Credentials, CredentialsError> {
        Credentials::new("AKIDVAULT", "vault-key")
    }

    async fn provided(provider: &dyn ProvideCredentials) -> Result<String, String> {
        let provided = provider.provide().await;
        let id = provided.map(|credentials| credentials.secret_id().to_owned());
        id.map_err(|error| error.to_string())
    }

    #[tokio::test]
    async fn functions_and_closures_are_asked_each_time() {
        let function = provide_credentials_fn("vault", from_vault);
        assert_eq!(function.name(), "vault");
        assert_eq!(format!("{function:?}"), "<function vault>");
        let ids = [provided(&function).await, provided(&function).await];
        assert_eq!(ids, ["AKIDVAULT"; 2].map(|id| Ok(id.to_owned())));

        let left = std::sync::Arc::new(std::sync::Mutex::new(vec!["AKIDONE"]));
        let closure = provide_credentials_fn("list".to_owned(), move || {
            let left = left.clone();
            async move {
                let next = crate::sync::lock(&left).pop();
                let none = || CredentialsError::unavailable("list", "it is empty");
                Credentials::new(next.ok_or_else(none)?, "list-key")
            }
        });
        assert_eq!(provided(&closure).await, Ok("AKIDONE".to_owned()));
        let empty = Err("no credentials from list: it is empty".to_owned());
        assert_eq!(provided(&closure).await, empty);
    }
}
