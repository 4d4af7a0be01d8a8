//! What stands in the file of profiles, without the keys.

use serde::Serialize;
use serde_json::json;

use super::place::Place;
use crate::failure::Failure;
use crate::output::Output;
use crate::secret_id::shortened;

/// Lists the profiles of the file. One that cannot be used is listed with what is wrong.
pub(super) fn run(place: &Place, output: &Output) -> Result<(), Failure> {
    let names = place.names()?;
    if let Some(exposed) = place.provider.exposed_file() {
        let path = place.path.display();
        output.note(&format!("{exposed}. Mend it with: chmod 600 {path}"));
    }
    if names.is_empty() {
        let path = place.path.display();
        output.note(&format!(
            "there are no profiles in {path}; iai configure writes one"
        ));
    }
    let listed = Listed::new(place, &names);
    if output.format.is_json() {
        output.document(&listed)
    } else {
        output.write(&json!(listed.profiles), None)
    }
}

/// A file and its profiles.
#[derive(Debug, Serialize)]
struct Listed {
    file: String,
    others_may_read_or_change_it: bool,
    profiles: Vec<Profile>,
}

/// A profile; without an id where it cannot be used.
#[derive(Debug, Serialize)]
struct Profile {
    profile: String,
    /// Whether calls take it when no other is named.
    used: bool,
    secret_id: Option<String>,
    problem: Option<String>,
}

impl Listed {
    fn new(place: &Place, names: &[String]) -> Self {
        let names = names.iter();
        Self {
            file: place.path.display().to_string(),
            others_may_read_or_change_it: place.provider.exposed_file().is_some(),
            profiles: names.map(|name| Profile::new(place, name)).collect(),
        }
    }
}

impl Profile {
    fn new(place: &Place, name: &str) -> Self {
        let read = place.provider.clone().profile(name).load();
        Self {
            profile: name.to_owned(),
            used: *name == place.profile,
            secret_id: read.as_ref().ok().map(|keys| shortened(keys.secret_id())),
            problem: read.err().map(|error| error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use iai_client::credentials::ProfileCredentialsProvider;

    use super::*;

    #[test]
    fn profiles_are_listed_without_their_keys() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let text = "[default]\nsecret_id = AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\nsecret_key = PLANTED1\n\
                    [work]\nsecret_id = AKIDlocal\n";
        std::fs::write(file.path(), text).unwrap();
        let provider = ProfileCredentialsProvider::new().environment(|_| None);
        let place = Place::new(provider, Some(file.path()), Some("work")).unwrap();
        let path = file.path().display().to_string();
        assert_eq!(
            json!(Listed::new(&place, &place.names().unwrap())),
            json!({
                "file": path,
                "others_may_read_or_change_it": false,
                "profiles": [
                    { "profile": "default", "used": false, "secret_id": "AKID***MPLE", "problem": null },
                    {
                        "profile": "work",
                        "used": true,
                        "secret_id": null,
                        "problem": format!("{path}: the profile of line 4 has no secret_key"),
                    },
                ],
            })
        );
    }
}
