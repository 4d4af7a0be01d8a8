//! The way to the service, step by step: name, connection, TLS, who answers, and its clock.

use std::net::SocketAddr;
use std::time::Duration;

use iai_client::Error;
use iai_client::client::{Client, EndpointCheck};
use iai_client::error::ConfigurationError;
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use super::error_text::without_action;
use super::finding::Finding;
use super::subject::Subject;
use super::tls;
use super::way::{Address, FreeRead, Way};
use crate::exit::Exit;

/// The checks, in their order.
const CHECKS: [&str; 5] = ["dns", "tcp", "tls", "service", "clock"];
/// The longest that a look-up, or a connection to one address, may take.
const LIMIT: Duration = Duration::from_secs(5);
/// Seconds between the clocks from which on it is told, and those that the service does not accept.
const CLOCK: (u64, u64) = (60, 300);

/// All steps. After one that has failed, those behind it are skipped.
pub(super) async fn network(client: &Client, way: &Way, subject: &Subject) -> Vec<Finding> {
    let mut found = Vec::new();
    let first = way.first();
    match look_up(first).await {
        Ok((addresses, finding)) => {
            found.push(finding);
            found.push(connect(first, &addresses, way.proxy.is_some()).await);
        }
        Err(finding) => found.push(finding),
    }
    if !found.iter().any(Finding::is_failed) {
        let answer = ask(client).await;
        found.push(tls::tls(way, answer.as_ref().err(), subject.ca.as_deref()));
        if !found.iter().any(Finding::is_failed) {
            found.extend(judged(answer));
        }
    }
    found.extend(left_out(&found));
    found
}

/// Those that an earlier one has made impossible.
fn left_out(found: &[Finding]) -> Vec<Finding> {
    let failed = found.iter().find(|finding| finding.is_failed());
    let reason = failed.map_or_else(String::new, |failed| {
        format!("the check {} has failed", failed.check)
    });
    let made = |check: &&&str| found.iter().any(|finding| finding.check == **check);
    let rest = CHECKS.iter().filter(|check| !made(check));
    rest.map(|check| Finding::skipped(check, reason.clone()))
        .collect()
}

/// All steps as skipped, for a reason.
pub(super) fn skipped(reason: &str) -> impl Iterator<Item = Finding> {
    CHECKS
        .into_iter()
        .map(move |check| Finding::skipped(check, reason))
}

async fn look_up(to: &Address) -> Result<(Vec<SocketAddr>, Finding), Finding> {
    let host = &to.host;
    if let Some(ip) = to.ip() {
        let address = SocketAddr::new(ip, to.port);
        return Ok((
            vec![address],
            Finding::ok("dns", format!("{host} is an address; nothing to look up")),
        ));
    }
    let found = timeout(LIMIT, lookup_host((host.as_str(), to.port))).await;
    let problem = match found {
        Ok(Ok(found)) => {
            let addresses: Vec<_> = found.collect();
            if !addresses.is_empty() {
                let shown: Vec<_> = addresses
                    .iter()
                    .map(|address| address.ip().to_string())
                    .collect();
                return Ok((
                    addresses,
                    Finding::ok("dns", format!("{host} is {}", shown.join(", "))),
                ));
            }
            "the name has no address".to_owned()
        }
        Ok(Err(error)) => error.to_string(),
        Err(_) => format!("no answer within {LIMIT:?}"),
    };
    let message = format!("{host} cannot be looked up: {problem}");
    let remedy = "Check the name of the endpoint or proxy, the network, and the name servers of this machine.";
    Err(Finding::failed("dns", Exit::Network, message, remedy))
}

/// Tries the addresses in turn.
async fn connect(to: &Address, addresses: &[SocketAddr], proxied: bool) -> Finding {
    let mut problems = Vec::new();
    for address in addresses {
        match timeout(LIMIT, TcpStream::connect(address)).await {
            Ok(Ok(_)) => return Finding::ok("tcp", format!("connected to {address}")),
            Ok(Err(error)) => problems.push(format!("{address}: {error}")),
            Err(_) => problems.push(format!("{address}: no connection within {LIMIT:?}")),
        }
    }
    let message = format!("no connection to {}", to.url);
    let remedy = if proxied {
        "Check the proxy: --proxy, or the variables HTTPS_PROXY, HTTP_PROXY and ALL_PROXY. --proxy none goes without one."
    } else {
        "Check that something listens there, and that no firewall is in between; where requests have to go through a proxy, \
         set HTTPS_PROXY or --proxy."
    };
    Finding::failed("tcp", Exit::Network, message, remedy).with_details(problems)
}

/// Asks who answers, without a signature.
async fn ask(client: &Client) -> Result<EndpointCheck, Error> {
    let checked = FreeRead::choose().map(|read| read.action.check_endpoint(client));
    match checked {
        Some(checked) => checked.await,
        None => Err(ConfigurationError::NoRuntime.into()),
    }
}

/// Who has answered, and what its clock says.
fn judged(answer: Result<EndpointCheck, Error>) -> Vec<Finding> {
    match answer {
        Ok(check) => vec![service(&check), clock(&check)],
        Err(error) => {
            let message = without_action(&error);
            vec![Finding::failed(
                "service",
                Exit::Network,
                message,
                error.remedy(),
            )]
        }
    }
}

fn service(check: &EndpointCheck) -> Finding {
    let took = check.duration.as_millis();
    let Some(code) = &check.code else {
        return Finding::warning(
            "service",
            "the endpoint accepts a request without a signature, which the service refuses",
            "Check that the endpoint is that of the service.",
        );
    };
    let id = check.request_id.as_deref().unwrap_or("none");
    let id = format!("request id: {id}");
    if check.is_known_code {
        let message = format!(
            "the API answers, in {took} ms: a request without a signature is refused with {code}"
        );
        return Finding::ok("service", message).with_details([id]);
    }
    let message = format!(
        "the endpoint answers as the API does, with a code that it does not document: {code}"
    );
    let remedy = "Check that the endpoint is that of the service.";
    Finding::warning("service", message, remedy).with_details([id])
}

fn clock(check: &EndpointCheck) -> Finding {
    let Some(offset) = check.clock_offset() else {
        return Finding::warning(
            "clock",
            "the response tells no time (header Date), so the clocks cannot be compared",
            "Compare the clock of this machine with another one.",
        );
    };
    let (warned, refused) = CLOCK;
    let seconds = offset.unsigned_abs();
    let order = if offset > 0 { "behind" } else { "ahead of" };
    let message = format!("this machine is {seconds} seconds {order} the service");
    let remedy = "Set the clock of this machine, best by a time service (NTP).";
    match seconds {
        seconds if seconds > refused => {
            let message =
                format!("{message}, which refuses signatures that are more than {refused} off");
            Finding::failed("clock", Exit::Failed, message, remedy)
        }
        seconds if seconds > warned => Finding::warning("clock", message, remedy),
        0 => Finding::ok("clock", "this machine and the service have the same time"),
        _ => Finding::ok("clock", message),
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::Verdict;
    use super::*;

    #[test]
    fn a_failed_check_leaves_out_those_behind_it() {
        let failed = Finding::failed("tcp", Exit::Network, "m", "r");
        let rest = left_out(&[Finding::ok("dns", "m"), failed]);
        let checks: Vec<_> = rest.iter().map(|finding| finding.check).collect();
        assert_eq!(checks, ["tls", "service", "clock"]);
        assert_eq!(rest[0].message, "the check tcp has failed");
        assert_eq!(rest[0].result, Verdict::Skipped);
    }

    #[tokio::test]
    async fn names_and_ports_that_are_not_there_fail() {
        let nowhere = Address {
            url: "https://nowhere.invalid".to_owned(),
            host: "nowhere.invalid".to_owned(),
            port: 443,
            https: true,
        };
        let finding = look_up(&nowhere).await.unwrap_err();
        assert_eq!((finding.check, finding.exit), ("dns", Exit::Network));
        assert!(
            finding
                .message
                .starts_with("nowhere.invalid cannot be looked up: ")
        );

        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        assert_eq!(
            connect(&nowhere, &[address], false).await.result,
            Verdict::Ok
        );
        drop(listener);
        let finding = connect(&nowhere, &[address], false).await;
        assert_eq!((finding.check, finding.exit), ("tcp", Exit::Network));
        assert!(
            finding.details[0].starts_with(&address.to_string()),
            "{finding:?}"
        );
    }
}
