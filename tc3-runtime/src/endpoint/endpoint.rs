//! The endpoint that a user sets.

use std::fmt;

use super::address::Address;
use super::error::EndpointError;
use super::names::{check_label, signed_host};
use crate::service::{Hosts, ServiceInfo};

/// Where requests go and which host and service their signature names.
///
/// ```
/// use tc3_runtime::Endpoint;
///
/// // The international site.
/// let endpoint = Endpoint::international();
/// // A reverse proxy of your own in front of the mainland site.
/// let endpoint = Endpoint::custom("https://gateway.example.com/sts")?
///     .signing_host("sts.tencentcloudapi.com")?;
/// # Ok::<(), tc3_runtime::endpoint::EndpointError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Endpoint {
    source: HostSource,
    signing_host: Option<String>,
    service: Option<String>,
    plain_http: bool,
}

/// Where the address comes from: from the service's spec, or from the user.
#[derive(Clone, Debug)]
enum HostSource {
    Preset(Preset),
    Custom(Address),
}

/// A kind of host that specs name.
#[derive(Clone, Debug)]
enum Preset {
    Mainland,
    International,
    Internal,
    Regional(String),
}

/// The endpoint for one service: what to connect to, and what to sign.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) address: Address,
    pub(crate) host: String,
    pub(crate) service: String,
}

impl Endpoint {
    /// The default: the mainland site, at its nearest entry. Each service has its own host there, which its spec names,
    /// such as `sts.tencentcloudapi.com`. The same is true of the other presets.
    #[must_use]
    pub fn mainland() -> Self {
        Self::of(HostSource::Preset(Preset::Mainland))
    }

    /// The international site, at its nearest entry, such as `sts.intl.tencentcloudapi.com`.
    #[must_use]
    pub fn international() -> Self {
        Self::of(HostSource::Preset(Preset::International))
    }

    /// The entry inside of the vendor's own network, such as `sts.internal.tencentcloudapi.com`.
    #[must_use]
    pub fn internal() -> Self {
        Self::of(HostSource::Preset(Preset::Internal))
    }

    /// The entry of one region, such as `sts.ap-guangzhou.tencentcloudapi.com`. This chooses the address
    /// only; the `Region` parameter is a setting of the client.
    ///
    /// # Errors
    ///
    /// `region` is no region's name, such as `ap-guangzhou`.
    pub fn regional(region: &str) -> Result<Self, EndpointError> {
        check_label(region, EndpointError::Region)?;
        Ok(Self::of(HostSource::Preset(Preset::Regional(
            region.to_owned(),
        ))))
    }

    /// An address of your own: `https://host:port`. Its host is signed unless
    /// [`signing_host`](Self::signing_host) says another.
    ///
    /// A path is for a gateway that removes it. It is never signed, so an address with a path needs a signing host.
    ///
    /// # Errors
    ///
    /// Not `http://` or `https://`, or with user info, query or fragment, or no URL.
    pub fn custom(address: &str) -> Result<Self, EndpointError> {
        Address::parse(address).map(|address| Self::of(HostSource::Custom(address)))
    }

    /// Signs another host than the one to connect to, and sends it as `Host`.
    ///
    /// # Errors
    ///
    /// `host` is no host name with or without a port.
    pub fn signing_host(mut self, host: &str) -> Result<Self, EndpointError> {
        self.signing_host = Some(signed_host(host)?);
        Ok(self)
    }

    /// Signs another service name than the action's own.
    ///
    /// # Errors
    ///
    /// `service` is no service's name, such as `sts`.
    pub fn service(mut self, service: &str) -> Result<Self, EndpointError> {
        check_label(service, EndpointError::Service)?;
        self.service = Some(service.to_owned());
        Ok(self)
    }

    /// Allows `http://` to other machines. Others can then read pictures and names on the way; the signature only keeps
    /// them from changing these.
    #[must_use]
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    fn of(source: HostSource) -> Self {
        Self {
            source,
            signing_host: None,
            service: None,
            plain_http: false,
        }
    }

    /// Refuses what is wrong whatever the service.
    pub(crate) fn check(&self) -> Result<(), EndpointError> {
        let HostSource::Custom(address) = &self.source else {
            return Ok(());
        };
        if !address.is_https() && !address.is_loopback() && !self.plain_http {
            return Err(EndpointError::PlainHttp);
        }
        if address.has_path() && self.signing_host.is_none() {
            return Err(EndpointError::Path);
        }
        Ok(())
    }

    /// The custom address, if there is one.
    pub(crate) fn custom_address(&self) -> Option<&Address> {
        match &self.source {
            HostSource::Custom(address) => Some(address),
            HostSource::Preset(_) => None,
        }
    }

    /// Whether the host that is signed may be another than the one to connect to.
    pub(crate) fn has_signing_host(&self) -> bool {
        self.signing_host.is_some()
    }

    /// The endpoint for an action of `service`.
    pub(crate) fn target(&self, service: &ServiceInfo) -> Result<Target, EndpointError> {
        let address = match &self.source {
            HostSource::Custom(address) => address.clone(),
            HostSource::Preset(preset) => preset.address(&service.hosts)?,
        };
        let host = self
            .signing_host
            .clone()
            .unwrap_or_else(|| address.authority().to_owned());
        let service = self.service.as_deref().unwrap_or(service.name).to_owned();
        Ok(Target {
            address,
            host,
            service,
        })
    }
}

impl Preset {
    fn address(&self, hosts: &Hosts) -> Result<Address, EndpointError> {
        let host = match self {
            Self::Mainland => hosts.mainland.map(str::to_owned),
            Self::International => hosts.international.map(str::to_owned),
            Self::Internal => hosts.internal.map(str::to_owned),
            Self::Regional(region) => hosts
                .regional
                .map(|pattern| pattern.replace("{region}", region)),
        };
        let host = host.ok_or(EndpointError::NoHost)?;
        Address::parse(&format!("https://{host}"))
    }
}

/// What the endpoint is, in a line: `mainland`, `regional ap-guangzhou`, or a URL; and what is signed if that is set.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            HostSource::Custom(address) => f.write_str(address.url().as_str())?,
            HostSource::Preset(Preset::Mainland) => f.write_str("mainland")?,
            HostSource::Preset(Preset::International) => f.write_str("international")?,
            HostSource::Preset(Preset::Internal) => f.write_str("internal")?,
            HostSource::Preset(Preset::Regional(region)) => write!(f, "regional {region}")?,
        }
        if let Some(host) = &self.signing_host {
            write!(f, ", signing host {host}")?;
        }
        if let Some(service) = &self.service {
            write!(f, ", signing service {service}")?;
        }
        Ok(())
    }
}

impl Default for Endpoint {
    fn default() -> Self {
        Self::mainland()
    }
}
