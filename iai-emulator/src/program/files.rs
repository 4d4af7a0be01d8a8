//! The system's limit of open files, which is one of connections as well. Many systems allow 1,024 unless a program asks
//! for more.

#[cfg(unix)]
use rustix::process::{Resource, getrlimit, setrlimit};

/// Files beside the calls at once: connections that are open and not called on, pictures, the state, standard streams.
const OTHERS: usize = 128;

/// What the system allows.
pub(super) struct Allowed {
    /// Calls at once, no more than wanted.
    pub(super) connections: usize,
    /// What to tell when it is less.
    pub(super) warning: Option<String>,
}

/// Sees to it that so many calls at once can be answered, as far as the system allows.
#[cfg(unix)]
pub(super) fn allow(connections: usize) -> Allowed {
    let needed = u64::try_from(connections.saturating_add(OTHERS)).unwrap_or(u64::MAX);
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|current| current < needed) {
        limit.current = Some(limit.maximum.map_or(needed, |maximum| maximum.min(needed)));
        // Where it is refused, the old limit holds, and is what is read next.
        let _ = setrlimit(Resource::Nofile, limit);
    }
    let files = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    within(connections, usize::try_from(files).unwrap_or(usize::MAX))
}

/// Elsewhere connections are no files.
#[cfg(not(unix))]
pub(super) fn allow(connections: usize) -> Allowed {
    within(connections, usize::MAX)
}

fn within(connections: usize, files: usize) -> Allowed {
    let possible = files.saturating_sub(OTHERS).max(1);
    let warning = (possible < connections).then(|| {
        format!(
            "the system allows this process {files} open files, so that it answers {possible} calls at once in place of \
             {connections} (--max-connections); raise the limit with `ulimit -n`"
        )
    });
    Allowed {
        connections: possible.min(connections),
        warning,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_files_are_fewer_calls_and_a_warning() {
        for (connections, files, allowed, is_warned) in [
            (256, 1_024, 256, false),
            (256, 384, 256, false),
            (256, 383, 255, true),
            (5_000, 1_024, 896, true),
            (8, 20, 1, true),
            (5_000, usize::MAX, 5_000, false),
        ] {
            let within = within(connections, files);
            assert_eq!(within.connections, allowed, "{connections} {files}");
            assert_eq!(within.warning.is_some(), is_warned, "{connections} {files}");
        }
    }
}
