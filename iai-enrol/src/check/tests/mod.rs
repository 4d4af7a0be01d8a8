//! Checks of whole tables.

mod pictures;

use std::fs;

use super::*;
use crate::table::{Pattern, TableOptions};

/// The start of a PNG, which is all that is looked at; `tag` tells contents apart.
fn png(width: u32, height: u32, tag: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0, 0, 0, 0, 0, tag]);
    bytes
}

struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with ten pictures, `0.png` to `9.png`, and some that are none.
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for tag in 0..10 {
            folder.put(&format!("{tag}.png"), &png(100, 100, tag));
        }
        folder.put("same.png", &png(100, 100, 1));
        folder.put("small.png", &png(63, 100, 0));
        folder.put("long.png", &png(2001, 100, 0));
        folder.put(
            "heavy.png",
            &[png(100, 100, 0), vec![0; 4_000_000]].concat(),
        );
        folder.put("cut.png", b"\x89PNG\r\n\x1a\n\0\0");
        folder.put("empty.png", b"");
        folder.put("page.jpg", b"<html>");
        folder.put("photo.webp", b"RIFF1234WEBPVP8 ");
        folder.put("animation.gif", b"GIF89a\x64\0\x64\0\0\0\0");
        fs::create_dir(folder.path().join("folder.jpg")).unwrap();
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path().join(name), bytes).unwrap();
    }

    fn check(&self, rows: &str, options: &CheckOptions) -> Checked {
        let text = format!("person_id,person_name,gender,group_id,pictures\n{rows}");
        self.put(".table.csv", text.as_bytes());
        let group = TableOptions {
            group_id: Some("staff".to_owned()),
            ..TableOptions::default()
        };
        let table = Table::open(&self.path().join(".table.csv"), &group).unwrap();
        check(&table, self.path(), options, &mut |_| {}).unwrap()
    }

    fn mistakes(&self, rows: &str) -> Vec<String> {
        let checked = self.check(rows, &CheckOptions::default());
        checked.mistakes.iter().map(ToString::to_string).collect()
    }
}

#[test]
fn right_rows_have_no_mistakes() {
    let rows =
        "1,Ann,f,,0.png\n2,王小明,,guests,1.png|2.png\n3,Cy,0,,3.png|./4.png|5.png|6.png|7.png\n";
    let checked = Folder::new().check(rows, &CheckOptions::default());
    assert!(checked.is_ok(), "{:?}", checked.mistakes);
    assert_eq!((checked.rows, checked.pictures), (3, 8));
    assert_eq!(checked.same_pictures, []);
    let wanted = |persons, faces| Wanted { persons, faces };
    let groups = [("guests", wanted(1, 2)), ("staff", wanted(2, 6))];
    let groups = groups.map(|(id, wanted)| (id.to_owned(), wanted));
    assert_eq!(checked.groups, BTreeMap::from(groups));
}

#[test]
fn persons_are_checked() {
    let long_name = format!("1,{},,,0.png\n", "x".repeat(61));
    let table: [(&str, &str); 6] = [
        (
            ",Ann,,,0.png\n",
            "line 2, person_id: at least 1 byte, found 0 bytes [MissingParameter.ErrorParameterEmpty]",
        ),
        (
            "1 2,Ann,,,0.png\n",
            "line 2, person_id: only English letters, digits, -%@#&_, found a space as character 2 \
             [InvalidParameterValue.PersonIdIllegal]",
        ),
        (
            "1,,,,0.png\n",
            "line 2, person_name: at least 1 character, found 0 characters \
             [MissingParameter.ErrorParameterEmpty]",
        ),
        (
            &long_name,
            "line 2, person_name: at most 60 characters, found 61 characters \
             [InvalidParameterValue.PersonNameTooLong]",
        ),
        (
            "1,Ann,,组,0.png\n",
            "line 2, group_id: only English letters, digits, -%@#&_, found a letter of another script as character 1 \
             [InvalidParameterValue.GroupIdIllegal]",
        ),
        (
            "1,Ann,5,,0.png\n",
            "line 2, gender: this is no gender that the service knows",
        ),
    ];
    let folder = Folder::new();
    for (rows, mistake) in table {
        assert_eq!(folder.mistakes(rows), [mistake], "{rows}");
    }
}

#[test]
fn all_mistakes_come_in_the_order_of_lines() {
    let rows = "1,Ann,x,,none.png\n2,,,,1.png\n1,Ann,,,0.png\n1,Ann,,guests,2.png\n3,Cy\n4,Di,,,same.png|same.png\n";
    let folder = Folder::new();
    let all = [
        "line 2, gender: this is no gender that the service knows",
        "line 2, pictures: none.png: there is no such file [PictureMissing]",
        "line 3, person_name: at least 1 character, found 0 characters [MissingParameter.ErrorParameterEmpty]",
        "line 4, person_id: line 2 has the same id already",
        "line 5, person_id: line 2 has the same id already",
        "line 6: the row has 2 cells, and the first line has 5",
    ];
    assert_eq!(folder.mistakes(rows), all);
    let few = CheckOptions {
        most: 4,
        ..CheckOptions::default()
    };
    let checked = folder.check(rows, &few);
    let first: Vec<_> = checked.mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(first, all[..4]);
    assert_eq!(checked.further_mistakes, 2);
    let same = |line, first| SamePicture { line, first };
    assert_eq!(checked.same_pictures, [same(7, 3), same(7, 3)]);
    assert_eq!(checked.rows, 6);
}

#[test]
fn a_table_needs_rows() {
    let folder = Folder::new();
    assert_eq!(folder.mistakes(""), ["line 1: the table has no rows"]);
    assert_eq!(
        folder.mistakes(",,,,\n\n"),
        ["line 1: the table has no rows"]
    );
}

/// Otherwise each row would be a mistake.
#[test]
fn a_missing_folder_of_pictures_is_told_once() {
    let folder = Folder::new();
    folder.put("people.jsonl", b"{\"person_id\":\"1\"}");
    let options = TableOptions::default();
    let table = Table::open(&folder.path().join("people.jsonl"), &options).unwrap();
    let all = CheckOptions::default();
    let error = check(&table, Path::new("no/such"), &all, &mut |_| {}).unwrap_err();
    assert_eq!(
        format!("{error}; {}", error.remedy()),
        "no/such: there is no such folder of pictures; Correct --pictures."
    );
}

#[test]
fn a_table_that_cannot_be_read_on_is_no_good() {
    let folder = Folder::new();
    let table = "person_id,person_name,picture\n1,Ann,0.png\n";
    folder.put(
        "people.csv",
        &[table.as_bytes(), b"2,\xcd\xf5\xd0\xa1,1.png\n"].concat(),
    );
    let options = TableOptions {
        group_id: Some("staff".to_owned()),
        ..TableOptions::default()
    };
    let table = Table::open(&folder.path().join("people.csv"), &options).unwrap();
    let mut told = Vec::new();
    let all = CheckOptions::default();
    let checked = check(&table, folder.path(), &all, &mut |rows| told.push(rows)).unwrap();
    let mistakes: Vec<_> = checked.mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(
        mistakes,
        ["line 3: this is not UTF-8 text; it looks like GBK"]
    );
    assert_eq!(told, [1, 2]);
}

#[test]
fn folders_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    let put = |file: &str, bytes: &[u8]| {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("1/a.png", &png(100, 100, 0));
    put("1/b/c.png", &png(100, 100, 1));
    put("2.png", &png(100, 100, 2));
    put("2.txt", b"a note");
    put("王.png", &png(100, 100, 3));
    fs::create_dir(folder.path().join("3")).unwrap();
    let options = TableOptions {
        group_id: Some("staff".to_owned()),
        ..TableOptions::default()
    };
    let table = Table::folder(folder.path(), &Pattern::default(), &options).unwrap();
    let checked = check(&table, folder.path(), &CheckOptions::default(), &mut |_| {}).unwrap();
    let mistakes: Vec<_> = checked.mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(
        mistakes,
        [
            "line 1, pictures: 1/b: this is a folder [PictureUnreadable]",
            "line 3, pictures: 2.txt: a picture as PNG, JPG, BMP, found content of an unknown format \
             [FailedOperation.ImageDecodeFailed]",
            "line 3, person_id: 2.txt: line 2 has the same id already",
            "line 4, pictures: 3: there is no picture",
            "line 5, person_id: 王.png: only English letters, digits, -%@#&_, found a letter of another script as \
             character 1 [InvalidParameterValue.PersonIdIllegal]",
        ]
    );
}

/// No person's name is in what is told of mistakes.
#[test]
fn names_are_not_shown() {
    let rows = "1,Zoë Secret,x,,none.png\n1,Zoë Secret,,,0.png\n2,Zoë Secret\n";
    let checked = Folder::new().check(rows, &CheckOptions::default());
    assert_eq!(checked.mistakes.len(), 4);
    let shown = format!("{checked:?}");
    assert!(!shown.contains("Secret"), "{shown}");
}

#[test]
fn pictures_of_other_shards_are_left_alone() {
    let folder = Folder::new();
    let rows: String = (0..20).map(|id| format!("{id},Ann,,,none.png\n")).collect();
    let of_shard = |shard| {
        let options = CheckOptions {
            shard: Some((shard, 2)),
            ..CheckOptions::default()
        };
        folder.check(&format!("{rows}0,Bo,,,0.png\n"), &options)
    };
    let [first, second] = [of_shard(0), of_shard(1)];
    assert_eq!((first.rows, second.rows), (21, 21));
    assert_eq!(first.others + second.others, 21);
    let missing = |checked: &Checked| {
        checked
            .mistakes
            .iter()
            .filter(|one| one.file.is_some())
            .count()
    };
    assert_eq!(missing(&first) + missing(&second), 20);
    // Repeated ids are found by each of them.
    for checked in [first, second] {
        let last = checked.mistakes.last().unwrap().to_string();
        assert_eq!(last, "line 22, person_id: line 2 has the same id already");
    }
}
