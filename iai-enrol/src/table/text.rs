//! The text of a file as UTF-8 with line feeds, whatever its encoding, a little at a time.

use std::fmt;
use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult};

use super::options::Encoding;

/// A row that is longer is none; usually a quote is not closed. It bounds the memory that a row can take.
const LONGEST_ROW: usize = 1024 * 1024;

/// Decodes what it reads. Each line, the last one as well, ends with a line feed alone, so that lines can be counted. Text
/// in front of what cannot be decoded is handed out first.
pub(super) struct Text<R> {
    inner: R,
    encoding: Encoding,
    decoder: Decoder,
    input: Box<[u8]>,
    start: usize,
    end: usize,
    /// Decoded text that nobody has read yet; a reader may ask for less than a character.
    output: Vec<u8>,
    handed: usize,
    ended: bool,
    finished: bool,
    line: u64,
    /// The last character, before line ends are made alike.
    last: u8,
    of_row: usize,
    unreadable: Option<Unreadable>,
}

/// Why text cannot be read on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    pub(super) line: u64,
    pub(super) message: String,
    pub(super) remedy: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for Unreadable {}

impl<R: Read> Text<R> {
    pub(super) fn new(inner: R, encoding: Encoding) -> Self {
        Self {
            inner,
            encoding,
            decoder: encoding.0.new_decoder(),
            input: vec![0; 64 * 1024].into_boxed_slice(),
            start: 0,
            end: 0,
            output: Vec::new(),
            handed: 0,
            ended: false,
            finished: false,
            line: 1,
            last: b'\n',
            of_row: 0,
            unreadable: None,
        }
    }

    /// A row was read to its end.
    pub(super) fn row_done(&mut self) {
        self.of_row = 0;
    }

    fn fill(&mut self) -> io::Result<()> {
        if self.start == self.end && !self.ended {
            self.start = 0;
            self.end = 0;
            self.end = self.inner.read(&mut self.input)?;
            self.ended = self.end == 0;
        }
        Ok(())
    }

    /// Decodes some of the input, all of what was decoded before being read.
    fn decode(&mut self) {
        self.output.resize(8 * 1024, 0);
        self.handed = 0;
        let input = self.input.get(self.start..self.end).unwrap_or_default();
        let out = self.output.as_mut_slice();
        let (result, read, written) =
            (self.decoder).decode_to_utf8_without_replacement(input, out, self.ended);
        self.start += read;
        self.output.truncate(written);
        self.make_lines();
        self.line += self.output.iter().filter(|one| **one == b'\n').count() as u64;
        self.of_row += written;
        match result {
            DecoderResult::Malformed(..) => self.unreadable = Some(self.malformed()),
            _ if self.of_row > LONGEST_ROW => self.unreadable = Some(self.endless()),
            DecoderResult::InputEmpty if self.ended => self.finish(),
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
    }

    /// Makes one line feed of each end of a line.
    fn make_lines(&mut self) {
        let last = &mut self.last;
        self.output.retain_mut(|one| {
            let before = std::mem::replace(last, *one);
            if *one == b'\r' {
                *one = b'\n';
                return true;
            }
            *one != b'\n' || before != b'\r'
        });
    }

    fn finish(&mut self) {
        self.finished = true;
        if !matches!(self.last, b'\n' | b'\r') {
            self.output.push(b'\n');
        }
    }

    fn malformed(&self) -> Unreadable {
        let name = self.encoding;
        let (message, remedy) = if name == Encoding::UTF_8 && self.looks_like_gbk() {
            (
                "this is not UTF-8 text; it looks like GBK".to_owned(),
                "Add --encoding gbk, or save the table as UTF-8.",
            )
        } else {
            (
                format!("this is not {name} text"),
                "Save the table as UTF-8, or name its encoding with --encoding.",
            )
        };
        self.unreadable(message, remedy)
    }

    /// Whether the line is Chinese text as GBK: such characters have two high bytes, mostly. Letters of Europe as single
    /// bytes seldom stand side by side.
    fn looks_like_gbk(&self) -> bool {
        let input = self.input.get(..self.end).unwrap_or_default();
        let (before, behind) = input.split_at(self.start.min(input.len()));
        let from = before.iter().rposition(|one| *one == b'\n');
        let until = behind.iter().position(|one| *one == b'\n');
        let until = until.map_or(input.len(), |at| before.len() + at);
        let line = input
            .get(from.map_or(0, |at| at + 1)..until)
            .unwrap_or_default();
        let text = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(line);
        text.is_some()
            && line
                .windows(2)
                .any(|pair| pair.iter().all(|one| *one >= 0xa1))
    }

    fn endless(&self) -> Unreadable {
        self.unreadable(
            "a row of more than 1 MiB ends here, or never".to_owned(),
            "Look for a quote that is not closed, before this line.",
        )
    }

    fn unreadable(&self, message: String, remedy: &str) -> Unreadable {
        Unreadable {
            line: self.line,
            message,
            remedy: remedy.to_owned(),
        }
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let mut left = self.output.get(self.handed..).unwrap_or_default();
            if !left.is_empty() {
                let read = left.read(out)?;
                self.handed += read;
                return Ok(read);
            }
            if let Some(unreadable) = &self.unreadable {
                let kind = io::ErrorKind::InvalidData;
                return Err(io::Error::new(kind, unreadable.clone()));
            }
            if self.finished {
                return Ok(0);
            }
            self.fill()?;
            self.decode();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out a byte at a time, so that characters are cut in all places.
    struct Trickle<'a>(&'a [u8]);

    impl Read for Trickle<'_> {
        fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
            let Some((first, rest)) = self.0.split_first() else {
                return Ok(0);
            };
            out[0] = *first;
            self.0 = rest;
            Ok(1)
        }
    }

    fn read(bytes: &[u8], encoding: Encoding) -> (String, Option<String>) {
        let mut whole = String::new();
        let mut text = Text::new(Trickle(bytes), encoding);
        let error = text.read_to_string(&mut whole).err();
        (whole, error.map(|error| error.to_string()))
    }

    #[test]
    fn text_is_decoded() {
        let table: [(&[u8], Encoding, &str); 11] = [
            (b"a\r\nb\r\n", Encoding::UTF_8, "a\nb\n"),
            (b"a\r\n\r\nb", Encoding::UTF_8, "a\n\nb\n"),
            (b"a\rb\n\rc\r", Encoding::UTF_8, "a\nb\n\nc\n"),
            (b"a,b\n", Encoding::UTF_8, "a,b\n"),
            ("王小明".as_bytes(), Encoding::UTF_8, "王小明\n"),
            (b"\xef\xbb\xbfa,b", Encoding::UTF_8, "a,b\n"),
            (b"\xef\xbb\xbfa,b", Encoding::GBK, "a,b\n"),
            (b"\xcd\xf5\xd0\xa1\xc3\xf7", Encoding::GBK, "王小明\n"),
            (b"\xff\xfea\0,\0\x8b\x73", Encoding::UTF_8, "a,王\n"),
            (b"\xfe\xff\0a\0,\x73\x8b", Encoding::UTF_8, "a,王\n"),
            (b"", Encoding::UTF_8, ""),
        ];
        for (bytes, encoding, text) in table {
            assert_eq!(read(bytes, encoding), (text.to_owned(), None), "{text}");
        }
    }

    #[test]
    fn what_is_no_text_is_told_with_its_line() {
        let table: [(&[u8], Encoding, &str); 4] = [
            (
                b"id\n1\n\xcd\xf5\xd0\xa1\n",
                Encoding::UTF_8,
                "line 3: this is not UTF-8 text",
            ),
            (
                b"M\xfcller\n",
                Encoding::UTF_8,
                "line 1: this is not UTF-8 text",
            ),
            (
                b"\xe7\x8e",
                Encoding::UTF_8,
                "line 1: this is not UTF-8 text",
            ),
            (b"id\n\xff\n", Encoding::GBK, "line 2: this is not GBK text"),
        ];
        for (bytes, encoding, error) in table {
            assert_eq!(read(bytes, encoding).1.as_deref(), Some(error), "{bytes:?}");
        }
    }

    #[test]
    fn gbk_is_recognised() {
        let table: [(&[u8], bool); 4] = [
            (b"id\n1,\xcd\xf5\xd0\xa1\xc3\xf7,m\n2,x\n", true),
            (b"1,\xe9F\xbb\xf9\n", true),
            (b"1,M\xfcller,m\n", false),
            (b"1,Andr\xe9\n", false),
        ];
        for (bytes, is_gbk) in table {
            let mut text = Text::new(bytes, Encoding::UTF_8);
            assert!(io::copy(&mut text, &mut io::sink()).is_err());
            let unreadable = text.unreadable.unwrap();
            assert_eq!(
                unreadable.message.ends_with("looks like GBK"),
                is_gbk,
                "{bytes:?}"
            );
        }
    }

    #[test]
    fn a_row_without_an_end_is_no_reason_to_fill_the_memory() {
        let endless = vec![b'x'; 3 * LONGEST_ROW];
        let mut text = Text::new(endless.as_slice(), Encoding::UTF_8);
        let mut read = Vec::new();
        assert!(text.read_to_end(&mut read).is_err());
        assert!(read.len() < 2 * LONGEST_ROW);
    }
}
