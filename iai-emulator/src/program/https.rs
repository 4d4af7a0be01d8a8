//! The options of https.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;
use etcetera::{BaseStrategy as _, choose_base_strategy};

use crate::tls::Tls;

/// Characters of a file's name that come from the names of the certificate.
const LONGEST: usize = 100;

#[derive(Args)]
pub(super) struct Https {
    /// Speaks https, with a certificate for localhost, the address listened on and each --admin-host. Prints which
    /// file clients must trust; it stays the same from run to run
    #[arg(long)]
    tls: bool,

    /// Name or address that the certificate is for as well (repeatable)
    #[arg(long, value_name = "NAME", requires = "tls")]
    tls_name: Vec<String>,

    /// File for the certificate that clients must trust, in place of one in your home folder; FILE.server beside it
    /// keeps the emulator's own and its key
    #[arg(long, value_name = "FILE", requires = "tls")]
    tls_ca: Option<PathBuf>,

    /// PEM file with a certificate of your own, and those that link it to its authority; with --tls-key
    #[arg(
        long,
        value_name = "FILE",
        requires_all = ["tls", "tls_key"],
        conflicts_with_all = ["tls_ca", "tls_name"]
    )]
    tls_cert: Option<PathBuf>,

    /// PEM file with its private key
    #[arg(long, value_name = "FILE", requires_all = ["tls", "tls_cert"])]
    tls_key: Option<PathBuf>,
}

impl Https {
    /// What was asked for; `None` is plain HTTP. `hosts` are other names that the certificate is for.
    pub(super) fn settings(self, listen: IpAddr, hosts: &[String]) -> Result<Option<Tls>, String> {
        if !self.tls {
            return Ok(None);
        }
        if let (Some(certificate), Some(key)) = (self.tls_cert, self.tls_key) {
            return Ok(Some(Tls::pem_files(certificate, key)));
        }
        let file = match self.tls_ca {
            Some(file) => file,
            None => default_place(listen, hosts.iter().chain(&self.tls_name)).ok_or(
                "there is no home folder to keep the authority's certificate in; choose a file for it (--tls-ca FILE)",
            )?,
        };
        let tls = Tls::generated().ca_file(file);
        Ok(Some(self.tls_name.into_iter().fold(tls, Tls::name)))
    }
}

/// Other names have another file. So two emulators do not take each other's authority away.
fn default_place<'a>(listen: IpAddr, hosts: impl Iterator<Item = &'a String>) -> Option<PathBuf> {
    let folder = choose_base_strategy().ok()?.data_dir();
    let address = Some(listen.to_string()).filter(|_| !listen.is_unspecified());
    let names: BTreeSet<String> = hosts.cloned().chain(address).collect();
    Some(folder.join("iai-emulator").join(file_name(names)))
}

/// Names that differ may get the same file: the library looks at what is in it.
fn file_name(names: impl IntoIterator<Item = String>) -> String {
    let always = ["localhost", "127.0.0.1", "::1"];
    let others = names.into_iter().filter(|name| !always.contains(&&**name));
    let others: String = others.flat_map(|name| ["-".to_owned(), name]).collect();
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.');
    let letters = others.chars().take(LONGEST);
    let plain: String = letters
        .map(|letter| if is_plain(letter) { letter } else { '_' })
        .collect();
    format!("ca{plain}.pem")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_named_for_what_is_unusual() {
        for (names, expected) in [
            (&["127.0.0.1"][..], "ca.pem"),
            (&["::1", "localhost"], "ca.pem"),
            (&["192.0.2.7", "iai"], "ca-192.0.2.7-iai.pem"),
            (&["2001:db8::1", "../x"], "ca-2001_db8__1-.._x.pem"),
        ] {
            let names = names.iter().map(|name| (*name).to_owned());
            assert_eq!(file_name(names), expected);
        }
        let long = file_name(["x".repeat(300)]);
        assert_eq!(long.len(), "ca.pem".len() + LONGEST);
    }
}
