//! What a user should know after a profile was written: whether calls will take it.

use super::place::Place;

/// Reads a variable of the environment.
type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Sentences about what else decides which keys and which region calls take.
pub(super) fn after(place: &Place, region: Option<&str>, read: Read<'_>) -> Vec<String> {
    let notes = [
        variables(read),
        profile(place, read),
        file(place, read),
        region_note(region, read),
    ];
    notes.into_iter().flatten().collect()
}

fn variables(read: Read<'_>) -> Option<String> {
    let set = |name: &&str| read(name).is_some();
    let names = ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"];
    let set: Vec<_> = names.into_iter().filter(set).collect();
    let names = set.join(", ");
    (!set.is_empty()).then(|| {
        format!("calls take the keys of the environment before those of a file: unset {names} to use the profile")
    })
}

fn profile(place: &Place, read: Read<'_>) -> Option<String> {
    let usual = read("TENCENTCLOUD_PROFILE").unwrap_or_else(|| "default".to_owned());
    let name = &place.profile;
    (usual != *name).then(|| {
        format!("calls take the profile {usual} unless you give --profile {name} or set TENCENTCLOUD_PROFILE={name}")
    })
}

fn file(place: &Place, read: Read<'_>) -> Option<String> {
    let usual = iai_client::credentials::ProfileCredentialsProvider::new();
    let variable = read("TENCENTCLOUD_CREDENTIALS_FILE");
    let usual = match variable {
        Some(file) => usual.file(file),
        None => {
            let home = read("HOME").or_else(|| read("USERPROFILE"));
            usual.environment(move |name| {
                home.clone()
                    .filter(|_| matches!(name, "HOME" | "USERPROFILE"))
            })
        }
    };
    let path = &place.path;
    let same = usual.path().is_ok_and(|usual| usual == *path);
    (!same).then(|| {
        let path = path.display();
        format!("calls read this file only if TENCENTCLOUD_CREDENTIALS_FILE={path} is set")
    })
}

fn region_note(region: Option<&str>, read: Read<'_>) -> Option<String> {
    let region = region?;
    let set = read("TENCENTCLOUD_REGION").is_some_and(|set| set == region);
    (!set).then(|| {
        format!("the region is no part of the file; set TENCENTCLOUD_REGION={region}, or give --region {region} to a command")
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use iai_client::credentials::ProfileCredentialsProvider;

    use super::*;

    fn notes(
        file: &str,
        profile: &str,
        region: Option<&str>,
        variables: &[(&str, &str)],
    ) -> Vec<String> {
        let provider = ProfileCredentialsProvider::new().environment(|_| None);
        let place = Place::new(provider, Some(Path::new(file)), Some(profile)).unwrap();
        after(&place, region, &|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn nothing_is_said_where_calls_take_the_profile() {
        let usual = "/home/ann/.tencentcloud/credentials";
        let empty: [&str; 0] = [];
        assert_eq!(
            notes(usual, "default", None, &[("HOME", "/home/ann")]),
            empty
        );
        let named = [
            ("TENCENTCLOUD_CREDENTIALS_FILE", "/keys"),
            ("TENCENTCLOUD_PROFILE", "work"),
            ("TENCENTCLOUD_REGION", "ap-guangzhou"),
        ];
        assert_eq!(notes("/keys", "work", Some("ap-guangzhou"), &named), empty);
    }

    #[test]
    fn what_comes_before_the_profile_is_named_without_values() {
        let variables = [
            ("HOME", "/home/ann"),
            ("TENCENTCLOUD_SECRET_KEY", "PLANTED"),
        ];
        assert_eq!(
            notes("/keys", "work", Some("ap-guangzhou"), &variables),
            [
                "calls take the keys of the environment before those of a file: unset TENCENTCLOUD_SECRET_KEY to use the profile",
                "calls take the profile default unless you give --profile work or set TENCENTCLOUD_PROFILE=work",
                "calls read this file only if TENCENTCLOUD_CREDENTIALS_FILE=/keys is set",
                "the region is no part of the file; set TENCENTCLOUD_REGION=ap-guangzhou, or give --region ap-guangzhou \
                 to a command",
            ]
        );
    }
}
