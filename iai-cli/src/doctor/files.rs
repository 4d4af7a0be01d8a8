//! The files with keys: whether others may read them, and whether they are those of another tool.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::finding::Finding;
use super::subject::{Profiles, Variables};

const CHECK: &str = "key_files";
/// Most bytes that are looked at.
const LIMIT: u64 = 64 * 1024;

/// The form of a file with keys, by what stands in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Profiles of the vendor's SDKs.
    Profiles,
    /// JSON of the vendor's command line, `tccli`.
    Json,
    /// Profiles of AWS.
    Aws,
}

/// Looks at the files that calls read.
pub(super) fn key_files(profiles: &Profiles, variables: &Variables) -> Finding {
    let mut problems = Vec::new();
    let mut remedies = Vec::new();
    for exposed in [profiles.sdk.exposed_file(), profiles.cli.exposed_file()]
        .into_iter()
        .flatten()
    {
        problems.push(exposed.to_string());
        remedies.push(format!("chmod 600 {}", exposed.path().display()));
    }
    for (problem, remedy) in foreign(profiles, variables) {
        problems.push(problem);
        remedies.push(remedy);
    }
    if problems.is_empty() {
        return Finding::ok(
            CHECK,
            "the files with keys are for their owner alone, or there are none",
        );
    }
    let message = "files with keys are not as they should be";
    Finding::warning(CHECK, message, remedies.join("; ")).with_details(problems)
}

/// Files of another form than their place says, with what to do about them.
fn foreign(profiles: &Profiles, variables: &Variables) -> Vec<(String, String)> {
    let sdk = profiles.sdk.path().ok().and_then(|path| {
        let remedy = match form(&path)? {
            Form::Profiles => return None,
            Form::Json => "the file of tccli is read from ~/.tccli by itself: unset TENCENTCLOUD_CREDENTIALS_FILE, or run iai configure",
            Form::Aws => "keys of AWS are of no use here: run iai configure with a key of Tencent Cloud",
        };
        let name = if form(&path) == Some(Form::Aws) { "AWS" } else { "tccli" };
        Some((format!("{} is a file of {name}", path.display()), remedy.to_owned()))
    });
    let cli = cli_file(variables).filter(|path| form(path).is_some_and(|form| form != Form::Json));
    let cli = cli.map(|path| {
        let problem = format!("{} is not of the form that tccli writes", path.display());
        (problem, "run iai configure, or tccli configure".to_owned())
    });
    [sdk, cli].into_iter().flatten().collect()
}

/// The file of the vendor's command line.
fn cli_file(variables: &Variables) -> Option<PathBuf> {
    let home = variables.get(if cfg!(windows) { "USERPROFILE" } else { "HOME" })?;
    let profile = variables.get("TCCLI_PROFILE").unwrap_or("default");
    Some(
        Path::new(home)
            .join(".tccli")
            .join(format!("{profile}.credential")),
    )
}

/// The form of a file; `None` where there is none that can be read, or nothing in it.
fn form(path: &Path) -> Option<Form> {
    let mut text = String::new();
    let file = path.is_file().then(|| File::open(path).ok())??;
    file.take(LIMIT).read_to_string(&mut text).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let aws = |line: &str| line.trim_start().to_ascii_lowercase().starts_with("aws_");
    match text.chars().next()? {
        '{' => Some(Form::Json),
        _ if text.lines().any(aws) => Some(Form::Aws),
        _ => Some(Form::Profiles),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use iai_client::credentials::{CliProfileCredentialsProvider, ProfileCredentialsProvider};

    use super::super::finding::Verdict;
    use super::super::subject::variables;
    use super::*;

    /// What is found with these files of the SDKs and of the command line, in a home of their own.
    fn found(sdk: Option<&str>, cli: Option<&str>, mode: u32) -> (Finding, String) {
        let home = tempfile::tempdir().unwrap();
        let write = |name: &str, text: Option<&str>| {
            let path = home.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if let Some(text) = text {
                fs::write(&path, text).unwrap();
                #[cfg(unix)]
                fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(mode))
                    .unwrap();
            }
        };
        write(".tencentcloud/credentials", sdk);
        write(".tccli/default.credential", cli);
        let text = home.path().display().to_string();
        let read = {
            let text = text.clone();
            move |name: &str| (name == "HOME").then(|| text.clone())
        };
        let profiles = Profiles {
            sdk: ProfileCredentialsProvider::new().environment(read.clone()),
            cli: CliProfileCredentialsProvider::new().environment(read),
        };
        (key_files(&profiles, &variables(&[("HOME", &text)])), text)
    }

    #[cfg(unix)]
    #[test]
    fn files_that_others_may_read_are_told() {
        let sdk = Some("[default]\nsecret_id=AKIDx\nsecret_key=PLANTED");
        let cli = Some(r#"{"secretId":"AKIDx","secretKey":"PLANTED"}"#);
        assert_eq!(found(sdk, cli, 0o600).0.result, Verdict::Ok);
        assert_eq!(found(None, None, 0o600).0.result, Verdict::Ok);
        let (finding, home) = found(sdk, cli, 0o644);
        assert_eq!(finding.result, Verdict::Warning);
        assert_eq!(
            finding.remedy.unwrap(),
            format!(
                "chmod 600 {home}/.tencentcloud/credentials; chmod 600 {home}/.tccli/default.credential"
            )
        );
    }

    #[cfg(unix)]
    #[test]
    fn files_of_other_tools_are_recognised() {
        let aws =
            Some("[default]\naws_access_key_id = AKIAPLANTED\naws_secret_access_key = PLANTED");
        let json = Some(r#"{"secretId":"AKIDx","secretKey":"PLANTED"}"#);
        let ini = Some("[default]\nsecret_id=AKIDx\nsecret_key=PLANTED");
        let table = [
            (aws, None, "/.tencentcloud/credentials is a file of AWS"),
            (json, None, "/.tencentcloud/credentials is a file of tccli"),
            (
                None,
                ini,
                "/.tccli/default.credential is not of the form that tccli writes",
            ),
        ];
        for (sdk, cli, expected) in table {
            let (finding, home) = found(sdk, cli, 0o600);
            assert_eq!(finding.details, [format!("{home}{expected}")]);
            assert!(!format!("{finding:?}").contains("PLANTED"));
        }
    }
}
