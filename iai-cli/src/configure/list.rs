//! What stands in the file of profiles, without the keys.

use iai_client::credentials::ProfileCredentialsProvider;
use serde_json::{Value, json};

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
    output.write(&listed(place, &names), None)
}

fn listed(place: &Place, names: &[String]) -> Value {
    let profiles: Vec<_> = names
        .iter()
        .map(|name| profile(&place.provider, name, *name == place.profile))
        .collect();
    json!({
        "file": place.path.display().to_string(),
        "others_may_read_or_change_it": place.provider.exposed_file().is_some(),
        "profiles": profiles,
    })
}

/// One profile. `used` tells whether calls take it when no other is named.
fn profile(provider: &ProfileCredentialsProvider, name: &str, used: bool) -> Value {
    match provider.clone().profile(name).load() {
        Ok(keys) => json!({
            "profile": name,
            "used": used,
            "secret_id": shortened(keys.secret_id()),
        }),
        Err(error) => json!({
            "profile": name,
            "used": used,
            "problem": error.to_string(),
        }),
    }
}

#[cfg(test)]
mod tests {
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
            listed(&place, &place.names().unwrap()),
            json!({
                "file": path,
                "others_may_read_or_change_it": false,
                "profiles": [
                    { "profile": "default", "used": false, "secret_id": "AKID***MPLE" },
                    {
                        "profile": "work",
                        "used": true,
                        "problem": format!("{path}: the profile of line 4 has no secret_key"),
                    },
                ],
            })
        );
    }
}
