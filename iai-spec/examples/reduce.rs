//! Reduces definitions to facts, for tests that may not hold the vendor's texts: names, types, and the figures of each
//! text. `tests/data/README.md` has the commands.
//!
//! ```sh
//! cargo run -p iai-spec --example reduce -- SOURCE SERVICE VERSION >api.json
//! cargo run -p iai-spec --example reduce -- PAGE.txt >page.txt
//! ```

use iai_spec::definitions::{Base, Failure, Member, Source, Status, Type, Wanted};
use iai_spec::import::figures;
use serde_json::{Map, Value, json};
use std::error::Error;
use std::fs;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [page] => print!("{}", reduced(&fs::read_to_string(page)?)),
        [source, service, version] => definitions(source, &Wanted::version(service, version))?,
        _ => return Err("usage: reduce SOURCE SERVICE VERSION, or reduce PAGE".into()),
    }
    Ok(())
}

/// The rows, queries and JSON of a page, without prose.
fn reduced(page: &str) -> String {
    let mut out = String::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.trim_end_matches([' ', '|']).split(" | ").collect();
        if let [names @ .., text] = &cells[..]
            && !names.is_empty()
        {
            out.push_str(&format!(
                "{} | {} |\n",
                names.join(" | "),
                facts(names, text)
            ));
        } else if line.starts_with(['{', '}', '"', '&', ']']) || line.starts_with("http") {
            out.push_str(&format!("{line}\n"));
        }
    }
    out
}

fn facts(names: &[&str], text: &str) -> String {
    if matches!(names, ["Action" | "Version", ..]) {
        return text.rsplit(' ').next().unwrap_or_default().to_owned();
    }
    if text.starts_with("Common Param") {
        return "Common Params".to_owned();
    }
    let mut found: Vec<String> = figures(text).iter().map(ToString::to_string).collect();
    if text.contains("return null") {
        found.push("return null".to_owned());
    }
    // The meaning of a code has nothing that is read.
    if names.len() == 1 {
        String::new()
    } else {
        found.join("; ")
    }
}

fn definitions(source: &str, wanted: &Wanted) -> Result<(), Failure> {
    let read = Source::open(source)?.definitions(wanted)?;
    let actions = read.actions.iter().map(|action| {
        let status = match action.status {
            Some(Status::Deprecated) => "deprecated",
            Some(Status::Offline) => "offline",
            Some(Status::Online) | None => "online",
        };
        let row = json!({"input": action.input, "output": action.output, "status": status, "skip_sign": action.skip_sign});
        (action.name.clone(), row)
    });
    let objects = read.objects.iter().map(|object| {
        let members: Vec<Value> = object.members.iter().map(member).collect();
        (object.name.clone(), json!({ "members": members }))
    });
    let file = json!({
        "metadata": {"apiVersion": read.version, "serviceShortName": read.service},
        "actions": actions.collect::<Map<_, _>>(),
        "objects": objects.collect::<Map<_, _>>(),
    });
    println!("{file:#}");
    Ok(())
}

fn member(member: &Member) -> Value {
    let (kind, of) = words(&member.ty);
    let found: Vec<String> = figures(&member.text)
        .iter()
        .map(ToString::to_string)
        .collect();
    let mut row = json!({"name": member.name, "type": kind, "member": of});
    let mut set = |key: &str, value: Value, is_said: bool| {
        if is_said {
            row[key] = value;
        }
    };
    set("document", json!(found.join("; ")), !found.is_empty());
    set("required", json!(true), member.required);
    set("value_allowed_null", json!(true), member.nullable);
    set("disabled", json!(true), member.disabled);
    set(
        "output_required",
        json!(member.output_required),
        member.output_required.is_some(),
    );
    // Only its form matters, and of texts nothing.
    let is_time = matches!(
        member.ty.base,
        Base::Date | Base::DateTime | Base::DateTimeIso
    );
    set(
        "example",
        json!(member.example),
        is_time && !member.example.is_empty(),
    );
    row
}

/// The keys `type` and `member`.
fn words(ty: &Type) -> (&str, String) {
    let of = ty.base.to_string();
    let kind = match &ty.base {
        _ if ty.list => "list",
        Base::String | Base::Date | Base::DateTime | Base::DateTimeIso => "string",
        Base::Int64 | Base::Uint64 => "int",
        Base::Float => "float",
        Base::Bool => "bool",
        Base::Binary => "binary",
        Base::Object(_) => "object",
        Base::Unknown(_) => "unknown",
    };
    (kind, of)
}
