//! Which journals make one report.

use std::path::PathBuf;

use crate::journal::{Input, JournalError, JournalProblem};

/// Refuses a journal that is not of the same table as those before it, or is of the same part.
pub(super) fn check(
    paths: &[PathBuf],
    before: &[Input],
    input: &Input,
) -> Result<(), JournalError> {
    let unlike = before.iter().position(|other| why(other, input).is_some());
    let Some(place) = unlike else {
        return Ok(());
    };
    Err(JournalError {
        path: paths[before.len()].clone(),
        problem: JournalProblem::Unlike {
            other: paths[place].clone(),
            why: why(&before[place], input).unwrap_or_default(),
        },
    })
}

/// Why two journals make no report together.
fn why(one: &Input, other: &Input) -> Option<&'static str> {
    if one.name != other.name {
        return Some("they are of two tables. Name those of one table alone");
    }
    if one.group_id != other.group_id {
        return Some("they are of two groups. Make a report for each");
    }
    match (one.shard, other.shard) {
        (Some(one), Some(other)) if one.count != other.count => {
            Some("the table was split in two ways. Name those of one way alone")
        }
        (Some(one), Some(other)) if one.index != other.index => None,
        (Some(_), Some(_)) => Some("both are of the same shard. Name one of the two"),
        _ => Some("one of them is of the whole table. Name it alone"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Shard;

    fn input(name: &str, group: &str, shard: Option<(u32, u32)>) -> Input {
        Input {
            name: name.to_owned(),
            group_id: Some(group.to_owned()),
            shard: shard.map(|(index, count)| Shard { index, count }),
            service: "somewhere".to_owned(),
            made_at: 1,
        }
    }

    #[test]
    fn journals_of_the_parts_of_one_table_are_alike() {
        let first = input("a.csv", "g", Some((0, 2)));
        for (other, expected) in [
            (input("a.csv", "g", Some((1, 2))), None),
            (input("b.csv", "g", Some((1, 2))), Some("two tables")),
            (input("a.csv", "h", Some((1, 2))), Some("two groups")),
            (input("a.csv", "g", Some((1, 3))), Some("two ways")),
            (input("a.csv", "g", Some((0, 2))), Some("the same shard")),
            (input("a.csv", "g", None), Some("the whole table")),
        ] {
            let paths = ["1.journal".into(), "2.journal".into()];
            let error = check(&paths, std::slice::from_ref(&first), &other).err();
            let text = error.map(|error| error.to_string());
            match (text, expected) {
                (None, None) => {}
                (Some(text), Some(why)) => {
                    assert!(
                        text.starts_with("journal 2.journal: it cannot be merged with 1.journal: "),
                        "{text}"
                    );
                    assert!(text.contains(why), "{text}");
                }
                (text, expected) => assert_eq!(text.as_deref(), expected),
            }
        }
    }
}
