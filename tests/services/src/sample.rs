//! Ten services as crates that compile and call: `.ci/more services` runs them.

use crate::survey::{checked, client, facts, sources};
use crate::values;
use iai_codegen::Api;
use iai_codegen::model::Action;
use iai_spec::definitions::{Source, Wanted};
use iai_spec::import::{Options, import};
use iai_spec::{Expand, expand};
use std::fs;
use std::path::{Path, PathBuf};

/// Service, version, and the action to call where it matters which; else the one with the most to send and to answer.
const SAMPLE: [(&str, &str, Option<&str>); 10] = [
    // The largest, and two whose build is timed.
    ("csip", "2022-11-21", None),
    ("cvm", "2017-03-12", None),
    ("faceid", "2018-03-01", None),
    // Structures that hold themselves.
    ("cls", "2020-10-16", None),
    ("databuddy", "2026-07-15", None),
    // Names that are one in Rust.
    ("dnspod", "2021-03-23", None),
    ("ccc", "2020-02-10", None),
    // Dates of all forms.
    ("yunjing", "2018-02-28", None),
    // Not signed.
    ("sts", "2018-08-13", Some("AssumeRoleWithSAML")),
    // The smallest.
    ("yunsou", "2018-05-04", None),
];

/// Writes the sample as a workspace; returns how many crates it has.
pub(crate) fn write(source: &Source, folder: &Path) -> Result<usize, String> {
    let names = SAMPLE.map(|(service, ..)| service);
    let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n");
    put(&folder.join("Cargo.toml"), &workspace)?;
    put(
        &folder.join("Cargo.lock"),
        include_str!("../../../Cargo.lock"),
    )?;
    for (service, version, action) in SAMPLE {
        let wanted = Wanted::version(service, version);
        one(source, &wanted, action, &folder.join(service))
            .map_err(|error| format!("{service} {version}: {error}"))?;
    }
    Ok(SAMPLE.len())
}

fn one(source: &Source, wanted: &Wanted, action: Option<&str>, krate: &Path) -> Result<(), String> {
    let definitions = source
        .definitions(wanted)
        .map_err(|error| error.to_string())?;
    let made =
        import(facts(&definitions), Options::default()).map_err(|error| error.to_string())?;
    for (name, text) in &made.files {
        put(&krate.join("spec").join(name), text)?;
    }
    let api = checked(&sources(&made)).map_err(|told| told.join("\n"))?;
    let action = match action {
        Some(name) => api.action(name),
        None => api.actions.iter().max_by_key(|action| size(&api, action)),
    };
    let action = action.ok_or("the action is not there")?;
    let options = Expand {
        path: Some("crate_of_a_user".to_owned()),
        ..Expand::default()
    };
    let code = expand(&krate.join("spec"), &options).map_err(|error| error.to_string())?;
    put(&krate.join("src/api.rs"), &code)?;
    put(&krate.join("src/lib.rs"), include_str!("library.rs.txt"))?;
    let name = wanted.service.as_deref().unwrap_or_default();
    put(&krate.join("src/main.rs"), &program(name, &api, action)?)?;
    put(&krate.join("Cargo.toml"), &manifest(wanted)?)
}

/// Bytes of a whole request and a whole response.
fn size(api: &Api, action: &Action) -> usize {
    let text = |fields| values::object(api, fields).to_string().len();
    text(&action.parameters) + text(&action.response)
}

fn manifest(wanted: &Wanted) -> Result<String, String> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let root = root.canonicalize().map_err(|error| error.to_string())?;
    let name = wanted.service.as_deref().unwrap_or_default();
    Ok(format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         tc3-runtime = {{ path = {:?}, default-features = false }}\niai-emulator = {{ path = {:?} }}\n\
         iai-macros = {{ path = {:?} }}\nserde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"rt\"] }}\n",
        root.join("tc3-runtime"),
        root.join("iai-emulator"),
        root.join("iai-macros"),
    ))
}

/// A program that sends one call and looks at what comes back.
fn program(krate: &str, api: &Api, action: &Action) -> Result<String, String> {
    let client = client(api);
    let start = format!("actions::{}: struct ", action.module);
    let request = client
        .items()
        .find_map(|(name, _)| {
            let name = name.strip_prefix(&start)?.to_owned();
            name.ends_with("Request").then_some(name)
        })
        .ok_or("the request has no type")?;
    let module = raw(&action.module);
    let sent = values::object(api, &action.parameters).to_string();
    let answered = values::object(api, &action.response).to_string();
    let optional = action.response.iter().filter(|field| !field.always);
    let decoded: String = optional
        .map(|field| format!("    assert!(response.{}.is_some());\n", raw(&field.rust)))
        .collect();
    Ok(format!(
        "{}\nuse {krate}::{{api, emulated}};\n\nconst ACTION: &str = {:?};\nconst REQUEST: &str = r##\"{sent}\"##;\n\
         const RESPONSE: &str = r##\"{answered}\"##;\ntype Request = api::actions::{module}::{request};\n\
         type Answer = api::actions::{module}::{}Response;\n\nfn look_at(response: &Answer) {{\n    let _ = response;\n{decoded}}}\n",
        include_str!("program.rs.txt"),
        action.name,
        request.trim_end_matches("Request"),
    ))
}

/// The name behind `r#` where it is a keyword.
fn raw(name: &str) -> String {
    match syn::parse_str::<syn::Ident>(name) {
        Ok(_) => name.to_owned(),
        Err(_) => format!("r#{name}"),
    }
}

fn put(path: &Path, text: &str) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(told)?;
    }
    fs::write(path, text).map_err(told)
}
