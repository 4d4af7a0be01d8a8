//! Persons of a folder: a folder in it is a group, and a picture in that is a person, whose id is the name of the file without
//! its ending. A folder in a group is a person with several pictures. When the folder has pictures itself, it is a group
//! as well.

use std::io;
use std::path::{Path, PathBuf};

/// Endings of files that count as pictures.
const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "bmp"];

/// A group that was found.
pub(super) struct PicturedGroup {
    pub(super) path: PathBuf,
    pub(super) id: String,
    pub(super) persons: Vec<Pictured>,
}

/// A person who was found.
pub(super) struct Pictured {
    pub(super) path: PathBuf,
    pub(super) id: String,
    pub(super) files: Vec<PathBuf>,
}

/// All groups, in the order of their names; groups and persons without pictures are left out.
pub(super) fn find(folder: &Path) -> io::Result<Vec<PicturedGroup>> {
    // What is in it is a group's only if it is a picture: its folders are groups themselves.
    let whole = folder.canonicalize()?;
    let mut groups = vec![group(&whole, persons_of_files(&whole)?)];
    for inner in folders(&whole)? {
        let mut persons = persons_of_files(&inner)?;
        for person in folders(&inner)? {
            let files = pictures(&person)?;
            let id = name(&person);
            persons.push(Pictured {
                path: person,
                id,
                files,
            });
        }
        persons.sort_by(|one, other| one.path.cmp(&other.path));
        groups.push(group(&inner, persons));
    }
    for group in &mut groups {
        group.persons.retain(|person| !person.files.is_empty());
    }
    groups.retain(|group| !group.persons.is_empty());
    Ok(groups)
}

fn group(path: &Path, persons: Vec<Pictured>) -> PicturedGroup {
    PicturedGroup {
        path: path.to_owned(),
        id: name(path),
        persons,
    }
}

fn persons_of_files(folder: &Path) -> io::Result<Vec<Pictured>> {
    let pictures = pictures(folder)?.into_iter();
    let person = |path: PathBuf| Pictured {
        id: name(&path.with_extension("")),
        files: vec![path.clone()],
        path,
    };
    Ok(pictures.map(person).collect())
}

fn pictures(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = entries(folder)?;
    files.retain(|path| path.is_file() && is_picture(path));
    Ok(files)
}

fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = entries(folder)?;
    folders.retain(|path| path.is_dir());
    Ok(folders)
}

/// What is in a folder, without hidden files, in the order of names.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<_>>()?;
    paths.retain(|path| !name(path).starts_with('.'));
    paths.sort_unstable();
    Ok(paths)
}

fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|each| ending.eq_ignore_ascii_case(each)))
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}
