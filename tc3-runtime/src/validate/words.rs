//! Lists of words in one text.

use std::fmt;

/// The words that a text may list.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The words.
    pub values: &'static [&'static str],
    /// What separates two of them.
    pub separator: &'static str,
    /// Whether upper and lower case are the same.
    pub ignore_case: bool,
}

impl Words {
    pub(super) fn allow(&self, text: &str) -> bool {
        text.is_empty() || text.split(self.separator).all(|word| self.has(word.trim()))
    }

    fn has(&self, word: &str) -> bool {
        self.values.iter().any(|value| {
            if self.ignore_case {
                value.eq_ignore_ascii_case(word)
            } else {
                *value == word
            }
        })
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "words of {}, separated by `{}`",
            self.values.join(" "),
            self.separator
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_apart() {
        let any_case = Words {
            values: &["Age", "Hat"],
            separator: ",",
            ignore_case: true,
        };
        let exact = Words {
            ignore_case: false,
            ..any_case
        };
        let cases = [
            ("Age", true, true),
            ("hat,AGE", true, false),
            ("Hat, Age", true, true),
            ("Age,", false, false),
            ("Shoe", false, false),
            ("", true, true),
        ];
        for (text, any, exactly) in cases {
            assert_eq!(
                (any_case.allow(text), exact.allow(text)),
                (any, exactly),
                "{text}"
            );
        }
    }
}
