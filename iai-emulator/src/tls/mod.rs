//! https: the certificate that the emulator shows, made or given, and what clients have to trust.

mod error;
mod files;
mod given;
mod kept;
mod made;
mod names;
mod pem;
mod served;
#[cfg(test)]
mod tests;

pub use error::TlsError;
pub(crate) use served::ServedTls;

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

/// How an emulator speaks https: [`EmulatorBuilder::tls`](crate::EmulatorBuilder::tls).
///
/// ```
/// use iai_emulator::{Emulator, Tls};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let builder = Emulator::builder().credentials("AKIDlocal", "local-key");
/// let emulator = builder.tls(Tls::generated()).start()?;
/// assert!(emulator.url().starts_with("https://127.0.0.1:"));
/// // This client trusts the emulator; others are given `emulator.ca_certificate()`.
/// emulator.client()?.get_group_list().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use]
pub struct Tls(Source);

#[derive(Clone)]
enum Source {
    Generated {
        names: Vec<String>,
        ca_file: Option<PathBuf>,
    },
    Files {
        certificate: PathBuf,
        key: PathBuf,
        /// A setting that only a generated certificate can have.
        misplaced: Option<&'static str>,
    },
}

impl Tls {
    /// A certificate that is made when the emulator starts, by a certificate authority that is made for it alone. It is
    /// for `localhost`, `127.0.0.1`, `::1`, the address that the emulator listens on, the names given with
    /// [`EmulatorBuilder::admin_host`](crate::EmulatorBuilder::admin_host), and those of [`name`](Self::name).
    ///
    /// The authority's key is dropped once it has signed. So nobody can make another certificate that your clients
    /// would trust.
    pub fn generated() -> Self {
        Self(Source::Generated {
            names: Vec::new(),
            ca_file: None,
        })
    }

    /// A certificate of your own: a PEM file with it and the certificates that link it to its authority, and one with
    /// its private key, without a passphrase. [`Emulator::client`](crate::Emulator::client) trusts the certificates of
    /// that file and no others, so the authority's own has to be among them.
    pub fn pem_files(certificate: impl Into<PathBuf>, key: impl Into<PathBuf>) -> Self {
        Self(Source::Files {
            certificate: certificate.into(),
            key: key.into(),
            misplaced: None,
        })
    }

    /// Makes the [generated](Self::generated) certificate also for this name or address, such as `iai.test`. Can be
    /// called several times.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        match &mut self.0 {
            Source::Generated { names, .. } => names.push(name.into()),
            Source::Files { misplaced, .. } => *misplaced = Some("a name"),
        }
        self
    }

    /// Writes the certificate of the [generated](Self::generated) authority to this file, as PEM, and keeps the
    /// emulator's certificate and its key beside it (`FILE.server`; only the owner can read it).
    ///
    /// Both are used again in the next run, so that clients need to be told only once to trust the file. New ones are made
    /// when the names are others, and 30 days before these end, which is after 800 days. A file that no emulator has
    /// written is not touched. Folders are made where they are missing.
    pub fn ca_file(mut self, file: impl Into<PathBuf>) -> Self {
        match &mut self.0 {
            Source::Generated { ca_file, .. } => *ca_file = Some(file.into()),
            Source::Files { misplaced, .. } => *misplaced = Some("a file of the authority"),
        }
        self
    }

    /// Makes the certificate, or reads it. `hosts` are names besides those given here, `now` is the time since 1970.
    pub(crate) fn prepare(
        self,
        listen: IpAddr,
        hosts: &[String],
        now: Duration,
    ) -> Result<ServedTls, TlsError> {
        match self.0 {
            Source::Files {
                misplaced: Some(setting),
                ..
            } => Err(TlsError::Misplaced(setting)),
            Source::Files {
                certificate, key, ..
            } => given::read(certificate, key),
            Source::Generated {
                names: given,
                ca_file,
            } => {
                let names = names::all(listen, hosts.iter().chain(&given))?;
                match ca_file {
                    None => made::make(&names, now)?.served(None),
                    Some(file) => kept::load_or_make(&file, &names, now),
                }
            }
        }
    }
}

/// Names and paths stay out.
impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Source::Generated { .. } => "Tls(generated)",
            Source::Files { .. } => "Tls(pem files)",
        })
    }
}
