//! Folders of pictures.

use std::fs;
use std::path::Path;

use super::super::{Pattern, Table, TableOptions};
use super::{options, shown};

fn touch(folder: &Path, file: &str) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, "picture").unwrap();
}

fn listed(files: &[&str], pattern: &str, options: &TableOptions) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|file| touch(folder.path(), file));
    let pattern = pattern.parse().unwrap();
    match Table::folder(folder.path(), &pattern, options) {
        Ok(table) => table.rows().unwrap().map(shown).collect(),
        Err(error) => vec![error.remedy().to_owned()],
    }
}

#[test]
fn folders_are_read() {
    let misfit = "its name does not fit the pattern; Rename it, move it out of the folder, or correct --pattern.";
    let table: [(&[&str], &str, &[&str]); 6] = [
        (
            &["b.jpg", "a.png", ".hidden", "Thumbs.db"],
            "{person_id}",
            &["1 staff/a \"a\" - a.png", "2 staff/b \"b\" - b.jpg"],
        ),
        (
            &["7_Ann/2.jpg", "7_Ann/1.jpg", "7_Ann/.x", "8_Bo.jpg"],
            "{person_id}_{person_name}",
            &[
                "1 staff/7 \"Ann\" - 7_Ann/1.jpg+7_Ann/2.jpg",
                "2 staff/8 \"Bo\" - 8_Bo.jpg",
            ],
        ),
        (
            &["7.jpg", "8_Bo.jpg"],
            "{person_id}_{person_name}",
            &[
                &format!("line 1: 7.jpg: {misfit}"),
                "2 staff/8 \"Bo\" - 8_Bo.jpg",
            ],
        ),
        (
            &["g1-7.jpg"],
            "{group_id}-{person_id}",
            &["1 g1/7 \"7\" - g1-7.jpg"],
        ),
        (
            &["v1.2.jpg", "v1.3/x.jpg"],
            "{person_id}",
            &[
                "1 staff/v1.2 \"v1.2\" - v1.2.jpg",
                "2 staff/v1.3 \"v1.3\" - v1.3/x.jpg",
            ],
        ),
        (&[], "{person_id}", &[]),
    ];
    for (files, pattern, rows) in table {
        assert_eq!(listed(files, pattern, &options()), rows, "{files:?}");
    }
}

#[test]
fn a_folder_needs_a_group() {
    let none = TableOptions::default();
    let add = "Add --group-id, or a part {group_id} to --pattern.";
    assert_eq!(listed(&["a.jpg"], "{person_id}", &none), [add]);
    assert_eq!(
        listed(&["g-a.jpg"], "{group_id}-{person_id}", &none),
        ["1 g/a \"a\" - g-a.jpg"]
    );
    let missing = Table::folder(Path::new("no/such"), &Pattern::default(), &options());
    assert_eq!(
        missing.unwrap_err().remedy(),
        "Correct the path of the folder."
    );
}
