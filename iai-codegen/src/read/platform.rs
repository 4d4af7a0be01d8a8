//! What holds for every service of the platform: `platform.yaml` of this crate.

use super::ast::Platform;
use super::reader::Reader;
use super::service;
use super::table::Cursor;
use crate::diagnostic::Problems;
use crate::load::Sources;
use crate::place::SpecPath;

const TEXT: &str = include_str!("../../platform.yaml");

/// The platform's facts. They are compiled into this crate, so a mistake in them shows in its tests and nowhere else.
pub(super) fn platform() -> (Platform, Problems) {
    let sources = Sources::in_memory("platform", [("errors.yaml", TEXT)]);
    let mut reader = Reader::new(&sources, Problems::default());
    let node = sources.parse(0, &mut reader.problems);
    let read = node.and_then(|node| {
        let root = Cursor {
            node: &node,
            place: SpecPath::root(0),
        };
        service::platform(&mut reader, &root)
    });
    (read.unwrap_or_default(), reader.problems)
}

/// The codes of the platform, sorted. A spec has them without a row.
#[must_use]
pub fn platform_codes() -> Vec<String> {
    let (platform, _) = platform();
    let codes = platform.codes.into_iter().map(|row| row.code.value);
    codes.collect()
}

#[cfg(test)]
mod tests {
    use super::platform;

    #[test]
    fn the_platform_has_38_codes_and_four_kinds_of_hosts() {
        let (platform, problems) = platform();
        assert!(problems.is_empty());
        let codes: Vec<&str> = platform.codes.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(codes.len(), 38);
        assert!(codes.is_sorted());
        assert_eq!(codes[17], "IpNotInWhitelist");
        let hosts = [
            (platform.hosts.mainland, "{service}.tencentcloudapi.com"),
            (
                platform.hosts.international,
                "{service}.intl.tencentcloudapi.com",
            ),
            (
                platform.hosts.internal,
                "{service}.internal.tencentcloudapi.com",
            ),
            (
                platform.hosts.regional,
                "{service}.{region}.tencentcloudapi.com",
            ),
        ];
        for (host, expected) in hosts {
            assert_eq!(host.unwrap().as_str(), expected);
        }
    }
}
