//! Colours, where they are allowed.

/// What a text is, which gives its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The word `error`, and what must not be missed.
    Alarm,
    /// The word `warning`.
    Warning,
    /// Headings and names.
    Heading,
}

impl Part {
    fn code(self) -> &'static str {
        match self {
            Self::Alarm => "1;31",
            Self::Warning => "1;33",
            Self::Heading => "1",
        }
    }
}

/// The text in the colour of its part.
pub(super) fn paint(color: bool, part: Part, text: &str) -> String {
    if color {
        format!("\u{1b}[{}m{text}\u{1b}[0m", part.code())
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_added_where_they_are_allowed() {
        assert_eq!(paint(false, Part::Alarm, "error"), "error");
        assert_eq!(
            paint(true, Part::Alarm, "error"),
            "\u{1b}[1;31merror\u{1b}[0m"
        );
    }
}
