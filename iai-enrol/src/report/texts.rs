//! Texts that many rows have, each kept once.

use std::collections::HashMap;

/// Texts by number.
#[derive(Debug, Default)]
pub(super) struct Texts {
    texts: Vec<String>,
    numbers: HashMap<String, u64>,
}

impl Texts {
    /// The number of a text, which is kept if it is new.
    pub(super) fn number(&mut self, text: &str) -> u64 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = self.texts.len() as u64;
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// The text of a number.
    pub(super) fn text(&self, number: u64) -> &str {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        self.texts.get(place).map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_once() {
        let mut texts = Texts::default();
        let table = [("a", 0), ("b", 1), ("a", 0), ("", 2)];
        for (text, number) in table {
            assert_eq!(texts.number(text), number);
            assert_eq!(texts.text(number), text);
        }
        assert_eq!(texts.text(9), "");
    }
}
