//! Text on the page.

use std::fmt;

/// A text, as it is written into a page: no sign of it is taken for markup, and none turns the text around it.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        for sign in self.0.chars() {
            match sign {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                sign if is_unsafe(sign) => f.write_char('\u{fffd}')?,
                sign => f.write_char(sign)?,
            }
        }
        Ok(())
    }
}

/// Control characters and the marks of writing direction.
fn is_unsafe(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_markup() {
        for (text, expected) in [
            ("Ann & 张伟", "Ann &amp; 张伟"),
            (
                "</style><script>alert(1)</script>",
                "&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
            ),
            ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
            ("a\u{202e}b\u{1b}[2J\n", "a\u{fffd}b\u{fffd}[2J\u{fffd}"),
        ] {
            assert_eq!(Escaped(text).to_string(), expected);
        }
    }
}
