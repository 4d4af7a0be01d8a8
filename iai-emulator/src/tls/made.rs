//! A certificate authority made for one certificate, and that certificate.

use std::path::PathBuf;
use std::time::Duration;

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use tokio_rustls::rustls;
use tokio_rustls::rustls::client::WebPkiServerVerifier;
use tokio_rustls::rustls::client::danger::ServerCertVerifier as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use tokio_rustls::rustls::sign::CertifiedKey;

use super::error::TlsError;
use super::served::{ServedTls, ciphers};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Clocks of other machines may be behind.
const BEFORE: Duration = DAY;
/// Some systems refuse certificates of more than 825 days.
const LIFE: Duration = DAY.saturating_mul(800);

/// What all authorities' names begin with.
pub(super) const MAKER: &str = "iai-emulator CA ";

/// A certificate with its key, and the authority that vouches for it.
pub(super) struct Made {
    pub(super) certificate: CertificateDer<'static>,
    pub(super) key: PrivateKeyDer<'static>,
    pub(super) authority: CertificateDer<'static>,
}

/// Makes an authority and a certificate for these names.
pub(super) fn make(names: &[ServerName<'static>], now: Duration) -> Result<Made, TlsError> {
    let failed = |error: rcgen::Error| TlsError::Generate(error.to_string());
    let authority_key = KeyPair::generate().map_err(failed)?;
    let params = authority(&authority_key, now);
    let authority = params.self_signed(&authority_key).map_err(failed)?;
    let key = KeyPair::generate().map_err(failed)?;
    // The authority's key ends here.
    let issuer = Issuer::new(params, authority_key);
    let params = server(names, now).map_err(failed)?;
    let certificate = params.signed_by(&key, &issuer).map_err(failed)?;
    Ok(Made {
        certificate: certificate.der().clone(),
        key: PrivateKeyDer::Pkcs8(key.serialize_der().into()),
        authority: authority.der().clone(),
    })
}

/// Stores of certificates tell authorities apart by their name, so each has its own.
fn authority(key: &KeyPair, now: Duration) -> CertificateParams {
    let mut params = dated(CertificateParams::default(), now);
    let number = params.key_identifier(key);
    let number: String = number
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    params.distinguished_name = called(format!("{MAKER}{number}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
}

fn server(names: &[ServerName<'static>], now: Duration) -> Result<CertificateParams, rcgen::Error> {
    let names: Vec<String> = names
        .iter()
        .map(|name| name.to_str().into_owned())
        .collect();
    let mut params = dated(CertificateParams::new(names)?, now);
    params.distinguished_name = called("iai-emulator".to_owned());
    params.is_ca = IsCa::ExplicitNoCa;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    Ok(params)
}

fn dated(mut params: CertificateParams, now: Duration) -> CertificateParams {
    let start = date_time_ymd(1970, 1, 1);
    params.not_before = start + now.saturating_sub(BEFORE);
    params.not_after = start + now.saturating_add(LIFE);
    params
}

fn called(name: String) -> DistinguishedName {
    let mut whole = DistinguishedName::new();
    whole.push(DnType::CommonName, name);
    whole
}

impl Made {
    /// Whether the key is the certificate's.
    pub(super) fn is_whole(&self) -> bool {
        let chain = vec![self.certificate.clone()];
        CertifiedKey::from_der(chain, self.key.clone_key(), &ciphers()).is_ok()
    }

    /// Whether a client that trusts the authority takes the certificate, at this time, for all these names.
    pub(super) fn is_good(&self, names: &[ServerName<'static>], at: Duration) -> bool {
        let mut roots = rustls::RootCertStore::empty();
        if roots.add(self.authority.clone()).is_err() {
            return false;
        }
        let verifier = WebPkiServerVerifier::builder_with_provider(roots.into(), ciphers()).build();
        let Ok(verifier) = verifier else {
            return false;
        };
        let at = UnixTime::since_unix_epoch(at);
        names.iter().all(|name| {
            let verified = verifier.verify_server_cert(&self.certificate, &[], name, &[], at);
            verified.is_ok()
        })
    }

    pub(super) fn served(self, ca_file: Option<PathBuf>) -> Result<ServedTls, TlsError> {
        let served = ServedTls::new(vec![self.certificate], self.key, &[self.authority]);
        let served = served.map_err(|error| TlsError::Generate(error.to_string()))?;
        Ok(ServedTls { ca_file, ..served })
    }
}
