//! The rows of time that need no other process, one benchmark for what is ours and one for its limit.

use divan::{Bencher, black_box};
use iai_benches::cases::{Decode, Picture, Sign, body_of, create_person, expansion};

fn main() {
    divan::main();
}

#[divan::bench]
fn decode_search_of_100_candidates(bencher: Bencher<'_, '_>) {
    let case = Decode::new();
    bencher.bench_local(|| black_box(&case).ours());
}

#[divan::bench]
fn decode_search_of_100_candidates_limit(bencher: Bencher<'_, '_>) {
    let case = Decode::new();
    bencher.bench_local(|| black_box(&case).limit());
}

#[divan::bench]
fn build_and_sign(bencher: Bencher<'_, '_>) {
    let case = Sign::new();
    bencher.bench_local(|| black_box(&case).ours());
}

#[divan::bench]
fn build_and_sign_limit(bencher: Bencher<'_, '_>) {
    let case = Sign::new();
    bencher.bench_local(|| black_box(&case).limit());
}

#[divan::bench]
fn validate_create_person(bencher: Bencher<'_, '_>) {
    let request = create_person();
    bencher.bench_local(|| black_box(&request).validate());
}

#[divan::bench]
fn picture_header(bencher: Bencher<'_, '_>) {
    let picture = Picture::whole();
    bencher.bench_local(|| black_box(&picture).header());
}

#[divan::bench]
fn photo_base64_and_sha256_limit(bencher: Bencher<'_, '_>) {
    let picture = Picture::of_size(3584 * 1024);
    bencher.bench_local(|| body_of(black_box(picture.bytes())));
}

#[divan::bench]
fn expand_all_actions() -> usize {
    expansion()
}

#[divan::bench]
fn decode_photo_of_the_emulator_limit(bencher: Bencher<'_, '_>) {
    let picture = Picture::whole();
    bencher.bench_local(|| black_box(&picture).decoded());
}
