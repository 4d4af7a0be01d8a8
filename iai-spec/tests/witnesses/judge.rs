//! Compiles many small programs, each with one of two clients, in one go for each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use iai_codegen::Api;
use iai_codegen::emit::{self, ClientOptions};
use quote::quote;
use serde_json::Value;

/// The codes of the compiler's errors, by program.
pub(crate) type Errors = BTreeMap<String, Vec<String>>;

/// Three crates in a folder of their own: clients, and programs before and after.
pub(crate) struct Judge {
    folder: PathBuf,
    clients: String,
    before: String,
    after: String,
}

impl Judge {
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        for part in ["clients", "before", "after"] {
            fs::create_dir_all(folder.join(part).join("src")).unwrap();
        }
        Self {
            folder,
            clients: "#![allow(warnings)]\n".to_owned(),
            before: "#![allow(warnings)]\n".to_owned(),
            after: "#![allow(warnings)]\n".to_owned(),
        }
    }

    /// Adds a generated client.
    pub(crate) fn client(&mut self, name: &str, api: &Api) {
        let options = ClientOptions {
            runtime: quote!(::tc3_runtime),
            path: None,
            gated: false,
            mend: String::new(),
        };
        let code = emit::client(api, &options).tokens().to_string();
        self.write("clients", name, &code);
        self.clients.push_str(&format!("pub mod {name};\n"));
    }

    /// Adds a program, to be compiled with the client `old` before and with `new` after.
    pub(crate) fn witness(&mut self, name: &str, old: &str, new: &str, code: &str) {
        for (part, client) in [("before", old), ("after", new)] {
            self.write(
                part,
                name,
                &format!("use clients::{client} as api;\n{code}\n"),
            );
        }
        self.before.push_str(&format!("mod {name};\n"));
        self.after.push_str(&format!("mod {name};\n"));
    }

    fn write(&self, part: &str, name: &str, code: &str) {
        let file = self
            .folder
            .join(part)
            .join("src")
            .join(format!("{name}.rs"));
        fs::write(file, code).unwrap();
    }

    fn manifest(&self, part: &str, dependencies: &str) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let runtime = root.join("tc3-runtime");
        let text = format!(
            "[package]\nname = \"{part}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             tc3-runtime = {{ path = {runtime:?}, default-features = false }}\n{dependencies}"
        );
        fs::write(self.folder.join(part).join("Cargo.toml"), text).unwrap();
    }

    /// Compiles everything: the errors of the programs before and after.
    pub(crate) fn verdict(self) -> (Errors, Errors) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let members =
            "[workspace]\nresolver = \"3\"\nmembers = [\"clients\", \"before\", \"after\"]\n";
        fs::write(self.folder.join("Cargo.toml"), members).unwrap();
        fs::copy(root.join("Cargo.lock"), self.folder.join("Cargo.lock")).unwrap();
        self.manifest("clients", "");
        for (part, list) in [
            ("clients", &self.clients),
            ("before", &self.before),
            ("after", &self.after),
        ] {
            if part != "clients" {
                self.manifest(part, "clients = { path = \"../clients\" }\n");
            }
            self.write(part, "lib", list);
        }
        (self.check("before"), self.check("after"))
    }

    fn check(&self, part: &str) -> Errors {
        // The folder of the workspace's own builds, so that what it has built of other people's crates is used.
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let output = Command::new(env!("CARGO"))
            .current_dir(&self.folder)
            .args([
                "check",
                "--quiet",
                "--offline",
                "--message-format",
                "json",
                "-p",
                part,
            ])
            .env("CARGO_TARGET_DIR", target)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let mut errors = Errors::new();
        for message in said
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        {
            let message = &message["message"];
            if message["level"] != "error" {
                continue;
            }
            let code = message["code"]["code"]
                .as_str()
                .unwrap_or("none")
                .to_owned();
            for span in message["spans"].as_array().into_iter().flatten() {
                let file = Path::new(span["file_name"].as_str().unwrap_or_default());
                if span["is_primary"] == true && file.starts_with(part) {
                    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
                    let codes = errors.entry(name).or_default();
                    if !codes.contains(&code) {
                        codes.push(code.clone());
                    }
                }
            }
        }
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success() || !errors.is_empty(),
            "{part}: {told}"
        );
        errors
    }
}
