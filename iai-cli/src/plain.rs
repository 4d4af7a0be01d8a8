//! Texts that are printed as they are: scripts and pages.

use std::io::{self, Write};

use crate::exit::Exit;
use crate::failure::Failure;

/// Prints this on standard output. A reader that has closed it, such as `head`, has what it wanted.
pub(crate) fn print(text: &[u8]) -> Result<(), Failure> {
    written(text, &mut io::stdout().lock())
}

fn written(text: &[u8], to: &mut dyn Write) -> Result<(), Failure> {
    match to.write_all(text).and_then(|()| to.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(
            Exit::Failed,
            format!("standard output cannot be written: {error}"),
            "See whether its disk is full, or write to another place.",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails like this.
    struct Closed(io::ErrorKind);

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_may_close_it_and_a_full_disk_is_told() {
        let mut text = Vec::new();
        written(b"text", &mut text).unwrap();
        assert_eq!(text, b"text");
        written(b"text", &mut Closed(io::ErrorKind::BrokenPipe)).unwrap();
        let failure = written(b"text", &mut Closed(io::ErrorKind::StorageFull)).unwrap_err();
        assert_eq!(failure.exit(), Exit::Failed);
        assert_eq!(
            failure.report().message,
            "standard output cannot be written: no storage space"
        );
    }
}
