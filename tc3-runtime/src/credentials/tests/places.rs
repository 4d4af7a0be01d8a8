//! Which file and profile a provider reads, and what it holds.

use std::fs;
use std::path::{Path, PathBuf};

use crate::credentials::{CliProfileCredentialsProvider, ProfileCredentialsProvider};

/// A folder that goes with the test.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("tc3-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Reads these variables.
fn with(pairs: &[(&'static str, &str)]) -> impl Fn(&str) -> Option<String> + Send + Sync + 'static {
    let pairs: Vec<_> = pairs.iter().map(|(k, v)| (*k, (*v).to_owned())).collect();
    move |name| {
        let found = pairs.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone())
    }
}

#[cfg(unix)]
const HOME: &str = "HOME";
#[cfg(windows)]
const HOME: &str = "USERPROFILE";

#[test]
fn the_file_is_the_named_one_or_that_of_the_user() {
    let home = Home::new("places");
    let text = home.0.display().to_string();
    let provider =
        |pairs: &[(&'static str, &str)]| ProfileCredentialsProvider::new().environment(with(pairs));
    let usual = provider(&[(HOME, &text)]);
    let own = home.0.join(".tencentcloud").join("credentials");
    assert_eq!(usual.path().unwrap(), own, "no file exists yet");
    assert_eq!(usual.profile_name().unwrap(), "default");
    assert_eq!(
        usual.clone().file("/named").path().unwrap(),
        Path::new("/named")
    );
    let variables = provider(&[
        ("TENCENTCLOUD_CREDENTIALS_FILE", "/by-variable"),
        ("TENCENTCLOUD_PROFILE", "work"),
    ]);
    assert_eq!(variables.path().unwrap(), Path::new("/by-variable"));
    assert_eq!(variables.profile_name().unwrap(), "work");
    assert_eq!(variables.profile("mine").profile_name().unwrap(), "mine");

    let homeless = provider(&[]).path().unwrap_err();
    assert!(homeless.is_absent(), "{homeless}");
    let empty = provider(&[("TENCENTCLOUD_PROFILE", "")]).profile_name();
    assert_eq!(empty.unwrap_err().source_name(), "TENCENTCLOUD_PROFILE");
}

#[test]
fn profiles_are_named_in_the_order_of_the_file() {
    let home = Home::new("names");
    let file = home.write("keys", "# mine\n[work]\nsecret_id = 1\n[ default ]\n");
    let provider = ProfileCredentialsProvider::new().environment(|_| None);
    let names = |path: &Path| provider.clone().file(path).profile_names();
    assert_eq!(names(&file).unwrap(), ["work", "default"]);
    let wrong = names(&home.write("wrong", "{}")).unwrap_err();
    assert!(
        wrong.to_string().contains("wrong, line 1: neither"),
        "{wrong}"
    );
    let gone = names(&home.0.join("gone")).unwrap_err();
    assert!(gone.to_string().ends_with("gone does not exist"), "{gone}");
}

#[cfg(unix)]
#[test]
fn the_file_of_the_command_line_tells_whether_others_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new("cli");
    let file = home.write(".tccli/work.credential", "{}");
    let text = home.0.display().to_string();
    let provider = CliProfileCredentialsProvider::new()
        .environment(with(&[(HOME, &text), ("TCCLI_PROFILE", "work")]));
    for (mode, exposed) in [(0o600, None), (0o640, Some(0o640))] {
        fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
        let found = provider.exposed_file();
        assert_eq!(found.as_ref().map(|found| found.mode()), exposed);
    }
    assert!(provider.profile("other").exposed_file().is_none());
}
