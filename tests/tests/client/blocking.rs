//! The blocking client: how it sends, reads lists and waits. All else it shares with the asynchronous one, with which
//! that is tested.
#![expect(deprecated, reason = "the one job of the service is a deprecated one")]

mod inside;
mod threads;

use iai_client::actions::{CreatePersonBuilder, CreatePersonRequest};
use iai_client::types::GroupInfo;
use iai_client::{
    Endpoint, Error, ErrorKind, Image, Method, RequestConfig, RetryConfig, blocking, client::Mode,
    error::TimeoutKind, waiting::WaitOutcome,
};
use iai_tests::fake_server::{FakeServer, Step};
use iai_tests::harness::{self, EmulatorHarness};
use iai_tests::pictures;
use iai_tests::stopwatch::Stopwatch;
use serde_json::{Value, json};
use std::time::Duration;
use tc3_runtime::{ClientBuilder, client::Blocking};

/// Settings for whatever listens at `url`. Calls are sent once.
fn settings(url: &str) -> ClientBuilder<blocking::Client> {
    blocking::Client::builder()
        .credentials(harness::credentials())
        .endpoint(Endpoint::custom(url).unwrap())
        .retry(RetryConfig::off())
}

fn client(url: &str) -> blocking::Client {
    settings(url).build().unwrap()
}

/// A client that draws the longest pauses and takes no time for them.
fn patient(url: &str, watch: &Stopwatch) -> blocking::Client {
    let settings = settings(url)
        .sleep_impl(watch.clone())
        .retry(RetryConfig::new());
    settings.random_source(|| 1.0).build().unwrap()
}

/// Why a call failed, in a word.
fn word(error: &Error) -> String {
    error.code_str().unwrap_or("no code").to_owned()
}

#[test]
fn a_call_returns_its_response_or_its_error() {
    let emulator = EmulatorHarness::with_group().emulator;
    let client = client(&emulator.url());
    // Builders can be named.
    let named: CreatePersonBuilder<tc3_runtime::Client<Blocking>> = client.create_person();
    let person = named.group_id("g").person_name("Eileen").person_id("p");
    let image = Image::from_bytes(pictures::png(100, 100));
    let response = person.image(image.clone()).send().unwrap();
    let told = (response.attempts(), response.request_id.len());
    assert_eq!(told, (1, 36));
    assert_eq!(emulator.state()["Persons"][0]["PersonId"], "p");

    let again = CreatePersonRequest::builder()
        .group_id("g")
        .person_name("n");
    let again = again.person_id("p").image(image).build();
    let taken = client.send(again.clone()).unwrap_err();
    assert_eq!(word(&taken), "InvalidParameterValue.PersonIdAlreadyExist");
    let told = (taken.attempts(), taken.action());
    assert_eq!(told, (1, Some("CreatePerson")));

    let mut invalid = again.clone();
    invalid.group_id = Some("no good".to_owned());
    let refused = client.send(invalid).unwrap_err();
    assert_eq!((refused.violations().len(), refused.attempts()), (1, 0));

    let by_get = client.with_config(RequestConfig::new().method(Method::Get));
    by_get.send(again).unwrap_err();
    let methods = emulator.requests();
    let methods: Vec<_> = methods.iter().map(|one| one.method.as_str()).collect();
    assert_eq!(methods, ["POST", "POST", "POST", "GET"]);
}

#[test]
fn pauses_and_time_outs_are_those_of_a_call() {
    let throttled = Step::error("RequestLimitExceeded");
    let list = json!({ "GroupInfos": [], "GroupNum": 0, "RequestId": "r" });
    let server = FakeServer::doing([throttled.clone(), throttled, Step::response(&list)]);
    let watch = Stopwatch::default();
    let response = patient(&server.url(), &watch).get_group_list().send();
    assert_eq!(
        (response.unwrap().attempts(), watch.poll_interval()),
        (3, vec![500, 1_000])
    );

    let silent = FakeServer::doing([Step::Stall("")]);
    let short = RequestConfig::new().attempt_timeout(Duration::from_millis(60));
    let hasty = client(&silent.url()).with_config(short);
    let error = hasty.get_group_list().send().unwrap_err();
    let ErrorKind::Timeout(timeout) = error.kind() else {
        panic!("{error:?}")
    };
    assert_eq!(timeout.kind(), TimeoutKind::Attempt);
}

/// A response of GetGroupList, out of so many groups.
fn page(ids: &[&str], total: u64) -> Value {
    let groups: Vec<Value> = ids.iter().map(|id| json!({ "GroupId": id })).collect();
    json!({ "GroupInfos": groups, "GroupNum": total, "RequestId": "r" })
}

fn failure(code: &str) -> Value {
    json!({ "Error": { "Code": code, "Message": "Told by the test." }, "RequestId": "e" })
}

fn ids(groups: Vec<GroupInfo>) -> String {
    let ids = groups.into_iter().filter_map(|group| group.group_id);
    ids.collect::<Vec<_>>().join(" ")
}

fn told<T>(found: Result<T, Error>, shown: impl FnOnce(T) -> String) -> String {
    found.map_or_else(|error| word(&error), shown)
}

/// Groups in pages of two, as pages, as items and as a whole, and how many calls that takes.
fn assert_read(responses: &[Value; 3], pages: &str, items: &str, (all, calls): (&str, usize)) {
    let server = || FakeServer::answering(responses.clone());
    let in_twos = |server: &FakeServer| client(&server.url()).get_group_list().limit(2).paginator();

    let asked = server();
    let mut read = in_twos(&asked);
    assert_eq!(asked.bodies().len(), 0, "nothing is sent unasked");
    let found: Vec<_> = read.by_ref().map(|page| told(page, ids)).collect();
    assert_eq!(
        (found.join(" | "), asked.bodies().len()),
        (pages.to_owned(), calls)
    );
    assert!(read.next().is_none(), "the end is the end");

    let asked = server();
    let found = in_twos(&asked).items();
    let found: Vec<_> = found
        .map(|item| told(item, |group| ids(vec![group])))
        .collect();
    assert_eq!(
        (found.join(" | "), asked.bodies().len()),
        (items.to_owned(), calls)
    );

    let asked = server();
    let found = told(in_twos(&asked).collect(), ids);
    assert_eq!((found, asked.bodies().len()), (all.to_owned(), calls));

    let asked = server();
    let found = told(in_twos(&asked).items().collect(), ids);
    assert_eq!((found, asked.bodies().len()), (all.to_owned(), calls));
}

#[test]
fn lists_are_iterators() {
    let whole = [page(&["a", "b"], 5), page(&["c", "d"], 5), page(&["e"], 5)];
    let items = "a | b | c | d | e";
    assert_read(&whole, "a b | c d | e", items, ("a b c d e", 3));
    let broken = failure("ResourceUnavailable.InArrears");
    let broken = [page(&["a", "b"], 3), broken, page(&["c"], 3)];
    let pages = "a b | ResourceUnavailable.InArrears";
    let items = "a | b | ResourceUnavailable.InArrears";
    let all = ("ResourceUnavailable.InArrears", 2);
    assert_read(&broken, pages, items, all);

    let started = |server: &FakeServer| {
        let mut read = client(&server.url()).get_group_list().limit(2).paginator();
        assert_eq!(read.by_ref().flatten().count(), 1);
        read
    };
    let server = FakeServer::answering(broken.clone());
    assert_eq!(told(started(&server).collect(), ids), "c");
    let server = FakeServer::answering(broken);
    let mut read = started(&server);
    read.resume();
    assert_eq!(
        read.next().map(|page| told(page, ids)).as_deref(),
        Some("c")
    );
}

#[test]
fn jobs_are_waited_for() {
    let status = |status: u64| json!({ "Status": status, "RequestId": "r1" });
    let gone = failure("FailedOperation.UpgradeJobIdNotExist");
    let table = [
        (
            vec![status(0), status(0), status(1)],
            60,
            "done",
            vec![2_000, 3_000],
        ),
        (vec![status(2)], 60, "failed", vec![]),
        (
            vec![status(0); 4],
            6,
            "timed out",
            vec![2_000, 3_000, 1_000],
        ),
        (
            vec![status(0), gone],
            60,
            "FailedOperation.UpgradeJobIdNotExist",
            vec![2_000],
        ),
    ];
    for (states, seconds, end, pauses) in table {
        let asked = vec![r#"{"JobId":"job-1"}"#; states.len()];
        let started = FakeServer::answering([json!({ "JobId": "job-1", "RequestId": "r0" })]);
        let (states, watch) = (FakeServer::answering(states), Stopwatch::default());
        let call = client(&started.url()).upgrade_group_face_model_version();
        let job = call.group_id("g").face_model_version("3.0").send().unwrap();
        let waiter = job.wait(&patient(&states.url(), &watch));
        let outcome = waiter.timeout(Duration::from_secs(seconds)).wait();
        let word = |outcome| match outcome {
            WaitOutcome::Done(_) => "done".to_owned(),
            WaitOutcome::Failed(_) => "failed".to_owned(),
            _ => "timed out".to_owned(),
        };
        assert_eq!(
            (told(outcome, word), watch.poll_interval()),
            (end.to_owned(), pauses)
        );
        assert_eq!(states.bodies(), asked);
    }
}

/// Another service.
mod weather {
    iai_macros::client! { spec: "ui/pass/own_spec" }
}

/// Builders can be named, for either mode, and a blocking client is a `Client<M>` for functions that take any.
fn forecast<M: Mode>(
    client: &weather::Client<M>,
) -> weather::actions::ForecastBuilder<tc3_runtime::Client<M>> {
    client.forecast()
}

#[test]
fn an_action_of_another_spec_goes_through_the_same_runtime() {
    let server = FakeServer::answering([json!({ "Text": "Sun", "RequestId": "r" })]);
    let weather = weather::blocking::Client::from(client(&server.url()).runtime().clone());
    let response = forecast(&weather).city("Turin").days(3).send().unwrap();
    assert_eq!(response.text.as_deref(), Some("Sun"));
    assert_eq!(server.actions(), ["Forecast"]);
    assert_eq!(server.bodies(), [r#"{"City":"Turin","Days":3}"#]);
    let asynchronous = weather::Client::from(harness::client(&server.url()).runtime().clone());
    drop(forecast(&asynchronous).city("Turin").send());
}
