//! How a table is read.

use std::fmt;
use std::str::FromStr;

use super::column::Mapping;

/// How a table is read.
#[derive(Clone, Debug, Default)]
pub struct TableOptions {
    /// The group of rows that name none. Without it, a column must.
    pub group_id: Option<String>,
    /// Columns that have other names in the table.
    pub columns: Vec<Mapping>,
    /// Names of columns that the table has for others than this program.
    pub ignore: Vec<String>,
    /// The encoding of its text. A byte order mark wins over it.
    pub encoding: Encoding,
    /// What kind of table it is. Without it, the name of the file tells.
    pub format: Option<TableFormat>,
    /// What stands between the cells of a CSV file. Without it, the first line tells.
    pub delimiter: Option<u8>,
}

/// Reads what stands between cells, as a flag has it.
///
/// # Errors
///
/// It is none of `,`, `;`, `|` and `tab`.
pub fn delimiter(text: &str) -> Result<u8, String> {
    match text {
        "," | ";" | "|" | "\t" => Ok(text.bytes().next().unwrap_or(b',')),
        "tab" | "\\t" => Ok(b'\t'),
        _ => Err("write , or ; or | or tab".to_owned()),
    }
}

/// A kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// Comma-separated values, and those separated by semicolons or tabs.
    Csv,
    /// JSON Lines: an object in each line.
    Json,
}

impl FromStr for TableFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "csv" => Ok(Self::Csv),
            "jsonl" => Ok(Self::Json),
            _ => Err("write csv or jsonl".to_owned()),
        }
    }
}

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(pub(super) &'static encoding_rs::Encoding);

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);
    /// GBK, which Chinese editions of spreadsheet programs write. GB 2312 and GB 18030 are read by it as well.
    pub const GBK: Self = Self(encoding_rs::GBK);
}

impl Default for Encoding {
    fn default() -> Self {
        Self::UTF_8
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

impl FromStr for Encoding {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        encoding_rs::Encoding::for_label_no_replacement(text.as_bytes())
            .map(Self)
            .ok_or_else(|| {
                "there is no such encoding; there are utf-8, gbk, big5 and others".to_owned()
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_have_many_names() {
        let table = [
            ("utf-8", "UTF-8"),
            ("UTF8", "UTF-8"),
            ("gbk", "GBK"),
            ("gb2312", "GBK"),
            ("gb18030", "gb18030"),
            ("big5", "Big5"),
            ("utf-16le", "UTF-16LE"),
        ];
        for (label, name) in table {
            assert_eq!(label.parse::<Encoding>().unwrap().to_string(), name);
        }
        assert!("gkb".parse::<Encoding>().is_err());
        assert!("iso-2022-cn".parse::<Encoding>().is_err());
    }

    #[test]
    fn delimiters_are_read() {
        let table = [
            (",", b','),
            (";", b';'),
            ("|", b'|'),
            ("tab", b'\t'),
            ("\\t", b'\t'),
        ];
        for (text, byte) in table {
            assert_eq!(delimiter(text), Ok(byte));
        }
        assert!(delimiter("x").is_err());
    }

    #[test]
    fn formats_are_two() {
        assert_eq!("csv".parse(), Ok(TableFormat::Csv));
        assert_eq!("jsonl".parse(), Ok(TableFormat::Json));
        assert!("xlsx".parse::<TableFormat>().is_err());
    }
}
