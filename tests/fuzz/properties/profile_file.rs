//! Any text as a file of credentials gives a key that can sign, or an error of one line that shows nothing of the text. A
//! profile that is added at its end is read as it was written, unless an error names the line that prevents it.

use iai_client::fuzzing::{read_cli_profile, read_profile};
use iai_client::{
    Credentials,
    credentials::{CredentialsError, CredentialsErrorKind},
};
use serde_json::Value;

const ID: &str = "AKIDwritten;#=:id";
const KEY: &str = "key#written;behind\\it=";

pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for profile in ["default", ""] {
        told(&text, &read_profile(&text, profile), |id| text.contains(id));
    }
    let json = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or(Value::Null);
    // JSON may write any character as an escape.
    told(&text, &read_cli_profile(&text), |id| json["secretId"] == id);
    written_behind(&text);
}

fn told(
    text: &str,
    result: &Result<Credentials, CredentialsError>,
    written: impl Fn(&str) -> bool,
) {
    let error = match result {
        Ok(found) => {
            let id = found.secret_id();
            assert!(!id.is_empty() && written(id), "{id}");
            return assert!(!format!("{found:?}").contains(id) || id.len() < 16);
        }
        Err(error) => error,
    };
    let shown = format!("{error} {} {error:#?}", error.remedy());
    let line = error.to_string();
    assert!(
        !line.contains('\n') && !error.remedy().is_empty(),
        "{shown}"
    );
    // Text and remedy.
    assert_eq!(format!("{error:?}").lines().count(), 2, "{shown}");
    // Longer than any word of ours.
    let mut long = text
        .split(|c: char| !c.is_ascii_graphic())
        .filter(|word| word.len() > 40);
    assert_eq!(long.find(|word| shown.contains(word)), None, "{shown}");
}

fn written_behind(text: &str) {
    let behind = format!("{text}\n[written-behind]\nsecret_id = {ID}\n  secret_key={KEY}  \n");
    match read_profile(&behind, "written-behind") {
        Ok(found) => assert_eq!(found.secret_id(), ID),
        Err(error) => assert_eq!(error.kind(), &CredentialsErrorKind::Malformed, "{error}"),
    }
}
