//! A certificate and a key of the user's own.

use std::path::{Path, PathBuf};

use tokio_rustls::rustls;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::error::TlsError;
use super::files;
use super::served::ServedTls;

pub(super) fn read(certificate: PathBuf, key: PathBuf) -> Result<ServedTls, TlsError> {
    let content = content(&certificate)?;
    let chain: Result<Vec<CertificateDer<'_>>, _> =
        CertificateDer::pem_slice_iter(&content).collect();
    let chain = chain.ok().filter(|chain| !chain.is_empty());
    let Some(chain) = chain else {
        return Err(TlsError::NoCertificate(certificate));
    };
    let private = self::content(&key)?;
    // The reason is not told: it can quote a line of the file.
    let Ok(private) = PrivateKeyDer::from_pem_slice(&private) else {
        return Err(TlsError::NoKey(key));
    };
    ServedTls::new(chain.clone(), private, &chain).map_err(|error| match error {
        rustls::Error::InconsistentKeys(_) => TlsError::Mismatch { certificate, key },
        error => TlsError::Unusable {
            certificate,
            reason: error.to_string(),
        },
    })
}

fn content(path: &Path) -> Result<Vec<u8>, TlsError> {
    files::read(path).map_err(|error| TlsError::Read(path.to_owned(), error))
}
