//! `iai doctor`: examines all that a call needs, step by step, and tells what is wrong and what to do about it. It asks
//! nobody but the endpoint and, where there is one, its proxy; the provider of the credentials asks whom it asks for a call.

mod account;
mod error_text;
mod files;
mod finding;
mod keys;
mod network;
mod report;
mod settings;
mod subject;
#[cfg(test)]
mod tests;
mod tls;
mod variables;
mod vector;
mod way;

use clap::{Arg, ArgAction, ArgMatches, Command};
use iai_client::client::Client;

use crate::failure::Failure;
use crate::output::{Format, Output};
use finding::Finding;
use report::{Report, Style};
pub(crate) use subject::{Profiles, Subject, Variables};
use way::Way;

const ABOUT: &str = "\
Find out why calls fail.

Checks in this order: endpoint, region and proxy; the source of the credentials, files with keys, and variables with a wrong \
name; the signature of an example that the vendor publishes; name look-up, connection, TLS, whether the API answers, and how \
far the clocks are apart. With --call also one call that changes nothing and is free of charge.

Each check is ok, a warning (calls can succeed), failed (calls will fail) or skipped. The exit code is that of the worst \
class among the failed checks: 8 for the network, 4 for credentials, 2 for a setting, 1 for the clock.";

/// The command with its flag.
pub(crate) fn command() -> Command {
    Command::new("doctor")
        .about("Find out why calls fail: settings, keys, network, clock")
        .long_about(ABOUT)
        .arg(
            Arg::new("call")
                .long("call")
                .action(ArgAction::SetTrue)
                .help("Make one call as well that changes nothing and is free of charge"),
        )
}

/// Makes all checks and tells what they found. Fails with the worst class of the failed checks.
pub(crate) async fn run(
    matches: &ArgMatches,
    subject: &Subject,
    output: &Output,
) -> Result<(), Failure> {
    let report = examine(subject, matches.get_flag("call")).await;
    tell(&report, subject, output)?;
    report.result()
}

fn tell(report: &Report, subject: &Subject, output: &Output) -> Result<(), Failure> {
    if output.format.is_json() || output.has_query() {
        return output.document(&report.document());
    }
    if output.format == Format::Text {
        return output.write(&report.rows(), None);
    }
    let style = Style {
        width: output.terminal.width,
        color: output.terminal.stdout_color,
        unicode: speaks_unicode(&subject.variables),
    };
    output.text(&report.text(style))
}

/// Whether the terminal shows more than ASCII, by the variables of the locale.
fn speaks_unicode(variables: &Variables) -> bool {
    let mut names = ["LC_ALL", "LC_CTYPE", "LANG"].iter();
    let locale = names
        .find_map(|name| variables.get(name))
        .unwrap_or_default();
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// All checks in their order.
async fn examine(subject: &Subject, call: bool) -> Report {
    let way = way(subject);
    let mut found = settings(subject, &way);
    let keys = keys::credentials(subject).await;
    let has_keys = !keys.is_failed();
    found.push(keys);
    found.extend(own_keys(subject));
    found.push(vector::signature());
    match &way {
        Ok((client, way)) => {
            let network = network::network(client, way, subject).await;
            let account = account(client, &network, has_keys, call).await;
            found.extend(network);
            found.push(account);
        }
        Err(unusable) => {
            let reason = format!("the check {} has failed", unusable.check);
            found.extend(network::skipped(&reason));
            found.push(account::skipped(&reason));
        }
    }
    Report(found)
}

/// What the client is set to, or why there is none.
fn settings(subject: &Subject, way: &Result<(&Client, Way), Finding>) -> Vec<Finding> {
    match way {
        Ok((client, way)) => vec![
            settings::endpoint(client, way),
            settings::region(client, way),
            settings::proxy(way, &subject.variables),
        ],
        Err(unusable) => vec![unusable.clone()],
    }
}

/// The call of `--call`, if it can be made. A wrong clock does not keep it from being made: the client corrects its time.
async fn account(client: &Client, network: &[Finding], has_keys: bool, call: bool) -> Finding {
    let failed = |step: &Finding| step.is_failed() && step.check != "clock";
    if !call {
        account::skipped("--call makes a call as well")
    } else if !has_keys {
        account::skipped("there are no credentials")
    } else if network.iter().any(failed) {
        account::skipped("the API was not reached")
    } else {
        account::account(client).await
    }
}

/// The client and its way to the service, or why there is none.
fn way(subject: &Subject) -> Result<(&Client, Way), Finding> {
    let unusable = |failure: &Failure| {
        let report = failure.report();
        Finding::failed("endpoint", failure.exit(), &report.message, &report.remedy)
    };
    let client = subject.client.as_ref().map_err(unusable)?;
    match Way::of(client) {
        Ok(Some(way)) => Ok((client, way)),
        Ok(None) => Err(Finding::skipped(
            "endpoint",
            "no action is known that could be asked",
        )),
        Err(error) => Err(unusable(&error.into())),
    }
}

/// What is set up on this machine, unless the keys come from elsewhere.
fn own_keys(subject: &Subject) -> Vec<Finding> {
    let Some(profiles) = &subject.profiles else {
        return Vec::new();
    };
    vec![
        files::key_files(profiles, &subject.variables),
        variables::variables(&subject.variables),
    ]
}
