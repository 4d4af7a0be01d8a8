//! The settings: where requests go, and through what.

use iai_client::client::Client;

use super::finding::Finding;
use super::subject::Variables;
use super::way::Way;

/// The variables that name proxies; small letters count as well.
const PROXIES: [&str; 4] = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"];

/// Where requests go.
pub(super) fn endpoint(client: &Client, way: &Way) -> Finding {
    let preset = client.config().endpoint().to_string();
    let url = &way.endpoint.url;
    let message = if preset.contains("://") {
        url.clone()
    } else {
        format!("{url} ({preset})")
    };
    if way.endpoint.https || way.endpoint.is_loopback() {
        return Finding::ok("endpoint", message);
    }
    let message = format!("{message} is plain http: others on the way can read pictures and names");
    Finding::warning(
        "endpoint",
        message,
        "Use https:// where requests leave this machine.",
    )
}

/// The region that is sent.
pub(super) fn region(client: &Client, way: &Way) -> Finding {
    match client.config().region() {
        Some(region) => Finding::ok("region", region),
        None if way.endpoint.is_loopback() => Finding::ok("region", "none is sent"),
        None => Finding::warning(
            "region",
            "none is sent; the mainland site asks for one",
            "Set TENCENTCLOUD_REGION, or give --region, such as ap-guangzhou.",
        ),
    }
}

/// The proxy, and the variables that name one.
pub(super) fn proxy(way: &Way, variables: &Variables) -> Finding {
    let set = set(variables).join(", ");
    let message = match (&way.proxy, set.is_empty()) {
        (Some(proxy), _) => format!("requests go through {}", proxy.url),
        (None, true) => "none".to_owned(),
        (None, false) if way.endpoint.is_loopback() => {
            format!("none, since the endpoint is on this machine, although {set} is set")
        }
        (None, false) => format!("none for this endpoint, although {set} is set"),
    };
    let found = Finding::ok("proxy", message);
    match (&way.proxy, set.is_empty()) {
        (Some(_), false) => found.with_details([format!("set in the environment: {set}")]),
        _ => found,
    }
}

/// The variables about proxies that are set.
fn set(variables: &Variables) -> Vec<String> {
    let names = PROXIES
        .iter()
        .flat_map(|name| [(*name).to_owned(), name.to_lowercase()]);
    names.filter(|name| variables.get(name).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use iai_client::transport::{Proxy, TransportConfig};
    use iai_client::{Credentials, Endpoint};

    use super::super::finding::Verdict;
    use super::super::subject::variables;
    use super::*;

    fn client(url: &str, proxy: Proxy) -> Client {
        let endpoint = Endpoint::custom(url).unwrap().allow_plain_http();
        Client::builder()
            .credentials(Credentials::new("AKIDlocal", "local-key").unwrap())
            .endpoint(endpoint)
            .transport(TransportConfig::new().proxy(proxy))
            .build()
            .unwrap()
    }

    #[test]
    fn the_way_is_told_without_the_login_of_a_proxy() {
        let proxied = || Proxy::url("http://door:PLANTED@proxy.example.com:3128").unwrap();
        let set = variables(&[("https_proxy", "http://door:PLANTED@elsewhere")]);
        let table = [
            (
                "http://127.0.0.1:9",
                Proxy::none(),
                "none, since the endpoint is on this machine, although https_proxy is set",
            ),
            (
                "http://iai.example.com",
                Proxy::none(),
                "none for this endpoint, although https_proxy is set",
            ),
            (
                "http://iai.example.com",
                proxied(),
                "requests go through http://proxy.example.com:3128",
            ),
        ];
        for (url, proxy, message) in table {
            let client = client(url, proxy);
            let way = Way::of(&client).unwrap().unwrap();
            let found = self::proxy(&way, &set);
            assert_eq!(found.message, message);
            assert!(!format!("{found:?}").contains("PLANTED"));
        }
    }

    #[test]
    fn plain_http_is_for_this_machine() {
        for (url, verdict) in [
            ("http://127.0.0.1:9", Verdict::Ok),
            ("http://iai.example.com", Verdict::Warning),
        ] {
            let client = client(url, Proxy::none());
            let way = Way::of(&client).unwrap().unwrap();
            assert_eq!(endpoint(&client, &way).result, verdict, "{url}");
            assert_eq!(region(&client, &way).result, verdict, "{url}");
            assert_eq!(endpoint(&client, &way).message.split(' ').next(), Some(url));
        }
    }
}
