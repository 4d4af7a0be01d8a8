//! Rules about pictures. Only their header is looked at.

use super::place::At;
use super::rule::{Rule, refuse};
use super::value::Check;
use crate::image::{Header, Image, ImageFormat, ImageRules};

/// The platform's error code for a parameter that cannot be read.
const UNREADABLE: &str = "InvalidParameter";

/// The code for a picture that cannot be read.
fn unreadable(rules: &ImageRules) -> Rule {
    refuse(rules.formats.map_or(UNREADABLE, |formats| formats.error))
}

/// Checks one picture.
pub type ImageCheck<'v, 's> = Check<'v, &'s Image>;

impl<'v, 's> ImageCheck<'v, 's> {
    /// It keeps `rules`.
    pub fn rules(mut self, rules: &ImageRules) -> Self {
        if let Some(image) = self.value {
            check(&mut self.at, image, rules);
        }
        self
    }

    /// It should keep `rules`; `reason` says why they are not certain. A picture of zero bytes is refused all the same.
    pub fn advice(mut self, rules: &ImageRules, reason: &'static str) -> Self {
        if !self.value.is_some_and(Image::is_empty) {
            self.at.advise(reason);
        }
        self.rules(rules)
    }
}

fn check(at: &mut At<'_>, image: &Image, rules: &ImageRules) {
    if image.is_empty() {
        if let Some(code) = rules.empty {
            at.report(refuse(code), "a picture".to_owned(), "nothing in it");
        }
        return;
    }
    check_size(at, image, rules);
    if let Some(fault) = image.fault() {
        let rule = "Base64 text of the standard alphabet in one line".to_owned();
        at.report(unreadable(rules), rule, fault.to_string());
        return;
    }
    let header = image.header();
    if check_format(at, header, rules) && check_readable(at, header, rules) {
        check_sides(at, header, rules);
    }
}

fn check_size(at: &mut At<'_>, image: &Image, rules: &ImageRules) {
    let length = image.encoded_len();
    if let Some(limit) = rules.encoded.filter(|limit| length as u64 > limit.max) {
        let rule = format!("at most {} bytes of Base64 text", limit.max);
        let hint = scaling(image.header().format, rules);
        at.report(refuse(limit.over), rule, format!("{length} bytes{hint}"));
    }
}

fn check_format(at: &mut At<'_>, header: Header, rules: &ImageRules) -> bool {
    let Some(formats) = (rules.formats).filter(|_| !rules.allows(header.format)) else {
        return true;
    };
    let names: Vec<_> = formats.allow.iter().map(ToString::to_string).collect();
    let found = match header.format {
        ImageFormat::Unknown => "content of an unknown format".to_owned(),
        ImageFormat::Webp if rules.allows(ImageFormat::Jpg) => {
            "WebP content; Image::fit (feature image-fit) makes a JPG of it".to_owned()
        }
        format if format.is_picture() && rules.allows(ImageFormat::Jpg) => {
            format!("{format} content; convert it to JPG")
        }
        format => format!("{format} content"),
    };
    at.report(
        refuse(formats.error),
        format!("a picture as {}", names.join(", ")),
        found,
    );
    false
}

fn check_readable(at: &mut At<'_>, header: Header, rules: &ImageRules) -> bool {
    if header.size.is_none() && measurable(header.format) {
        let how = if header.cut_off {
            "that is cut off"
        } else {
            "that is broken"
        };
        let found = format!("a {} header {how}", header.format);
        at.report(unreadable(rules), "a whole picture".to_owned(), found);
    }
    header.size.is_some()
}

/// What mends a picture that is too large, if `Image::fit` can decode it.
fn scaling(format: ImageFormat, rules: &ImageRules) -> &'static str {
    use ImageFormat::{Bmp, Jpg, Png, Webp};
    if matches!(format, Png | Jpg | Bmp | Webp) && rules.allows(Jpg) {
        "; Image::fit (feature image-fit) scales it down"
    } else {
        ""
    }
}

fn measurable(format: ImageFormat) -> bool {
    matches!(
        format,
        ImageFormat::Png | ImageFormat::Jpg | ImageFormat::Bmp | ImageFormat::Gif
    )
}

fn check_sides(at: &mut At<'_>, header: Header, rules: &ImageRules) {
    let (width, height) = header.size.unwrap_or_default();
    let found = format!("{width} x {height} px");
    if let Some(rule) = rules.long_side {
        let most = rule.most(header.format);
        if u64::from(width.max(height)) > most {
            let text = format!(
                "at most {most} px on the longer side of a {}",
                header.format
            );
            let found = format!("{found}{}", scaling(header.format, rules));
            at.report(refuse(rule.over), text, found);
        }
    }
    if let Some(rule) = rules.short_side
        && u64::from(width.min(height)) < rule.min
    {
        let text = format!("at least {} px on the shorter side", rule.min);
        at.report(refuse(rule.under), text, found);
    }
}
