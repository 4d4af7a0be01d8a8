//! A fault as it is asked for.

use std::sync::Arc;
use std::time::Duration;

use super::effect::{FaultEffect, FaultStep, When};

/// Which of the matching calls a fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum Trigger {
    #[default]
    Every,
    /// With this probability.
    Chance(f64),
    /// Those beyond so many per second, for each rate group on its own.
    Rate(f64),
    /// Step by step through the script.
    Script,
}

/// A fault on demand: which calls it strikes, what it does to them, and on which side of the state's changes.
///
/// ```
/// use iai_emulator::{Emulator, Fault};
///
/// let emulator = Emulator::builder()
///     .credentials("AKIDtest", "key-for-tests")
///     // Every twentieth creation or so is carried out, and its response is lost.
///     .fault(Fault::reset().on("CreatePerson").after().probability(0.05))
///     // The same kind of thing, written as on the command line.
///     .fault("SearchFaces: script=[InternalError, ok, delay=200ms]".parse()?)
///     .start()?;
/// emulator.faults().add(Fault::error("RequestLimitExceeded").times(3))?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Without [`on`](Self::on) it strikes every action, without a probability every call, and without
/// [`after`](Self::after) it strikes *before*: nothing of the call is checked or carried out. Calls that no action
/// can be told from (another method or content type, an unknown action or version) meet no fault.
///
/// When several faults strike one call, their delays and skews add up, and the first one decides about the response.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a fault strikes only once an emulator has it"]
pub struct Fault {
    /// Every action when empty.
    pub(super) actions: Vec<String>,
    pub(super) steps: Vec<FaultStep>,
    pub(super) trigger: Trigger,
    pub(super) times: Option<u64>,
}

impl Fault {
    pub(super) fn of(step: FaultStep) -> Self {
        Self {
            actions: Vec::new(),
            steps: vec![step],
            trigger: Trigger::Every,
            times: None,
        }
    }

    fn with(outcome: FaultEffect) -> Self {
        Self::of(FaultStep {
            outcome,
            ..FaultStep::default()
        })
    }

    /// Nothing: a place in a [script](Self::script) where the call goes well.
    pub fn ok() -> Self {
        Self::with(FaultEffect::Pass)
    }

    /// The response is this error code, one of those that are documented for the service. A misspelt one is refused,
    /// with the code that may be meant; see [`unlisted_error`](Self::unlisted_error).
    pub fn error(code: impl Into<String>) -> Self {
        Self::with(FaultEffect::Error {
            code: code.into(),
            unlisted: false,
            message: None,
        })
    }

    /// The response is this error code, be it documented or not: the service can answer new codes at any time.
    pub fn unlisted_error(code: impl Into<String>) -> Self {
        Self::with(FaultEffect::Error {
            code: code.into(),
            unlisted: true,
            message: None,
        })
    }

    /// The connection is reset.
    pub fn reset() -> Self {
        Self::with(FaultEffect::Reset)
    }

    /// The connection ends in order, without a byte of a response.
    pub fn close() -> Self {
        Self::with(FaultEffect::Close)
    }

    /// The response breaks off: its head announces all of it, but only a half comes.
    pub fn half() -> Self {
        Self::with(FaultEffect::Half)
    }

    /// The response is not JSON, though it says so.
    pub fn garbage() -> Self {
        Self::with(FaultEffect::Garbage)
    }

    /// The response has HTTP status 200 and no body.
    pub fn empty() -> Self {
        Self::with(FaultEffect::Empty)
    }

    /// The response is an HTML page with this HTTP status (200 to 599), as a gateway in between would send it.
    pub fn status(status: u16) -> Self {
        Self::with(FaultEffect::Status(status))
    }

    /// The call takes this much longer (at most an hour): [before](Self::before) it is carried out, or
    /// [after](Self::after). It goes on at once when the fault is [taken out](crate::Faults::remove).
    pub fn delay(delay: Duration) -> Self {
        Self::ok().delayed(delay)
    }

    /// The emulator's clock is off by so many seconds during the call: a correct signature can be out of date, and
    /// the header `Date` tells the wrong time.
    ///
    /// A client that corrects its clock by that header recovers only if its next attempt meets the same wrong clock:
    /// `Fault::script([Fault::skew(400), Fault::skew(400)])`, or a skew without [`times`](Self::times).
    pub fn skew(seconds: i64) -> Self {
        Self::of(FaultStep {
            skew: seconds,
            ..FaultStep::default()
        })
    }

    /// Calls beyond so many per second are refused with `RequestLimitExceeded`, for each group of actions on its own: those
    /// that the service counts together, such as all searches. (It documents 50 calls per second for each group.) Calls of
    /// actions that the fault is not [for](Self::on) do not count, even when they are of the same group. A second's worth of
    /// calls can come at once.
    pub fn rate(per_second: f64) -> Self {
        Self {
            trigger: Trigger::Rate(per_second),
            ..Self::error("RequestLimitExceeded")
        }
    }

    /// One fault after the other, call by call; then calls go well again. [`times`](Self::times) repeats the
    /// whole. Of the faults only what they do counts, not on which calls.
    pub fn script(steps: impl IntoIterator<Item = Fault>) -> Self {
        Self {
            actions: Vec::new(),
            steps: steps.into_iter().flat_map(|fault| fault.steps).collect(),
            trigger: Trigger::Script,
            times: None,
        }
    }

    /// Strikes this action. Can be called several times.
    pub fn on(mut self, action: impl Into<String>) -> Self {
        self.actions.push(action.into());
        self
    }

    /// Strikes before the call is carried out, which it then is not, unless the fault only takes time. The default.
    pub fn before(self) -> Self {
        self.at(When::Before)
    }

    /// Strikes after the call was carried out: the state has changed, and the response is replaced or lost.
    pub fn after(self) -> Self {
        self.at(When::After)
    }

    fn at(mut self, when: When) -> Self {
        for step in &mut self.steps {
            step.when = when;
        }
        self
    }

    /// Strikes with this probability, between 0 and 1. The emulator's seed decides which calls.
    pub fn probability(mut self, probability: f64) -> Self {
        self.trigger = Trigger::Chance(probability);
        self
    }

    /// Strikes this often and no more, calls of all its actions counted together; a [script](Self::script) is played this
    /// often.
    pub fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }

    /// The message that comes with an error code, of 1,000 characters at most.
    pub fn message(mut self, text: impl Into<String>) -> Self {
        let text: Arc<str> = text.into().into();
        for step in &mut self.steps {
            if let FaultEffect::Error { message, .. } = &mut step.outcome {
                *message = Some(Arc::clone(&text));
            }
        }
        self
    }

    /// Takes this much longer as well.
    pub fn delayed(mut self, delay: Duration) -> Self {
        for step in &mut self.steps {
            step.delay = delay;
        }
        self
    }

    /// Number of its steps.
    pub(super) fn length(&self) -> usize {
        self.steps.len()
    }

    pub(super) fn strikes(&self, action: &str) -> bool {
        self.actions.is_empty() || self.actions.iter().any(|name| name == action)
    }
}
