//! `--dry-run`: the checked request and what would be signed, without the key.

use iai_client::client::SignatureHelp;
use iai_client::description::Kind;
use iai_client::dynamic::DynRequest;
use serde_json::{Value, json};

use super::called::{Called, Runtime};
use crate::failure::Failure;

/// Writes it.
pub(super) fn write(
    call: &Called<'_>,
    request: &DynRequest,
    client: &Runtime,
) -> Result<(), Failure> {
    let help = request.signature_help(client)?;
    let level = client.config().validation();
    let warnings = request.validate(level).warnings;
    let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    let mut told = json!({
        "Action": help.action,
        "Parameters": shown(call, request),
    });
    if !warnings.is_empty() {
        told["Warnings"] = warnings.into();
    }
    merge(&mut told, signed(&help));
    call.output.write(&told, None)
}

/// What is signed. The query of GET holds the parameters, which stand in `Parameters`.
fn signed(help: &SignatureHelp) -> Value {
    json!({
        "Method": help.method.to_string(),
        "Address": help.address,
        "Host": help.host,
        "Timestamp": help.timestamp,
        "Scope": help.scope,
        "SignedHeaders": help.signed_headers,
        "PayloadHash": help.payload_hash,
        "CanonicalRequest": help.canonical_request,
        "StringToSign": help.string_to_sign,
    })
}

fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}

/// The parameters; of a picture its size in place of its text.
fn shown(call: &Called<'_>, request: &DynRequest) -> Value {
    let mut parameters = serde_json::to_value(request).unwrap_or_default();
    let pictures = call
        .action
        .parameters
        .iter()
        .filter(|field| field.kind == Kind::Image);
    for field in pictures {
        match parameters.get_mut(field.name) {
            Some(Value::Array(items)) => items.iter_mut().for_each(shorten),
            Some(one) => shorten(one),
            None => {}
        }
    }
    parameters
}

fn shorten(picture: &mut Value) {
    let length = picture.as_str().map_or(0, str::len);
    *picture = format!("<{length} bytes of Base64>").into();
}
