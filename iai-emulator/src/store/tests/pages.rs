use super::*;

/// The text in pages of about so many bytes, with a change of the state after each.
fn pages(store: &mut Store, bytes: usize, mut change: impl FnMut(&mut Store)) -> Vec<String> {
    let (mut place, mut pages) = (PageCursor::Start, Vec::new());
    while place != PageCursor::End {
        let mut page = String::new();
        store.write_page(&mut place, &mut page, bytes);
        pages.push(page);
        change(store);
    }
    pages
}

/// Two groups with members, one without, persons in several groups, a job.
fn filled() -> Store {
    let mut store = Store::with_groups(&[("c", V2), ("b", V3), ("a", V3)]);
    for number in (0..20).rev() {
        let person = new_person("b", &format!("p\"{number:02}"));
        store.add_person(person, face(100 + number), 2).unwrap();
    }
    store.copy_person("p\"07", &ids(&["a"])).unwrap();
    store.start_upgrade("c", V3, "j".to_owned(), 3).unwrap();
    store
}

#[test]
fn pages_of_any_size_make_up_the_dump_as_it_is_printed() {
    let empty = "{\n  \"Groups\": [],\n  \"Persons\": [],\n  \"UpgradeJobs\": []\n}\n";
    assert_eq!(pages(&mut Store::default(), 1 << 20, |_| {}), [empty]);
    let mut store = filled();
    let expected = store.dump();
    for bytes in [1, 100, 4096, 1 << 20] {
        let text = pages(&mut store, bytes, |_| {}).concat();
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&text).unwrap(),
            expected,
            "{bytes}"
        );
        let mut lines: Vec<&str> = text
            .trim_end()
            .lines()
            .map(|line| line.trim_end_matches(','))
            .collect();
        let printed = format!("{expected:#}");
        let mut wanted: Vec<&str> = printed
            .lines()
            .map(|line| line.trim_end_matches(','))
            .collect();
        lines.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(lines, wanted);
    }
}

#[test]
fn no_page_is_much_longer_than_asked_for() {
    let longest = pages(&mut filled(), 500, |_| {})
        .iter()
        .map(String::len)
        .max();
    assert!(longest < Some(1500), "{longest:?}");
}

#[test]
fn changes_in_between_leave_it_whole() {
    let mut turn = 0;
    let change = |store: &mut Store| {
        turn += 1;
        match turn {
            4 => store.delete_person("p\"00").unwrap(),
            6 => store.delete_group("b").unwrap(),
            _ => {}
        }
    };
    let text = pages(&mut filled(), 300, change).concat();
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    let names = |list: &str, id: &str| -> Vec<String> {
        let items = told[list].as_array().unwrap().iter();
        items
            .map(|item| item[id].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("Groups", "GroupId"), ["a", "b", "c"]);
    assert!(names("Persons", "PersonId").len() < 19);
}
