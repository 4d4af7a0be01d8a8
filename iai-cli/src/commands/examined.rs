//! What `iai doctor` examines: the settings that the flags make.

use std::path::PathBuf;

use clap::ArgMatches;
use iai_client::credentials::ProfileCredentialsProvider;

use crate::doctor::{Profiles, Subject, Variables};
use crate::embedded;
use crate::failure::Failure;
use crate::output::Output;
use crate::settings::{self, Connection};

/// The settings, and the connection that has to live as long as they are examined.
pub(super) fn subject(
    matches: &ArgMatches,
    output: &Output,
) -> Result<(Subject, Option<Connection>), Failure> {
    let (client, connection) = match settings::connect(matches, output) {
        Ok(connection) => (Ok(connection.client.runtime().clone()), Some(connection)),
        Err(failure) => (Err(failure), None),
    };
    let subject = Subject {
        client,
        credentials: settings::credentials(matches)?,
        profiles: (!embedded::is_wanted(matches)).then(|| profiles(matches)),
        ca: matches.get_one::<PathBuf>("ca").cloned(),
        variables: Variables::of_process(),
    };
    Ok((subject, connection))
}

fn profiles(matches: &ArgMatches) -> Profiles {
    let usual = Profiles::new();
    match matches.get_one::<String>("profile") {
        Some(name) => Profiles {
            sdk: ProfileCredentialsProvider::new().profile(name),
            ..usual
        },
        None => usual,
    }
}
