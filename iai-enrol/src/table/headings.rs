//! Which column of a table is which.

use super::column::{COLUMNS, Column, plain};
use super::mistake::Mistake;
use super::options::TableOptions;

/// What a name of a column stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    Column(Column),
    Ignored,
    Unknown,
}

impl TableOptions {
    /// The columns that `name` stands for. One may be mapped to several.
    pub(super) fn headings(&self, name: &str) -> Vec<Heading> {
        let same = |other: &str| plain(other) == plain(name);
        let mapped = self.columns.iter().filter(|one| same(&one.heading));
        let mut found: Vec<_> = mapped.map(|one| Heading::Column(one.column)).collect();
        if found.is_empty() {
            let ignored = self.ignore.iter().any(|one| same(one));
            found.push(match Column::find(name) {
                _ if ignored => Heading::Ignored,
                Some(column) => Heading::Column(column),
                None => Heading::Unknown,
            });
        }
        found
    }

    /// The mistake of a name that stands for nothing.
    pub(super) fn unknown(&self, line: u64, name: &str) -> Mistake {
        let message = format!("there is no column {name:?}");
        let remedy = Column::near(name).map_or_else(
            || format!("Say what it is (--column person_id={name:?}), or leave it out (--ignore {name:?})."),
            |near| format!("Did you mean {}? If it is something else, leave it out with --ignore.", near.name()),
        );
        Mistake::new(line, None, message, remedy)
    }

    /// The mistake of a mapping to a column that the table does not have.
    fn unmapped(&self, headings: &[&str], index: usize) -> Option<Mistake> {
        let mapping = self.columns.get(index)?;
        let wanted = plain(&mapping.heading);
        if headings.iter().any(|one| plain(one) == wanted) {
            return None;
        }
        let distance = |one: &&&str| strsim::osa_distance(&plain(one), &wanted);
        let near = headings.iter().min_by_key(distance);
        let near = near.filter(|one| distance(one) <= 2.min(wanted.chars().count() / 2));
        let remedy = near.map_or_else(
            || "Correct --column; it takes names as they stand in the first line.".to_owned(),
            |near| format!("Did you mean {near:?}?"),
        );
        let message = format!("the table has no column {:?}", mapping.heading);
        Some(Mistake::new(
            1,
            Some(mapping.column.name()),
            message,
            remedy,
        ))
    }
}

/// Where the columns of a table are.
#[derive(Clone, Debug)]
pub(super) struct Places {
    at: [Option<usize>; COLUMNS],
    /// How many cells each row has.
    pub(super) cells: usize,
}

impl Places {
    /// Reads the names of the columns, of which those of persons must not be shown: without a known column, the line
    /// is a row.
    pub(super) fn of(headings: &[&str], options: &TableOptions) -> Result<Self, Vec<Mistake>> {
        let mut places = Self {
            at: [None; COLUMNS],
            cells: headings.len(),
        };
        let mut mistakes = Vec::new();
        for (index, name) in headings.iter().enumerate() {
            for heading in options.headings(name) {
                match heading {
                    Heading::Column(column) => mistakes.extend(places.put(column, index)),
                    Heading::Ignored => {}
                    Heading::Unknown => mistakes.extend(options.unnamed(index, name)),
                }
            }
        }
        if places.at.iter().all(Option::is_none) {
            return Err(vec![headless()]);
        }
        let mappings = 0..options.columns.len();
        mistakes.extend(mappings.filter_map(|index| options.unmapped(headings, index)));
        mistakes.extend(places.missing(options));
        if mistakes.is_empty() {
            Ok(places)
        } else {
            Err(mistakes)
        }
    }

    /// The place of a column.
    pub(super) fn of_column(&self, column: Column) -> Option<usize> {
        self.at.get(column as usize).copied().flatten()
    }

    fn put(&mut self, column: Column, index: usize) -> Option<Mistake> {
        let place = self.at.get_mut(column as usize)?;
        let twice = place.replace(index).is_some();
        twice.then(|| {
            let message = "two columns have this name";
            let remedy = "Rename one of them, or leave it out with --ignore.";
            Mistake::new(1, Some(column.name()), message, remedy)
        })
    }

    fn missing(&self, options: &TableOptions) -> Vec<Mistake> {
        let pictures = Column::OF_PICTURES;
        let has_pictures = pictures.iter().any(|one| self.of_column(*one).is_some());
        let mut missing = Vec::new();
        for column in [Column::PersonId, Column::PersonName] {
            missing.extend(self.of_column(column).is_none().then(|| absent(column)));
        }
        missing.extend((!has_pictures).then(|| absent(Column::Pictures)));
        let has_group = options.group_id.is_some() || self.of_column(Column::GroupId).is_some();
        missing.extend((!has_group).then(no_group));
        missing
    }
}

impl TableOptions {
    /// A column without a name is one of a spreadsheet that was widened; there is nothing to call it by.
    fn unnamed(&self, index: usize, name: &str) -> Option<Mistake> {
        if !name.is_empty() {
            return Some(self.unknown(1, name));
        }
        let message = format!("the cell {} of the first line is empty", index + 1);
        let ignored = self.ignore.iter().any(String::is_empty);
        let remedy = "Name the column, or delete it.";
        (!ignored).then(|| Mistake::new(1, None, message, remedy))
    }
}

fn absent(column: Column) -> Mistake {
    let name = column.name();
    Mistake::new(
        1,
        Some(name),
        "there is no such column",
        format!("Add it, or say which one it is: --column {name}=NAME."),
    )
}

fn no_group() -> Mistake {
    let message = "no row says which group it is for";
    let remedy = "Add --group-id, or a column group_id.";
    Mistake::new(1, Some("group_id"), message, remedy)
}

fn headless() -> Mistake {
    let message = "the first line names no column that is known; it may be a row already";
    let remedy = "Write the names of the columns into the first line, such as person_id,person_name,pictures; or say \
                  which is which: --column person_id=NAME.";
    Mistake::new(1, None, message, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(columns: &[&str], ignore: &[&str]) -> TableOptions {
        TableOptions {
            group_id: Some("staff".to_owned()),
            columns: columns.iter().map(|one| one.parse().unwrap()).collect(),
            ignore: ignore.iter().map(|one| (*one).to_owned()).collect(),
            ..TableOptions::default()
        }
    }

    fn places(headings: &str, options: &TableOptions) -> Result<Places, Vec<Mistake>> {
        Places::of(&headings.split(',').collect::<Vec<_>>(), options)
    }

    #[test]
    fn columns_are_found_in_any_order() {
        let found = places("picture,PersonName,x,person id", &options(&[], &["X"])).unwrap();
        assert_eq!(found.cells, 4);
        assert_eq!(found.of_column(Column::PersonId), Some(3));
        assert_eq!(found.of_column(Column::PersonName), Some(1));
        assert_eq!(found.of_column(Column::Picture), Some(0));
        assert_eq!(found.of_column(Column::Pictures), None);
    }

    #[test]
    fn columns_are_mapped() {
        let columns = options(&["person_id=Employee No", "person_name=employee no"], &[]);
        let found = places("Employee No,pictures", &columns).unwrap();
        assert_eq!(found.of_column(Column::PersonId), Some(0));
        assert_eq!(found.of_column(Column::PersonName), Some(0));
    }

    #[track_caller]
    fn assert_mistakes(headings: &str, options: &TableOptions, mistakes: &[&str]) {
        let found = places(headings, options).err().unwrap_or_default();
        let found = found.iter().map(|one| format!("{one}; {}", one.remedy));
        assert_eq!(found.collect::<Vec<_>>(), mistakes, "{headings}");
    }

    #[test]
    fn unknown_columns_are_refused() {
        let plain = options(&[], &[]);
        let mapped = options(&["person_id=Employee No"], &[]);
        let table: [(&str, &TableOptions, &[&str]); 4] = [
            (
                "persn_id,person_name,pictures",
                &plain,
                &[
                    "line 1: there is no column \"persn_id\"; Did you mean person_id? If it is something else, leave it out \
                     with --ignore.",
                    "line 1, person_id: there is no such column; Add it, or say which one it is: --column person_id=NAME.",
                ],
            ),
            (
                "person_id,person_name,pictures,Hired",
                &plain,
                &[
                    "line 1: there is no column \"Hired\"; Say what it is (--column person_id=\"Hired\"), or leave it out \
                     (--ignore \"Hired\").",
                ],
            ),
            (
                "person_id,person_name,pictures,PersonId",
                &plain,
                &[
                    "line 1, person_id: two columns have this name; Rename one of them, or leave it out with --ignore.",
                ],
            ),
            (
                "Employe No,person_name,pictures",
                &mapped,
                &[
                    "line 1: there is no column \"Employe No\"; Say what it is (--column person_id=\"Employe No\"), or \
                     leave it out (--ignore \"Employe No\").",
                    "line 1, person_id: the table has no column \"Employee No\"; Did you mean \"Employe No\"?",
                    "line 1, person_id: there is no such column; Add it, or say which one it is: --column person_id=NAME.",
                ],
            ),
        ];
        for (headings, options, mistakes) in table {
            assert_mistakes(headings, options, mistakes);
        }
    }

    #[test]
    fn missing_columns_are_told() {
        let plain = options(&[], &[]);
        let mut groupless = options(&[], &[]);
        groupless.group_id = None;
        let table: [(&str, &TableOptions, &[&str]); 5] = [
            (
                "person_id,person_name,gender",
                &plain,
                &[
                    "line 1, pictures: there is no such column; Add it, or say which one it is: --column pictures=NAME.",
                ],
            ),
            (
                "person_id,person_name,picture",
                &groupless,
                &[
                    "line 1, group_id: no row says which group it is for; Add --group-id, or a column group_id.",
                ],
            ),
            ("person_id,person_name,picture,group_id", &groupless, &[]),
            (
                "person_id,person_name,picture,",
                &plain,
                &["line 1: the cell 4 of the first line is empty; Name the column, or delete it."],
            ),
            (
                "1001,Ann,ann.jpg",
                &plain,
                &[
                    "line 1: the first line names no column that is known; it may be a row already; Write the names of the \
                     columns into the first line, such as person_id,person_name,pictures; or say which is which: --column \
                     person_id=NAME.",
                ],
            ),
        ];
        for (headings, options, mistakes) in table {
            assert_mistakes(headings, options, mistakes);
        }
    }
}
