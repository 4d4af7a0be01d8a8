//! Why https cannot be served.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why https cannot be served. `Debug` is the text.
#[non_exhaustive]
pub enum TlsError {
    /// This is no name or address that a certificate can be for.
    Name(String),
    /// This file cannot be read.
    Read(PathBuf, io::Error),
    /// This file has no certificate.
    NoCertificate(PathBuf),
    /// This file has no private key that can be read.
    NoKey(PathBuf),
    /// The key does not belong to the certificate.
    Mismatch {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
    },
    /// The certificate or its key is of a kind that TLS cannot use, with the reason.
    Unusable {
        /// The file of the certificate.
        certificate: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// This file cannot be written.
    Write(PathBuf, io::Error),
    /// This file exists, and no emulator has written it, or it is damaged; so it is left alone.
    Foreign(PathBuf),
    /// This setting belongs to a certificate that is made, and one was given.
    Misplaced(&'static str),
    /// No certificate could be made, with the reason.
    Generate(String),
}

impl fmt::Debug for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for TlsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(
                f,
                "{name:?} is no name or address that a certificate can be for; write it without a scheme and a port, such \
                 as iai.test"
            ),
            Self::Read(file, error) => write!(f, "cannot read {}: {error}", file.display()),
            Self::NoCertificate(file) => write!(
                f,
                "there is no certificate in {}; it must be a PEM file with BEGIN CERTIFICATE",
                file.display()
            ),
            Self::NoKey(file) => write!(
                f,
                "there is no private key in {} that can be read; it must be a PEM file with BEGIN PRIVATE KEY, without a \
                 passphrase",
                file.display()
            ),
            Self::Mismatch { certificate, key } => write!(
                f,
                "the key in {} does not belong to the first certificate in {}; the server's own must stand first there",
                key.display(),
                certificate.display()
            ),
            Self::Unusable {
                certificate,
                reason,
            } => write!(
                f,
                "TLS cannot use the certificate in {} with its key: {reason}",
                certificate.display()
            ),
            Self::Write(file, error) => write!(
                f,
                "cannot write {}: {error}; choose another place for the authority's certificate (--tls-ca, Tls::ca_file)",
                file.display()
            ),
            Self::Foreign(file) => write!(
                f,
                "{} exists and was not written by an emulator, or is damaged, so it is left alone; remove it, or choose another place \
                 for the authority's certificate (--tls-ca, Tls::ca_file)",
                file.display()
            ),
            Self::Misplaced(setting) => {
                write!(
                    f,
                    "{setting} is for a certificate that is made, and one was given"
                )
            }
            Self::Generate(reason) => write!(f, "no certificate could be made: {reason}"),
        }
    }
}

impl Error for TlsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Read(_, error) | Self::Write(_, error) => Some(error),
            _ => None,
        }
    }
}
