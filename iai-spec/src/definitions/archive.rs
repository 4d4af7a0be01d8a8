//! Reads single entries of a zip; a wheel is one. Nothing is unpacked to disk.

use super::choose::Entry;
use super::failure::Failure;
use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive};
use std::io::Read;

/// The official packages have about 1,500.
const MOST_ENTRIES: usize = 100_000;

const HELP: &str = "get the archive again, from PyPI or the vendor's repository";

/// The entries of a zip whose path ends in `SERVICE/vYYYYMMDD/LEAF`.
pub(super) fn entries(zip: &[u8], leaf: &str, shown: &str) -> Result<Vec<Entry>, Failure> {
    let mut found = Vec::new();
    each(zip, shown, |path, _| {
        found.extend(Entry::at(path, leaf));
        None::<()>
    })?;
    Ok(found)
}

/// The content of the entry at `path`, which has at most `limit` bytes: they are counted as they come, whatever the zip
/// says of their number.
pub(super) fn read(zip: &[u8], path: &str, limit: u64, shown: &str) -> Result<Vec<u8>, Failure> {
    let place = format!("{shown}: {path}");
    let fails = |what: String| Failure::new(place.clone(), what, HELP);
    let found = each(zip, shown, |name, entry| {
        (name == path).then(|| (entry.wayfinder(), entry.compression_method()))
    })?;
    let (at, method) = found.ok_or_else(|| fails("no such entry".to_owned()))?;
    let archive = ZipArchive::from_slice(zip).map_err(|error| fails(error.to_string()))?;
    let entry = archive
        .get_entry(at)
        .map_err(|error| fails(error.to_string()))?;
    let packed: Box<dyn Read> = match method {
        CompressionMethod::STORE => Box::new(entry.data()),
        CompressionMethod::DEFLATE => Box::new(DeflateDecoder::new(entry.data())),
        other => {
            return Err(fails(format!("its compression is not known ({other:?})")));
        }
    };
    let mut content = Vec::new();
    let mut reader = entry.verifying_reader(packed).take(limit + 1);
    reader
        .read_to_end(&mut content)
        .map_err(|error| fails(format!("it is damaged: {error}")))?;
    if content.len() as u64 > limit {
        return Err(fails(format!("it unpacks to more than {limit} bytes")));
    }
    Ok(content)
}

/// Visits the entries until `visit` finds something.
fn each<T>(
    zip: &[u8],
    shown: &str,
    mut visit: impl FnMut(&str, &rawzip::ZipFileHeaderRecord<'_>) -> Option<T>,
) -> Result<Option<T>, Failure> {
    let fails = |what: String| Failure::new(shown, what, HELP);
    let broken = |error: rawzip::Error| fails(format!("this is no whole zip: {error}"));
    let archive = ZipArchive::from_slice(zip).map_err(broken)?;
    let mut entries = archive.entries();
    let mut found = None;
    let mut count = 0;
    // All of them are looked at: an archive with one bad path is not one to trust.
    while let Some(entry) = entries.next_entry().map_err(broken)? {
        count += 1;
        if count > MOST_ENTRIES {
            return Err(fails(format!("this has more than {MOST_ENTRIES} entries")));
        }
        let raw = entry.file_path();
        let bytes = raw.as_bytes();
        let path = std::str::from_utf8(bytes).ok().filter(|path| stays(path));
        let Some(path) = path else {
            let path = String::from_utf8_lossy(bytes);
            return Err(fails(format!(
                "the entry `{path}` has a path that leaves its folder"
            )));
        };
        if found.is_none() {
            found = visit(path, &entry);
        }
    }
    Ok(found)
}

/// Whether a path stays in its folder, on all systems.
fn stays(path: &str) -> bool {
    !path.starts_with('/')
        && !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    /// A zip of these entries; the second part of each is the content, deflated.
    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
        for (name, content) in entries {
            let file = archive
                .new_file(*name)
                .compression_method(CompressionMethod::DEFLATE);
            let (mut entry, config) = file.start().unwrap();
            let deflate =
                flate2::write::DeflateEncoder::new(&mut entry, flate2::Compression::best());
            let mut writer = config.wrap(deflate);
            writer.write_all(content).unwrap();
            let (deflate, descriptor) = writer.finish().unwrap();
            deflate.finish().unwrap();
            entry.finish(descriptor).unwrap();
        }
        archive.finish().unwrap();
        out
    }

    /// The bytes with `to` in place of each `from`, which has the same length.
    fn replaced(mut zip: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
        let places: Vec<usize> = (0..zip.len())
            .filter(|at| zip[*at..].starts_with(from))
            .collect();
        for at in places {
            zip[at..at + to.len()].copy_from_slice(to);
        }
        zip
    }

    fn first_line(failure: &Failure) -> String {
        failure.to_string().lines().next().unwrap().to_owned()
    }

    #[test]
    fn an_entry_is_found_and_read() {
        let zip = zip(&[
            ("a/iai/v20200303/api.json", b"{}"),
            ("a/iai/api.json", b"no"),
        ]);
        let found = entries(&zip, "api.json", "w").unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(read(&zip, &found[0].path, 2, "w").unwrap(), b"{}");
    }

    #[test]
    fn bytes_are_counted_while_they_are_unpacked() {
        let zip = zip(&[("big", &vec![0; 1 << 20])]);
        assert!(zip.len() < 2000);
        assert_eq!(read(&zip, "big", 1 << 20, "w").unwrap().len(), 1 << 20);
        let told = first_line(&read(&zip, "big", (1 << 20) - 1, "w").unwrap_err());
        assert_eq!(told, "w: big: it unpacks to more than 1048575 bytes");
        // The zip may lie about it, in the local header and in the directory.
        let size = (1_u32 << 20).to_le_bytes();
        let lying = replaced(zip, &size, &5_u32.to_le_bytes());
        let told = first_line(&read(&lying, "big", 1000, "w").unwrap_err());
        assert!(told.starts_with("w: big: it "), "{told}");
    }

    #[test]
    fn paths_that_leave_the_folder_spoil_the_archive() {
        for path in [
            "../iai/v20200303/api.json",
            "/etc/iai/v20200303/api.json",
            "c:/x",
            "a\\..\\b",
            "a/../../b",
        ] {
            // The writer would mend the path.
            let mended = "_".repeat(path.len());
            let zip = zip(&[("good/iai/v20200303/api.json", b"{}"), (&mended, b"{}")]);
            let zip = replaced(zip, mended.as_bytes(), path.as_bytes());
            let told = first_line(&entries(&zip, "api.json", "w").unwrap_err());
            assert_eq!(
                told,
                format!("w: the entry `{path}` has a path that leaves its folder")
            );
        }
    }

    #[test]
    fn a_damaged_archive_is_told() {
        let whole = zip(&[("a", &(0..=255).cycle().take(5000).collect::<Vec<u8>>())]);
        let told = first_line(&entries(&whole[..whole.len() / 2], "api.json", "w").unwrap_err());
        assert!(told.starts_with("w: this is no whole zip: "), "{told}");
        let mut flipped = whole.clone();
        flipped[60] ^= 0x55;
        let told = first_line(&read(&flipped, "a", 1 << 20, "w").unwrap_err());
        assert!(told.starts_with("w: a: it is damaged: "), "{told}");
    }

    #[test]
    fn too_many_entries_are_refused() {
        let names: Vec<String> = (0..=MOST_ENTRIES)
            .map(|number| number.to_string())
            .collect();
        let mut out = Vec::new();
        let mut archive = rawzip::ZipArchiveWriter::new(&mut out);
        for name in &names {
            archive.new_dir(format!("{name}/")).create().unwrap();
        }
        archive.finish().unwrap();
        let told = first_line(&entries(&out, "api.json", "w").unwrap_err());
        assert_eq!(told, "w: this has more than 100000 entries");
    }
}
