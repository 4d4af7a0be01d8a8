use std::fs;

use iai_client::DESCRIPTION;
use serde_json::json;
use tempfile::TempDir;

use super::*;

/// The start of a picture is enough to be one; validation says what else is wrong.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A folder of pictures with a file beside it.
fn folder() -> (TempDir, Folder) {
    let around = tempfile::tempdir().unwrap();
    let path = around.path().join("pictures");
    fs::create_dir_all(path.join("sub")).unwrap();
    fs::write(path.join("a.png"), PNG).unwrap();
    fs::write(path.join("sub/b.png"), PNG).unwrap();
    fs::write(path.join("notes.txt"), "text").unwrap();
    fs::write(around.path().join("outside.png"), PNG).unwrap();
    let folder = Folder::new(&path, Pictures::default()).unwrap();
    (around, folder)
}

/// A parameter for a picture.
fn image() -> &'static Field {
    let rows = DESCRIPTION.action("DetectFace").unwrap().parameters;
    rows.iter().find(|row| row.name == "Image").unwrap()
}

fn message(folder: &Folder, name: &str) -> String {
    folder
        .read(name, image())
        .unwrap_err()
        .report()
        .message
        .clone()
}

#[test]
fn files_below_the_folder_are_read() {
    let (_around, folder) = folder();
    for name in ["a.png", "sub/b.png", "sub//b.png", "./a.png"] {
        let image = folder.read(name, image()).unwrap();
        assert_eq!(image, Image::from_bytes(PNG), "{name}");
    }
}

#[test]
fn whatever_leads_out_is_refused_in_the_words_of_what_does_not_exist() {
    let (around, folder) = folder();
    let absolute = around.path().join("pictures/a.png").display().to_string();
    let outside = around.path().join("outside.png").display().to_string();
    let names = [
        "missing.png",
        "../outside.png",
        "../missing.png",
        "sub/../a.png",
        "/etc/passwd",
        &absolute,
        &outside,
        "sub",
        ".",
        "",
        "a\0.png",
    ];
    for name in names {
        let expected = format!("there is no picture {name:?} below the folder of pictures");
        assert_eq!(message(&folder, name), expected);
    }
}

#[cfg(unix)]
#[test]
fn links_may_lead_to_files_of_the_folder_alone() {
    use std::os::unix::fs::symlink;

    let (around, folder) = folder();
    let inside = around.path().join("pictures");
    symlink("a.png", inside.join("link.png")).unwrap();
    symlink(around.path().join("outside.png"), inside.join("out.png")).unwrap();
    symlink(around.path(), inside.join("up")).unwrap();
    symlink("/dev/zero", inside.join("zero.png")).unwrap();
    symlink("nowhere", inside.join("broken.png")).unwrap();
    assert_eq!(
        folder.read("link.png", image()).unwrap(),
        Image::from_bytes(PNG)
    );
    for name in [
        "out.png",
        "up/outside.png",
        "up/missing.png",
        "zero.png",
        "broken.png",
    ] {
        let expected = format!("there is no picture {name:?} below the folder of pictures");
        assert_eq!(message(&folder, name), expected);
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_opened() {
    let (around, folder) = folder();
    let pipe = around.path().join("pictures/pipe.png");
    let made = std::process::Command::new("mkfifo").arg(pipe).status();
    assert!(made.unwrap().success());
    let expected = "there is no picture \"pipe.png\" below the folder of pictures";
    assert_eq!(message(&folder, "pipe.png"), expected);
}

#[test]
fn a_file_must_be_a_picture_and_not_too_large() {
    let (around, folder) = folder();
    assert_eq!(
        message(&folder, "notes.txt"),
        "the file \"notes.txt\" is not a picture"
    );
    let large = File::create(around.path().join("pictures/large.png")).unwrap();
    large.set_len(MOST + 1).unwrap();
    let expected = "the picture \"large.png\" has more than 16777216 bytes";
    assert_eq!(message(&folder, "large.png"), expected);
}

#[test]
fn a_picture_as_base64_is_not_repeated() {
    let (_around, folder) = folder();
    let expected = "there is no picture (a text of 4000 bytes) below the folder of pictures";
    assert_eq!(message(&folder, &"A".repeat(4000)), expected);
}

fn filled(action: &str, arguments: Value, folder: Option<&Folder>) -> Result<Value, String> {
    let rows = DESCRIPTION.action(action).unwrap().parameters;
    let Value::Object(mut members) = arguments else {
        panic!("not an object");
    };
    let done = fill(&mut members, rows, folder);
    done.map(|()| Value::Object(members))
        .map_err(|failure| failure.report().message.clone())
}

#[test]
fn paths_become_pictures_one_or_many() {
    let (_around, folder) = folder();
    let one = json!({"GroupId": "g", "Image": "a.png"});
    let expected = json!({"GroupId": "g", "Image": "iVBORw0KGgo="});
    assert_eq!(filled("CreatePerson", one, Some(&folder)), Ok(expected));
    let many = json!({"Images": ["a.png", "sub/b.png"]});
    let expected = json!({"Images": ["iVBORw0KGgo=", "iVBORw0KGgo="]});
    assert_eq!(filled("CreateFace", many, Some(&folder)), Ok(expected));
}

#[test]
fn other_values_are_no_pictures() {
    let (_around, folder) = folder();
    let table = [
        (
            json!({"Image": "a.png"}),
            None,
            "Image: no files are taken as pictures",
        ),
        (
            json!({"Image": 1}),
            Some(&folder),
            "Image: not the path of a file",
        ),
        (
            json!({"Image": {}}),
            Some(&folder),
            "Image: not the path of a file",
        ),
    ];
    for (arguments, folder, expected) in table {
        assert_eq!(
            filled("CreatePerson", arguments, folder),
            Err(expected.to_owned())
        );
    }
    let absent = json!({"Image": null, "Url": "http://h/a.png"});
    assert_eq!(filled("CreatePerson", absent.clone(), None), Ok(absent));
}

#[test]
fn the_folder_must_exist() {
    let error = Folder::new(Path::new("no/such/folder"), Pictures::default()).unwrap_err();
    assert_eq!(
        error.report().message,
        "--pictures: there is no folder no/such/folder"
    );
}

#[test]
fn pictures_are_made_to_fit_when_that_is_wanted() {
    let around = tempfile::tempdir().unwrap();
    let large = iai_tests::pictures::png(2100, 1050);
    fs::write(around.path().join("large.png"), &large).unwrap();
    // A JPG may be larger than a PNG, so that this one need not be scaled.
    let table = [(false, ImageFormat::Png), (true, ImageFormat::Jpg)];
    for (fit, expected) in table {
        let folder = Folder::new(around.path(), Pictures { fit }).unwrap();
        let read = folder.read("large.png", image()).unwrap();
        assert_eq!(read.format(), expected, "{fit}");
    }
}
