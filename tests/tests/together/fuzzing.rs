//! The properties of the fuzz targets, bounded: on what fuzzing found, on its seeds, and on a few hundred random
//! inputs. `tests/fuzz/README.md` tells of the targets.

#[path = "../../fuzz/properties/emulator_request.rs"]
mod emulator_request;
#[path = "../../fuzz/properties/image_header.rs"]
mod image_header;
#[path = "../../fuzz/properties/profile_file.rs"]
mod profile_file;
#[path = "../../fuzz/properties/response.rs"]
mod response;
#[path = "../../fuzz/properties/spec_loader.rs"]
mod spec_loader;

use iai_client::Method;
use iai_codegen::{Problems, Sources, compile};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What holds for an input.
type Property = fn(&[u8]);

/// Each target with its property.
const TARGETS: [(&str, Property); 5] = [
    ("emulator_request", emulator_request::check),
    ("image_header", image_header::check),
    ("profile_file", profile_file::check),
    ("response", response::check),
    ("spec_loader", spec_loader::check),
];

fn folder(inside: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz")).join(inside)
}

/// Names in a folder.
fn names(inside: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder(inside)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

fn of_all_targets(ending: &str) -> BTreeSet<String> {
    let names = TARGETS.iter().map(|(name, _)| format!("{name}{ending}"));
    names.collect()
}

/// A new target must be added here too, or its findings would not be tested.
#[test]
fn every_target_has_its_property_and_its_findings() {
    assert_eq!(names("fuzz_targets"), of_all_targets(".rs"));
    assert_eq!(names("properties"), of_all_targets(".rs"));
    assert_eq!(names("regressions"), of_all_targets(""));
}

/// Were the signature or the spec wrong, nothing behind them would be tested.
#[test]
fn targets_reach_what_they_are_made_for() {
    let desk = iai_emulator::fuzzing::TestService::new().unwrap();
    let group = br#"{"GroupId":"g","GroupName":"n"}"#;
    let response = emulator_request::signed(&desk, "CreateGroup", Method::Post, group).unwrap();
    assert!(
        response.contains(r#""FaceModelVersion":"3.0""#),
        "{response}"
    );
    let query = b"GroupId=g";
    let response = emulator_request::signed(&desk, "GetGroupInfo", Method::Get, query).unwrap();
    assert!(response.contains(r#""GroupName":"n""#), "{response}");

    let sources = Sources::in_memory("spec", spec_loader::SPEC);
    let (_, problems) = compile(&sources, Problems::default());
    assert_eq!(problems.render(&sources), Vec::<String>::new());
}

/// Every kept input, whole and cut off after each of its first bytes.
#[test]
fn what_was_found_once_holds() {
    for (target, property) in TARGETS {
        let inside = format!("regressions/{target}");
        let files = names(&inside);
        assert!(!files.is_empty(), "{target}");
        for file in files {
            let input = fs::read(folder(&inside).join(&file)).unwrap();
            println!("{target}/{file}");
            property(&input);
            for end in 0..input.len().min(64) {
                property(&input[..end]);
            }
        }
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Bytes of any kind, and pieces of what is expected in any order.
fn soup(pieces: &'static [&'static [u8]]) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => select(pieces).prop_map(<[u8]>::to_vec),
        1 => vec(any::<u8>(), 0..6),
    ];
    let start = vec(any::<u8>(), 2);
    (start, vec(piece, 0..24)).prop_map(|(start, pieces)| [start, pieces.concat()].concat())
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn requests_are_answered(input in soup(&[
        b"POST /\n", b"GET /?", b"Host: iai.tencentcloudapi.com\n", b"X-TC-Action: ", b"CreatePerson\n", b"\n\n",
        b"Authorization: TC3-HMAC-SHA256 Credential=", b"/2023-11-14/iai/tc3_request, ", b"SignedHeaders=", b"=",
        b"{", b"}", b"[", b"]", b":", b",", b"\"", b"\"GroupId\":", b"\"Url\":", b"null", b"-1", b"1e999", b"\\u0000",
        b"GroupId=", b"Urls.0=", b"Urls.18446744073709551616=", b"PersonExDescriptionInfos.0.PersonExDescription=",
        b"&", b".", b"%", b"%E4%BA", b"+", b"Action=", b"Signature=", b"Timestamp=", b"Nonce=",
    ])) {
        emulator_request::check(&input);
    }

    #[test]
    fn pictures_are_told(input in soup(&[
        b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\x0dIHDR", b"\xff\xd8", b"\xff\xe0\x00\x10JFIF\x00", b"\xff\xc0\x00\x11\x08",
        b"\xff\xe1\xff\xff", b"\xff", b"\x00", b"BM", b"\x28\x00\x00\x00", b"\x0c\x00\x00\x00", b"GIF89a", b"GIF87a",
        b"RIFF\x00\x00\x00\x00WEBPVP8 ", b"\x00\x00\x01\x00", b"\xff\xff\xff\xff", b"\x00\x00\x00\x80", b"IDAT",
    ]), skip in 0_usize..3) {
        // The mix begins with random bytes, which would hide every format.
        image_header::check(input.get(skip..).unwrap_or_default());
    }

    #[test]
    fn profiles_are_read_or_useful_errors(input in soup(&[
        b"[default]\n", b"[", b"]", b"[other]\r\n", b"secret_id", b"secret_key", b"token", b" = ", b"=", b":", b"\n", b"\r\n",
        b"\r", b"AKIDone", b"key;one#two", b";", b"#", b"\"", b"'", b" ", b"\t", b"\xef\xbb\xbf", b"\xe4\xba", b"{", b"}",
        b"{\"secretId\":\"AKIDone\",\"secretKey\":\"k\"", b",", b"\"token\":", b"\"expiresAt\":1e400", b"\"role-arn\":\"\"",
        b"null", b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ]), skip in 0_usize..3) {
        profile_file::check(input.get(skip..).unwrap_or_default());
    }

    #[test]
    fn responses_are_read_or_useful_errors(input in soup(&[
        b"{\"Response\":{", b"\"RequestId\":\"r\"", b"\"Error\":{\"Code\":\"", b"InternalError", b"\",\"Message\":\"",
        b"\"FaceId\":", b"\"FaceRect\":{\"X\":", b"\"GroupInfos\":[{", b"\"Results\":[{\"Candidates\":[", b"}", b"]", b"{",
        b"[", b",", b"\"", b"null", b"1.5", b"-0", b"1e400", b"18446744073709551616", b"\\ud800", b"<html>", b"\n",
        b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", b"\"SecretKey\":\"", b"\xe4\xba", b"}}", b"}}",
    ])) {
        response::check(&input);
    }

    #[test]
    fn specs_are_reported_or_make_rust(input in soup(&[
        b"action: Ping\n", b"summary: Text.\n", b"effect: read\n", b"site: both\n", b"parameters:\n", b"response:\n",
        b"  - { name: A, type: ", b"String", b"[Thing]", b"Colour", b", doc: Text. }\n", b"errors: { sets: [core] }\n",
        b"service: demo\n", b"version: \"1\"\n", b"errors:\n", b"strings:\n", b"enums:\n", b"structures:\n", b"fields:\n",
        b"- ", b"  ", b"\n", b": ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"<<: ", b"!t ", b"|\n", b"\"", b"'", b"# ",
        b"? ", b"---\n", b"...\n", b"%YAML 1.1\n", b"\t", b"~", b".nan", b"0x", b"\xc2\x85", b"\xef\xbb\xbf",
    ])) {
        // The second byte is part of the text here, and is seldom text.
        let text = [&input[..1], &input[2..]].concat();
        spec_loader::check(&text);
    }
}
