//! The rows of time, count and memory that need no other process, one benchmark for what is ours and one for its limit.

use divan::{AllocProfiler, Bencher, black_box};
use iai_benches::cases::{Decode, Picture, Sign, body_of, create_person, expansion, hostile};
use iai_benches::{clients, sink};
use iai_client::Client;
use iai_emulator::fuzzing::SearchedGroup;

/// Tells allocations and most memory of each.
#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// A client of a sink in this process.
fn client() -> Client {
    let url = sink::start().expect("a port");
    clients::ours(&format!("http://{url}")).expect("a client")
}

fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().expect("a runtime")
}

#[divan::bench]
fn small_call_to_a_sink_in_this_process(bencher: Bencher<'_, '_>) {
    let (client, runtime) = (client(), runtime());
    bencher.bench_local(|| {
        runtime
            .block_on(client.send(create_person()))
            .expect("a response")
    });
}

#[divan::bench]
fn photo_call_to_a_sink_in_this_process(bencher: Bencher<'_, '_>) {
    let (client, runtime) = (client(), runtime());
    let photo = Picture::of_size(3584 * 1024);
    bencher.bench_local(|| {
        let person = client.create_person().group_id("g").person_id("p");
        let person = person.person_name("n").image(photo.header());
        runtime.block_on(person.send()).expect("a response")
    });
}

#[divan::bench]
fn decode_hostile_answers(bencher: Bencher<'_, '_>) {
    bencher.bench_local(hostile);
}

#[divan::bench(args = [10_000, 100_000])]
fn search_of_the_emulator_alone(bencher: Bencher<'_, '_>, faces: u32) {
    let mut group = SearchedGroup::new(faces).expect("a group");
    bencher.bench_local(|| group.search());
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
