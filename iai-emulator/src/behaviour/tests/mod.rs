//! Whole calls behind the protocol: raw parameters in, answers with literal fields out.

mod enrolment;
mod groups;
mod persons;
mod search;
mod upgrade;
mod verify;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Account;
use crate::api;
use crate::front::Api;
use crate::identifiers::Identifiers;
use crate::picture::Folder;
use crate::picture::samples::{gif, plain, png};
use crate::rules;
use crate::runtime::{Answer, Call, Refusal};

/// An account with a clock and a folder of pictures. Pictures of different sizes are different pictures.
struct Lab {
    account: Account,
    now: AtomicU64,
    folder: std::path::PathBuf,
}

impl Lab {
    /// An empty account at the time of 1000 seconds.
    fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("iai-emulator-lab-{}-{count}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a.png"), png(100, 100)).unwrap();
        std::fs::write(folder.join("gif.png"), gif(100, 100)).unwrap();
        std::fs::write(folder.join("large.png"), png(2001, 64)).unwrap();
        std::fs::write(folder.join("plain.png"), plain(100, 100)).unwrap();
        Self {
            account: Account::new(Arc::new(Identifiers::new(1))),
            now: AtomicU64::new(1000),
            folder,
        }
    }

    /// With the groups `g` and `h` of model 3.0 and `old` of 2.0, each with two description fields.
    fn with_groups() -> Self {
        let lab = Self::new();
        for (id, model) in [("g", "3.0"), ("h", "3.0"), ("old", "2.0")] {
            lab.ok(
                "CreateGroup",
                json!({
                    "GroupId": id, "GroupName": format!("name-{id}"), "GroupExDescriptions": ["class", "room"],
                    "FaceModelVersion": model,
                }),
            );
        }
        lab
    }

    fn call(&self, action: &str, parameters: Value) -> Result<Value, Refusal> {
        let table = api::ACTIONS.iter().find(|table| table.name == action);
        let table = table.unwrap();
        let parameters = parameters.as_object().cloned().unwrap();
        let checked = rules::check(table, parameters)?;
        let folder = Folder::new(&self.folder);
        let call = Call {
            table,
            request_id: "r",
            now: self.now.load(Ordering::Relaxed),
            images: checked.images,
            folder: Some(&folder),
        };
        let answer = self.account.route(&call, checked.parameters).unwrap();
        answer.map(|Answer(mut fields)| {
            // The envelope fills it in.
            fields.remove("RequestId");
            Value::Object(fields)
        })
    }

    #[track_caller]
    fn ok(&self, action: &str, parameters: Value) -> Value {
        self.call(action, parameters).unwrap()
    }

    #[track_caller]
    fn refused(&self, action: &str, parameters: Value, code: &str) {
        let before = self.account.store().dump();
        let refusal = self.call(action, parameters.clone()).unwrap_err();
        assert_eq!(refusal.code(), code, "{action} {parameters}");
        assert_eq!(self.account.store().dump(), before, "{action} {parameters}");
    }

    /// Refusals, one after another, none of which changes the state.
    #[track_caller]
    fn all_refused<const COUNT: usize>(&self, action: &str, table: [(Value, &str); COUNT]) {
        for (parameters, code) in table {
            self.refused(action, parameters, code);
        }
    }

    fn wait(&self, seconds: u64) {
        self.now.fetch_add(seconds, Ordering::Relaxed);
    }

    /// Enrols a person with the picture of that width and returns the id of the face.
    #[track_caller]
    fn enrol(&self, group: &str, id: &str, width: u32) -> String {
        let created = self.ok("CreatePerson", person(group, id, width));
        created["FaceId"].as_str().unwrap().to_owned()
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The picture of a width, as Base64 text.
fn image(width: u32) -> String {
    STANDARD.encode(png(width, 100))
}

fn faceless() -> String {
    STANDARD.encode(plain(100, 100))
}

fn person(group: &str, id: &str, width: u32) -> Value {
    json!({"GroupId": group, "PersonName": format!("name of {id}"), "PersonId": id, "Gender": 1, "Image": image(width)})
}

/// The same object with some members replaced.
fn with(mut object: Value, changes: Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        object[name] = value.clone();
    }
    object
}
