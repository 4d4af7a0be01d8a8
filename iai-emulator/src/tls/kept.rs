//! A certificate that was made is kept beside the file of its authority, so that clients that were told to trust that
//! file go on to trust the emulator in its next run.
//!
//! The authority's key is kept nowhere. Whoever can read the files can pass for an emulator of these names, and for
//! nothing else.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};

use super::error::TlsError;
use super::files::{self, Readers};
use super::made::{MAKER, Made, make};
use super::pem;
use super::served::ServedTls;

/// A certificate that ends sooner is made anew.
const RENEWAL: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Serves with what is kept where it is good for these names, else with a new certificate.
pub(super) fn load_or_make(
    ca_file: &Path,
    names: &[ServerName<'static>],
    now: Duration,
) -> Result<ServedTls, TlsError> {
    let ca_file =
        std::path::absolute(ca_file).map_err(|error| TlsError::Write(ca_file.to_owned(), error))?;
    let published = read(&ca_file)?;
    if published
        .as_ref()
        .is_some_and(|content| !is_authority(content))
    {
        return Err(TlsError::Foreign(ca_file));
    }
    let made = kept_or_new(&beside(&ca_file), names, now)?;
    let authority = pem::certificate(&made.authority);
    if published.as_deref() != Some(authority.as_bytes()) {
        files::write(&ca_file, &authority, Readers::All, true)
            .map_err(|error| TlsError::Write(ca_file.clone(), error))?;
    }
    made.served(Some(ca_file))
}

fn kept_or_new(
    file: &Path,
    names: &[ServerName<'static>],
    now: Duration,
) -> Result<Made, TlsError> {
    let found = kept(file)?;
    let is_there = found.is_some();
    let is_good = |kept: &Made| {
        kept.is_whole()
            && kept.is_good(names, now)
            && kept.is_good(names, now.saturating_add(RENEWAL))
    };
    if let Some(found) = found.filter(is_good) {
        return Ok(found);
    }
    let made = make(names, now)?;
    match files::write(file, &text(&made), Readers::Owner, is_there) {
        Ok(()) => Ok(made),
        // Another emulator has started at the same time.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !is_there => {
            kept(file)?.ok_or_else(|| TlsError::Write(file.to_owned(), error))
        }
        Err(error) => Err(TlsError::Write(file.to_owned(), error)),
    }
}

/// The file with the certificate and its key.
fn beside(ca_file: &Path) -> PathBuf {
    let mut name = OsString::from(ca_file);
    name.push(".server");
    name.into()
}

fn text(made: &Made) -> String {
    let Made {
        certificate,
        key,
        authority,
    } = made;
    pem::certificate(certificate) + &pem::certificate(authority) + &pem::key(key)
}

/// What the file holds; `None` where there is no such file.
fn kept(file: &Path) -> Result<Option<Made>, TlsError> {
    let Some(content) = read(file)? else {
        return Ok(None);
    };
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(&content)
        .filter_map(Result::ok)
        .collect();
    let key = PrivateKeyDer::from_pem_slice(&content);
    match (<[_; 2]>::try_from(certificates), key) {
        (Ok([certificate, authority]), Ok(key)) if is_ours(&authority) => Ok(Some(Made {
            certificate,
            key,
            authority,
        })),
        _ => Err(TlsError::Foreign(file.to_owned())),
    }
}

fn read(file: &Path) -> Result<Option<Vec<u8>>, TlsError> {
    files::read_if_there(file).map_err(|error| TlsError::Read(file.to_owned(), error))
}

/// Whether a file is as an emulator writes it: with one authority, and nothing besides.
fn is_authority(content: &[u8]) -> bool {
    let certificate = CertificateDer::from_pem_slice(content);
    certificate.is_ok_and(|one| is_ours(&one) && pem::certificate(&one).as_bytes() == content)
}

/// Whether an emulator has made this authority: its name is in there as it is.
fn is_ours(authority: &CertificateDer<'_>) -> bool {
    let mut places = authority.windows(MAKER.len());
    places.any(|bytes| bytes == MAKER.as_bytes())
}
