//! Asks a person at the terminal.

use std::io::{self, BufRead, Write};

use super::given::Ask;

/// The person at the terminal of this program.
pub(super) struct Person;

impl Ask for Person {
    fn line(&mut self, question: &str) -> io::Result<String> {
        let mut terminal = io::stderr().lock();
        terminal.write_all(question.as_bytes())?;
        terminal.flush()?;
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        Ok(line)
    }

    fn secret(&mut self, question: &str) -> io::Result<String> {
        rpassword::prompt_password(question)
    }
}
