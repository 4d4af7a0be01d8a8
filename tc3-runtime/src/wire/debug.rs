//! `Debug` without sensitive values.

use std::fmt;

use super::members::{EncodeDyn, ListValue, WireValue, entries};

/// Shows `<redacted>` in place of a sensitive value.
#[derive(Clone, Copy)]
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

/// Shows a structure by its wire names, without its sensitive members.
///
/// # Errors
///
/// Only those of the formatter.
pub fn debug_structure(
    value: &dyn EncodeDyn,
    name: &str,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for entry in entries(value) {
        if entry.sensitive {
            shown.field(entry.name, &Redacted)
        } else {
            shown.field(entry.name, &entry.view)
        };
    }
    shown.finish()
}

impl fmt::Debug for WireValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => fmt::Debug::fmt(text, f),
            Self::Number(number) => write!(f, "{number}"),
            Self::Flag(flag) => fmt::Debug::fmt(flag, f),
            Self::IntEnum { label, .. } => label.fmt(f),
            Self::Image(image) => fmt::Debug::fmt(image, f),
            Self::List(items) => f
                .debug_list()
                .entries(<dyn ListValue>::views(*items))
                .finish(),
            Self::Structure(structure) => structure.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::image::Image;
    use crate::wire::test_types::{Info, Mood, Request};

    #[test]
    fn sensitive_members_do_not_show() {
        let request = Request {
            name: Some("evanliao".into()),
            mood: Some(Mood::Glad),
            infos: Some(vec![Info {
                index: Some(0),
                text: Some("engineer".into()),
            }]),
            image: Some(Image::from_base64("QUJD")),
            ..Request::default()
        };
        assert_eq!(
            format!("{request:?}"),
            "Request { Name: <redacted>, Mood: Glad, Infos: [Info { Index: 0, Text: <redacted> }], \
             Image: Image(unknown format, 4 Base64 bytes) }"
        );
    }
}
