//! Sets of characters.

use std::fmt;

/// The characters that a text may have.
#[derive(Clone, Copy, Debug, Default)]
pub struct Alphabet {
    /// `A` to `Z` and `a` to `z`.
    pub english_letters: bool,
    /// Chinese characters (Han ideographs).
    pub chinese_letters: bool,
    /// `0` to `9`.
    pub digits: bool,
    /// Further characters.
    pub symbols: &'static str,
}

impl Alphabet {
    /// The first character of `text` that is not in the alphabet, and its position, counted from 0.
    pub(super) fn first_foreign(&self, text: &str) -> Option<(usize, char)> {
        text.chars()
            .enumerate()
            .find(|(_, character)| !self.has(*character))
    }

    fn has(&self, character: char) -> bool {
        (self.english_letters && character.is_ascii_alphabetic())
            || (self.digits && character.is_ascii_digit())
            || (self.chinese_letters && is_han(character))
            || self.symbols.contains(character)
    }
}

fn is_han(character: char) -> bool {
    matches!(
        u32::from(character),
        0x3007              // the zero, used in names
        | 0x3400..=0x4dbf   // extension A
        | 0x4e00..=0x9fff   // the common ones
        | 0xf900..=0xfaff   // compatibility forms
        | 0x2_0000..=0x3_ffff // extensions B and later fill planes 2 and 3
    )
}

impl fmt::Display for Alphabet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.english_letters, "English letters"),
            (self.chinese_letters, "Chinese characters"),
            (self.digits, "digits"),
            (!self.symbols.is_empty(), self.symbols),
        ];
        let names: Vec<_> = parts
            .iter()
            .filter(|(has, _)| *has)
            .map(|(_, name)| *name)
            .collect();
        f.write_str(&names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_belong_or_not() {
        let names = Alphabet {
            english_letters: true,
            chinese_letters: true,
            digits: true,
            symbols: "-_",
        };
        let ids = Alphabet {
            chinese_letters: false,
            symbols: "-%@#&_",
            ..names
        };
        let table = [
            ("evan-Liao_9", None, None),
            ("廖晨雨", None, Some((0, '廖'))),
            ("𠮷田", None, Some((0, '𠮷'))),
            ("a-%@#&_", Some((2, '%')), None),
            ("Cloud & Smart", Some((5, ' ')), Some((5, ' '))),
            ("é", Some((0, 'é')), Some((0, 'é'))),
            ("٣", Some((0, '٣')), Some((0, '٣'))),
            ("かな", Some((0, 'か')), Some((0, 'か'))),
            ("", None, None),
        ];
        for (text, in_names, in_ids) in table {
            assert_eq!(names.first_foreign(text), in_names, "{text}");
            assert_eq!(ids.first_foreign(text), in_ids, "{text}");
        }
    }

    #[test]
    fn an_alphabet_reads_as_a_list() {
        let ids = Alphabet {
            english_letters: true,
            digits: true,
            symbols: "-_",
            ..Alphabet::default()
        };
        assert_eq!(ids.to_string(), "English letters, digits, -_");
    }
}
