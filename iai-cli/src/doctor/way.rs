//! The way from here to the endpoint.

use std::net::IpAddr;

use iai_client::client::{Client, SignatureHelp};
use iai_client::description::{Action, Field};
use iai_client::dynamic::DynAction;
use iai_client::service::Effect;
use iai_client::{ACTIONS, DESCRIPTION, Error};
use serde_json::{Map, Value, json};

/// Host and port, and what is spoken there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The URL without a path.
    pub(super) url: String,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) https: bool,
}

/// Where requests go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) endpoint: Address,
    pub(super) proxy: Option<Address>,
}

impl Way {
    /// That of the client's requests.
    pub(super) fn of(client: &Client) -> Result<Option<Self>, Error> {
        let Some(read) = FreeRead::choose() else {
            return Ok(None);
        };
        let Ok(request) = read.action.request(read.parameters) else {
            return Ok(None);
        };
        Ok(Self::told(&request.signature_help(client)?))
    }

    fn told(help: &SignatureHelp) -> Option<Self> {
        Some(Self {
            endpoint: Address::of(&help.address)?,
            proxy: match &help.proxy {
                Some(proxy) => Some(Address::of(proxy)?),
                None => None,
            },
        })
    }

    /// Who the first connection leads to.
    pub(super) fn first(&self) -> &Address {
        self.proxy.as_ref().unwrap_or(&self.endpoint)
    }
}

impl Address {
    /// Reads a URL that the library has checked.
    fn of(url: &str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let authority = rest.split('/').next()?;
        let https = scheme == "https";
        // The colons of an IPv6 address stand in brackets.
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().ok()?),
            _ => (authority, if https { 443 } else { 80 }),
        };
        Some(Self {
            url: format!("{scheme}://{authority}"),
            host: host.trim_matches(['[', ']']).to_owned(),
            port,
            https,
        })
    }

    /// The host, if it is an address and no name.
    pub(super) fn ip(&self) -> Option<IpAddr> {
        self.host.parse().ok()
    }

    /// Whether it is on this machine.
    pub(super) fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.ip().is_some_and(|ip| ip.is_loopback())
    }
}

/// A call that changes nothing and costs nothing, by what the description says of the actions.
pub(super) struct FreeRead {
    pub(super) action: &'static DynAction,
    pub(super) parameters: Value,
}

impl FreeRead {
    /// The first read in the order of the spec that is free of charge, signed, and needs no parameter; of a list, one
    /// item.
    pub(super) fn choose() -> Option<Self> {
        let described = DESCRIPTION
            .actions
            .iter()
            .find(|action| is_free_read(action))?;
        let action = ACTIONS
            .iter()
            .find(|action| action.name() == described.action)?;
        let mut parameters = Map::new();
        if let Some(paging) = &described.paging {
            parameters.insert(paging.limit.to_owned(), json!(1));
        }
        let parameters = Value::Object(parameters);
        Some(Self { action, parameters })
    }
}

fn is_free_read(action: &Action) -> bool {
    let free = DESCRIPTION.fees.as_ref().map_or(&[][..], |fees| fees.free);
    let needs = |field: &Field| field.required;
    action.effect == Effect::Read
        && action.signed
        && action.deprecated.is_none()
        && free.contains(&action.action)
        && action.rules.is_empty()
        && !action.parameters.iter().any(needs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_from_urls() {
        let table = [
            (
                "https://iai.tencentcloudapi.com/",
                "iai.tencentcloudapi.com",
                443,
                true,
                false,
            ),
            ("http://127.0.0.1:8080/", "127.0.0.1", 8080, false, true),
            ("http://[::1]:8080/", "::1", 8080, false, true),
            (
                "https://[2001:db8::1]/path",
                "2001:db8::1",
                443,
                true,
                false,
            ),
            (
                "http://proxy.example.com:3128",
                "proxy.example.com",
                3128,
                false,
                false,
            ),
            ("http://localhost", "localhost", 80, false, true),
        ];
        for (url, host, port, https, loopback) in table {
            let address = Address::of(url).unwrap();
            assert_eq!(
                (&*address.host, address.port, address.https),
                (host, port, https)
            );
            assert_eq!(address.is_loopback(), loopback, "{url}");
        }
        assert_eq!(Address::of("nonsense"), None);
    }

    #[test]
    fn the_free_read_is_chosen_by_what_is_described() {
        let read = FreeRead::choose().unwrap();
        let described = DESCRIPTION.action(read.action.name()).unwrap();
        assert!(is_free_read(described));
        assert!(read.action.request(read.parameters).is_ok());
        let paid = DESCRIPTION.fees.as_ref().unwrap().paid;
        assert!(!paid.contains(&described.action));
    }
}
