//! How the service is called: the flags, and the client that is made of them.

mod attempts;
mod flags;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::{Arg, ArgMatches};
use iai_client::client::Language;
use iai_client::credentials::{
    CredentialsProviderChain, ProfileCredentialsProvider, ProvideCredentials,
};
use iai_client::transport::{Proxy, RootCertificates, TransportConfig};
use iai_client::{Client, ClientBuilder, Endpoint, Error, RateLimit};

pub(crate) use flags::duration;

use crate::embedded::{self, Embedded};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Output;

/// The heading above the flags of the embedded emulator.
const EMULATOR: &str = "Embedded emulator";

/// This program in the headers of requests.
const APP: &str = concat!("iai-cli/", env!("CARGO_PKG_VERSION"));

/// The flags that say how the service is called.
pub(crate) fn flags() -> Vec<Arg> {
    let emulator = embedded::flags().map(|flag| flag.global(true).help_heading(EMULATOR));
    flags::all().into_iter().chain(emulator).collect()
}

/// A client, and the emulator that it talks to if that is one of this process. The emulator ends with it.
pub(crate) struct Connection {
    pub(crate) client: Client,
    _emulator: Option<Embedded>,
}

/// Flags that say which service is called, and with which key. The embedded emulator has its own.
const ELSEWHERE: [&str; 5] = ["profile", "endpoint", "signing-host", "proxy", "ca"];

/// The client that the flags ask for. It does not connect yet.
pub(crate) fn connect(matches: &ArgMatches, output: &Output) -> Result<Connection, Failure> {
    connection(matches, output, None)
}

/// The same with this limit of requests per second where no flag sets one.
pub(crate) fn connect_limited(
    matches: &ArgMatches,
    output: &Output,
    limit: RateLimit,
) -> Result<Connection, Failure> {
    connection(matches, output, Some(limit))
}

fn connection(
    matches: &ArgMatches,
    output: &Output,
    limit: Option<RateLimit>,
) -> Result<Connection, Failure> {
    let emulator = Embedded::start(matches, |text| output.note(text))?;
    let mut builder = match &emulator {
        Some(emulator) => {
            refuse_elsewhere(matches)?;
            emulator.client_builder()?
        }
        None => builder(matches)?,
    };
    if let Some(limit) = limit {
        builder = builder.rate_limit(limit);
    }
    let builder = builder
        .app_name(APP)
        .request_config(flags::request_config(matches));
    let builder = limited(builder, matches);
    let builder = attempts::told(builder, output);
    Ok(Connection {
        client: builder.build()?,
        _emulator: emulator,
    })
}

fn refuse_elsewhere(matches: &ArgMatches) -> Result<(), Failure> {
    let mut given = ELSEWHERE.iter().filter(|flag| matches.contains_id(flag));
    given.next().map_or(Ok(()), |flag| {
        Err(Failure::usage(
            format!("--{flag} and --emulator are given together"),
            "The emulator of this process has an address and a key of its own: leave one of the two out.",
        ))
    })
}

/// The service of the vendor, with the credentials and settings of the environment where no flag says otherwise.
fn builder(matches: &ArgMatches) -> Result<ClientBuilder, Failure> {
    let mut builder = ClientBuilder::from_default_chain();
    if let Some(profile) = profile(matches) {
        builder = builder.credentials_provider(profile);
    }
    if let Some(endpoint) = endpoint(matches)? {
        builder = builder.endpoint(endpoint);
    }
    if let Some(transport) = transport(matches)? {
        builder = builder.transport(transport);
    }
    Ok(builder)
}

fn limited(mut builder: ClientBuilder, matches: &ArgMatches) -> ClientBuilder {
    if let Some(timeout) = matches.get_one::<Duration>("connect-timeout") {
        builder = builder.connect_timeout(*timeout);
    }
    if let Some(region) = matches.get_one::<String>("region") {
        builder = builder.region(region);
    }
    if let Some(language) = matches.get_one::<Language>("language") {
        builder = builder.language(*language);
    }
    if let Some(limit) = flags::rate_limit(matches) {
        builder = builder.rate_limit(limit);
    }
    builder
}

fn profile(matches: &ArgMatches) -> Option<ProfileCredentialsProvider> {
    let name = matches.get_one::<String>("profile")?;
    Some(ProfileCredentialsProvider::new().profile(name))
}

/// Where the client of these flags gets its credentials.
pub(crate) fn credentials(matches: &ArgMatches) -> Result<Arc<dyn ProvideCredentials>, Failure> {
    if embedded::is_wanted(matches) {
        return Ok(Arc::new(Embedded::credentials()?));
    }
    Ok(match profile(matches) {
        Some(profile) => Arc::new(profile),
        None => Arc::new(CredentialsProviderChain::default()),
    })
}

/// The endpoint that the flags name.
fn endpoint(matches: &ArgMatches) -> Result<Option<Endpoint>, Failure> {
    let named = matches
        .get_one::<String>("endpoint")
        .map(|text| named(text));
    let signed = matches.get_one::<String>("signing-host");
    let Some(host) = signed else {
        return Ok(named.transpose()?);
    };
    let endpoint = named.transpose()?.ok_or_else(|| {
        Failure::new(
            Exit::Usage,
            "--signing-host: there is no endpoint that it could be for",
            "Give the address to connect to with --endpoint.",
        )
    })?;
    Ok(Some(endpoint.signing_host(host).map_err(Error::from)?))
}

fn named(text: &str) -> Result<Endpoint, Error> {
    Ok(match text {
        "mainland" => Endpoint::mainland(),
        "international" => Endpoint::international(),
        "internal" => Endpoint::internal(),
        url if url.contains("://") => Endpoint::custom(url)?,
        host => Endpoint::custom(&format!("https://{host}"))?,
    })
}

/// How connections are made, where a flag says it.
fn transport(matches: &ArgMatches) -> Result<Option<TransportConfig>, Failure> {
    let proxy = matches.get_one::<String>("proxy");
    let ca = matches.get_one::<PathBuf>("ca");
    if proxy.is_none() && ca.is_none() {
        return Ok(None);
    }
    let mut transport = TransportConfig::new();
    if let Some(proxy) = proxy {
        transport = transport.proxy(match &**proxy {
            "none" => Proxy::none(),
            url => Proxy::url(url).map_err(Error::from)?,
        });
    }
    if let Some(file) = ca {
        transport = transport.root_certificates(roots(file)?);
    }
    Ok(Some(transport))
}

/// The system's certificates, and those of a file.
fn roots(file: &PathBuf) -> Result<RootCertificates, Failure> {
    let certificates = std::fs::read(file).map_err(|error| {
        Failure::new(
            Exit::Usage,
            format!("--ca {}: {error}", file.display()),
            "Give a file with certificates in the form PEM.",
        )
    })?;
    Ok(RootCertificates::system()
        .add(&certificates)
        .map_err(Error::from)?)
}
