//! What the service holds in the end, and what the report says, beside what is right.

use super::people::{self, NAME, People};
use super::service::Service;
use crate::raw::SECRET_KEY;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Mistakes that are told; more of them tell nothing new.
const MOST: usize = 20;

/// All that must not be, as sentences.
#[derive(Debug, Default)]
pub struct Judge {
    /// What must not be.
    pub wrong: Vec<String>,
}

impl Judge {
    /// Adds a mistake.
    pub fn add(&mut self, wrong: impl Into<String>) {
        if self.wrong.len() < MOST {
            self.wrong.push(wrong.into());
        }
    }

    /// Adds one unless this holds.
    pub fn must(&mut self, holds: bool, wrong: impl FnOnce() -> String) {
        if !holds {
            self.add(wrong());
        }
    }

    /// Everybody of the table is enrolled once, with a face for each picture; those who were there before are as they were.
    pub fn all_enrolled(&mut self, people: &People, service: &Service) {
        let state = service.emulator.state();
        let mut persons = by_id(&state);
        for (id, before) in by_id(&service.before) {
            let now = persons.remove(id);
            self.must(now == Some(before), || format!("{id} is not as before"));
        }
        let mut prints = BTreeSet::new();
        for row in (0..people.rows).filter(|row| !people.is_old(*row)) {
            match persons.remove(&*people::id(row)) {
                Some(person) => self.person(row, person, &mut prints),
                None => self.add(format!("row {row} is not enrolled")),
            }
        }
        for id in persons.keys() {
            self.add(format!("{id} is in no row"));
        }
    }

    /// A person of the table, whose faces nobody has had so far.
    fn person<'a>(&mut self, row: u64, person: &'a Value, prints: &mut BTreeSet<&'a str>) {
        let faces = list(person, "Faces");
        let wanted = people::faces(row) as usize;
        self.must(faces.len() == wanted, || {
            format!("row {row} has {} faces instead of {wanted}", faces.len())
        });
        for face in faces {
            let is_new = prints.insert(face["Fingerprint"].as_str().unwrap_or_default());
            self.must(is_new, || {
                format!("row {row} has a face twice, or that of another")
            });
        }
        let name = format!("{NAME}{row}");
        self.must(person["PersonName"] == *name, || {
            format!("row {row} has another name")
        });
    }

    /// Nobody is there but those who were there before.
    pub fn none_enrolled(&mut self, service: &Service) {
        let state = service.emulator.state();
        self.must(by_id(&state) == by_id(&service.before), || {
            let (now, before) = (by_id(&state).len(), by_id(&service.before).len());
            format!("{now} persons are there instead of the {before} before the run")
        });
    }

    /// The report in this folder: each row has one ending, the right one, and the totals add up.
    pub fn report(&mut self, people: &People, folder: &Path) {
        let file = folder.join("report.json");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let report: Value = serde_json::from_str(&text).unwrap_or_default();
        let mut endings: BTreeMap<&str, &str> = BTreeMap::new();
        for row in list(&report, "rows") {
            let id = row["person_id"].as_str().unwrap_or_default();
            let ending = row["ending"].as_str().unwrap_or_default();
            let twice = endings.insert(id, ending).is_some();
            self.must(!twice, || format!("{id} is told of twice"));
        }
        for row in 0..people.rows {
            let ending = endings.remove(&*people::id(row)).unwrap_or("none");
            let wanted = if people.is_old(row) {
                "already_there"
            } else {
                "enrolled"
            };
            self.must(ending == wanted, || {
                format!("row {row}: {ending} instead of {wanted}")
            });
        }
        self.must(endings.is_empty(), || {
            format!("{} more rows are told of", endings.len())
        });
        self.totals(people, &report["totals"]);
    }

    fn totals(&mut self, people: &People, totals: &Value) {
        let enrolled = people.rows - people.old;
        let wanted = [
            ("rows", people.rows),
            ("enrolled", enrolled),
            ("already_there", people.old),
            ("duplicate_suspected", 0),
            ("refused", 0),
            ("unknown", 0),
        ];
        for (name, wanted) in wanted {
            self.must(totals[name] == wanted, || {
                format!("{name}: {} instead of {wanted}", totals[name])
            });
        }
    }

    /// Neither the key nor a name is in what the tool has left but for the table and the report.
    pub fn discreet(&mut self, people: &People) {
        for entry in fs::read_dir(people.folder())
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = entry.path();
            if path == people.table() || path.is_dir() {
                continue;
            }
            let text = fs::read(&path).unwrap_or_default();
            let text = String::from_utf8_lossy(&text);
            for secret in [NAME, SECRET_KEY] {
                self.must(!text.contains(secret), || {
                    format!("{secret} is in {}", path.display())
                });
            }
        }
    }
}

fn by_id(state: &Value) -> BTreeMap<&str, &Value> {
    let persons = list(state, "Persons").iter();
    persons
        .filter_map(|person| Some((person["PersonId"].as_str()?, person)))
        .collect()
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrol::service::Weather;
    use crate::folder::Folder;
    use serde_json::json;

    /// Rows 0 and 11 of 20 are there before.
    fn service(folder: &Folder) -> (People, Service) {
        let people = People::write(folder.path(), 20, 2);
        let service = Service::start(&people, Weather::Fair, 1);
        (people, service)
    }

    fn right(people: &People, service: &Service) -> Value {
        let mut state = service.before.clone();
        let persons = state["Persons"].as_array_mut().unwrap();
        for row in (0..20).filter(|row| !people.is_old(*row)) {
            let faces: Vec<Value> = (0..people::faces(row))
                .map(|take| json!({ "Image": people::picture(row, take) }))
                .collect();
            persons.push(json!({
                "PersonId": people::id(row), "PersonName": format!("{NAME}{row}"),
                "Groups": [{ "GroupId": "staff" }], "Faces": faces,
            }));
        }
        state
    }

    /// What is said of a state that is right but for this change. Person 5 was there before as row 0, and 7 is row 1.
    fn said(change: impl FnOnce(&mut Vec<Value>)) -> Vec<String> {
        let folder = Folder::new();
        let (people, service) = service(&folder);
        let mut state = right(&people, &service);
        change(state["Persons"].as_array_mut().unwrap());
        service.emulator.load(&state).unwrap();
        let mut judge = Judge::default();
        judge.all_enrolled(&people, &service);
        judge.wrong
    }

    #[test]
    fn a_right_state_is_right() {
        assert_eq!(said(|_| {}), Vec::<String>::new());
    }

    #[test]
    fn each_mistake_is_seen() {
        let image = |row| json!({ "Image": people::picture(row, 0) });
        assert_eq!(said(|all| drop(all.remove(7))), ["row 1 is not enrolled"]);
        assert_eq!(
            said(|all| all[7]["Faces"].as_array_mut().unwrap().push(image(1))),
            [
                "row 1 has 2 faces instead of 1",
                "row 1 has a face twice, or that of another"
            ]
        );
        assert_eq!(
            said(|all| all[7]["PersonId"] = json!("p-99")),
            ["row 1 is not enrolled", "p-99 is in no row"]
        );
        assert_eq!(
            said(|all| all[7]["Faces"] = json!([image(2)])),
            ["row 2 has a face twice, or that of another"]
        );
        assert_eq!(
            said(|all| all[7]["PersonName"] = json!("x")),
            ["row 1 has another name"]
        );
        assert_eq!(
            said(|all| all[5]["Faces"] = json!([image(99)])),
            ["p-0 is not as before"]
        );
    }

    #[test]
    fn a_report_must_tell_each_row_once() {
        let folder = Folder::new();
        let people = People::write(folder.path(), 2, 1);
        let said = |rows: Value, enrolled: u64| {
            let totals = json!({
                "rows": 2, "enrolled": enrolled, "already_there": 1, "duplicate_suspected": 0, "refused": 0, "unknown": 0,
            });
            let report = json!({ "rows": rows, "totals": totals });
            folder.write("report.json", report.to_string().as_bytes());
            let mut judge = Judge::default();
            judge.report(&people, folder.path());
            judge.wrong
        };
        let row = |id: &str, ending: &str| json!({ "person_id": id, "ending": ending });
        let (old, new) = (row("p-0", "already_there"), row("p-1", "enrolled"));
        assert_eq!(said(json!([old, new]), 1), Vec::<String>::new());
        assert_eq!(said(json!([old]), 1), ["row 1: none instead of enrolled"]);
        assert_eq!(said(json!([old, new, new]), 1), ["p-1 is told of twice"]);
        assert_eq!(
            said(json!([old, row("p-1", "unknown")]), 1),
            ["row 1: unknown instead of enrolled"]
        );
        assert_eq!(
            said(json!([old, new, row("x", "enrolled")]), 1),
            ["1 more rows are told of"]
        );
        assert_eq!(said(json!([old, new]), 2), ["enrolled: 2 instead of 1"]);
    }
}
