use super::*;

fn models(store: &Store) -> Vec<&'static str> {
    store.groups().map(|group| group.model.as_str()).collect()
}

#[test]
fn a_job_takes_5_seconds() {
    let mut store = Store::with_groups(&[("g", V2), ("h", V2)]);
    let started = store.start_upgrade("g", V3, "j".to_owned(), 10);
    assert_eq!(started, Ok(()));
    let table = [
        (9, JobState::Running, 0.0, "2.0"),
        (10, JobState::Running, 0.0, "2.0"),
        (12, JobState::Running, 40.0, "2.0"),
        (14, JobState::Running, 80.0, "2.0"),
        (15, JobState::Done, 100.0, "3.0"),
        (14, JobState::Done, 100.0, "3.0"),
        (99, JobState::Done, 100.0, "3.0"),
    ];
    for (now, state, progress, model) in table {
        store.settle(now);
        let job = store.job("j").unwrap();
        assert_eq!((job.state, job.progress(now)), (state, progress), "{now}");
        assert_eq!(models(&store), [model, "2.0"], "{now}");
    }
    assert_eq!(store.group("g").unwrap().updated, 15);
}

#[test]
fn there_is_no_way_down_and_one_job_at_a_time() {
    let mut store = Store::with_groups(&[("g", V2), ("h", V3)]);
    let table = [
        ("x", V3, Err(Conflict::NoSuchGroup)),
        ("g", V2, Err(Conflict::CannotUpgrade)),
        ("h", V2, Err(Conflict::CannotUpgrade)),
        ("h", V3, Err(Conflict::CannotUpgrade)),
        ("g", V3, Ok(())),
        ("g", V3, Err(Conflict::CannotUpgrade)),
    ];
    for (index, (group, to, expected)) in table.into_iter().enumerate() {
        let started = store.start_upgrade(group, to, index.to_string(), 10);
        assert_eq!(started, expected, "{index}");
    }
    assert_eq!(store.job_count(), 1);
}

#[test]
fn a_group_is_rolled_back_once() {
    let mut store = Store::with_groups(&[("g", V2)]);
    store.start_upgrade("g", V3, "j".to_owned(), 10).unwrap();
    assert_eq!(store.roll_back("x", 11), Err(Conflict::NoSuchJob));
    assert_eq!(store.roll_back("j", 11), Err(Conflict::CannotRollBack));
    store.settle(15);
    assert_eq!(store.roll_back("j", 16), Ok(()));
    assert_eq!(models(&store), ["2.0"]);
    assert_eq!(store.job("j").unwrap().state, JobState::RolledBack);
    assert_eq!(store.roll_back("j", 17), Err(Conflict::CannotRollBack));
    // It may go up again, and then stays there.
    store.start_upgrade("g", V3, "k".to_owned(), 20).unwrap();
    store.settle(25);
    assert_eq!(store.roll_back("k", 26), Err(Conflict::CannotRollBack));
    assert_eq!(models(&store), ["3.0"]);
}

#[test]
fn a_job_fails_with_its_group() {
    let mut store = Store::with_groups(&[("g", V2)]);
    store.start_upgrade("g", V3, "j".to_owned(), 10).unwrap();
    store.delete_group("g").unwrap();
    store.add_group(new_group("g", V2), 11).unwrap();
    store.settle(99);
    assert_eq!(models(&store), ["2.0"]);
    assert_eq!(store.job("j").err(), Some(Conflict::NoSuchGroup));
    assert_eq!(store.roll_back("j", 99), Err(Conflict::NoSuchGroup));
    let states: Vec<_> = store.jobs().map(|job| job.state.number()).collect();
    assert_eq!(states, [3]);
    assert!(store.running.is_empty());
}

#[test]
fn a_person_of_two_groups_goes_with_the_newer_model() {
    let mut store = Store::with_groups(&[("g", V2), ("h", V2), ("new", V3), ("old", V2)]);
    store.enrol("g", "p", 100);
    store.copy_person("p", &ids(&["h"])).unwrap();
    store.start_upgrade("h", V3, "j".to_owned(), 10).unwrap();
    store.settle(15);
    assert_eq!(store.model_of(store.person("p").unwrap()), V3);
    let both = store.copy_person("p", &ids(&["new", "old"]));
    assert_eq!(both, Ok(ids(&["new", "old"])));
}
