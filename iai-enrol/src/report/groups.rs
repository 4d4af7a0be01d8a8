//! The rows that need a look, by their ending and by what to do about them.

use super::row::ReportRow;
use crate::ending::Ending;

/// How many rows of a group the page shows. All are in the other two files.
const SHOWN: usize = 100;
/// How many rows it shows in all.
const SHOWN_IN_ALL: usize = 500;
/// How many groups there may be. There are few texts of what to do; if there should be more, the rest is one group.
const GROUPS: usize = 100;
/// What the group of the rest tells.
const OTHERS: &str = "See report.csv for what to do about each of these rows.";

/// Rows with one ending for which the same is to be done.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) ending: Ending,
    /// What to do.
    pub(super) remedy: String,
    /// How many rows there are.
    pub(super) count: u64,
    /// The first of them.
    pub(super) rows: Vec<ReportRow>,
}

/// All groups. Only so many rows are kept as the page shows.
#[derive(Debug, Default)]
pub(super) struct Groups {
    groups: Vec<Group>,
    kept: usize,
}

impl Groups {
    /// Takes the row, if it needs a look.
    pub(super) fn add(&mut self, row: &ReportRow) {
        let Some(ending) = row.ended.filter(|&ending| needs_a_look(ending)) else {
            return;
        };
        let place = self.place(ending, &row.remedy);
        let group = &mut self.groups[place];
        group.count += 1;
        if group.rows.len() < SHOWN && self.kept < SHOWN_IN_ALL {
            group.rows.push(row.clone());
            self.kept += 1;
        }
    }

    /// Where the group is, which is made if there is none.
    fn place(&mut self, ending: Ending, remedy: &str) -> usize {
        let remedy = if self.groups.len() < GROUPS {
            remedy
        } else {
            OTHERS
        };
        let same = |group: &Group| group.ending == ending && group.remedy == remedy;
        self.groups.iter().position(same).unwrap_or_else(|| {
            self.groups.push(Group {
                ending,
                remedy: remedy.to_owned(),
                count: 0,
                rows: Vec::new(),
            });
            self.groups.len() - 1
        })
    }

    /// The groups of this ending, the largest one first.
    pub(super) fn of(&self, ending: Ending) -> Vec<&Group> {
        let groups = self.groups.iter();
        let mut groups: Vec<_> = groups.filter(|group| group.ending == ending).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.count));
        groups
    }
}

fn needs_a_look(ending: Ending) -> bool {
    matches!(
        ending,
        Ending::DuplicateSuspected | Ending::Refused | Ending::Unknown
    )
}

#[cfg(test)]
mod tests {
    use super::super::row::tests::{refused, row};
    use super::*;

    #[test]
    fn rows_with_one_remedy_are_together_and_the_largest_group_is_first() {
        let mut groups = Groups::default();
        groups.add(&refused(2, "p1", "Turn it."));
        groups.add(&refused(3, "p2", "Take another."));
        groups.add(&refused(4, "p3", "Take another."));
        groups.add(&ReportRow::new(&row(5, "p4"), Some(Ending::Enrolled)));
        groups.add(&ReportRow::new(&row(6, "p5"), None));
        groups.add(&ReportRow::new(&row(7, "p6"), Some(Ending::Unknown)));
        let told = |ending| -> Vec<_> {
            let groups = groups.of(ending).into_iter();
            groups.map(|g| (g.remedy.clone(), g.count)).collect()
        };
        assert_eq!(
            told(Ending::Refused),
            [("Take another.".to_owned(), 2), ("Turn it.".to_owned(), 1)]
        );
        assert_eq!(told(Ending::Unknown).len(), 1);
        assert!(told(Ending::Enrolled).is_empty());
    }

    #[test]
    fn few_rows_are_kept_and_all_are_counted() {
        let mut groups = Groups::default();
        for line in 0..150 {
            groups.add(&refused(line, "p", "One."));
        }
        assert_eq!(groups.of(Ending::Refused)[0].count, 150);
        assert_eq!(groups.of(Ending::Refused)[0].rows.len(), 100);
        for line in 0..1000 {
            groups.add(&refused(line, "p", &format!("Remedy {line}.")));
        }
        let groups = groups.of(Ending::Refused);
        assert_eq!(groups.len(), 101);
        assert_eq!(groups[0].remedy, OTHERS);
        assert_eq!(groups.iter().map(|group| group.count).sum::<u64>(), 1150);
        assert_eq!(groups.iter().map(|g| g.rows.len()).sum::<usize>(), 299);
    }
}
