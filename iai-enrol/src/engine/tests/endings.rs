//! How rows end.

use super::super::{Duplicates, Event, MultipleFaces};
use super::bench::{Bench, GROUP, bench, png};

#[test]
fn everybody_is_enrolled_with_all_pictures() {
    let bench = bench(20, 3);
    let totals = bench.run().unwrap();
    assert_eq!((totals.enrolled, totals.rows()), (20, 20));
    assert_eq!(bench.faces(), [3; 20]);
    assert_eq!(
        (bench.sent("CreatePerson"), bench.sent("CreateFace")),
        (20, 40)
    );
    // Nobody looks for several faces unasked.
    assert_eq!(bench.sent("DetectFace"), 0);
}

#[test]
fn who_was_there_before_is_left_alone() {
    let bench = bench(10, 2);
    for person in [2, 5, 7] {
        bench.enrol(GROUP, &format!("p{person}"), 900 + person);
    }
    let totals = bench.run().unwrap();
    assert_eq!((totals.enrolled, totals.already_there), (7, 3));
    assert_eq!(bench.faces().iter().sum::<usize>(), 7 * 2 + 3);
    assert_eq!(bench.sent("CreatePerson"), 7);
}

#[test]
fn a_bad_picture_ends_its_row_alone_and_a_better_one_is_sent() {
    let bench = bench(4, 2);
    let file = |name: &str| bench.folder.path().join(name);
    std::fs::write(file("0-0.png"), "no picture").unwrap();
    std::fs::remove_file(file("1-0.png")).unwrap();
    std::fs::write(file("2-1.png"), "no picture").unwrap();
    let totals = bench.run().unwrap();
    assert_eq!((totals.enrolled, totals.refused), (1, 3));
    assert_eq!(bench.persons().len(), 2);

    for (name, person, picture) in [("0-0.png", 0, 0), ("1-0.png", 1, 0), ("2-1.png", 2, 1)] {
        std::fs::write(file(name), png(person, picture)).unwrap();
    }
    let totals = bench.run().unwrap();
    assert_eq!((totals.enrolled, totals.refused), (4, 0));
    assert_eq!(bench.faces(), [2; 4]);
}

#[test]
fn a_picture_that_changed_after_the_enrolment_is_told() {
    let bench = bench(2, 1);
    bench.run().unwrap();
    std::fs::write(bench.folder.path().join("0-0.png"), png(77, 0)).unwrap();
    bench.emulator.clear_requests();
    for _ in 0..2 {
        let totals = bench.run().unwrap();
        assert_eq!((totals.enrolled, totals.refused), (1, 1));
    }
    assert_eq!(bench.emulator.requests(), []);
    assert_eq!(bench.faces(), [1, 1]);
    std::fs::write(bench.folder.path().join("0-0.png"), png(0, 0)).unwrap();
    assert_eq!(bench.run().unwrap().enrolled, 2);
}

/// The second person has the first one's picture; to be attached, one that is as good as alike.
fn twins(duplicates: Duplicates, control: Option<u64>) -> Bench {
    let mut bench = bench(3, 1);
    bench.options.duplicates = duplicates;
    bench.options.unique_person_control = control;
    bench.options.concurrency = 1;
    let twin = png(0, u8::from(duplicates == Duplicates::Attach));
    std::fs::write(bench.folder.path().join("1-0.png"), twin).unwrap();
    bench
}

#[test]
fn duplicates_are_reported_skipped_or_attached() {
    use Duplicates::{Attach, Report, Skip};
    let table = [
        // Not looked for, so that both are enrolled.
        (Report, None, 0, 3, 0, 3),
        (Report, Some(1), 1, 3, 0, 2),
        (Skip, None, 1, 2, 0, 2),
        (Attach, Some(1), 1, 3, 1, 3),
    ];
    for (wish, control, suspected, creates, adds, faces) in table {
        let bench = twins(wish, control);
        for _ in 0..2 {
            let totals = bench.run().unwrap();
            let counts = (totals.enrolled, totals.duplicate_suspected);
            assert_eq!(counts, (3 - suspected, suspected), "{wish:?} {control:?}");
        }
        let sent = (bench.sent("CreatePerson"), bench.sent("CreateFace"));
        assert_eq!(sent, (creates, adds), "{wish:?} {control:?}");
        assert_eq!(bench.faces().iter().sum::<usize>(), faces, "{wish:?}");
    }
}

/// One photo beside itself, turned round: two faces.
fn group_photo() -> Vec<u8> {
    let one = image::load_from_memory(include_bytes!("../../../../tests/data/astronaut.png"));
    let one = one.unwrap().thumbnail(320, 320).into_rgb8();
    let mut both = image::RgbImage::new(640, 320);
    image::imageops::replace(&mut both, &one, 0, 0);
    image::imageops::replace(&mut both, &image::imageops::flip_horizontal(&one), 320, 0);
    let mut file = std::io::Cursor::new(Vec::new());
    both.write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

#[test]
fn pictures_with_several_faces_are_refused_or_reported() {
    let table = [
        (MultipleFaces::Largest, 1, 0, 0, 0),
        (MultipleFaces::Refuse, 0, 1, 0, 1),
        (MultipleFaces::Report, 1, 0, 1, 1),
    ];
    for (wish, enrolled, refused, told, looks) in table {
        let mut bench = super::bench::detecting(1, 1);
        bench.options.multiple_faces = wish;
        std::fs::write(bench.folder.path().join("0-0.png"), group_photo()).unwrap();
        let totals = bench.run().unwrap();
        assert_eq!(
            (totals.enrolled, totals.refused),
            (enrolled, refused),
            "{wish:?}"
        );
        let events = bench.events.lock().unwrap();
        let is_told = |event: &&Event| {
            matches!(
                event,
                Event::SeveralFaces {
                    line: 2,
                    picture: 1
                }
            )
        };
        assert_eq!(events.iter().filter(is_told).count(), told, "{wish:?}");
        assert_eq!(bench.sent("DetectFace"), looks, "{wish:?}");
    }
}
