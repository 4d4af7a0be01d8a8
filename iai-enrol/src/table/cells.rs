//! A row out of its cells.

use std::path::PathBuf;

use super::column::{COLUMNS, Column};
use super::mistake::{Mistake, RowMistake};
use crate::person::Row;

/// The texts of a row, by column; those of pictures have one for each.
#[derive(Debug, Default)]
pub(super) struct Cells([Vec<String>; COLUMNS]);

impl Cells {
    /// Adds a text. Several pictures in one are taken apart.
    pub(super) fn add(&mut self, column: Column, text: &str) {
        let Some(texts) = self.0.get_mut(column as usize) else {
            return;
        };
        let parts = match column {
            Column::Pictures => text.split('|').collect(),
            _ => vec![text],
        };
        let parts = parts.into_iter().map(str::trim);
        texts.extend(parts.filter(|one| !one.is_empty()).map(str::to_owned));
    }

    /// Adds a picture, whose name may have any character.
    pub(super) fn add_picture(&mut self, file: &str) {
        if let Some(texts) = self.0.get_mut(Column::Pictures as usize) {
            texts.push(file.to_owned());
        }
    }

    fn take(&mut self, column: Column) -> Vec<String> {
        let texts = self.0.get_mut(column as usize);
        texts.map(std::mem::take).unwrap_or_default()
    }

    fn one(&mut self, column: Column) -> Option<String> {
        self.take(column).into_iter().next()
    }

    /// The row. A missing id or name is left empty; the check refuses it by the service's rules.
    pub(super) fn into_row(mut self, line: u64, group_id: Option<&str>) -> Result<Row, RowMistake> {
        let group_id = self.one(Column::GroupId).or(group_id.map(str::to_owned));
        let pictures = Column::OF_PICTURES.map(|column| self.take(column));
        let gender = self.one(Column::Gender);
        let gender = gender.as_deref().map(gender_of).transpose();
        let row = Row {
            line,
            group_id: group_id.unwrap_or_default(),
            person_id: self.one(Column::PersonId).unwrap_or_default(),
            person_name: self.one(Column::PersonName).unwrap_or_default(),
            gender: gender.unwrap_or_default(),
            pictures: pictures.into_iter().flatten().map(PathBuf::from).collect(),
        };
        match gender {
            Ok(_) => Ok(row),
            Err(Ungendered) => Err(RowMistake {
                mistake: ungendered(line),
                rest: Some(Box::new(row)),
            }),
        }
    }
}

#[derive(Clone, Copy)]
struct Ungendered;

fn gender_of(text: &str) -> Result<i64, Ungendered> {
    match text.to_lowercase().as_str() {
        "0" | "unknown" | "not given" | "not_given" | "notgiven" | "未知" => Ok(0),
        "1" | "male" | "m" | "man" | "男" => Ok(1),
        "2" | "female" | "f" | "woman" | "女" => Ok(2),
        _ => Err(Ungendered),
    }
}

fn ungendered(line: u64) -> Mistake {
    let message = "this is no gender that the service knows";
    let remedy = "Write 1 or male, 2 or female, 0 for not given, or nothing.";
    Mistake::new(line, Some(Column::Gender.name()), message, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(Column, &str)]) -> Result<Row, RowMistake> {
        let mut given = Cells::default();
        for (column, text) in cells {
            given.add(*column, text);
        }
        given.into_row(7, Some("staff"))
    }

    #[test]
    fn pictures_come_in_order() {
        let row = row(&[
            (Column::Picture2, "e.jpg"),
            (Column::Picture, "a|b.jpg"),
            (Column::Pictures, " c.jpg | d.jpg||"),
            (Column::PersonId, " 1001 "),
            (Column::GroupId, ""),
        ]);
        let row = row.unwrap();
        assert_eq!(row.line, 7);
        assert_eq!(row.person_id, "1001");
        assert_eq!(row.person_name, "");
        assert_eq!(row.group_id, "staff");
        assert_eq!(row.gender, None);
        let pictures = ["c.jpg", "d.jpg", "a|b.jpg", "e.jpg"].map(PathBuf::from);
        assert_eq!(row.pictures, pictures);
    }

    #[test]
    fn a_group_of_the_row_wins() {
        assert_eq!(
            row(&[(Column::GroupId, "guests")]).unwrap().group_id,
            "guests"
        );
    }

    #[test]
    fn genders_are_words_or_numbers() {
        let table = [
            ("", Some(None)),
            ("0", Some(Some(0))),
            ("1", Some(Some(1))),
            ("2", Some(Some(2))),
            ("Male", Some(Some(1))),
            ("F", Some(Some(2))),
            ("女", Some(Some(2))),
            ("unknown", Some(Some(0))),
            ("3", None),
            ("x", None),
        ];
        for (text, gender) in table {
            let found = row(&[(Column::Gender, text)]).map(|row| row.gender);
            assert_eq!(found.ok(), gender, "{text}");
        }
    }

    #[test]
    fn a_wrong_gender_leaves_the_rest() {
        let cells = [(Column::Gender, "Ann"), (Column::PersonId, "1001")];
        let mistake = row(&cells).unwrap_err();
        assert_eq!(
            mistake.to_string(),
            "line 7, gender: this is no gender that the service knows"
        );
        assert_eq!(mistake.rest.unwrap().person_id, "1001");
    }
}
