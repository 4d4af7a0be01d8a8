//! The region in the files of the vendor's command line.

use std::path::PathBuf;

use super::super::cli_region;
use super::super::environment::Environment;
use super::warnings::while_doing;

/// A home folder whose command line has one profile.
struct Home(PathBuf);

impl Home {
    fn new(name: &str, profile: &str, text: &str) -> Self {
        let home = std::env::temp_dir().join(format!("tc3-{}-{name}", std::process::id()));
        let folder = home.join(".tccli");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{profile}.configure")), text).unwrap();
        Self(home)
    }

    fn environment(&self, profile: Option<&'static str>) -> Environment {
        let home = self.0.display().to_string();
        Environment::new(move |name| match name {
            "HOME" | "USERPROFILE" => Some(home.clone()),
            "TCCLI_PROFILE" => profile.map(str::to_owned),
            _ => None,
        })
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The region that is found, and the problem that is warned of.
fn found(environment: &Environment) -> (Option<String>, String) {
    let mut found = None;
    let warnings = while_doing(|| found = cli_region(environment));
    let problem = |line: &String| {
        let (_, rest) = line.split_once("problem=\"").unwrap();
        rest.trim_end_matches("\";").to_owned()
    };
    let problems: Vec<_> = warnings.iter().map(problem).collect();
    (found.map(|(region, _)| region), problems.join(" and "))
}

#[test]
fn each_file_has_a_region_or_none_or_a_warning() {
    let table = [
        (
            r#"{"_sys_param":{"region":"ap-tokyo","output":"json"},"iai":{"version":"2020-03-03"}}"#,
            Some("ap-tokyo"),
            "",
        ),
        (
            "\u{feff}{\"_sys_param\":{\"region\":\"ap-tokyo\"}}",
            Some("ap-tokyo"),
            "",
        ),
        (r#"{"_sys_param":{"region":""}}"#, None, ""),
        (r#"{"_sys_param":{"region":null}}"#, None, ""),
        (r#"{"_sys_param":{}}"#, None, ""),
        // Where the command line itself does not look.
        (r#"{"region":"ap-tokyo"}"#, None, ""),
        (
            r#"{"_sys_param":{"region":7}}"#,
            None,
            "_sys_param.region is no text",
        ),
        ("region = ap-tokyo", None, "the file is no JSON"),
        ("", None, "the file is no JSON"),
    ];
    for (text, region, problem) in table {
        let home = Home::new("region-of-file", "default", text);
        let expected = (region.map(str::to_owned), problem.to_owned());
        assert_eq!(found(&home.environment(None)), expected, "{text}");
    }
}

#[test]
fn the_profile_is_that_of_its_variable() {
    let text = r#"{"_sys_param":{"region":"ap-tokyo"}}"#;
    let table = [
        (Some("work"), Some("ap-tokyo"), ""),
        (None, None, ""),
        (Some("other"), None, ""),
        (Some(""), None, "the value of TCCLI_PROFILE is empty"),
        (
            Some("../work"),
            None,
            "command line's profile: a profile's name has no slashes",
        ),
    ];
    let home = Home::new("region-of-profile", "work", text);
    for (profile, region, problem) in table {
        let expected = (region.map(str::to_owned), problem.to_owned());
        assert_eq!(found(&home.environment(profile)), expected, "{profile:?}");
    }
    let homeless = Environment::new(|_| None);
    assert_eq!(found(&homeless), (None, String::new()));
}

/// The place of the region stands in messages, and names of profiles may have line breaks in them.
#[cfg(unix)]
#[test]
fn the_place_of_a_region_is_told_in_a_line() {
    let text = r#"{"_sys_param":{"region":"ap-tokyo"}}"#;
    let home = Home::new("region-in-a-line", "two\nlines", text);
    let (_, place) = cli_region(&home.environment(Some("two\nlines"))).unwrap();
    assert!(place.ends_with("two\\nlines.configure"), "{place}");
}

/// It may be that of another user, and the client needs nothing from it.
#[test]
fn what_cannot_be_read_is_warned_of() {
    let home = Home::new("region-unread", "work", "");
    std::fs::create_dir(home.0.join(".tccli/default.configure")).unwrap();
    let problem = "the file is a folder, or something else that is no file".to_owned();
    assert_eq!(found(&home.environment(None)), (None, problem));
}
