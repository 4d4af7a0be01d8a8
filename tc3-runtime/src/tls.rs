//! Whether TLS has what it needs.

/// Whether there are ciphers: those of the feature `rustls`, or of a provider that the program has installed. Without,
/// the HTTP library panics, even for a client that never speaks TLS.
#[cfg(all(feature = "rustls-no-provider", not(feature = "rustls")))]
pub(crate) fn has_ciphers() -> bool {
    rustls::crypto::CryptoProvider::get_default().is_some()
}

/// Whether there are ciphers, where they are asked for at all.
#[cfg(not(all(feature = "rustls-no-provider", not(feature = "rustls"))))]
pub(crate) fn has_ciphers() -> bool {
    true
}
