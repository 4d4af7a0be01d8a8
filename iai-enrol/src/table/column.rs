//! The columns that a table may have.

use std::str::FromStr;

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The id of the person.
    PersonId,
    /// The name of the person.
    PersonName,
    /// The gender, as a word or a number.
    Gender,
    /// The group, where the default is not meant.
    GroupId,
    /// Files of pictures, with `|` between them.
    Pictures,
    /// One file.
    Picture,
    /// A second one.
    Picture2,
    /// A third one.
    Picture3,
    /// A fourth one.
    Picture4,
    /// A fifth one.
    Picture5,
}

/// How many columns there are.
pub(super) const COLUMNS: usize = Column::ALL.len();

impl Column {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 10] = [
        Self::PersonId,
        Self::PersonName,
        Self::Gender,
        Self::GroupId,
        Self::Pictures,
        Self::Picture,
        Self::Picture2,
        Self::Picture3,
        Self::Picture4,
        Self::Picture5,
    ];

    /// The columns with pictures, in the order in which they are sent.
    pub(super) const OF_PICTURES: [Self; 6] = [
        Self::Pictures,
        Self::Picture,
        Self::Picture2,
        Self::Picture3,
        Self::Picture4,
        Self::Picture5,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PersonId => "person_id",
            Self::PersonName => "person_name",
            Self::Gender => "gender",
            Self::GroupId => "group_id",
            Self::Pictures => "pictures",
            Self::Picture => "picture",
            Self::Picture2 => "picture_2",
            Self::Picture3 => "picture_3",
            Self::Picture4 => "picture_4",
            Self::Picture5 => "picture_5",
        }
    }

    /// The column of a name. `PersonId`, `Person ID` and `person-id` are `person_id`.
    pub(super) fn find(name: &str) -> Option<Self> {
        let name = plain(name);
        let name = if name == "picture1" { "picture" } else { &name };
        Self::ALL.into_iter().find(|one| plain(one.name()) == name)
    }

    /// The column that was probably meant by a name.
    pub(super) fn near(name: &str) -> Option<Self> {
        let name = plain(name);
        let distance = |one: &Self| strsim::osa_distance(&plain(one.name()), &name);
        let nearest = Self::ALL.into_iter().min_by_key(distance)?;
        (distance(&nearest) <= 2.min(name.chars().count() / 2)).then_some(nearest)
    }
}

/// A name without what people write differently: case, blanks, underscores and hyphens.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .filter(|one| !matches!(one, '_' | '-') && !one.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What a column is called in a table: `person_id=Employee No`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// The column.
    pub column: Column,
    /// Its name in the table.
    pub heading: String,
}

impl FromStr for Mapping {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, heading) = text
            .split_once('=')
            .ok_or("write a column, =, and its name in the table: person_id=Employee No")?;
        let column = Column::find(name).ok_or_else(|| unknown(name))?;
        let heading = heading.trim().to_owned();
        if heading.is_empty() {
            return Err(format!(
                "the name of {} in the table is missing",
                column.name()
            ));
        }
        Ok(Self { column, heading })
    }
}

fn unknown(name: &str) -> String {
    let near = Column::near(name).map(|near| format!("; did you mean {}?", near.name()));
    let names: Vec<_> = Column::ALL.iter().map(|one| one.name()).collect();
    let names = names.join(", ");
    near.map_or_else(
        || format!("there is no such column; there are {names}"),
        |near| format!("there is no such column{near}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_places() {
        for (index, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column as usize, index, "{column:?}");
        }
    }

    #[test]
    fn columns_are_found_by_name() {
        let table = [
            ("person_id", Some(Column::PersonId), None),
            ("PersonId", Some(Column::PersonId), None),
            ("Person ID ", Some(Column::PersonId), None),
            ("person-name", Some(Column::PersonName), None),
            ("GENDER", Some(Column::Gender), None),
            ("picture_1", Some(Column::Picture), None),
            ("Picture 5", Some(Column::Picture5), None),
            ("picture_6", None, Some(Column::Pictures)),
            ("persn_id", None, Some(Column::PersonId)),
            ("PersonNmae", None, Some(Column::PersonName)),
            ("gneder", None, Some(Column::Gender)),
            ("group", None, Some(Column::GroupId)),
            ("id", None, None),
            ("Employee No", None, None),
            ("姓名", None, None),
            ("", None, None),
        ];
        for (name, found, near) in table {
            assert_eq!(Column::find(name), found, "{name}");
            if found.is_none() {
                assert_eq!(Column::near(name), near, "{name}");
            }
        }
    }

    #[test]
    fn mappings_are_read() {
        let read = |text: &str| text.parse::<Mapping>();
        let mapping = read("person_id=Employee No").unwrap();
        assert_eq!(mapping.column, Column::PersonId);
        assert_eq!(mapping.heading, "Employee No");
        assert_eq!(read("gender = a=b ").unwrap().heading, "a=b");
        let table = [
            (
                "person_id",
                "write a column, =, and its name in the table: person_id=Employee No",
            ),
            (
                "person_id=",
                "the name of person_id in the table is missing",
            ),
            (
                "persn_id=No",
                "there is no such column; did you mean person_id?",
            ),
            (
                "employee=No",
                "there is no such column; there are person_id, person_name, gender, group_id, pictures, picture, \
                 picture_2, picture_3, picture_4, picture_5",
            ),
        ];
        for (text, error) in table {
            assert_eq!(read(text).unwrap_err(), error);
        }
    }
}
