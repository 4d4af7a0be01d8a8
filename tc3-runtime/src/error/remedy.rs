//! What to do about an error.

use super::kind::{
    CertificateError, ConfigurationError, ErrorKind, ProxyError, TimeoutKind, TransportPhase,
};
use crate::code::CodeInfo;

/// A sentence about `kind`; for an error code of the service it is that of the spec's row.
pub(super) fn of(kind: &ErrorKind, info: Option<&'static CodeInfo>) -> &'static str {
    match kind {
        ErrorKind::Validation(_) => {
            "Correct the parameters that the violations name; each says its rule and what was found."
        }
        ErrorKind::Image(error) => error.remedy(),
        ErrorKind::Credentials(error) => error.remedy(),
        ErrorKind::Endpoint(_) => {
            "Write the endpoint as https://host or https://host:port, or use a preset of Endpoint."
        }
        ErrorKind::Configuration(error) => of_configuration(error),
        ErrorKind::TooLarge(_) => {
            "Send with POST, use a smaller picture, or give a URL in place of the picture."
        }
        ErrorKind::RateLimited(_) => {
            "Make fewer calls at once, set a longer timeout in RequestConfig, or raise the client's RateLimit."
        }
        ErrorKind::Interceptor(error) if error.header().is_some() => {
            "Have the interceptor set another header, or leave this one to the client."
        }
        ErrorKind::Interceptor(_) => {
            "Do what the interceptor asks for; it was added with ClientBuilder::interceptor."
        }
        ErrorKind::Transport(error) => of_transport(error.phase()),
        ErrorKind::Timeout(error) => of_timeout(error.kind()),
        ErrorKind::Status(error) => of_status(error.status()),
        ErrorKind::Decode(_) => {
            "Check that the endpoint is the service's and that no proxy or portal answers in its place."
        }
        ErrorKind::Service(_) => info.map_or(
            "This crate does not know the code; look it up on the service's page of error codes.",
            |info| info.remedy,
        ),
    }
}

fn of_configuration(error: &ConfigurationError) -> &'static str {
    match error {
        ConfigurationError::NoCredentials => {
            "Call ClientBuilder::credentials or credentials_provider, or use Client::from_env."
        }
        ConfigurationError::NoTls => "Turn the crate's feature `rustls` on.",
        ConfigurationError::NoTlsProvider => {
            "Call install_default of a rustls::crypto::CryptoProvider first, or turn the crate's feature `rustls` on."
        }
        ConfigurationError::Tls(_) => {
            "Install the system's CA certificates (the package ca-certificates on most systems), or \
             use RootCertificates::bundled (feature `bundled-roots`)."
        }
        ConfigurationError::Proxy(problem) => of_proxy(*problem),
        ConfigurationError::Certificate(problem) => of_certificate(*problem),
        ConfigurationError::Setting(_) => "Use visible ASCII characters, at most 128 of them.",
        ConfigurationError::RateLimit => {
            "Give a rate of at least 1 per second and a burst of at least 1, or set no rate limit."
        }
        ConfigurationError::Mock(_) => {
            "Add a rule for this request to the mock, or correct the one that is named."
        }
        ConfigurationError::NoRuntime => "Await the call in a tokio runtime with time and I/O on.",
        ConfigurationError::ThreadSpawn(_) => {
            "Raise the limits of threads and open files of the process, or use the asynchronous client."
        }
        ConfigurationError::ReentrantCall => {
            "Use an asynchronous client in code that runs in the course of a call."
        }
    }
}

fn of_proxy(problem: ProxyError) -> &'static str {
    match problem {
        ProxyError::Scheme | ProxyError::Malformed | ProxyError::Extras => {
            "Write the proxy as http://host:port, and a user name or password that holds signs of a \
             URL with Proxy::credentials."
        }
        ProxyError::Login => {
            "Call Proxy::credentials on a Proxy::url, with a name without a colon."
        }
        ProxyError::NoTls => "Turn the crate's feature `rustls` on.",
    }
}

fn of_certificate(problem: CertificateError) -> &'static str {
    match problem {
        CertificateError::Missing | CertificateError::Pem => {
            "Give the whole content of a PEM or DER file with the authority's certificate."
        }
        CertificateError::Unusable(_) => {
            "Replace the certificate by the X.509 certificate of a certificate authority."
        }
        CertificateError::NothingTrusted => {
            "Add the authority's certificate with RootCertificates::add."
        }
    }
}

fn of_transport(phase: TransportPhase) -> &'static str {
    match phase {
        TransportPhase::Connect => {
            "Check the endpoint's name, the network, and the proxy variables of the environment."
        }
        TransportPhase::Exchange => {
            "Send again; for a create, first ask the service whether the thing exists."
        }
    }
}

fn of_timeout(which: TimeoutKind) -> &'static str {
    match which {
        TimeoutKind::Connect => {
            "Check network and proxy, or set a longer connect_timeout on the client."
        }
        TimeoutKind::Attempt => {
            "Set a longer attempt_timeout, or send a smaller picture over this connection."
        }
        TimeoutKind::Total => "Set a longer timeout in RequestConfig.",
    }
}

fn of_status(status: u16) -> &'static str {
    match status {
        300..=399 => "Set the endpoint to the address that the redirect leads to, if you trust it.",
        407 => {
            "Give the proxy its user name and password: Proxy::credentials, or in the environment's \
             proxy variable."
        }
        429 => "Send fewer requests per second.",
        413 => "A proxy limits the size of requests: raise its limit, or send a smaller picture.",
        500..=599 => "A gateway or proxy failed: try again later, or look at what stands between.",
        _ => "Look at the excerpt: a proxy or another server answered in place of the service.",
    }
}
