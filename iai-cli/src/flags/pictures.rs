//! Pictures of the command line: from files, standard input, or as an address for the service.

use std::io::{self, Read};
use std::path::Path;

use iai_client::Image;
use iai_client::description::{Action, Field, ImageType};
use iai_client::image::{FormatRule, ImageRules, LongSide, ShortSide, SizeLimit};
use serde_json::Value;

use crate::exit::Exit;
use crate::facts;
use crate::failure::Failure;

/// The most that is read of standard input: far more than any request can have.
const MOST: u64 = 64 * 1024 * 1024;

/// How pictures are read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pictures {
    /// Whether a picture beyond the limits is turned, scaled and encoded anew.
    pub(crate) fit: bool,
}

/// Where a picture comes from.
pub(super) enum Source<'a> {
    /// `-`
    Stdin,
    /// A URL, which the service fetches.
    Address(&'a str),
    /// Anything else.
    File(&'a Path),
}

impl<'a> Source<'a> {
    pub(super) fn of(path: &'a Path) -> Self {
        match path.to_str() {
            Some("-") => Self::Stdin,
            Some(text) if is_address(text) => Self::Address(text),
            _ => Self::File(path),
        }
    }
}

fn is_address(text: &str) -> bool {
    let scheme = text
        .split_once("://")
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

impl Pictures {
    /// The parameter and its value for pictures from these sources: the pictures themselves, or their addresses.
    pub(super) fn read(
        self,
        action: &'static Action,
        field: &'static Field,
        sources: &[Source<'_>],
    ) -> Result<(&'static str, Value), Failure> {
        let addresses: Vec<Value> = sources
            .iter()
            .filter_map(|source| match source {
                Source::Address(text) => Some(Value::from(*text)),
                _ => None,
            })
            .collect();
        if addresses.is_empty() {
            let texts: Result<Vec<Value>, Failure> = sources
                .iter()
                .map(|source| self.text(field, source))
                .collect();
            return Ok((field.name, one_or_all(field, texts?)));
        }
        let target = facts::address_of(action, field).filter(|_| addresses.len() == sources.len());
        let target = target.ok_or_else(|| mixed(field))?;
        Ok((target.name, one_or_all(field, addresses)))
    }

    /// The picture, within the limits of the parameter if that is wanted.
    pub(crate) fn fitted(self, image: Image, field: &Field) -> Result<Image, Failure> {
        Ok(match facts::image(field).filter(|_| self.fit) {
            Some(limits) => image.fit(&rules(limits)).map_err(iai_client::Error::from)?,
            None => image,
        })
    }

    /// The picture as Base64 text.
    fn text(self, field: &'static Field, source: &Source<'_>) -> Result<Value, Failure> {
        let image = match source {
            Source::File(path) => Image::open(path).map_err(iai_client::Error::from)?,
            _ => Image::from_bytes(stdin()?),
        };
        let image = self.fitted(image, field)?;
        serde_json::to_value(&image)
            .map_err(|error| Failure::new(Exit::Failed, error.to_string(), "Use another picture."))
    }
}

fn one_or_all(field: &Field, values: Vec<Value>) -> Value {
    if field.list {
        return values.into();
    }
    values.into_iter().next().unwrap_or_default()
}

fn mixed(field: &Field) -> Failure {
    let flag = facts::flag(field);
    Failure::new(
        Exit::Usage,
        format!("--{flag}: files and URLs cannot be given together"),
        "Give the pictures all as files, or all as URLs.",
    )
}

/// All of standard input.
pub(super) fn stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes);
    let refused = |what: String| {
        Failure::new(
            Exit::Usage,
            format!("standard input: {what}"),
            "Give a file in place of it.",
        )
    };
    read.map_err(|error| refused(error.to_string()))?;
    if bytes.len() as u64 > MOST {
        return Err(refused(format!("more than {MOST} bytes")));
    }
    Ok(bytes)
}

/// The limits as the library takes them.
fn rules(of: &'static ImageType) -> ImageRules {
    ImageRules {
        empty: of.empty,
        encoded: of.encoded.and_then(|size| {
            Some(SizeLimit {
                max: size.max?,
                over: size.over?,
            })
        }),
        formats: of.formats.map(|formats| FormatRule {
            allow: formats.allow,
            error: formats.error,
        }),
        long_side: of.long_side.map(|side| LongSide {
            jpg: side.jpg,
            others: side.others,
            over: side.over,
        }),
        short_side: of.short_side.and_then(|size| {
            Some(ShortSide {
                min: size.min?,
                under: size.under?,
            })
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_file() {
        for (text, expected) in [
            ("-", "stdin"),
            ("https://example.com/a.jpg", "address"),
            ("HTTP://example.com/a.jpg", "address"),
            ("http/a.jpg", "file"),
            ("ftp://example.com/a.jpg", "file"),
            ("./-", "file"),
        ] {
            let found = match Source::of(Path::new(text)) {
                Source::Stdin => "stdin",
                Source::Address(_) => "address",
                Source::File(_) => "file",
            };
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn an_address_goes_to_the_parameter_that_takes_it() {
        let action = facts::action_of("compare-face").unwrap();
        let field = facts::parameter(action, "ImageB").unwrap();
        let sources = [Source::Address("https://example.com/b.jpg")];
        let read = Pictures::default().read(action, field, &sources).unwrap();
        assert_eq!(read, ("UrlB", "https://example.com/b.jpg".into()));
    }
}
