//! Rules for pictures.

use crate::refusal::Refusal;
use crate::table::{ImageFormat, ImageRules};

/// The size, counted as Base64 text.
pub(super) fn encoded(rules: &ImageRules, length: u64, path: &str) -> Result<(), Refusal> {
    if let Some(code) = rules.empty.filter(|_| length == 0) {
        return Err(Refusal::new(code, format!("{path} is empty.")));
    }
    match &rules.encoded {
        Some(limit) if length > limit.max => {
            let message = format!(
                "{path} has {length} bytes as Base64 text; at most {} are allowed.",
                limit.max
            );
            Err(Refusal::new(limit.over, message))
        }
        _ => Ok(()),
    }
}

pub(super) fn format(rules: &ImageRules, format: ImageFormat, path: &str) -> Result<(), Refusal> {
    match &rules.formats {
        Some(rule) if !rule.allow.contains(&format) => {
            let allowed: Vec<String> = rule.allow.iter().map(ToString::to_string).collect();
            let message = format!("{path} is a {format}; allowed are {}.", allowed.join(", "));
            Err(Refusal::new(rule.error, message))
        }
        _ => Ok(()),
    }
}

pub(super) fn sides(
    rules: &ImageRules,
    format: ImageFormat,
    (width, height): (u64, u64),
    path: &str,
) -> Result<(), Refusal> {
    let longest = rules.long_side.as_ref().map(|rule| match format {
        ImageFormat::Jpg => (rule.jpg, rule.over),
        _ => (rule.others, rule.over),
    });
    if let Some((max, code)) = longest.filter(|(max, _)| width.max(height) > *max) {
        let message =
            format!("{path} is {width} × {height} px; the long side of a {format} may have {max}.");
        return Err(Refusal::new(code, message));
    }
    match &rules.short_side {
        Some(rule) if width.min(height) < rule.min => {
            let message = format!(
                "{path} is {width} × {height} px; the short side needs {}.",
                rule.min
            );
            Err(Refusal::new(rule.under, message))
        }
        _ => Ok(()),
    }
}
