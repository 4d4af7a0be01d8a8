//! Makes clients of the HTTP library that follow no redirects and repeat nothing by themselves.

use std::time::Duration;

use reqwest::redirect::Policy;

use super::config::TransportConfig;
use crate::endpoint::Endpoint;
use crate::error::ConfigurationError;
use crate::tls::has_ciphers;

/// How often the operating system asks a silent peer before it gives it up.
const KEEPALIVE_PROBES: u32 = 3;

/// A client that reaches `endpoint`, with a pool of its own.
pub(super) fn client(
    endpoint: &Endpoint,
    connect_timeout: Duration,
    config: &TransportConfig,
) -> Result<reqwest::Client, ConfigurationError> {
    if !has_ciphers() {
        return Err(ConfigurationError::NoTlsProvider);
    }
    let builder = packing(sockets(plain(connect_timeout), config), config);
    let builder = for_endpoint(builder, endpoint, config)?;
    builder
        .build()
        .map_err(|error| ConfigurationError::Tls(root_cause(&error)))
}

/// It follows no redirect and sends nothing again under an old signature.
fn plain(connect_timeout: Duration) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .connect_timeout(connect_timeout)
        .user_agent(concat!(
            env!("CARGO_PKG_NAME"),
            "/",
            env!("CARGO_PKG_VERSION")
        ))
}

fn sockets(builder: reqwest::ClientBuilder, config: &TransportConfig) -> reqwest::ClientBuilder {
    let max_idle = if config.idle_timeout.is_zero() {
        0
    } else {
        config.max_idle
    };
    builder
        .pool_idle_timeout(config.idle_timeout)
        .pool_max_idle_per_host(max_idle)
        .tcp_nodelay(config.nodelay)
        .tcp_keepalive(config.keepalive)
        .tcp_keepalive_interval(config.keepalive)
        .tcp_keepalive_retries(KEEPALIVE_PROBES)
}

#[cfg(feature = "gzip")]
fn packing(builder: reqwest::ClientBuilder, config: &TransportConfig) -> reqwest::ClientBuilder {
    builder.gzip(config.gzip)
}

/// Another crate may have turned the library's feature on.
#[cfg(not(feature = "gzip"))]
fn packing(builder: reqwest::ClientBuilder, _: &TransportConfig) -> reqwest::ClientBuilder {
    builder.no_gzip()
}

fn for_endpoint(
    mut builder: reqwest::ClientBuilder,
    endpoint: &Endpoint,
    config: &TransportConfig,
) -> Result<reqwest::ClientBuilder, ConfigurationError> {
    let address = endpoint.custom_address();
    let loopback = address.is_some_and(|address| address.is_loopback());
    // A loopback endpoint is an emulator on this machine, which a proxy on another machine cannot reach.
    builder = if loopback {
        builder.no_proxy()
    } else {
        config.proxy.apply(builder)?
    };
    builder = versions(builder, endpoint, config);
    let https = address.is_none_or(|address| address.is_https());
    if https || (!loopback && config.proxy.needs_tls()) {
        with_tls(builder, endpoint, config)
    } else {
        Ok(without_tls(builder))
    }
}

/// One connection of HTTP/2 carries all calls, so it must be noticed soon when it hangs: hence the pings.
#[cfg(feature = "http2")]
fn versions(
    builder: reqwest::ClientBuilder,
    endpoint: &Endpoint,
    config: &TransportConfig,
) -> reqwest::ClientBuilder {
    if endpoint.has_signing_host() || config.http1_only {
        // HTTP/2 sends the host of the address in place of the one that was signed.
        return builder.http1_only();
    }
    builder
        .http2_keep_alive_interval(config.ping.interval)
        .http2_keep_alive_timeout(config.ping.timeout)
        .http2_keep_alive_while_idle(true)
}

/// Another crate may have turned the library's feature on.
#[cfg(not(feature = "http2"))]
fn versions(
    builder: reqwest::ClientBuilder,
    _: &Endpoint,
    _: &TransportConfig,
) -> reqwest::ClientBuilder {
    builder.http1_only()
}

#[cfg(feature = "rustls-no-provider")]
fn with_tls(
    builder: reqwest::ClientBuilder,
    _: &Endpoint,
    config: &TransportConfig,
) -> Result<reqwest::ClientBuilder, ConfigurationError> {
    config.roots.apply(builder)
}

#[cfg(not(feature = "rustls-no-provider"))]
fn with_tls(
    _: reqwest::ClientBuilder,
    endpoint: &Endpoint,
    _: &TransportConfig,
) -> Result<reqwest::ClientBuilder, ConfigurationError> {
    let address = endpoint.custom_address();
    let what = if address.is_some() {
        ""
    } else {
        ", the real service"
    };
    Err(ConfigurationError::NoTls {
        endpoint: format!("{endpoint}{what}"),
        loopback: address.is_some_and(|address| address.is_loopback()),
    })
}

/// Loads no certificates: otherwise a machine without any could not make a client, not even for `http://`.
#[cfg(feature = "rustls-no-provider")]
fn without_tls(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder.tls_certs_only([])
}

#[cfg(not(feature = "rustls-no-provider"))]
fn without_tls(builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    builder
}

fn root_cause(error: &dyn std::error::Error) -> String {
    let mut root = error;
    while let Some(inner) = root.source() {
        root = inner;
    }
    root.to_string()
}
