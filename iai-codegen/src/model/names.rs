//! Rust names, derived from wire names. All names that generated code derives are made here, so that checks and emitters
//! agree.

use heck::{ToSnakeCase, ToUpperCamelCase};

/// Keywords that are no identifiers even with `r#`.
const NEVER_RAW: [&str; 5] = ["self", "super", "crate", "Self", "_"];

/// Whether the text is a Rust identifier made of ASCII, as it is or behind `r#`.
fn is_identifier(name: &str) -> bool {
    let mut bytes = name.bytes();
    let starts = bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic() || first == b'_');
    starts
        && !NEVER_RAW.contains(&name)
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// Whether the text can be the name of a Rust type or variant. Rust warns about `_` beside a letter.
#[must_use]
pub fn is_type_name(name: &str) -> bool {
    let letter = |part: &[u8]| part.iter().any(u8::is_ascii_alphabetic);
    let inner = name.trim_end_matches('_').as_bytes();
    is_identifier(name)
        && name.starts_with(|first: char| first.is_ascii_uppercase())
        && !inner
            .windows(2)
            .any(|pair| pair == b"__" || pair.contains(&b'_') && letter(pair))
}

/// Whether the text can be the name of a Rust field or method. Capitals would make a constant of it in a pattern.
#[must_use]
pub fn is_field_name(name: &str) -> bool {
    is_identifier(name)
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && !name.contains(|char: char| char.is_ascii_uppercase())
        && !name.contains("__")
}

/// Whether the text can travel as a name. It stands in messages and in documentation as it is.
#[must_use]
pub fn is_wire_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:".contains(&byte);
    !name.is_empty() && name.bytes().all(fits)
}

/// The field name of a parameter: `PersonExDescriptionInfos` is `person_ex_description_infos`.
fn rust_field(wire: &str) -> String {
    match wire.to_snake_case().as_str() {
        word if NEVER_RAW.contains(&word) => format!("{word}_"),
        word => word.to_owned(),
    }
}

/// A generated type that has fixed methods beside those named by the spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A client, with a method for each action.
    Client,
    /// The builder of a request, with a method for each parameter.
    Builder,
    /// A structure that requests may hold, with a method for each field.
    Structure,
    /// A response, whose fields are no methods.
    Response,
}

impl Owner {
    /// Its fixed methods, and those of traits that are called on it by name.
    #[must_use]
    pub fn methods(self) -> &'static [&'static str] {
        match self {
            Self::Client => &[
                "builder",
                "clone",
                "config",
                "from",
                "from_default_chain",
                "from_env",
                "into",
                "runtime",
                "send",
                "with_config",
            ],
            Self::Builder => &["build", "paginator", "send"],
            Self::Structure => &["clone", "new"],
            Self::Response => &[],
        }
    }

    /// The word for it in messages.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Builder => "builder",
            Self::Structure => "structure",
            Self::Response => "response",
        }
    }
}

/// The name of a method or field; with `_` behind it where the owner has a method of that name.
#[must_use]
pub fn rust_name(owner: Owner, wire: &str) -> String {
    let name = rust_field(wire);
    if owner.methods().contains(&&*name) {
        format!("{name}_")
    } else {
        name
    }
}

/// The module and method name of an action whose types begin with `action`.
#[must_use]
pub fn rust_module(action: &str) -> String {
    rust_name(Owner::Client, action)
}

/// The name of a type: `Topic_Simplification` is `TopicSimplification`, since Rust warns about names with `_`.
#[must_use]
pub fn rust_type(name: &str) -> String {
    if name == "Self" {
        return "Self_".to_owned();
    }
    if !is_identifier(name) || is_type_name(name) || !name.contains('_') {
        return name.to_owned();
    }
    name.split('_').map(capitalized).collect()
}

fn capitalized(part: &str) -> String {
    let mut letters = part.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// The second method of a parameter that may be left out.
#[must_use]
pub fn rust_maybe(parameter: &str) -> String {
    format!("maybe_{parameter}")
}

/// The function that checks a refined string.
#[must_use]
pub fn rust_check(string: &str) -> String {
    format!("check_{}", rust_field(string))
}

/// The table with the limits of an image.
#[must_use]
pub fn rust_table(image: &str) -> String {
    rust_field(image).to_uppercase()
}

/// The type that comes of a template and what fills it.
#[must_use]
pub fn rust_filling(of: &str, template: &str) -> String {
    format!("{of}{template}")
}

/// The variant of an error code: `AuthFailure.TokenFailure` is `AuthFailureTokenFailure`. Spelling stays.
#[must_use]
pub fn rust_variant(code: &str) -> String {
    match code.split('.').map(variant_part).collect::<String>() {
        // The variant of codes that the spec does not have, and no name at all.
        name if name == "Unknown" || name == "Self" => format!("{name}_"),
        name => name,
    }
}

fn variant_part(part: &str) -> String {
    match rust_type(part) {
        name if is_type_name(&name) => name,
        _ => part.to_upper_camel_case(),
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
    fn names_of_types_have_no_mark_that_rust_warns_about() {
        let table = [
            ("Topic_Simplification", "TopicSimplification"),
            ("a_b_", "AB"),
            ("QPS_limit", "QPSLimit"),
            ("V1_2", "V1_2"),
            ("Plain", "Plain"),
            ("lower", "lower"),
            ("a-b", "a-b"),
            ("Self", "Self_"),
        ];
        for (wire, expected) in table {
            assert_eq!(rust_type(wire), expected);
        }
        for (name, fits) in [
            ("V1_2", true),
            ("Self_", true),
            ("A_B", false),
            ("V1__2", false),
        ] {
            assert_eq!(is_type_name(name), fits, "{name}");
        }
    }

    #[test]
    fn variants_keep_the_vendors_spelling() {
        assert_eq!(
            rust_variant("UnsupportedOperation.UnknowMethod"),
            "UnsupportedOperationUnknowMethod"
        );
        assert_eq!(rust_variant("InternalError"), "InternalError");
        assert_eq!(rust_variant("A.Some_thing"), "ASomeThing");
        assert_eq!(rust_variant("Unknown"), "Unknown_");
    }

    #[test]
    fn names_that_are_taken_get_a_mark_behind_them() {
        let cases = [
            (Owner::Client, "Send", "send_"),
            (Owner::Client, "WithConfig", "with_config_"),
            (Owner::Client, "Clone", "clone_"),
            (Owner::Client, "SendSms", "send_sms"),
            (Owner::Builder, "Build", "build_"),
            (Owner::Builder, "Paginator", "paginator_"),
            (Owner::Builder, "Runtime", "runtime"),
            (Owner::Structure, "New", "new_"),
            (Owner::Response, "Send", "send"),
        ];
        for (owner, wire, name) in cases {
            assert_eq!(rust_name(owner, wire), name);
        }
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
