//! Where requests go. Three different things that are often taken for one: the service name that is
//! signed, the host that is signed, and the address to connect to.

mod address;
mod error;
mod names;
#[cfg(test)]
mod tests;

pub(crate) use address::Address;
pub use error::EndpointError;

use names::{check_label, signed_host};

/// Where requests go and which host and service their signature names.
///
/// ```
/// use iai_client::Endpoint;
///
/// // The international site.
/// let endpoint = Endpoint::international();
/// // A reverse proxy of your own in front of the mainland site.
/// let endpoint = Endpoint::custom("https://gateway.example.com/iai")?
///     .signing_host("iai.tencentcloudapi.com")?;
/// # Ok::<(), iai_client::EndpointError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Endpoint {
    place: Place,
    signing_host: Option<String>,
    service: Option<String>,
    plain_http: bool,
}

/// The address: one of the vendor's, made from the service name, or a given one.
#[derive(Clone, Debug)]
enum Place {
    Vendor { domain: String },
    Custom(Address),
}

/// An endpoint made ready for one service.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) address: Address,
    pub(crate) host: String,
    pub(crate) service: String,
}

impl Endpoint {
    /// The mainland site, nearest entry: `iai.tencentcloudapi.com`. The default.
    #[must_use]
    pub fn mainland() -> Self {
        Self::vendor("tencentcloudapi.com".to_owned())
    }

    /// The international site, nearest entry: `iai.intl.tencentcloudapi.com`.
    #[must_use]
    pub fn international() -> Self {
        Self::vendor("intl.tencentcloudapi.com".to_owned())
    }

    /// The entry inside of the vendor's own network: `iai.internal.tencentcloudapi.com`.
    #[must_use]
    pub fn internal() -> Self {
        Self::vendor("internal.tencentcloudapi.com".to_owned())
    }

    /// The entry of one region: `iai.ap-guangzhou.tencentcloudapi.com`. This chooses the address
    /// only; the `Region` parameter is a setting of the client.
    ///
    /// # Errors
    ///
    /// `region` is no region's name, such as `ap-guangzhou`.
    pub fn regional(region: &str) -> Result<Self, EndpointError> {
        check_label(region, EndpointError::Region)?;
        Ok(Self::vendor(format!("{region}.tencentcloudapi.com")))
    }

    /// An address of your own: `https://host:port`. Its host is signed unless
    /// [`signing_host`](Self::signing_host) says another.
    ///
    /// A path is for a gateway that removes it: it is part of the address to connect to and never
    /// of what is signed, so it needs a signing host.
    ///
    /// # Errors
    ///
    /// Not `http://` or `https://`, or with user info, query or fragment, or no URL.
    pub fn custom(address: &str) -> Result<Self, EndpointError> {
        Address::parse(address).map(|address| Self::at(Place::Custom(address)))
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
    /// `service` is no service's name, such as `iai`.
    pub fn service(mut self, service: &str) -> Result<Self, EndpointError> {
        check_label(service, EndpointError::Service)?;
        self.service = Some(service.to_owned());
        Ok(self)
    }

    /// Allows `http://` to other machines. Pictures and names then travel in the clear; the
    /// signature keeps them from being changed, not from being read.
    #[must_use]
    pub fn allow_plain_http(mut self) -> Self {
        self.plain_http = true;
        self
    }

    fn vendor(domain: String) -> Self {
        Self::at(Place::Vendor { domain })
    }

    fn at(place: Place) -> Self {
        Self {
            place,
            signing_host: None,
            service: None,
            plain_http: false,
        }
    }

    /// Refuses what can be told to be wrong before any service name is known.
    pub(crate) fn check(&self) -> Result<(), EndpointError> {
        let Place::Custom(address) = &self.place else {
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
        match &self.place {
            Place::Custom(address) => Some(address),
            Place::Vendor { .. } => None,
        }
    }

    /// Whether the host that is signed may be another than the one to connect to.
    pub(crate) fn has_signing_host(&self) -> bool {
        self.signing_host.is_some()
    }

    /// The endpoint for an action of `service`.
    pub(crate) fn target(&self, service: &str) -> Result<Target, EndpointError> {
        let address = match &self.place {
            Place::Custom(address) => address.clone(),
            Place::Vendor { domain } => Address::parse(&format!("https://{service}.{domain}"))?,
        };
        let host = self
            .signing_host
            .clone()
            .unwrap_or_else(|| address.authority().to_owned());
        let service = self.service.as_deref().unwrap_or(service).to_owned();
        Ok(Target {
            address,
            host,
            service,
        })
    }
}

impl Default for Endpoint {
    fn default() -> Self {
        Self::mainland()
    }
}
