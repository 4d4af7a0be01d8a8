//! `--shard`: which part of a table this run enrols.

use std::str::FromStr;

use iai_enrol::journal::Shard;

use crate::failure::Failure;

/// Where Kubernetes tells a pod of an Indexed Job its number, from 0.
const JOB: &str = "JOB_COMPLETION_INDEX";

/// What was written behind the flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShardFlag {
    /// `2/8`: this part.
    Part(Shard),
    /// `job/8`: the part that the variable names.
    Job(u32),
}

impl FromStr for ShardFlag {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "write 2/8 for the second of eight parts, or job/8".to_owned();
        let (part, count) = text.split_once('/').ok_or_else(wrong)?;
        let count: u32 = count.parse().map_err(|_| wrong())?;
        if count == 0 {
            return Err(wrong());
        }
        if part == "job" {
            return Ok(Self::Job(count));
        }
        let part: u32 = part.parse().map_err(|_| wrong())?;
        match part.checked_sub(1).filter(|&index| index < count) {
            Some(index) => Ok(Self::Part(Shard { index, count })),
            None => Err(format!("there are the parts 1/{count} to {count}/{count}")),
        }
    }
}

impl ShardFlag {
    /// The part. `variable` reads one of the environment.
    pub(super) fn shard(
        self,
        variable: impl FnOnce(&str) -> Option<String>,
    ) -> Result<Shard, Failure> {
        let count = match self {
            Self::Part(shard) => return Ok(shard),
            Self::Job(count) => count,
        };
        let wrong = |what: String| {
            let remedy = format!(
                "In a Job with `completionMode: Indexed` Kubernetes sets it, from 0 to {}. Elsewhere write --shard 1/{count}.",
                count - 1
            );
            Failure::usage(format!("--shard job/{count}: {JOB} {what}"), remedy)
        };
        let text = variable(JOB).ok_or_else(|| wrong("is not set".to_owned()))?;
        let index = text.trim().parse().ok().filter(|&index| index < count);
        let index = index.ok_or_else(|| wrong(format!("is {text:?}")))?;
        Ok(Shard { index, count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_counted_from_1() {
        let part = |index, count| Some(ShardFlag::Part(Shard { index, count }));
        for (text, expected) in [
            ("1/8", part(0, 8)),
            ("8/8", part(7, 8)),
            ("1/1", part(0, 1)),
            ("job/8", Some(ShardFlag::Job(8))),
            ("0/8", None),
            ("9/8", None),
            ("1/0", None),
            ("job/0", None),
            ("-1/8", None),
            ("1", None),
            ("a/b", None),
        ] {
            assert_eq!(text.parse().ok(), expected, "{text}");
        }
    }

    #[test]
    fn jobs_count_from_0() {
        let shard = |text: Option<&str>| {
            let text = text.map(str::to_owned);
            ShardFlag::Job(8).shard(|name| text.filter(|_| name == JOB))
        };
        assert_eq!(shard(Some("0")).unwrap(), Shard { index: 0, count: 8 });
        assert_eq!(shard(Some("7")).unwrap(), Shard { index: 7, count: 8 });
        for (text, expected) in [
            (None, "--shard job/8: JOB_COMPLETION_INDEX is not set"),
            (Some("8"), "--shard job/8: JOB_COMPLETION_INDEX is \"8\""),
            (Some("x"), "--shard job/8: JOB_COMPLETION_INDEX is \"x\""),
        ] {
            assert_eq!(shard(text).unwrap_err().report().message, expected);
        }
    }
}
