//! Whether TLS can work in this program.

/// Whether there are ciphers: those of the feature `rustls`, or of a provider that the program has installed. Without
/// them the HTTP library panics, even in a client that never uses TLS.
#[cfg(all(feature = "rustls-no-provider", not(feature = "rustls")))]
pub(crate) fn has_ciphers() -> bool {
    rustls::crypto::CryptoProvider::get_default().is_some()
}

/// Always: the ciphers of the feature `rustls` are there, or there is no TLS at all.
#[cfg(not(all(feature = "rustls-no-provider", not(feature = "rustls"))))]
pub(crate) fn has_ciphers() -> bool {
    true
}
