//! Writing profiles, with a person or a pipe that gives the keys.

use std::fs;

use super::*;

const KEY: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const ID: &str = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";

/// Answers questions in turn.
struct Typist(Vec<&'static str>, Vec<String>);

impl Ask for Typist {
    fn line(&mut self, question: &str) -> io::Result<String> {
        self.1.push(question.to_owned());
        Ok(self.0.remove(0).to_owned())
    }

    fn secret(&mut self, question: &str) -> io::Result<String> {
        self.line(question)
    }
}

fn place(path: &Path) -> Place {
    let provider = ProfileCredentialsProvider::new().environment(|_| None);
    Place::new(provider, Some(path), Some("work")).unwrap()
}

fn wish(force: bool) -> Wish<'static> {
    Wish {
        secret_id: Some(ID),
        temporary: false,
        force,
    }
}

/// Writes with a key from a pipe.
fn piped(path: &Path, force: bool) -> Result<Written, Failure> {
    write(
        &place(path),
        Source::Pipe(&mut KEY.as_bytes()),
        &wish(force),
    )
}

#[test]
fn the_library_reads_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/credentials");
    let written = piped(&path, false).unwrap();
    assert_eq!(
        written.told(&place(&path)),
        Told {
            file: path.display().to_string(),
            profile: "work",
            secret_id: "AKID***MPLE".to_owned(),
            temporary: false,
            replaced: false,
        }
    );
    assert!(!format!("{written:?}").contains(KEY));
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        format!("[work]\nsecret_id = {ID}\nsecret_key = {KEY}\n")
    );
    assert_eq!(place(&path).provider.load().unwrap().secret_id(), ID);
}

#[test]
fn a_profile_is_replaced_only_by_force_or_consent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("credentials");
    let old = "[work]\nsecret_id = AKIDold\nsecret_key = OLDOLDOLD\n";
    fs::write(&path, old).unwrap();
    let failure = piped(&path, false).unwrap_err();
    assert_eq!(failure.exit(), Exit::Usage);
    assert!(failure.report().remedy.contains("--force"), "{failure:?}");

    let mut typist = Typist(vec!["n"], Vec::new());
    let refused = write(&place(&path), Source::Person(&mut typist), &wish(false));
    assert!(
        refused
            .unwrap_err()
            .report()
            .message
            .ends_with("which was not to be replaced")
    );
    let asked = format!(
        "Replace the keys of profile work (AKID***) in {}? [y/N] ",
        path.display()
    );
    assert_eq!(typist.1, [asked]);
    assert_eq!(fs::read_to_string(&path).unwrap(), old);

    let mut typist = Typist(vec!["Y", KEY], Vec::new());
    let written = write(&place(&path), Source::Person(&mut typist), &wish(false)).unwrap();
    assert!(written.replaced);
    let new = format!("[work]\nsecret_id = {ID}\nsecret_key = {KEY}\n");
    assert_eq!(fs::read_to_string(&path).unwrap(), new);
    assert!(piped(&path, true).unwrap().replaced);
}

#[test]
fn a_file_with_a_mistake_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("credentials");
    fs::write(&path, "{\"secretId\": \"PLANTED\"}").unwrap();
    let failure = piped(&path, true).unwrap_err();
    assert_eq!(failure.exit(), Exit::Credentials);
    assert!(!format!("{failure:?}").contains("PLANTED"));
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "{\"secretId\": \"PLANTED\"}"
    );
}

#[test]
fn a_key_on_the_command_line_is_refused_with_the_reason() {
    for line in [
        &["configure", "--secret-key", "PLANTED"][..],
        &["configure", "--secret-key=PLANTED"],
        &["configure", "--secret-key"],
    ] {
        let matches = command().try_get_matches_from(line).unwrap();
        let failure = refuse_key(&matches).unwrap_err();
        assert_eq!(failure.exit(), Exit::Usage);
        assert!(
            failure.report().message.contains("other users"),
            "{failure:?}"
        );
        assert!(!format!("{failure:?}").contains("PLANTED"));
    }
    let matches = command().try_get_matches_from(["configure"]).unwrap();
    assert!(refuse_key(&matches).is_ok());
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    fs::write(&file, "# mine\n").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    piped(&link, false).unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .starts_with("# mine\n\n[work]\n")
    );
}
