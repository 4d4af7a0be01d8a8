//! Names in Rust, derived from names on the wire.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Words that no `r#` makes an identifier of.
const NEVER_RAW: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// Whether the text is a Rust identifier made of ASCII, as it is or behind `r#`.
#[must_use]
pub fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    let starts = bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_');
    starts
        && !NEVER_RAW.contains(&name)
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether the text can be the name of a Rust type or variant.
#[must_use]
pub fn is_type_name(name: &str) -> bool {
    is_identifier(name) && name.starts_with(|first: char| first.is_ascii_uppercase())
}

/// The field name of a parameter: `PersonExDescriptionInfos` is `person_ex_description_infos`.
#[must_use]
pub fn rust_field(wire: &str) -> String {
    match wire.to_snake_case().as_str() {
        word if NEVER_RAW.contains(&word) => format!("{word}_"),
        word => word.to_owned(),
    }
}

/// Methods that every client has, whatever its actions.
const OF_CLIENTS: [&str; 6] = [
    "builder",
    "from_default_chain",
    "from_env",
    "runtime",
    "send",
    "with",
];

/// Methods that every builder of a request has.
const OF_BUILDERS: [&str; 3] = ["build", "pages", "send"];

/// The module and method name of an action.
#[must_use]
pub fn rust_module(action: &str) -> String {
    beside(&OF_CLIENTS, rust_field(action))
}

/// The field and method name of a parameter of a request.
#[must_use]
pub fn rust_parameter(wire: &str) -> String {
    beside(&OF_BUILDERS, rust_field(wire))
}

/// The name, or one beside those that are taken.
fn beside(taken: &[&str], name: String) -> String {
    match taken.contains(&&*name) {
        true => format!("{name}_"),
        false => name,
    }
}

/// The variant of an error code: `AuthFailure.TokenFailure` is `AuthFailureTokenFailure`. Spelling stays.
#[must_use]
pub fn rust_variant(code: &str) -> String {
    code.split('.').map(variant_part).collect()
}

fn variant_part(part: &str) -> String {
    if is_type_name(part) {
        part.to_owned()
    } else {
        part.to_upper_camel_case()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_names() {
        let cases = [
            ("PersonExDescriptionInfos", "person_ex_description_infos"),
            ("UrlA", "url_a"),
            ("GroupIds", "group_ids"),
            ("X", "x"),
            ("Type", "type"),
            ("Self", "self_"),
            ("3D", "3d"),
            ("QPS", "qps"),
        ];
        for (wire, expected) in cases {
            assert_eq!(rust_field(wire), expected);
        }
    }

    #[test]
    fn variants_keep_the_vendors_spelling() {
        assert_eq!(
            rust_variant("UnsupportedOperation.UnknowMethod"),
            "UnsupportedOperationUnknowMethod"
        );
        assert_eq!(rust_variant("InternalError"), "InternalError");
    }

    #[test]
    fn names_of_clients_and_builders_are_taken() {
        let actions = [
            ("Send", "send_"),
            ("With", "with_"),
            ("SendSms", "send_sms"),
        ];
        for (action, module) in actions {
            assert_eq!(rust_module(action), module);
        }
        for (wire, name) in [
            ("Build", "build_"),
            ("Pages", "pages_"),
            ("Runtime", "runtime"),
        ] {
            assert_eq!(rust_parameter(wire), name);
        }
        assert_eq!(rust_field("Send"), "send", "an answer has no methods");
    }

    #[test]
    fn identifiers() {
        for (name, expected) in [
            ("a1", true),
            ("_a", true),
            ("1a", false),
            ("", false),
            ("a-b", false),
            ("é", false),
            ("_", false),
            ("self", false),
            ("Self", false),
            ("type", true),
        ] {
            assert_eq!(is_identifier(name), expected, "{name}");
        }
    }
}
