//! Reads `api.json`.

use super::failure::Failure;
use super::links;
use super::model::{Action, Definitions, Member, Object, Status, Type};
use super::raw;

const HELP: &str = "use the file `api.json` of `tccli` as it is, or another version of it";

/// Reads the text of an `api.json`; `shown` is how the file is called in messages.
///
/// # Errors
///
/// It is no JSON (with line and column), it has not the form of definitions (with the path in the file), or a name in it
/// is no identifier, stands twice or is defined nowhere.
pub fn definitions(text: &[u8], shown: &str) -> Result<Definitions, Failure> {
    // Excel and others write a byte order mark; JSON has none.
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let mut reader = serde_json::Deserializer::from_slice(text);
    let file: raw::File = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| broken(shown, &error.path().to_string(), error.inner()))?;
    reader.end().map_err(|error| broken(shown, ".", &error))?;
    let definitions = convert(file);
    links::check(&definitions).map_err(|failure| failure.within(shown))?;
    Ok(definitions)
}

fn broken(shown: &str, path: &str, error: &serde_json::Error) -> Failure {
    let place = format!("{shown}:{}:{}", error.line(), error.column());
    let mut what = error.to_string();
    // The place stands in front already.
    if let Some(at) = what.rfind(" at line ") {
        what.truncate(at);
    }
    if error.is_eof() {
        return Failure::new(
            place,
            format!("the file is cut off: {what}"),
            "get the file again",
        );
    }
    if !matches!(path, "." | "?") {
        what = format!("{what}, in {path}");
    }
    Failure::new(place, what, HELP)
}

fn convert(file: raw::File) -> Definitions {
    Definitions {
        service: file.metadata.service_short_name,
        version: file.metadata.api_version,
        title: file.metadata.title,
        actions: file.actions.0.into_iter().map(action).collect(),
        objects: file.objects.0.into_iter().map(object).collect(),
    }
}

fn action((name, raw): (String, raw::Action)) -> Action {
    Action {
        name,
        title: raw.name.unwrap_or_default(),
        text: raw.document.unwrap_or_default(),
        input: raw.input,
        output: raw.output,
        status: raw.status.map(|status| match status {
            raw::Status::Online => Status::Online,
            raw::Status::Deprecated => Status::Deprecated,
            raw::Status::Offline => Status::Offline,
        }),
        skip_sign: raw.skip_sign.0,
    }
}

fn object((name, raw): (String, raw::Object)) -> Object {
    Object {
        name,
        text: raw.document.unwrap_or_default(),
        members: raw.members.into_iter().map(member).collect(),
    }
}

fn member(raw: raw::Member) -> Member {
    Member {
        ty: Type::of(&raw.kind, &raw.member),
        name: raw.name,
        text: raw.document.unwrap_or_default(),
        example: raw.example.unwrap_or_default(),
        required: raw.required.0,
        output_required: raw.output_required.map(|flag| flag.0),
        nullable: raw.value_allowed_null.0,
        disabled: raw.disabled.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        match definitions(text.as_bytes(), "api.json") {
            Ok(_) => "read".to_owned(),
            Err(failure) => failure.to_string().lines().next().unwrap().to_owned(),
        }
    }

    fn file(actions: &str, objects: &str) -> String {
        format!(
            r#"{{"metadata":{{"apiVersion":"2024-01-01","serviceShortName":"demo"}},"actions":{{{actions}}},"objects":{{{objects}}}}}"#
        )
    }

    const PING: &str = r#""Ping":{"input":"PingRequest","output":"PingResponse"}"#;
    const EMPTY: &str = r#""PingRequest":{"members":[]},"PingResponse":{"members":[]}"#;

    #[test]
    fn a_small_file_is_read_with_its_order() {
        let objects = r#""PingRequest":{"members":[
            {"name":"B","type":"list","member":"uint64","required":true,"new_key":[{}]},
            {"name":"A","type":"object","member":"Tree","disabled":1}]},
            "PingResponse":{"members":[{"name":"At","type":"string","member":"datetime_iso","value_allowed_null":true,"output_required":false}]},
            "Tree":{"members":[{"name":"Leaves","type":"list","member":"Tree"},{"name":"Odd","type":"int","member":"int7"}]}"#;
        let action = r#""Ping":{"input":"PingRequest","output":"PingResponse","status":"offline","skip_sign":true}"#;
        let read = definitions(file(action, objects).as_bytes(), "api.json").unwrap();
        assert_eq!(
            (read.service.as_str(), read.version.as_str()),
            ("demo", "2024-01-01")
        );
        assert_eq!(read.actions[0].status, Some(Status::Offline));
        assert!(read.actions[0].skip_sign);
        let rows = read.objects.iter().flat_map(|object| {
            object
                .members
                .iter()
                .map(|member| format!("{}.{}: {}", object.name, member.name, member.ty))
        });
        let expected = [
            "PingRequest.B: list<uint64>",
            "PingRequest.A: Tree",
            "PingResponse.At: datetime_iso",
            "Tree.Leaves: list<Tree>",
            "Tree.Odd: int/int7",
        ];
        assert_eq!(rows.collect::<Vec<_>>(), expected);
        let at = &read.objects[1].members[0];
        assert_eq!(
            (at.nullable, at.output_required, at.required),
            (true, Some(false), false)
        );
        assert_eq!(read.objects[0].enabled().count(), 1);
    }

    #[test]
    fn what_has_not_the_form_is_told_with_its_place() {
        let whole = file(PING, EMPTY);
        let wrong_kind = whole.replace("[]", "7");
        let twice = file(&format!("{PING},{PING}"), EMPTY);
        let cases = [
            (
                &whole[..whole.len() - 4],
                "api.json:1:200: the file is cut off: EOF while parsing a list",
            ),
            (
                "",
                "api.json:1:0: the file is cut off: EOF while parsing a value",
            ),
            (
                "[7",
                "api.json:1:2: invalid type: integer `7`, expected an object, in [0]",
            ),
            (&format!("{whole} x"), "api.json:1:206: trailing characters"),
            (
                &wrong_kind,
                "api.json:1:170: invalid type: integer `7`, expected a sequence, in objects.PingRequest.members",
            ),
            (&twice, "api.json:1:138: `Ping` stands twice, in actions"),
        ];
        let found: Vec<String> = cases.iter().map(|(text, _)| told(text)).collect();
        let expected: Vec<&str> = cases.iter().map(|(_, expected)| *expected).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn nesting_without_end_is_refused_and_not_followed() {
        let deep = format!("{}{}", r#"{"metadata":"#, "[".repeat(1_000_000));
        assert!(
            told(&deep).starts_with("api.json:1:13: invalid type"),
            "{}",
            told(&deep)
        );
        // Below a key that nobody needs it is passed over.
        let deep = whole_with(&format!(
            r#""more":{}{}"#,
            "[".repeat(100_000),
            "]".repeat(100_000)
        ));
        assert_eq!(told(&deep), "read");
    }

    fn whole_with(key: &str) -> String {
        file(PING, EMPTY).replacen('{', &format!("{{{key},"), 1)
    }

    #[test]
    fn names_and_references_are_checked() {
        let member = |name: &str, kind: &str, of: &str| {
            let row = format!(r#"{{"name":"{name}","type":"{kind}","member":"{of}"}}"#);
            file(PING, &EMPTY.replacen("[]", &format!("[{row}]"), 1))
        };
        let twice = member("A", "int", "int64")
            .replace("}]", r#"},{"name":"A","type":"int","member":"int64"}]"#);
        let cases = [
            (
                member("../x", "int", "int64"),
                "objects.PingRequest.members[0]: `../x` is no name",
            ),
            (
                member("A", "list", "Nothing"),
                "objects.PingRequest.members[0]: there is no object `Nothing`",
            ),
            (
                member("A", "object", "Nothing"),
                "objects.PingRequest.members[0]: there is no object `Nothing`",
            ),
            (twice, "objects.PingRequest.members[1]: `A` stands twice"),
            (
                file(&PING.replace("PingResponse", "Pong"), EMPTY),
                "actions.Ping.output: there is no object `Pong`",
            ),
            (
                file(&PING.replace("\"Ping\"", "\"Pi ng\""), EMPTY),
                "actions: `Pi ng` is no name",
            ),
            (
                file(PING, EMPTY).replace("\"demo\"", "\"de/mo\""),
                "metadata: `de/mo` is no name",
            ),
            (
                file(PING, EMPTY).replace("2024-01-01", "../../x"),
                "metadata: `../../x` is no version such as 2020-03-03",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(told(&text), format!("api.json: {expected}"));
        }
    }
}
