//! Checks of pictures.

use std::path::{Path, PathBuf};

use super::super::{CheckOptions, read_picture};
use super::Folder;

#[track_caller]
fn assert_refused(pictures: &[(&str, &str)]) {
    let folder = Folder::new();
    for (pictures, mistake) in pictures {
        let found = folder.mistakes(&format!("1,Ann,,,{pictures}\n"));
        assert_eq!(found, [format!("line 2, pictures{mistake}")], "{pictures}");
    }
}

#[test]
fn files_of_pictures_are_checked() {
    assert_refused(&[
        ("", ": there is no picture"),
        (
            "0.png|1.png|2.png|3.png|4.png|5.png",
            ": a person has at most 5 pictures, found 6",
        ),
        (
            "none.png",
            ": none.png: there is no such file [PictureMissing]",
        ),
        (
            "0.png/x.png",
            ": 0.png/x.png: there is no such file [PictureMissing]",
        ),
        (
            "folder.jpg",
            ": folder.jpg: this is a folder [PictureUnreadable]",
        ),
        (
            "../0.png",
            ": ../0.png: this leads out of the folder of pictures [PictureOutside]",
        ),
        (
            "a/../0.png",
            ": a/../0.png: this leads out of the folder of pictures [PictureOutside]",
        ),
        (
            "/etc/passwd",
            ": /etc/passwd: this leads out of the folder of pictures [PictureOutside]",
        ),
    ]);
}

#[test]
fn pictures_are_checked() {
    assert_refused(&[
        (
            "small.png",
            ": small.png: at least 64 px on the shorter side, found 63 x 100 px \
             [FailedOperation.ImageResolutionTooSmall]",
        ),
        (
            "long.png",
            ": long.png: at most 2000 px on the longer side of a PNG, found 2001 x 100 px [FailedOperation.ImageResolutionExceed]",
        ),
        (
            "heavy.png",
            ": heavy.png: at most 5242880 bytes of Base64 text, found 5333380 bytes [FailedOperation.ImageSizeExceed]",
        ),
        (
            "cut.png",
            ": cut.png: a whole picture, found a PNG header that is cut off [FailedOperation.ImageDecodeFailed]",
        ),
        (
            "empty.png",
            ": empty.png: a picture, found nothing in it [InvalidParameterValue.ImageEmpty]",
        ),
        (
            "page.jpg",
            ": page.jpg: a picture as PNG, JPG, BMP, found HTML content [FailedOperation.ImageDecodeFailed]",
        ),
        (
            "photo.webp",
            ": photo.webp: a picture as PNG, JPG, BMP, found WebP content [FailedOperation.ImageDecodeFailed]",
        ),
        (
            "animation.gif",
            ": animation.gif: a picture as PNG, JPG, BMP, found GIF content; convert it to JPG \
             [FailedOperation.ImageDecodeFailed]",
        ),
    ]);
}

#[test]
fn missing_pictures_have_hints() {
    let table = [
        ("0", "Add the ending .png; a file of that name is there."),
        ("staff\\0.png", "Write / between folders and files."),
        (
            "https://a.example/0.png",
            "Download the picture, and name its file.",
        ),
        (
            "x.png",
            "Correct the name, or put the picture into the folder of pictures.",
        ),
    ];
    let folder = Folder::new();
    for (file, remedy) in table {
        let refusal = read_picture(folder.path(), Path::new(file)).unwrap_err();
        assert_eq!(refusal.remedy, remedy, "{file}");
    }
}

#[test]
fn fitting_mends_what_is_too_large() {
    let folder = Folder::new();
    let table = [
        ("long.png", true),
        ("heavy.png", true),
        ("photo.webp", true),
        ("small.png", false),
        ("animation.gif", false),
        ("cut.png", false),
    ];
    let fit = CheckOptions {
        fit: true,
        ..CheckOptions::default()
    };
    for (picture, is_ok) in table {
        let checked = folder.check(&format!("1,Ann,,,{picture}\n"), &fit);
        assert_eq!(checked.is_ok(), is_ok, "{picture}");
    }
}

#[test]
fn a_picture_has_the_hash_of_its_file() {
    let folder = Folder::new();
    folder.put("abc", b"abc");
    let picture = read_picture(folder.path(), Path::new("abc")).unwrap();
    assert_eq!(picture.file, PathBuf::from("abc"));
    assert_eq!(picture.bytes, b"abc");
    let hash = [0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea];
    assert_eq!(picture.fingerprint.0[..8], hash);
}
