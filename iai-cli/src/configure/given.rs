//! The keys that a user gives: typed at the terminal, or piped into standard input. Never a flag, since other users of a
//! machine see the command lines of all programs.

use std::fmt;
use std::io::{self, Read};

use iai_client::Credentials;
use iai_client::credentials::CredentialsError;

use super::edit::Keys;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::secret_id;

/// Most bytes of standard input; real keys are far shorter.
const LIMIT: u64 = 64 * 1024;
/// How to give a key without a terminal.
pub(super) const PIPE: &str = "Write the key to standard input: iai configure --secret-id AKID... < FILE. Or run iai \
                               configure in a terminal, which asks for it.";

/// Who can be asked for the keys.
pub(super) enum Source<'a> {
    /// A person at a terminal.
    Person(&'a mut dyn Ask),
    /// Whatever writes to standard input.
    Pipe(&'a mut dyn Read),
    /// Nobody: `--no-input` at a terminal.
    Nobody,
}

/// Asks a person.
pub(super) trait Ask {
    /// Asks for a line that may be seen.
    fn line(&mut self, question: &str) -> io::Result<String>;
    /// Asks for a line that is not shown while it is typed.
    fn secret(&mut self, question: &str) -> io::Result<String>;
}

/// A text that nothing prints.
pub(super) struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

/// The keys as they were given.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) secret_id: String,
    secret_key: Secret,
    token: Option<Secret>,
}

impl Given {
    /// What is written into the file.
    pub(super) fn keys(&self) -> Keys<'_> {
        Keys {
            secret_id: &self.secret_id,
            secret_key: &self.secret_key.0,
            token: self.token.as_ref().map(|token| &*token.0),
        }
    }

    /// Whether the keys are temporary.
    pub(super) fn is_temporary(&self) -> bool {
        self.token.is_some()
    }
}

/// Gets what is missing of the keys, and refuses what cannot be a key. Temporary keys have a token.
pub(super) fn given(
    source: Source<'_>,
    secret_id: Option<&str>,
    temporary: bool,
) -> Result<Given, Failure> {
    let given = match source {
        Source::Person(person) => asked(person, secret_id, temporary)?,
        Source::Pipe(pipe) => piped(pipe, secret_id, temporary)?,
        Source::Nobody => {
            let message = "there is no SecretKey: standard input is a terminal, and --no-input forbids to ask";
            return Err(Failure::new(Exit::Usage, message, PIPE));
        }
    };
    check(&given)?;
    Ok(given)
}

fn asked(person: &mut dyn Ask, secret_id: Option<&str>, temporary: bool) -> Result<Given, Failure> {
    let secret_id = match secret_id {
        Some(id) => id.to_owned(),
        None => typed(person.line("SecretId: "), "SecretId")?,
    };
    let secret_key = typed(person.secret("SecretKey (not shown): "), "SecretKey")?;
    let token = match temporary {
        true => Some(typed(person.secret("Token (not shown): "), "token")?),
        false => None,
    };
    Ok(Given {
        secret_id,
        secret_key: Secret(secret_key),
        token: token.map(Secret),
    })
}

/// What was typed, without the blanks around it that a paste brings along.
fn typed(line: io::Result<String>, what: &str) -> Result<String, Failure> {
    let problem = match line {
        Ok(line) if line.trim().is_empty() => "nothing was typed".to_owned(),
        Ok(line) => return Ok(line.trim().to_owned()),
        Err(error) => format!("the terminal cannot be read: {error}"),
    };
    let message = format!("no {what}: {problem}");
    Err(Failure::new(Exit::Usage, message, PIPE))
}

fn piped(pipe: &mut dyn Read, secret_id: Option<&str>, temporary: bool) -> Result<Given, Failure> {
    let Some(secret_id) = secret_id else {
        let message = "no SecretId: standard input is for the key";
        let remedy = "Give the id with --secret-id; it is no secret.";
        return Err(Failure::new(Exit::Usage, message, remedy));
    };
    let text = read(pipe)?;
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let mut part = || lines.next().map(|line| Secret(line.to_owned()));
    let secret_key = part()
        .ok_or_else(|| Failure::new(Exit::Usage, "no SecretKey: standard input is empty", PIPE))?;
    let token = if temporary { part() } else { None };
    if temporary && token.is_none() {
        let message = "no token: standard input has one line, and --temporary needs two";
        let remedy = "Write the key in the first line and the token in the second.";
        return Err(Failure::new(Exit::Usage, message, remedy));
    }
    if lines.next().is_some() {
        let message = "standard input has more lines than a key needs";
        let remedy = "Write the key alone. For temporary keys give --temporary, with the token in the second line.";
        return Err(Failure::new(Exit::Usage, message, remedy));
    }
    Ok(Given {
        secret_id: secret_id.to_owned(),
        secret_key,
        token,
    })
}

fn read(pipe: &mut dyn Read) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let refused = |problem: String| Failure::new(Exit::Usage, problem, PIPE);
    let taken = pipe.take(LIMIT + 1).read_to_end(&mut bytes);
    taken.map_err(|error| refused(format!("standard input cannot be read: {error}")))?;
    if bytes.len() as u64 > LIMIT {
        return Err(refused("standard input is longer than any key".to_owned()));
    }
    String::from_utf8(bytes).map_err(|_| refused("standard input is no UTF-8 text".to_owned()))
}

/// Refuses what the library would refuse when it reads the file, and an id in place of the key.
fn check(given: &Given) -> Result<(), Failure> {
    let Keys {
        secret_id,
        secret_key,
        token,
    } = given.keys();
    if secret_id::is_likely(secret_key) {
        let message = "the SecretKey begins with AKID: it is a SecretId";
        let remedy =
            "Copy both from the console's page \"API keys\" again: the id is the one with AKID.";
        return Err(Failure::new(Exit::Usage, message, remedy));
    }
    let credentials = Credentials::new(secret_id, secret_key);
    let whole = credentials.and_then(|keys| match token {
        Some(token) => keys.with_session_token(token),
        None => Ok(keys),
    });
    whole.map(drop).map_err(|error| unfit(&error))
}

/// The library's words, without the name of its function.
fn unfit(error: &CredentialsError) -> Failure {
    let place = format!(" of {}", error.source_name());
    let message = error.to_string().replace(&place, "");
    Failure::new(Exit::Usage, message, error.remedy())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";

    /// Gives the same lines to all questions, one after the other.
    struct Typist(Vec<&'static str>, Vec<String>);

    impl Ask for Typist {
        fn line(&mut self, question: &str) -> io::Result<String> {
            self.1.push(question.to_owned());
            Ok(self.0.remove(0).to_owned())
        }

        fn secret(&mut self, question: &str) -> io::Result<String> {
            self.line(question)
        }
    }

    fn of_pipe(text: &[u8], id: Option<&str>, temporary: bool) -> Result<Given, Failure> {
        given(Source::Pipe(&mut { text }), id, temporary)
    }

    #[test]
    fn a_person_is_asked_for_what_is_missing() {
        let mut typist = Typist(vec![" AKIDx ", KEY, "TOKEN123"], Vec::new());
        let given = given(Source::Person(&mut typist), None, true).unwrap();
        let keys = given.keys();
        assert_eq!((keys.secret_id, keys.secret_key), ("AKIDx", KEY));
        assert_eq!((keys.token, given.is_temporary()), (Some("TOKEN123"), true));
        assert_eq!(
            typist.1,
            [
                "SecretId: ",
                "SecretKey (not shown): ",
                "Token (not shown): "
            ]
        );
        assert!(!format!("{given:?}").contains(KEY));
    }

    #[test]
    fn a_pipe_has_the_key_and_a_token() {
        let table: [(&[u8], bool, Option<&str>); 3] = [
            (b"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE", false, None),
            (b"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE\r\n\r\n", false, None),
            (
                b"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE\nTOKEN123\n",
                true,
                Some("TOKEN123"),
            ),
        ];
        for (text, temporary, token) in table {
            let given = of_pipe(text, Some("AKIDx"), temporary).unwrap();
            assert_eq!((given.keys().secret_key, given.keys().token), (KEY, token));
        }
    }

    /// Standard input, the id, whether the keys are temporary, and the message.
    type Row = (&'static [u8], Option<&'static str>, bool, &'static str);

    const REFUSED: [Row; 10] = [
        (
            b"",
            Some("AKIDx"),
            false,
            "no SecretKey: standard input is empty",
        ),
        (
            b"K12345678",
            None,
            false,
            "no SecretId: standard input is for the key",
        ),
        (b"K12345678", Some(""), false, "the SecretId is empty"),
        (
            b"K12345678",
            Some("A B"),
            false,
            "the SecretId has white space or a line break in it",
        ),
        (
            b"PLANTED 1",
            Some("AKIDx"),
            false,
            "the SecretKey has white space or a line break in it",
        ),
        (
            b"'PLANTED'",
            Some("AKIDx"),
            false,
            "the SecretKey stands in quotation marks",
        ),
        (
            b"AKIDPLANTED123456",
            Some("AKIDx"),
            false,
            "the SecretKey begins with AKID: it is a SecretId",
        ),
        (
            b"PLANTED12\nPLANTED13",
            Some("AKIDx"),
            false,
            "standard input has more lines than a key needs",
        ),
        (
            b"PLANTED12",
            Some("AKIDx"),
            true,
            "no token: standard input has one line, and --temporary needs two",
        ),
        (
            b"\xffPLANTED",
            Some("AKIDx"),
            false,
            "standard input is no UTF-8 text",
        ),
    ];

    #[test]
    fn what_cannot_be_keys_is_refused_by_name() {
        for (text, id, temporary, message) in REFUSED {
            let failure = of_pipe(text, id, temporary).unwrap_err();
            assert_eq!(failure.report().message, message);
            assert_eq!(failure.exit(), Exit::Usage);
            assert!(!format!("{failure:?}").contains("PLANTED"));
        }
    }

    #[test]
    fn what_is_too_long_is_refused() {
        let long = vec![b'x'; 70_000];
        let failure = of_pipe(&long, Some("AKIDx"), false).unwrap_err();
        assert_eq!(
            failure.report().message,
            "standard input is longer than any key"
        );
    }

    #[test]
    fn nobody_is_asked_when_that_is_forbidden() {
        let failure = given(Source::Nobody, Some("AKIDx"), false).unwrap_err();
        assert_eq!(failure.exit(), Exit::Usage);
        assert!(failure.report().remedy.contains("< FILE"));
    }

    #[test]
    fn nothing_typed_is_nothing_given() {
        let mut typist = Typist(vec!["AKIDx", "  "], Vec::new());
        let failure = given(Source::Person(&mut typist), None, false).unwrap_err();
        assert_eq!(failure.report().message, "no SecretKey: nothing was typed");
    }
}
