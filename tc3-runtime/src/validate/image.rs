//! Rules about pictures. Only their header is looked at.

use super::place::At;
use super::rule::{Rule, advise, refuse};
use super::value::Check;
use crate::image::{Header, Image, ImageFormat, ImageRules};

/// The platform's error code for a parameter that cannot be read.
const UNREADABLE: &str = "InvalidParameter";

/// Rules, and why they are not certain, if so.
#[derive(Clone, Copy)]
struct Certainty<'r> {
    rules: &'r ImageRules,
    advisory: Option<&'static str>,
}

impl Certainty<'_> {
    fn broken(self, code: &'static str) -> Rule {
        self.advisory
            .map_or_else(|| refuse(code), |reason| advise(code, reason))
    }

    fn unreadable(self) -> Rule {
        let formats = self.rules.formats;
        self.broken(formats.map_or(UNREADABLE, |formats| formats.error))
    }
}

/// Checks one picture.
pub type ImageCheck<'v, 's> = Check<'v, &'s Image>;

impl<'v, 's> ImageCheck<'v, 's> {
    /// It keeps `rules`.
    pub fn rules(self, rules: &ImageRules) -> Self {
        let advisory = None;
        self.keeps(Certainty { rules, advisory })
    }

    /// It should keep `rules`; `reason` says why they are not certain. A picture of zero bytes is refused all the same.
    pub fn advice(self, rules: &ImageRules, reason: &'static str) -> Self {
        let advisory = Some(reason);
        self.keeps(Certainty { rules, advisory })
    }

    fn keeps(mut self, rules: Certainty<'_>) -> Self {
        if let Some(image) = self.value {
            check(&mut self.at, image, rules);
        }
        self
    }
}

fn check(at: &mut At<'_>, image: &Image, rules: Certainty<'_>) {
    if image.is_empty() {
        if let Some(code) = rules.rules.empty {
            at.report(refuse(code), "a picture".to_owned(), "nothing in it");
        }
        return;
    }
    check_size(at, image, rules);
    if let Some(fault) = image.fault() {
        let rule = "Base64 text of the standard alphabet in one line".to_owned();
        at.report(rules.unreadable(), rule, fault.to_string());
        return;
    }
    let header = image.header();
    if check_format(at, header, rules) && check_readable(at, header, rules) {
        check_sides(at, header, rules);
    }
}

fn check_size(at: &mut At<'_>, image: &Image, rules: Certainty<'_>) {
    let length = image.encoded_len();
    let most = rules.rules.encoded;
    if let Some(limit) = most.filter(|limit| length as u64 > limit.max) {
        let rule = format!("at most {} bytes of Base64 text", limit.max);
        at.report(rules.broken(limit.over), rule, format!("{length} bytes"));
    }
}

fn check_format(at: &mut At<'_>, header: Header, rules: Certainty<'_>) -> bool {
    let Some(formats) = (rules.rules.formats).filter(|_| !rules.rules.allows(header.format)) else {
        return true;
    };
    let names: Vec<_> = formats.allow.iter().map(ToString::to_string).collect();
    let found = match header.format {
        ImageFormat::Unknown => "content of an unknown format".to_owned(),
        format if format.is_picture() && rules.rules.allows(ImageFormat::Jpg) => {
            format!("{format} content; convert it to JPG")
        }
        format => format!("{format} content"),
    };
    at.report(
        rules.broken(formats.error),
        format!("a picture as {}", names.join(", ")),
        found,
    );
    false
}

fn check_readable(at: &mut At<'_>, header: Header, rules: Certainty<'_>) -> bool {
    if header.size.is_none() && measurable(header.format) {
        let how = if header.cut_off {
            "that is cut off"
        } else {
            "that is broken"
        };
        let found = format!("a {} header {how}", header.format);
        at.report(rules.unreadable(), "a whole picture".to_owned(), found);
    }
    header.size.is_some()
}

fn measurable(format: ImageFormat) -> bool {
    matches!(
        format,
        ImageFormat::Png | ImageFormat::Jpg | ImageFormat::Bmp | ImageFormat::Gif
    )
}

fn check_sides(at: &mut At<'_>, header: Header, rules: Certainty<'_>) {
    let (width, height) = header.size.unwrap_or_default();
    let found = format!("{width} x {height} px");
    if let Some(rule) = rules.rules.long_side {
        let most = rule.most(header.format);
        if u64::from(width.max(height)) > most {
            let text = format!(
                "at most {most} px on the longer side of a {}",
                header.format
            );
            at.report(rules.broken(rule.over), text, found.as_str());
        }
    }
    if let Some(rule) = rules.rules.short_side
        && u64::from(width.min(height)) < rule.min
    {
        let text = format!("at least {} px on the shorter side", rule.min);
        at.report(rules.broken(rule.under), text, found);
    }
}
