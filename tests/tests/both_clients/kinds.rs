//! The two kinds of client, as a scenario sees them.

use iai_client::{
    Action, Answer, Async, Awaited, Client, Endpoint, Error, ErrorKind, Items, Mode, Paged, Pages,
    Response, RetryConfig, ServiceClient, WaitOutcome, Waiter,
};
use iai_tests::lab;
use iai_tests::stopwatch::Stopwatch;
use tc3_runtime::{Blocking, ClientBuilder};
use tokio::runtime::Runtime;

/// How a job ended.
pub(crate) type Waited<W> = Result<WaitOutcome<<<W as Awaited>::Poll as Action>::Response>, Error>;

/// Settings of a client of that kind.
pub(crate) type Settings<K> = ClientBuilder<Client<<K as Kind>::Mode>>;

/// A kind of client, and how its calls are waited for.
pub(crate) trait Kind {
    type Mode: Mode;
    fn build(&self, settings: Settings<Self>) -> Client<Self::Mode>
    where
        Self: Sized,
    {
        settings.build().unwrap()
    }
    fn done<R: Response>(&self, sent: <Self::Mode as Mode>::Sent<R>) -> Result<Answer<R>, Error>;
    fn page<A: Paged>(
        &self,
        pages: &mut Pages<A, Self::Mode>,
    ) -> Option<Result<Vec<A::Item>, Error>>;
    fn item<A: Paged>(&self, items: &mut Items<A, Self::Mode>) -> Option<Result<A::Item, Error>>;
    fn collected<A: Paged>(&self, pages: Pages<A, Self::Mode>) -> Result<Vec<A::Item>, Error>;
    fn waited<W: Awaited>(&self, waiter: Waiter<W, Self::Mode>) -> Waited<W>;
}

/// Calls are futures, run by one runtime.
pub(crate) struct Tasks(Runtime);

impl Tasks {
    pub(crate) fn new() -> Self {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        Self(builder.enable_all().build().unwrap())
    }
}

/// Calls block.
pub(crate) struct Threads;

impl Kind for Tasks {
    type Mode = Async;

    fn done<R: Response>(&self, sent: iai_client::SendFuture<R>) -> Result<Answer<R>, Error> {
        self.0.block_on(sent)
    }

    fn page<A: Paged>(&self, pages: &mut Pages<A>) -> Option<Result<Vec<A::Item>, Error>> {
        self.0.block_on(pages.next())
    }

    fn item<A: Paged>(&self, items: &mut Items<A>) -> Option<Result<A::Item, Error>> {
        self.0.block_on(items.next())
    }

    fn collected<A: Paged>(&self, pages: Pages<A>) -> Result<Vec<A::Item>, Error> {
        self.0.block_on(pages.collect())
    }

    fn waited<W: Awaited>(&self, waiter: Waiter<W>) -> Waited<W> {
        self.0.block_on(waiter.run())
    }
}

impl Kind for Threads {
    type Mode = Blocking;

    fn done<R: Response>(&self, sent: Result<Answer<R>, Error>) -> Result<Answer<R>, Error> {
        sent
    }

    fn page<A: Paged>(
        &self,
        pages: &mut Pages<A, Blocking>,
    ) -> Option<Result<Vec<A::Item>, Error>> {
        pages.next()
    }

    fn item<A: Paged>(&self, items: &mut Items<A, Blocking>) -> Option<Result<A::Item, Error>> {
        items.next()
    }

    fn collected<A: Paged>(&self, pages: Pages<A, Blocking>) -> Result<Vec<A::Item>, Error> {
        pages.collect()
    }

    fn waited<W: Awaited>(&self, waiter: Waiter<W, Blocking>) -> Waited<W> {
        waiter.run()
    }
}

/// Settings for whatever listens at `url`. Calls are sent once.
pub(crate) fn settings<C: ServiceClient>(url: &str) -> ClientBuilder<C> {
    ClientBuilder::new()
        .credentials(lab::credentials())
        .endpoint(Endpoint::custom(url).unwrap())
        .retry(RetryConfig::off())
}

/// Settings of a client that draws the longest pauses and takes no time for them.
pub(crate) fn patient<C: ServiceClient>(url: &str, watch: &Stopwatch) -> ClientBuilder<C> {
    settings(url)
        .timer(watch.clone())
        .random_source(|| 1.0)
        .retry(RetryConfig::new())
}

/// Attempts, pauses, and the end in a word.
pub(crate) fn course<R>(result: &Result<Answer<R>, Error>, watch: &Stopwatch) -> String {
    let (attempts, end) = match result {
        Ok(answer) if answer.is_recovered() => (answer.attempts(), "recovered".to_owned()),
        Ok(answer) => (answer.attempts(), "done".to_owned()),
        Err(error) => (error.attempts(), word(error)),
    };
    format!("{attempts} {} {end}", pauses(watch))
}

pub(crate) fn pauses(watch: &Stopwatch) -> String {
    let pauses: Vec<_> = watch.pauses().iter().map(ToString::to_string).collect();
    format!("[{}]", pauses.join(" + "))
}

pub(crate) fn word(error: &Error) -> String {
    let kind = match error.kind() {
        ErrorKind::Service(service) => service.code().to_owned(),
        ErrorKind::Transport(transport) => format!("{:?}", transport.phase()),
        ErrorKind::Timeout(timeout) => format!("{:?} time-out", timeout.which()),
        other => format!("{other:?}"),
    };
    match error.is_outcome_unknown() {
        true => format!("{kind}, unknown"),
        false => kind,
    }
}

/// Ids of things that an emulator holds.
pub(crate) fn ids(things: &serde_json::Value, name: &str) -> String {
    let things = things.as_array().unwrap();
    let ids: Vec<_> = things
        .iter()
        .filter_map(|thing| thing[name].as_str())
        .collect();
    match ids.is_empty() {
        true => "none".to_owned(),
        false => ids.join(" "),
    }
}
