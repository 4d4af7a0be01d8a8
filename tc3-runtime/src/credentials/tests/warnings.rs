//! Warnings through `tracing`.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use super::*;

/// Records the warnings of this crate, each as its fields.
#[derive(Clone, Default)]
struct Warnings(Arc<Mutex<Vec<String>>>);

impl Subscriber for Warnings {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() == Level::WARN && metadata.target().starts_with("tc3_runtime")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(String::new());
        event.record(&mut line);
        self.0.lock().unwrap().push(line.0);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, "{}={value:?};", field.name());
    }
}

/// The warnings while `work` was done.
pub(super) fn while_doing(work: impl FnOnce()) -> Vec<String> {
    let warnings = Warnings::default();
    tracing::subscriber::with_default(warnings.clone(), work);
    let told = warnings.0.lock().unwrap();
    told.clone()
}

#[test]
fn parts_too_short_to_be_kept_out_of_messages_are_warned_of_once() {
    let told = while_doing(|| {
        let short = Credentials::new("seven77", "eight888").unwrap();
        let _ = short
            .with_session_token("t")
            .unwrap()
            .clone()
            .expiring_at_second(1);
    });
    let text = "shorter than 8 characters: no key of the vendor's, and not kept out of messages";
    assert_eq!(
        told,
        [
            format!("message={text};what=\"SecretId\";source=Credentials::new;"),
            format!("message={text};what=\"token\";source=Credentials::with_session_token;"),
        ]
    );
}

#[cfg(unix)]
mod files {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::path::PathBuf;

    use super::super::file::{self, Opened};
    use super::*;

    /// A file of that mode, whose name is that of the test.
    fn file(name: &str, mode: u32) -> PathBuf {
        let path = std::env::temp_dir().join(format!("tc3-{}-{name}", std::process::id()));
        fs::write(&path, name).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        path
    }

    #[test]
    fn a_file_that_others_may_read_or_change_is_warned_of() {
        for (mode, told) in [(0o600, 0), (0o640, 1), (0o622, 1), (0o602, 1), (0o711, 0)] {
            let path = file(&format!("mode-{mode:o}"), mode);
            let found = while_doing(|| drop(file::read(&path)));
            assert_eq!(found.len(), told, "{mode:o}: {found:?}");
            assert!(
                found
                    .iter()
                    .all(|line| line.contains(&format!("mode={mode:03o};")))
            );
            fs::remove_file(path).unwrap();
        }
    }

    #[cfg(feature = "role-credentials")]
    #[test]
    fn a_file_of_the_cluster_is_not_warned_of() {
        let path = file("projected", 0o644);
        let found = while_doing(|| drop(file::read_quietly(&path)));
        assert_eq!(found, Vec::<String>::new());
        fs::remove_file(path).unwrap();
    }

    /// Another file is put at the path while the first one is being read.
    #[test]
    fn the_file_that_is_looked_at_is_the_one_that_is_read() {
        let (path, other) = (file("first", 0o644), file("second", 0o600));
        let opened = Opened::at(&path).ok().unwrap();
        fs::rename(&other, &path).unwrap();
        let found = while_doing(|| opened.warn());
        assert!(found[0].contains("mode=644;"), "{found:?}");
        assert_eq!(opened.text().ok().unwrap().as_str(), "first");
        fs::remove_file(path).unwrap();
    }
}
