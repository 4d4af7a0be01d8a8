//! The long version of `tests/tests/together/chaos.rs`: 10,000 persons, without and with recovery. Fails like the test does.

use iai_tests::chaos;

fn main() {
    let mut failed = false;
    for recover in [false, true] {
        let tally = chaos::run(10_000, recover);
        println!("recovery {recover}: {tally:#?}");
        let unknown = if recover {
            tally.unknown == 0
        } else {
            tally.unknown >= 100
        };
        let whole = tally.created + tally.recovered + tally.unknown == 10_000;
        failed |= !(unknown && whole && tally.duplicates == 0 && tally.wrong.is_empty());
    }
    assert!(!failed, "the tallies above are not what they must be");
}
