//! Pictures given by address. They come from a folder of this machine: the emulator never asks the network.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use url::Url;

use super::{Picture, Reading};
use crate::percent;
use crate::refusal::Refusal;
use crate::table::ImageRules;

/// Bytes of a file that are read at most; far more than any rule allows.
const MOST: u64 = 16 * 1024 * 1024;

/// The folder with the pictures that addresses stand for.
#[derive(Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Its path, if there is no such folder.
    pub(crate) fn missing(&self) -> Option<&Path> {
        (!self.0.is_dir()).then_some(&*self.0)
    }

    /// The picture that an address stands for: the file of the folder that has the name of the last path segment.
    ///
    /// # Errors
    /// `FailedOperation.ImageDownloadError` without a folder or without such a file, else the rule that the picture
    /// breaks.
    pub(crate) fn fetch(
        folder: Option<&Self>,
        url: &str,
        rules: &ImageRules,
        reading: Reading,
    ) -> Result<Picture, Refusal> {
        let Self(folder) = folder.ok_or_else(|| {
            undelivered("The emulator never asks the network. Give it a folder of pictures (--pictures DIR, \
                 EmulatorBuilder::pictures).")
        })?;
        let bytes = file_name(url)
            .and_then(|name| read(folder, &name))
            .ok_or_else(|| {
                undelivered(
                    "The folder of pictures has no file named like the last part of the address. Links that leave the \
                     folder are not followed.",
                )
            })?;
        Picture::from_file(rules, &bytes, "The picture at the address", reading)
    }
}

/// Paths can hold names of persons.
impl fmt::Debug for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Folder")
    }
}

fn undelivered(message: &str) -> Refusal {
    Refusal::new("FailedOperation.ImageDownloadError", message)
}

/// The last path segment, decoded, when it can name a file in the folder and nowhere else.
fn file_name(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    let name = percent::decode(url.path_segments()?.next_back()?)?;
    let mut parts = Path::new(&name).components();
    let single = matches!(
        (parts.next(), parts.next()),
        (Some(Component::Normal(part)), None) if part == name.as_str()
    );
    (single && !name.contains(['/', '\\', ':', '\0'])).then_some(name)
}

/// A link may name another file of the folder, and none outside of it.
fn read(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let folder = folder.canonicalize().ok()?;
    let path = folder.join(name).canonicalize().ok()?;
    if !path.starts_with(&folder) || !path.is_file() {
        return None;
    }
    let file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len().min(MOST);
    let mut bytes = Vec::with_capacity(usize::try_from(length).ok()?);
    file.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A device may have no end, and a pipe keeps whoever opens it waiting.
    #[cfg(unix)]
    #[test]
    fn only_files_are_read() {
        for (folder, name) in [("/dev", "zero"), ("/dev", "null"), ("/", "dev")] {
            let found = read(Path::new(folder), name);
            assert_eq!(found.map(|bytes| bytes.len()), None, "{folder} {name}");
        }
    }

    #[test]
    fn the_last_segment_names_the_file() {
        let table = [
            (
                "http://test.image.myqcloud.com/testB.jpg",
                Some("testB.jpg"),
            ),
            ("https://h/a/b/c.png?sign=1#x", Some("c.png")),
            ("http://h/%E7%BE%A4%20a.png", Some("群 a.png")),
            ("http://h/a+b=c&d.png", Some("a+b=c&d.png")),
            ("http://h/%ff.png", None),
            ("http://h/", None),
            ("http://h", None),
            ("http://h/a/..", None),
            ("http://h/%2e%2e", None),
            ("http://h/..%2fsecret", None),
            ("http://h/%2Fetc%2Fpasswd", None),
            ("http://h/..%5Csecret", None),
            ("http://h/C%3Asecret", None),
            ("http://h/a%00.png", None),
            ("http://h/sub%2Fa.png", None),
            ("data:image/png;base64,AAAA", None),
            ("not a url", None),
        ];
        for (url, expected) in table {
            assert_eq!(file_name(url).as_deref(), expected, "{url}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_in_the_folder() {
        use std::os::unix::fs::symlink;
        let root = std::env::temp_dir().join(format!("iai-emulator-links-{}", std::process::id()));
        let folder = root.join("pictures");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(root.join("secret"), "secret").unwrap();
        std::fs::write(folder.join("a.png"), "a").unwrap();
        symlink("a.png", folder.join("inside")).unwrap();
        symlink("../secret", folder.join("outside")).unwrap();
        symlink("outside", folder.join("twice")).unwrap();
        symlink("/dev/zero", folder.join("device")).unwrap();
        symlink(&folder, root.join("by-link")).unwrap();
        for (name, expected) in [
            ("a.png", Some("a")),
            ("inside", Some("a")),
            ("outside", None),
            ("twice", None),
            ("device", None),
        ] {
            let expected = expected.map(|text| text.as_bytes().to_vec());
            assert_eq!(read(&folder, name), expected, "{name}");
            assert_eq!(read(&root.join("by-link"), name), expected, "{name}");
        }
        std::fs::remove_dir_all(&root).unwrap();
    }
}
