//! Which service and version of many.

use super::failure::Failure;
use super::links::{is_name, is_version};
use iai_codegen::diagnostic::did_you_mean;

/// What to take out of a source that has many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The service by its folder in the official packages, such as `iai`. May be `None` where a source has one alone.
    pub service: Option<String>,
    /// The version, `2020-03-03` or `v20200303`; the newest when `None`.
    pub version: Option<String>,
}

impl Wanted {
    /// The newest version of a service.
    #[must_use]
    pub fn service(name: &str) -> Self {
        Self {
            service: Some(name.to_owned()),
            version: None,
        }
    }

    /// A version of a service.
    #[must_use]
    pub fn version(name: &str, version: &str) -> Self {
        Self {
            service: Some(name.to_owned()),
            version: Some(version.to_owned()),
        }
    }

    /// The version with `-` between its parts.
    pub(crate) fn dashed(&self) -> Option<String> {
        let version = self.version.as_deref()?;
        Some(dashed(version).unwrap_or_else(|| version.to_owned()))
    }
}

/// One version of a service that a source has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The service by its folder, such as `iai`.
    pub service: String,
    /// The version, such as `2020-03-03`.
    pub version: String,
    /// Where it is in the source.
    pub(super) path: String,
}

impl Entry {
    /// The entry at `…/SERVICE/vYYYYMMDD/LEAF`; `None` for any other path.
    pub(super) fn at(path: &str, leaf: &str) -> Option<Self> {
        let mut parts = path.rsplit('/');
        if parts.next() != Some(leaf) {
            return None;
        }
        let version = dashed(parts.next()?)?;
        let service = parts.next().filter(|name| is_name(name))?.to_owned();
        Some(Self {
            service,
            version,
            path: path.to_owned(),
        })
    }
}

/// `v20200303` as `2020-03-03`.
fn dashed(folder: &str) -> Option<String> {
    let digits = folder.strip_prefix('v')?;
    let version = format!(
        "{}-{}-{}",
        digits.get(..4)?,
        digits.get(4..6)?,
        digits.get(6..)?
    );
    is_version(&version).then_some(version)
}

/// The one entry that is wanted.
pub(super) fn choose<'e>(
    entries: &'e [Entry],
    wanted: &Wanted,
    shown: &str,
) -> Result<&'e Entry, Failure> {
    let mut services: Vec<&str> = entries.iter().map(|entry| &*entry.service).collect();
    services.sort_unstable();
    services.dedup();
    let service = match (&wanted.service, &services[..]) {
        (Some(service), _) => service.as_str(),
        (None, [only]) => only,
        (None, []) => return Err(nothing(shown)),
        (None, _) => {
            let help = format!("name one of them with --service: {}", services.join(", "));
            return Err(Failure::new(
                shown,
                format!("this has {} services", services.len()),
                help,
            ));
        }
    };
    let mut versions: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.service == service)
        .collect();
    versions.sort();
    if versions.is_empty() {
        return Err(no_service(service, &services, shown));
    }
    refuse_twice(&versions, shown)?;
    let Some(version) = wanted.dashed() else {
        // Versions are dates, so that the last is the newest.
        return versions.last().copied().ok_or_else(|| nothing(shown));
    };
    let found = versions
        .iter()
        .copied()
        .find(|entry| entry.version == version);
    found.ok_or_else(|| {
        let known: Vec<&str> = versions.iter().map(|entry| &*entry.version).collect();
        let what = format!("`{service}` has no version `{version}`");
        Failure::new(shown, what, format!("known versions: {}", known.join(", ")))
    })
}

fn nothing(shown: &str) -> Failure {
    let help = "give a file `api.json`, a wheel of `tccli`, its unpacked folder, or `tccli==VERSION`; \
                for error codes, one of `tencentcloud-sdk-python`";
    Failure::new(shown, "no definitions are in here", help)
}

fn no_service(service: &str, known: &[&str], shown: &str) -> Failure {
    if known.is_empty() {
        return nothing(shown);
    }
    let help = match did_you_mean(service, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known services: {}", known.join(", ")),
    };
    Failure::new(shown, format!("there is no service `{service}`"), help)
}

/// Two files of one version, sorted: nobody knows which is meant.
fn refuse_twice(versions: &[&Entry], shown: &str) -> Result<(), Failure> {
    let twice = versions.windows(2).find_map(|pair| match pair {
        [one, other] if one.version == other.version => Some((one, other)),
        _ => None,
    });
    let Some((one, other)) = twice else {
        return Ok(());
    };
    let what = format!(
        "{} {} stands twice: {} and {}",
        one.service, one.version, one.path, other.path
    );
    Err(Failure::new(
        shown,
        what,
        "give the folder or file of the one that is meant",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Entry> {
        let paths = [
            "a/iai/v20180301/x",
            "a/iai/v20200303/x",
            "a/cvm/v20170312/x",
            "a/cvm/20170312/x",
            "cvm/v2017031/x",
        ];
        paths
            .iter()
            .filter_map(|path| Entry::at(path, "x"))
            .collect()
    }

    #[test]
    fn the_newest_or_the_named_version_is_taken() {
        assert_eq!(entries().len(), 3);
        let cases = [
            (Wanted::service("iai"), "a/iai/v20200303/x"),
            (Wanted::version("iai", "2018-03-01"), "a/iai/v20180301/x"),
            (Wanted::version("iai", "v20180301"), "a/iai/v20180301/x"),
        ];
        for (wanted, path) in cases {
            assert_eq!(choose(&entries(), &wanted, "w").unwrap().path, path);
        }
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is() {
        let twice = [entries(), entries()].concat();
        let cases = [
            (
                entries(),
                Wanted::service("iia"),
                "w: there is no service `iia`\n  = help: did you mean `iai`?",
            ),
            (
                entries(),
                Wanted::service("other"),
                "w: there is no service `other`\n  = help: known services: cvm, iai",
            ),
            (
                entries(),
                Wanted::version("iai", "2020-03-04"),
                "w: `iai` has no version `2020-03-04`\n  = help: known versions: 2018-03-01, 2020-03-03",
            ),
            (
                entries(),
                Wanted::default(),
                "w: this has 2 services\n  = help: name one of them with --service: cvm, iai",
            ),
            (
                twice,
                Wanted::service("cvm"),
                "w: cvm 2017-03-12 stands twice: a/cvm/v20170312/x and a/cvm/v20170312/x\n  = help: give the folder or file of the one that is meant",
            ),
        ];
        for (entries, wanted, told) in cases {
            assert_eq!(
                choose(&entries, &wanted, "w").unwrap_err().to_string(),
                told
            );
        }
    }
}
