//! What serves https, however the certificate was come by.

use std::path::PathBuf;
use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{self, ServerConfig};

use super::pem;

/// See the module.
pub(crate) struct ServedTls {
    pub(crate) acceptor: TlsAcceptor,
    /// The certificates that a client has to trust, as PEM.
    pub(crate) ca_certificate: String,
    /// Where they were written.
    pub(crate) ca_file: Option<PathBuf>,
}

impl ServedTls {
    /// Fails when the key is of no use, or not that of the certificate.
    pub(super) fn new(
        chain: Vec<CertificateDer<'static>>,
        key: PrivateKeyDer<'static>,
        trusted: &[CertificateDer<'_>],
    ) -> Result<Self, rustls::Error> {
        let mut config = ServerConfig::builder_with_provider(ciphers())
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)?;
        // A client that can do HTTP/2 is told that the emulator cannot.
        config.alpn_protocols = vec![b"http/1.1".to_vec(), b"http/1.0".to_vec()];
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(config)),
            ca_certificate: trusted.iter().map(|one| pem::certificate(one)).collect(),
            ca_file: None,
        })
    }
}

/// Named here, since a process can have several, and then none is the default.
pub(super) fn ciphers() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}
