//! Of a response with keys nothing stays in the memory that this crate controls.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};

use zeroize::Zeroizing;

use super::*;
use crate::error::ErrorKind;

/// Long enough that its rest is found after the allocator has used the memory of its beginning again.
const LENGTH: usize = 64;

/// A letter of the key. The key is computed, so that the program itself does not hold it.
fn letter(key: usize, place: usize) -> u8 {
    b'A' + u8::try_from((place * place + key * (place + 3)) % 26).unwrap()
}

/// The response with the key in its first field, and no other copy of it.
fn response(key: usize, before: &str, after: &str) -> RawResponse {
    let mut body = Zeroizing::new(Vec::with_capacity(1024));
    body.extend_from_slice(before.as_bytes());
    body.extend((0..LENGTH).map(|place| letter(key, place)));
    body.extend_from_slice(after.as_bytes());
    RawResponse {
        body,
        ..raw(200, "")
    }
}

/// How often the second half of the key is in memory that the program can write to. If it is there, the buffer of this
/// search holds a copy, too, which counts.
fn copies(key: usize) -> usize {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = File::open("/proc/self/mem").unwrap();
    let places = maps.lines().filter_map(|line| {
        let (range, rest) = line.split_once(' ')?;
        let (start, end) = range.split_once('-')?;
        let parse = |text| u64::from_str_radix(text, 16).ok();
        rest.starts_with("rw")
            .then_some((parse(start)?, parse(end)?))
    });
    places
        .map(|(start, end)| copies_between(&mut memory, start, end, key))
        .sum()
}

fn copies_between(memory: &mut File, start: u64, end: u64, key: usize) -> usize {
    let size = usize::try_from(end - start).unwrap();
    // Wiped, so that the next search does not find it here.
    let mut bytes = Zeroizing::new(vec![0; size.min(CHUNK)]);
    let (mut at, mut found) = (start, 0);
    while at < end {
        let size = usize::try_from(end - at).unwrap().min(CHUNK);
        let read = memory
            .seek(SeekFrom::Start(at))
            .and_then(|_| memory.read_exact(&mut bytes[..size]));
        // Another thread may have freed it.
        if read.is_err() {
            break;
        }
        found += copies_in(&bytes[..size], key);
        at += size as u64;
    }
    found
}

fn copies_in(bytes: &[u8], key: usize) -> usize {
    let half = LENGTH / 2;
    let is_key = |window: &&[u8]| (0..half).all(|place| window[place] == letter(key, half + place));
    let pages = (0..bytes.len()).step_by(PAGE).map(|start| {
        let end = bytes.len().min(start + PAGE + half - 1);
        &bytes[start..end]
    });
    // Most pages are empty; to look for the first letter is much faster than to look for all.
    pages
        .filter(|page| page.contains(&letter(key, half)))
        .map(|page| page.windows(half).filter(is_key).count())
        .sum()
}

const PAGE: usize = 4096;
const CHUNK: usize = 256 * PAGE;

#[test]
fn no_key_stays_behind_a_response_that_was_read() {
    let raw = response(1, r#"{"Response":{"FaceId":""#, r#"","RequestId":"r-1"}}"#);
    let keys = Credentials::new("AKIDPLANTED", "KEYPLANTED").unwrap();
    let (found, text): (Response, _) = open(raw, &keys, &SERVICE, Box::new(Response::default()))
        .unwrap()
        .decode()
        .unwrap();
    assert!(copies(1) > 0, "in the text and in the field");
    drop(found.face_id.map(Zeroizing::new));
    drop(text);
    assert_eq!(copies(1), 0);
}

#[test]
fn no_key_stays_behind_a_response_that_was_refused() {
    let table = [
        // A field of another type, and one that nobody knows.
        (
            2,
            r#"{"Response":{"New":""#,
            r#"","FaceId":5,"RequestId":"r-1"}}"#,
        ),
        (
            3,
            r#"{"Response":{"New":{"Token":[""#,
            r#""]},"Error":{"Code":"InternalError"}}}"#,
        ),
        (4, r#"{"Response":{"Token":""#, r#""},"RequestId":"r-1"}"#),
        (5, r#"{"Response":[""#, r#""]}"#),
    ];
    for (key, before, after) in table {
        let refused = read(response(key, before, after)).unwrap_err();
        assert!(matches!(
            refused.kind,
            ErrorKind::Decode(_) | ErrorKind::Service(_)
        ));
        assert_eq!(copies(key), 0, "{before}…{after}");
    }
}

/// Its keys are read into their type before a later field turns out to be of a wrong type.
#[cfg(feature = "role-credentials")]
#[test]
fn no_key_stays_behind_a_response_of_sts_that_cannot_be_read() {
    let raw = response(
        6,
        r#"{"Response":{"Credentials":{"TmpSecretKey":""#,
        r#"","Token":"t"},"ExpiredTime":"soon","RequestId":"r-1"}}"#,
    );
    let keys = Credentials::new("AKIDPLANTED", "KEYPLANTED").unwrap();
    let output = Box::new(crate::sts::actions::AssumeRoleResponse::default());
    let accepted = open(raw, &keys, &SERVICE, output).unwrap();
    let read = accepted.decode::<crate::sts::actions::AssumeRoleResponse>();
    assert!(read.is_err());
    assert_eq!(copies(6), 0);
}
