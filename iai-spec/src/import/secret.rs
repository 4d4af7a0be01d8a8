//! Rows that `Debug` and logs should not show, by their names: the definitions do not tell. Too many do no harm.

use crate::definitions::{Base, Member};

/// Words of a name. Several are words that follow each other.
const WORDS: [&[&str]; 53] = [
    &["password"],
    &["passwords"],
    &["passwd"],
    &["passphrase"],
    &["pass", "word"],
    &["pwd"],
    &["secret"],
    &["secrets"],
    &["credential"],
    &["credentials"],
    &["plaintext"],
    &["authorization"],
    &["skey"],
    &["private", "key"],
    &["access", "key"],
    &["api", "key"],
    &["app", "key"],
    &["session", "key"],
    &["sign", "key"],
    &["auth", "key"],
    &["encrypt", "key"],
    &["encryption", "key"],
    &["decrypt", "key"],
    &["share", "key"],
    &["shared", "key"],
    &["stream", "key"],
    &["cert", "key"],
    &["certificate", "key"],
    &["ssl", "key"],
    &["verify", "code"],
    &["verification", "code"],
    &["auth", "code"],
    &["sms", "code"],
    &["phone"],
    &["phones"],
    &["telephone"],
    &["tel"],
    &["mobile"],
    &["mobiles"],
    &["email"],
    &["emails"],
    &["mail"],
    &["idcard"],
    &["id", "card"],
    &["id", "number"],
    &["id", "no"],
    &["idno"],
    &["passport"],
    &["bank", "card"],
    &["bank", "account"],
    &["card", "no"],
    &["person", "name"],
    &["base64"],
];

/// What a token is that is no secret, by the word before it: places in a list, and marks of a repeated call.
const OPEN_TOKENS: [&str; 14] = [
    "next",
    "page",
    "paging",
    "pagination",
    "client",
    "continue",
    "continuation",
    "scroll",
    "cursor",
    "start",
    "list",
    "prev",
    "previous",
    "idempotency",
];

/// Words of what may be a picture: one whose text speaks of Base64 is no name of a picture.
const PICTURES: [&str; 9] = [
    "image", "images", "photo", "photos", "picture", "pictures", "face", "video", "audio",
];

/// Whether the row is a text, or a list of texts, whose name is one of personal data or of a secret.
pub(super) fn is_sensitive(member: &Member) -> bool {
    if member.ty.base != Base::String {
        return false;
    }
    let words = words(&member.name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let has = |wanted: &[&str]| words.windows(wanted.len()).any(|found| found == wanted);
    let is_picture = || {
        words.iter().any(|word| PICTURES.contains(word))
            && member.text.to_ascii_lowercase().contains("base64")
    };
    WORDS.iter().any(|wanted| has(wanted)) || has_token(&words) || is_picture()
}

/// Whether a word is a token, and not an open one.
fn has_token(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        matches!(*word, "token" | "tokens")
            && !before.is_some_and(|before| OPEN_TOKENS.contains(before))
    })
}

/// The words of a name in small letters: `SSHKeyId` and `ssh_key_id` have the same.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    for (at, char) in chars.iter().enumerate() {
        if !char.is_ascii_alphanumeric() {
            is_open = false;
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| chars.get(at));
        let is_before_small = chars.get(at + 1).is_some_and(char::is_ascii_lowercase);
        let begins = char.is_ascii_uppercase()
            && before.is_some_and(|before| !before.is_ascii_uppercase() || is_before_small);
        let small = char.to_ascii_lowercase();
        match words.last_mut().filter(|_| is_open && !begins) {
            Some(word) => word.push(small),
            None => words.push(small.into()),
        }
        is_open = true;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::Type;

    fn sensitive(name: &str, text: &str) -> bool {
        is_sensitive(&Member {
            name: name.to_owned(),
            ty: Type {
                base: Base::String,
                list: false,
            },
            text: text.to_owned(),
            example: String::new(),
            required: false,
            output_required: None,
            nullable: false,
            disabled: false,
        })
    }

    #[test]
    fn names_are_read_as_words() {
        let cases = [
            ("SSHKeyId", "ssh key id"),
            ("ssh_key_id", "ssh key id"),
            ("IdCardNumber", "id card number"),
            ("ImageBase64", "image base64"),
            ("X", "x"),
        ];
        for (name, expected) in cases {
            assert_eq!(words(name).join(" "), expected);
        }
    }

    #[test]
    fn secrets_and_personal_data_are_known_by_their_words() {
        let secret = [
            "Password",
            "AdminPassword",
            "passwd",
            "DbPwd",
            "SecretKey",
            "TmpSecretId",
            "Token",
            "SessionToken",
            "SecurityTokens",
            "PrivateKey",
            "CertPrivateKey",
            "ApiKey",
            "APIKey",
            "AccessKeyId",
            "Credentials",
            "IdCard",
            "IDCard",
            "IdCardNumber",
            "PhoneNumber",
            "PhoneNumbers",
            "Mobile",
            "Email",
            "ImageBase64",
            "PersonName",
        ];
        let open = [
            "NextToken",
            "PageToken",
            "ClientToken",
            "TokenizerName",
            "Passed",
            "Secretary",
            "KeyId",
            "PublicKey",
            "Name",
            "ImageId",
            "Image",
            "Url",
        ];
        for name in secret {
            assert!(sensitive(name, ""), "{name}");
        }
        for name in open {
            assert!(!sensitive(name, "Some text."), "{name}");
        }
        // A picture, and not the name of one.
        assert!(sensitive("Image", "The content in base64."));
        assert!(!sensitive("Remark", "The content in base64."));
    }
}
