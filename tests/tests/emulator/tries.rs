//! Calls that the emulator signs by itself: `POST /_emulator/try/ACTION`.

use super::wire::{NOW, Wire, image, keys};
use iai_tests::raw::{self, SECRET_ID, SECRET_KEY};
use serde_json::{Value, json};

/// Tries an action by its route.
fn attempt(wire: &Wire, action: &str, parameters: &Value) -> Value {
    let path = format!("/_emulator/try/{action}");
    let (status, told) = wire.admin("POST", &path, &parameters.to_string());
    assert_eq!(status, 200, "{told}");
    told
}

/// The envelope's content in what a try tells.
fn enveloped(told: &Value) -> Value {
    assert_eq!(told["response"]["delivered"], "whole", "{told}");
    let body: Value = serde_json::from_str(told["response"]["body"].as_str().unwrap()).unwrap();
    body["Response"].clone()
}

#[test]
fn a_try_is_a_call_like_any_other() {
    let wire = Wire::new();
    let told = attempt(
        &wire,
        "CreateGroup",
        &json!({"GroupId": "g", "GroupName": "n"}),
    );
    assert_eq!(enveloped(&told)["FaceModelVersion"], "3.0");
    let person = json!({"GroupId": "g", "PersonId": "p", "PersonName": "n", "Image": image(100)});
    let told = attempt(&wire, "CreatePerson", &person);
    assert_eq!(
        enveloped(&told)["FaceId"],
        wire.state()["Persons"][0]["Faces"][0]["FaceId"]
    );
    let refused = enveloped(&attempt(&wire, "CreatePerson", &person));
    assert_eq!(
        refused["Error"]["Code"],
        "InvalidParameterValue.PersonIdAlreadyExist"
    );
    assert_eq!(
        enveloped(&attempt(&wire, "Odd", &json!({})))["Error"]["Code"],
        "InvalidAction"
    );
    let codes: Vec<Value> = wire
        .journal()
        .iter()
        .map(|record| record["code"].clone())
        .collect();
    assert_eq!(
        codes,
        [
            "ok",
            "ok",
            "InvalidParameterValue.PersonIdAlreadyExist",
            "InvalidAction"
        ]
    );
    // What is no JSON is refused by the call itself.
    let (_, told) = wire.admin("POST", "/_emulator/try/GetGroupList", "{");
    assert_eq!(enveloped(&told)["Error"]["Code"], "InvalidParameter");
}

/// The signature is checked against the implementation of these tests, which shares nothing with the emulator's.
#[test]
fn a_try_tells_what_was_signed_and_no_key() {
    let wire = Wire::with(|builder| builder.token("token-of-all"));
    let told = attempt(&wire, "GetGroupList", &json!({"Limit": 3}));
    assert_eq!(enveloped(&told)["GroupNum"], 0);
    assert_eq!(
        keys(&told),
        ["canonical_request", "request", "response", "string_to_sign"]
    );
    let host = wire.emulator.address();
    // SHA-256 of {"Limit":3}.
    let hash = "a0f855c9bc8d8b3fb4ac4198b14563467ba6466747f6130617092f85e565bb6a";
    let canonical = told["canonical_request"].as_str().unwrap();
    let expected = format!(
        "POST\n/\n\ncontent-type:application/json\nhost:{host}\nx-tc-action:getgrouplist\n\ncontent-type;host;x-tc-action\n"
    );
    assert_eq!(canonical.strip_prefix(&expected), Some(hash), "{canonical}");
    let text = told["string_to_sign"].as_str().unwrap();
    let expected = format!("TC3-HMAC-SHA256\n{NOW}\n2023-11-14/iai/tc3_request\n");
    assert!(text.starts_with(&expected), "{text}");
    let header = |name: &str| {
        let headers = told["request"]["headers"].as_array().unwrap().iter();
        let found = headers.clone().find(|header| header["name"] == name);
        found.map(|header| header["value"].as_str().unwrap().to_owned())
    };
    assert_eq!(header("X-TC-Timestamp"), Some(NOW.to_string()));
    let authorization = header("Authorization").unwrap();
    let scope = format!("Credential={SECRET_ID}/2023-11-14/iai/tc3_request");
    assert!(authorization.contains(&scope), "{authorization}");
    // The same call, sent by hand with the header that was told, is taken as well.
    let call = raw::Request {
        host: host.to_string(),
        timestamp: NOW,
        ..raw::Request::post("GetGroupList", &json!({"Limit": 3}))
    };
    let sent = call
        .header("Authorization", &authorization)
        .header("X-TC-Token", "token-of-all")
        .send_unsigned(host);
    assert_eq!(sent.code(), None, "{sent:?}");
    for secret in [SECRET_KEY, "token-of-all"] {
        assert!(!told.to_string().contains(secret), "{told}");
    }
    assert_eq!(
        (header("X-TC-Token"), &told["request"]["has_token"]),
        (None, &json!(true))
    );
}

#[test]
fn a_try_tells_what_a_fault_did_to_its_response() {
    let wire = Wire::new();
    for (fault, expected) in [
        ("reset", json!({"delivered": "reset"})),
        ("close, when=after", json!({"delivered": "close"})),
        (
            "empty",
            json!({"delivered": "whole", "status": 200, "content_type": "application/json", "body": ""}),
        ),
    ] {
        wire.faults(&format!("GetGroupList: {fault}, times=1"));
        let told = attempt(&wire, "GetGroupList", &json!({}));
        assert_eq!(told["response"], expected, "{fault}");
    }
    wire.faults("GetGroupList: half, times=1\nGetGroupList: error=InternalError, times=1");
    let told = attempt(&wire, "GetGroupList", &json!({}));
    let half = told["response"]["body"].as_str().unwrap();
    assert!(
        half.starts_with("{\"Response\"") && !half.ends_with('}'),
        "{half}"
    );
    let faults: Vec<Value> = wire
        .journal()
        .iter()
        .map(|record| record["delivered"].clone())
        .collect();
    assert_eq!(faults, ["reset", "close", "empty", "half"]);
}

#[test]
fn a_try_has_the_limit_of_a_call() {
    let wire = Wire::new();
    let long = " ".repeat(10 * 1024 * 1024);
    assert_eq!(
        wire.admin(
            "POST",
            "/_emulator/try/GetGroupList",
            &format!("{long}{{}}")
        )
        .0,
        413
    );
    assert!(wire.journal().is_empty());
    let fits = format!("{}{{}}", &long[2..]);
    let (status, told) = wire.admin("POST", "/_emulator/try/GetGroupList", &fits);
    assert_eq!(
        (status, told["response"]["status"].clone()),
        (200, json!(200))
    );
}
