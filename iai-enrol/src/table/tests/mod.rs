//! Tables as people have them.

mod folders;
mod json;

use std::fs;
use std::io::{BufWriter, Write};

use super::*;

fn options() -> TableOptions {
    TableOptions {
        group_id: Some("staff".to_owned()),
        ..TableOptions::default()
    }
}

/// A row, or what is wrong with it, as one text.
fn shown(row: Result<Row, RowMistake>) -> String {
    match row {
        Ok(row) => {
            let pictures: Vec<_> = row
                .pictures
                .iter()
                .map(|one| one.to_string_lossy())
                .collect();
            let gender = row
                .gender
                .map_or("-".to_owned(), |gender| gender.to_string());
            let (line, group, id, name) = (row.line, row.group_id, row.person_id, row.person_name);
            format!(
                "{line} {group}/{id} {name:?} {gender} {}",
                pictures.join("+")
            )
        }
        Err(mistake) => format!("{mistake}; {}", mistake.mistake.remedy),
    }
}

/// All rows of a table in a file of this name.
fn read(name: &str, bytes: &[u8], options: &TableOptions) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let table = match Table::open(&path, options) {
        Ok(table) => table,
        Err(error) => {
            let text = error.to_string();
            let text = text.replace(&path.display().to_string(), name);
            return vec![format!("{text}; {}", error.remedy())];
        }
    };
    let rows: Vec<_> = table.rows().unwrap().map(shown).collect();
    let again: Vec<_> = table.rows().unwrap().map(shown).collect();
    assert_eq!(rows, again, "the second reading");
    rows
}

#[test]
fn csv_is_read_in_all_its_forms() {
    let ann_and_bo = ["2 staff/1 \"Ann\" - a.jpg", "3 staff/2 \"Bo\" - b.jpg"];
    let table: [(&str, &[u8]); 10] = [
        ("plain", b"person_id,person_name,pictures\n1,Ann,a.jpg\n2,Bo,b.jpg\n"),
        ("no end", b"person_id,person_name,pictures\n1,Ann,a.jpg\n2,Bo,b.jpg"),
        ("CRLF", b"person_id,person_name,pictures\r\n1,Ann,a.jpg\r\n2,Bo,b.jpg\r\n"),
        ("BOM", b"\xef\xbb\xbfperson_id,person_name,pictures\n1,Ann,a.jpg\n2,Bo,b.jpg\n"),
        (
            "BOM and quotes",
            b"\xef\xbb\xbf\"person_id\",\"person_name\",\"pictures\"\n\"1\",\"Ann\",\"a.jpg\"\n\"2\",\"Bo\",\"b.jpg\"\n",
        ),
        ("tabs", b"person_id\tperson_name\tpictures\n1\tAnn\ta.jpg\n2\tBo\tb.jpg\n"),
        ("semicolons", b"person_id;person_name;pictures\n1;Ann;a.jpg\n2;Bo;b.jpg\n"),
        ("blanks", b"person_id , person_name, pictures\n 1 ,Ann , a.jpg\n2, Bo,b.jpg \n"),
        ("wire names", b"PersonName,PersonId,Picture\nAnn,1,a.jpg\nBo,2,b.jpg\n"),
        ("empty rows at the end", b"person_id,person_name,pictures\n1,Ann,a.jpg\n2,Bo,b.jpg\n,,\n\n,\n"),
    ];
    for (what, bytes) in table {
        assert_eq!(read("people.csv", bytes, &options()), ann_and_bo, "{what}");
    }
}

#[test]
fn cells_are_read() {
    let table: [(&str, &[&str]); 5] = [
        (
            "person_id,person_name,gender,group_id,pictures,picture_2\n1,Ann,f,guests,a.jpg|b.jpg,c.jpg\n",
            &["2 guests/1 \"Ann\" 2 a.jpg+b.jpg+c.jpg"],
        ),
        (
            "person_id,person_name,pictures\n1,\"Lee, Ann\",a.jpg\n2,\"Bo \"\"B\"\" B\",b.jpg\n",
            &[
                "2 staff/1 \"Lee, Ann\" - a.jpg",
                "3 staff/2 \"Bo \\\"B\\\" B\" - b.jpg",
            ],
        ),
        (
            "person_id,person_name,pictures\n1,\"Ann\nLee\",a.jpg\n\n2,Bo,b.jpg\n",
            &[
                "2 staff/1 \"Ann\\nLee\" - a.jpg",
                "5 staff/2 \"Bo\" - b.jpg",
            ],
        ),
        (
            "person_id,person_name,pictures\n1,Ann\n2,Bo,b.jpg,x\n3,Cy,c.jpg\n",
            &[
                "line 2: the row has 2 cells, and the first line has 3; Put quotes around cells that hold the delimiter, and \
                 look for a quote that is not closed.",
                "line 3: the row has 4 cells, and the first line has 3; Put quotes around cells that hold the delimiter, and \
                 look for a quote that is not closed.",
                "4 staff/3 \"Cy\" - c.jpg",
            ],
        ),
        ("person_id,person_name,pictures\n", &[]),
    ];
    for (text, rows) in table {
        assert_eq!(
            read("people.csv", text.as_bytes(), &options()),
            rows,
            "{text}"
        );
    }
}

#[test]
fn the_encoding_is_told() {
    let gbk = TableOptions {
        encoding: Encoding::GBK,
        ..options()
    };
    let text = b"person_id,person_name,picture\n1,Ann,a.jpg\n2,\xcd\xf5\xd0\xa1\xc3\xf7,b.jpg\n3,Cy,c.jpg\n";
    let ann = "2 staff/1 \"Ann\" - a.jpg";
    let hint = "line 3: this is not UTF-8 text; it looks like GBK; Add --encoding gbk, or save the table as UTF-8.";
    assert_eq!(read("p.csv", text, &options()), [ann, hint]);
    let wang = "3 staff/2 \"王小明\" - b.jpg";
    assert_eq!(
        read("p.csv", text, &gbk),
        [ann, wang, "4 staff/3 \"Cy\" - c.jpg"]
    );
    let lines =
        b"{\"person_id\":\"1\"}\n{\"person_id\":\"2\",\"person_name\":\"\xcd\xf5\xd0\xa1\"}\n";
    let hint = "line 2: this is not UTF-8 text; it looks like GBK; Add --encoding gbk, or save the table as UTF-8.";
    assert_eq!(
        read("p.jsonl", lines, &options()),
        ["1 staff/1 \"\" - ", hint]
    );
    assert_eq!(read("p.jsonl", lines, &gbk)[1], "2 staff/2 \"王小\" - ");
    let utf_16: Vec<u8> = "\u{feff}person_id\tperson_name\tpicture\r\n1\t王\ta.jpg\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        read("p.txt", &utf_16, &options()),
        ["2 staff/1 \"王\" - a.jpg"]
    );
}

#[test]
fn utf_8_is_not_taken_for_gbk() {
    let gbk = TableOptions {
        encoding: Encoding::GBK,
        ..options()
    };
    let text = "person_id,person_name,picture\n1,王小明,a.jpg\n";
    let refused = "p.csv: this is UTF-8 text, and no GBK; Leave --encoding out.";
    assert_eq!(read("p.csv", text.as_bytes(), &gbk), [refused]);
    let marked = format!("\u{feff}{text}");
    assert_eq!(
        read("p.csv", marked.as_bytes(), &gbk),
        ["2 staff/1 \"王小明\" - a.jpg"]
    );
}

#[test]
fn what_is_no_table_is_refused() {
    let table: [(&[u8], &str); 6] = [
        (
            b"",
            "p.csv: the table is empty; Write the names of the columns into the first line, and a person into each further \
             one.",
        ),
        (
            b"\n\n",
            "p.csv: the table is empty; Write the names of the columns into the first line, and a person into each further \
             one.",
        ),
        (
            b"PK\x03\x04\x14\0",
            "p.csv: this is the file of a spreadsheet program; Save the sheet as CSV UTF-8.",
        ),
        (
            b"\xb1\xe0\xba\xc5,\xd0\xd5\xc3\xfb\n",
            "p.csv: line 1: this is not UTF-8 text; it looks like GBK; Add --encoding gbk, or save the table as UTF-8.",
        ),
        (
            b"1,Ann,a.jpg\n",
            "p.csv: line 1: the first line names no column that is known; it may be a row already; Write the names of the \
             columns into the first line, such as person_id,person_name,pictures; or say which is which: --column \
             person_id=NAME.",
        ),
        (
            b"person_id,person_name,picture,hired\n",
            "p.csv: line 1: there is no column \"hired\"; Say what it is (--column person_id=\"hired\"), or leave it out \
             (--ignore \"hired\").",
        ),
    ];
    for (bytes, error) in table {
        assert_eq!(read("p.csv", bytes, &options()), [error], "{bytes:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let error = Table::open(folder.path(), &options()).unwrap_err();
    assert_eq!(
        error.remedy(),
        "Give a file, or a folder of pictures with --from-folder."
    );
    let error = Table::open(&folder.path().join("p.csv"), &options()).unwrap_err();
    assert_eq!(error.remedy(), "Correct the path of the table.");
}

#[test]
fn a_quote_that_is_never_closed_ends_the_table() {
    let mut text = b"person_id,person_name,picture\n1,Ann,a.jpg\n2,\"Bo,b.jpg\n".to_vec();
    text.extend(b"3,Cy,c.jpg\n".repeat(200_000));
    let rows = read("p.csv", &text, &options());
    assert_eq!(rows.len(), 2);
    assert!(
        rows[1].contains("a row of more than 1 MiB ends here, or never"),
        "{}",
        rows[1]
    );
}

#[test]
fn the_given_delimiter_counts() {
    let bar = TableOptions {
        delimiter: Some(b';'),
        ..options()
    };
    let text = b"person_id;person_name;pictures;\"a,b,c,d,e\"\n1;Ann;a.jpg;\n";
    let ignoring = TableOptions {
        ignore: vec!["a,b,c,d,e".to_owned()],
        ..bar.clone()
    };
    assert_eq!(
        read("p.csv", text, &ignoring),
        ["2 staff/1 \"Ann\" - a.jpg"]
    );
    let detected = TableOptions {
        delimiter: None,
        ..ignoring
    };
    assert_eq!(
        read("p.csv", text, &detected),
        ["2 staff/1 \"Ann\" - a.jpg"]
    );
}

/// A table of 3 MB, far more than the buffers hold.
#[test]
fn large_tables_are_streamed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("people.csv");
    let mut file = BufWriter::new(fs::File::create(&path).unwrap());
    writeln!(file, "person_id,person_name,pictures").unwrap();
    for number in 0..60_000 {
        writeln!(
            file,
            "{number:08},\"Person, {number}\",pictures/of/{number:08}.jpg"
        )
        .unwrap();
    }
    drop(file);
    let table = Table::open(&path, &options()).unwrap();
    let rows = table.rows().unwrap().map(Result::unwrap);
    let (count, last) = rows.fold((0, 0), |(count, _), row| (count + 1, row.line));
    assert_eq!((count, last), (60_000, 60_001));
}

/// Whatever a file holds, reading it ends, and the lines of its rows go up.
#[test]
fn any_bytes_are_read_to_their_end() {
    let parts: [&[u8]; 14] = [
        b"person_id,person_name,picture\n",
        b"{\"person_id\":\"1\"}",
        b"1,Ann,a.jpg",
        b"\n",
        b"\r\n",
        b"\r",
        b"\"",
        b",",
        b"\t",
        b"\xcd\xf5",
        b"\xff",
        b"\0",
        "王".as_bytes(),
        b"\xef\xbb\xbf",
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut random = 1_u32;
    for round in 0..1500 {
        let mut bytes = parts[usize::from(round % 3 == 0)].to_vec();
        for _ in 0..12 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            bytes.extend(parts[(random >> 16) as usize % parts.len()]);
        }
        let name = ["p.csv", "p.jsonl"][round % 2];
        let path = folder.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let Ok(table) = Table::open(&path, &options()) else {
            continue;
        };
        let rows = table.rows().unwrap();
        let lines = rows.map(|row| row.map_or_else(|error| error.mistake.line, |row| row.line));
        let lines: Vec<_> = lines.collect();
        let in_order = lines.windows(2).all(|pair| pair[0] <= pair[1]);
        assert!(
            in_order && lines.len() <= bytes.len(),
            "{lines:?} {bytes:?}"
        );
    }
}
