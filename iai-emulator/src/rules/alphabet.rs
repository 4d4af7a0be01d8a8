//! Sets of characters.

use crate::table::AlphabetRule;

pub(super) fn contains(rule: &AlphabetRule, character: char) -> bool {
    (rule.english_letters && character.is_ascii_alphabetic())
        || (rule.digits && character.is_ascii_digit())
        || (rule.chinese_letters && is_chinese(character))
        || rule.symbols.contains(character)
}

/// The blocks of Han characters, supplementary planes included.
fn is_chinese(character: char) -> bool {
    matches!(
        character,
        '\u{3007}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{2FA1F}'
            | '\u{30000}'..='\u{323AF}'
    )
}

/// The set in words, for messages.
pub(super) fn name(rule: &AlphabetRule) -> String {
    let classes = [
        (rule.english_letters, "English letters"),
        (rule.chinese_letters, "Chinese characters"),
        (rule.digits, "digits"),
        (!rule.symbols.is_empty(), rule.symbols),
    ];
    let named: Vec<&str> = classes
        .iter()
        .filter(|(has, _)| *has)
        .map(|(_, name)| *name)
        .collect();
    format!("only {} are", named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: AlphabetRule = AlphabetRule {
        english_letters: false,
        chinese_letters: false,
        digits: false,
        symbols: "",
        code: "c",
    };

    fn accepted(rule: &AlphabetRule) -> String {
        "aZ0_-é群〇𠀀ａ１ "
            .chars()
            .filter(|each| contains(rule, *each))
            .collect()
    }

    #[test]
    fn each_class_takes_its_own_characters() {
        assert_eq!(accepted(&NONE), "");
        assert_eq!(
            accepted(&AlphabetRule {
                english_letters: true,
                ..NONE
            }),
            "aZ"
        );
        assert_eq!(
            accepted(&AlphabetRule {
                chinese_letters: true,
                ..NONE
            }),
            "群〇𠀀"
        );
        assert_eq!(
            accepted(&AlphabetRule {
                digits: true,
                ..NONE
            }),
            "0"
        );
        assert_eq!(
            accepted(&AlphabetRule {
                symbols: "-_",
                ..NONE
            }),
            "_-"
        );
    }
}
