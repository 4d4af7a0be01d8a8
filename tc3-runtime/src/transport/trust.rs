//! Which certificate authorities are trusted.

use std::fmt;

use reqwest::Certificate;

use crate::error::{CertificateError, ConfigurationError};
use crate::tls::has_ciphers;

/// Which certificate authorities may vouch for an `https://` endpoint.
///
/// ```no_run
/// use tc3_runtime::{Client, Credentials, transport::{RootCertificates, TransportConfig}};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // A company's proxy that decrypts TLS and has certificates of the company's own authority.
/// let roots = RootCertificates::system().add(&std::fs::read("company-ca.pem")?)?;
/// let client = Client::builder()
///     .credentials(Credentials::from_env()?)
///     .transport(TransportConfig::new().root_certificates(roots))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use]
pub struct RootCertificates {
    base: Base,
    given: Vec<Certificate>,
}

#[derive(Clone, Copy, Debug)]
enum Base {
    System,
    #[cfg(feature = "bundled-roots")]
    Bundled,
    Nothing,
}

impl RootCertificates {
    /// The authorities that the operating system trusts. The default. If it has none, a client cannot be made.
    pub fn system() -> Self {
        Self::of(Base::System)
    }

    /// The authorities that Mozilla trusts, as of the release of the crate `webpki-root-certs`, in place of those of
    /// the operating system. For machines without certificates, such as an empty container. Authorities that Mozilla
    /// removes later stay trusted until you build with a newer release.
    #[cfg(feature = "bundled-roots")]
    pub fn bundled() -> Self {
        Self::of(Base::Bundled)
    }

    /// No authorities but those that are [added](Self::add).
    pub fn empty() -> Self {
        Self::of(Base::Nothing)
    }

    /// Adds certificates: the content of a PEM file with one or more, or one certificate as DER.
    ///
    /// # Errors
    ///
    /// [`ConfigurationError::Certificate`] with what is wrong: none found, damaged, or none that TLS can use.
    #[allow(clippy::should_implement_trait, reason = "no addition of numbers")]
    pub fn add(mut self, pem_or_der: &[u8]) -> Result<Self, ConfigurationError> {
        if !has_ciphers() {
            return Err(ConfigurationError::NoTlsProvider);
        }
        let found = read(pem_or_der).map_err(ConfigurationError::Certificate)?;
        self.given.extend(found);
        Ok(self)
    }

    fn of(base: Base) -> Self {
        let given = Vec::new();
        Self { base, given }
    }

    pub(super) fn apply(
        &self,
        builder: reqwest::ClientBuilder,
    ) -> Result<reqwest::ClientBuilder, ConfigurationError> {
        let given = self.given.iter().cloned();
        match self.base {
            Base::System => Ok(builder.tls_certs_merge(given)),
            Base::Nothing if self.given.is_empty() => Err(CertificateError::NothingTrusted.into()),
            Base::Nothing => Ok(builder.tls_certs_only(given)),
            #[cfg(feature = "bundled-roots")]
            Base::Bundled => Ok(builder.tls_certs_only(bundled()?.into_iter().chain(given))),
        }
    }
}

impl fmt::Debug for RootCertificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "RootCertificates({:?} and {} given)",
            self.base,
            self.given.len()
        )
    }
}

#[cfg(feature = "bundled-roots")]
fn bundled() -> Result<Vec<Certificate>, CertificateError> {
    webpki_root_certs::TLS_SERVER_ROOT_CERTS
        .iter()
        .map(|der| Certificate::from_der(der).map_err(|_| CertificateError::Missing))
        .collect()
}

fn read(bytes: &[u8]) -> Result<Vec<Certificate>, CertificateError> {
    let certificates = if is_pem(bytes) {
        Certificate::from_pem_bundle(bytes).map_err(|_| CertificateError::Pem)?
    } else {
        der(bytes)?
    };
    if certificates.is_empty() {
        return Err(CertificateError::Missing);
    }
    let unusable = certificates.iter().position(|one| !is_usable(one));
    match unusable {
        Some(index) => Err(CertificateError::Unusable(index + 1)),
        None => Ok(certificates),
    }
}

fn is_pem(bytes: &[u8]) -> bool {
    const BEGIN: &[u8] = b"-----BEGIN ";
    bytes.windows(BEGIN.len()).any(|window| window == BEGIN)
}

fn der(bytes: &[u8]) -> Result<Vec<Certificate>, CertificateError> {
    // Every certificate is an ASN.1 sequence, and no text begins like one.
    if bytes.first() != Some(&0x30) {
        return Err(CertificateError::Missing);
    }
    Certificate::from_der(bytes)
        .map(|certificate| vec![certificate])
        .map_err(|_| CertificateError::Unusable(1))
}

/// Tries a certificate by making a client with it alone: the HTTP library checks certificates only then, and does not
/// tell which one it refuses.
fn is_usable(certificate: &Certificate) -> bool {
    reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([certificate.clone()])
        .build()
        .is_ok()
}
