//! Certificates that are made and kept, and those that cannot be used.

use super::*;
use std::fs;
use std::path::Path;

use tempfile::{TempDir, tempdir};
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};

const LISTEN: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
const DAY: u64 = 24 * 60 * 60;
/// 2026-01-01.
const NOW: u64 = 1_767_225_600;

fn prepare_at(tls: Tls, day: u64) -> Result<ServedTls, TlsError> {
    tls.prepare(LISTEN, &[], Duration::from_secs(NOW + day * DAY))
}

fn authority_at(file: &Path, names: &[&str], day: u64) -> String {
    let tls = Tls::generated().ca_file(file);
    let tls = names.iter().fold(tls, |tls, name| tls.name(*name));
    let served = prepare_at(tls, day).unwrap();
    assert_eq!(fs::read_to_string(file).unwrap(), served.ca_certificate);
    assert_eq!(served.ca_file.as_deref(), Some(file));
    served.ca_certificate
}

fn server_file(file: &Path) -> PathBuf {
    file.with_extension("pem.server")
}

fn folder_and_file() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let file = folder.path().join("made").join("ca.pem");
    (folder, file)
}

#[test]
fn a_made_certificate_is_for_its_names_and_its_time() {
    let names = ["localhost", "127.0.0.1", "::1", "a_b", "iai.test"];
    let names = names.map(|name| ServerName::try_from(name).unwrap());
    let made = made::make(&names, Duration::from_secs(NOW)).unwrap();
    let is_good = |day: i64, name: &'static str| {
        let at = Duration::from_secs(NOW.saturating_add_signed(day * DAY as i64));
        made.is_good(&[ServerName::try_from(name).unwrap()], at)
    };
    assert!(made.is_whole() && made.is_good(&names, Duration::from_secs(NOW)));
    for (day, name, expected) in [
        (0, "localhost", true),
        (-1, "::1", true),
        (800, "127.0.0.1", true),
        (-2, "localhost", false),
        (801, "localhost", false),
        (0, "other.test", false),
        (0, "127.0.0.2", false),
    ] {
        assert_eq!(is_good(day, name), expected, "{name} on day {day}");
    }
    let other = made::make(&names, Duration::from_secs(NOW)).unwrap();
    assert_ne!(made.authority, other.authority);
    let mixed = made::Made {
        key: other.key,
        ..made
    };
    assert!(!mixed.is_whole());
}

/// A client is told once to trust the file, and goes on to trust the emulator.
#[test]
fn an_authority_is_kept_while_names_and_time_allow() {
    let (_folder, file) = folder_and_file();
    let first = authority_at(&file, &["iai"], 0);
    assert_eq!(authority_at(&file, &["iai"], 1), first);
    assert_eq!(authority_at(&file, &[], 769), first, "a name less");
    fs::remove_file(&file).unwrap();
    assert_eq!(authority_at(&file, &["iai"], 0), first, "published again");
    let wider = authority_at(&file, &["iai", "b"], 0);
    assert_ne!(wider, first, "a name more");
    let renewed = authority_at(&file, &["iai", "b"], 771);
    assert_ne!(renewed, wider, "ends in less than 30 days");
    assert_eq!(authority_at(&file, &["iai", "b"], 771), renewed);
}

/// Each shows what a client trusts that reads the file later.
#[test]
fn emulators_that_start_at_the_same_time_have_one_authority() {
    let (_folder, file) = folder_and_file();
    let made: Vec<String> = std::thread::scope(|scope| {
        let starts: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| authority_at(&file, &[], 0)))
            .collect();
        let ended = starts.into_iter().map(|start| start.join().unwrap());
        ended.collect()
    });
    assert!(made.iter().all(|one| *one == made[0]));
}

#[cfg(unix)]
#[test]
fn only_the_owner_reads_the_key_and_the_authoritys_is_nowhere() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, file) = folder_and_file();
    authority_at(&file, &[], 0);
    authority_at(&file, &["b"], 0);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&server_file(&file)), 0o600);
    assert_eq!(mode(&file), 0o644);
    let files = fs::read_dir(folder.path().join("made")).unwrap();
    assert_eq!(files.count(), 2);
    let kept = fs::read_to_string(server_file(&file)).unwrap();
    assert_eq!(
        kept.matches("PRIVATE KEY").count(),
        2,
        "one key, begin and end"
    );
    assert!(!fs::read_to_string(&file).unwrap().contains("KEY"));
}

#[test]
fn a_key_that_is_another_ones_is_replaced() {
    let (_folder, file) = folder_and_file();
    let first = authority_at(&file, &[], 0);
    let other = made::make(&[], Duration::from_secs(NOW)).unwrap();
    let kept = fs::read_to_string(server_file(&file)).unwrap();
    let (certificates, _) = kept.split_once("-----BEGIN PRIVATE").unwrap();
    fs::write(
        server_file(&file),
        certificates.to_owned() + &pem::key(&other.key),
    )
    .unwrap();
    assert_ne!(authority_at(&file, &[], 0), first);
}

#[test]
fn files_of_others_are_left_alone() {
    let (_folder, file) = folder_and_file();
    let ours = authority_at(&file, &[], 0);
    let stranger = ours.clone() + &ours;
    for (damaged, content) in [
        (file.clone(), stranger.as_str()),
        (file.clone(), "anything"),
        (file.clone(), ""),
        (server_file(&file), "anything"),
        (server_file(&file), &ours),
    ] {
        fs::write(&file, &ours).unwrap();
        fs::write(&damaged, content).unwrap();
        let error = prepare_at(Tls::generated().ca_file(&file), 0)
            .err()
            .unwrap();
        let expected = format!(
            "{} exists and was not written by an emulator",
            damaged.display()
        );
        assert!(error.to_string().starts_with(&expected), "{error}");
        assert_eq!(fs::read_to_string(&damaged).unwrap(), content);
        fs::remove_file(&damaged).unwrap();
    }
}

#[test]
fn a_place_that_cannot_be_written_is_told() {
    let folder = tempdir().unwrap();
    let blocked = folder.path().join("file");
    fs::write(&blocked, "").unwrap();
    for (place, expected) in [
        (folder.path().to_owned(), "cannot read {}: it is not a file"),
        (blocked.join("ca.pem"), "cannot read {}: "),
        (PathBuf::new(), "cannot write {}: "),
        (PathBuf::from("/proc/no-such/ca.pem"), "cannot write {}"),
    ] {
        let error = prepare_at(Tls::generated().ca_file(&place), 0)
            .err()
            .unwrap();
        let expected = expected.replace("{}", &place.display().to_string());
        assert!(error.to_string().starts_with(&expected), "{error}");
    }
}

/// A certificate with its authority's and its key, as files of a user.
fn given(folder: &Path) -> (PathBuf, PathBuf) {
    let names = [ServerName::try_from("localhost").unwrap()];
    let made = made::make(&names, Duration::from_secs(NOW)).unwrap();
    let (certificate, key) = (folder.join("cert.pem"), folder.join("key.pem"));
    let chain = pem::certificate(&made.certificate) + &pem::certificate(&made.authority);
    fs::write(&certificate, chain).unwrap();
    fs::write(&key, pem::key(&made.key)).unwrap();
    (certificate, key)
}

#[test]
fn given_files_are_served_and_show_no_key() {
    let folder = tempdir().unwrap();
    let (certificate, key) = given(folder.path());
    let chain = fs::read_to_string(&certificate).unwrap();
    let served = prepare_at(Tls::pem_files(&certificate, &key), 0).unwrap();
    assert_eq!((&served.ca_certificate, &served.ca_file), (&chain, &None));
    // All in one file, as some servers want it.
    fs::write(
        &certificate,
        chain.clone() + &fs::read_to_string(&key).unwrap(),
    )
    .unwrap();
    let served = prepare_at(Tls::pem_files(&certificate, &certificate), 0).unwrap();
    assert_eq!(served.ca_certificate, chain);
}

#[test]
fn given_files_that_are_none_are_told_in_a_sentence() {
    let folder = tempdir().unwrap();
    let (certificate, key) = given(folder.path());
    let other = folder.path().join("other");
    fs::create_dir(&other).unwrap();
    let (_, foreign_key) = given(&other);
    let lost = folder.path().join("lost.pem");
    let odd = folder.path().join("odd.pem");
    fs::write(&odd, "-----BEGIN PLANTEDSECRET\nPLANTEDSECRET\n").unwrap();
    let broken = folder.path().join("broken.pem");
    fs::write(&broken, pem::certificate(&CertificateDer::from(vec![0; 9]))).unwrap();
    let large = folder.path().join("large.pem");
    fs::write(&large, vec![b' '; 1024 * 1024 + 1]).unwrap();
    for (certificate, key, expected) in [
        (&lost, &key, "cannot read lost.pem: "),
        (&certificate, &lost, "cannot read lost.pem: "),
        (&other, &key, "cannot read other: it is not a file"),
        (&large, &key, "cannot read large.pem: it is over 1 MB"),
        (&key, &key, "there is no certificate in key.pem; it must be"),
        (&odd, &key, "there is no certificate in odd.pem; it must be"),
        (
            &certificate,
            &certificate,
            "there is no private key in cert.pem that",
        ),
        (
            &certificate,
            &odd,
            "there is no private key in odd.pem that can be read; it must",
        ),
        (
            &certificate,
            &foreign_key,
            "the key in other/key.pem does not belong to the first",
        ),
        (
            &broken,
            &key,
            "TLS cannot use the certificate in broken.pem with its key: ",
        ),
    ] {
        let error = prepare_at(Tls::pem_files(certificate, key), 0)
            .err()
            .unwrap();
        let inside = format!("{}/", folder.path().display());
        let error = format!("{error:?}").replace(&inside, "");
        assert!(error.starts_with(expected), "{error}\n{expected}");
        assert!(!error.contains("PLANTED"), "{error}");
    }
}

#[test]
fn settings_of_a_made_certificate_do_not_go_with_a_given_one() {
    let given = || Tls::pem_files("cert.pem", "key.pem");
    for (tls, expected) in [
        (
            given().name("iai"),
            "a name is for a certificate that is made",
        ),
        (
            given().ca_file("x"),
            "a file of the authority is for a certificate that is made",
        ),
    ] {
        let error = prepare_at(tls, 0).err().unwrap();
        assert!(error.to_string().starts_with(expected), "{error}");
    }
}

#[test]
fn debug_shows_no_paths() {
    let shown = format!(
        "{:?} {:?}",
        Tls::pem_files("a", "b"),
        Tls::generated().name("c")
    );
    assert_eq!(shown, "Tls(pem files) Tls(generated)");
}
