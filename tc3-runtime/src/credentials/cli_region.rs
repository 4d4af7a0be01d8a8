//! The region in the files of the vendor's command line.

use serde_json::Value;

use super::cli_profile::{DEFAULT, PROFILE, path};
use super::environment::Environment;
use super::error::in_a_line;
use super::file;
use super::profile::shown;

/// The region that the vendor's command line (`tccli`) keeps in `~/.tccli/PROFILE.configure`, and where it stands there.
/// The profile is that of `TCCLI_PROFILE`, else `default`.
///
/// A client can do without a region, and need not have anything else from that file. So a file that cannot be read as
/// the command line's counts as none, with a warning.
pub(crate) fn cli_region(environment: &Environment) -> Option<(String, String)> {
    let ignored = |file: &str, problem: &str| {
        tracing::warn!(file, problem, "no region from the command line's profile");
    };
    let chosen = environment.stated(PROFILE);
    let found = chosen.and_then(|chosen| {
        let profile = chosen.as_deref().unwrap_or(DEFAULT);
        path(environment, profile, "configure")
    });
    let path = match found {
        Ok(path) => path,
        Err(error) if error.is_absent() => return None,
        Err(error) => {
            ignored(error.source_name(), &error.to_string());
            return None;
        }
    };
    let file = in_a_line(&shown(&path));
    let text = match file::read_quietly(&path) {
        Ok(text) => text,
        Err(none) if none.unseen => return None,
        Err(none) => {
            ignored(&file, &none.problem.text.replace("$source", "the file"));
            return None;
        }
    };
    match region(&text) {
        Ok(region) => region.map(|region| (region, format!("_sys_param.region of {file}"))),
        Err(problem) => {
            ignored(&file, problem);
            None
        }
    }
}

/// The region of a profile; an empty one counts as none.
fn region(text: &str) -> Result<Option<String>, &'static str> {
    let profile: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|_| "the file is no JSON")?;
    match profile.pointer("/_sys_param/region") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(region)) if region.is_empty() => Ok(None),
        Some(Value::String(region)) => Ok(Some(region.clone())),
        Some(_) => Err("_sys_param.region is no text"),
    }
}
