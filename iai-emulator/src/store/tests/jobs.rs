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
