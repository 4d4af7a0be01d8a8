//! Rules: which requests, and what comes back.

use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use super::check::Depth;
use super::entry::{Entry, Predicate};
use super::fault::IntoFault;
use super::step::{Reaction, decode};
use super::switchboard::Switchboard;
use crate::action::Action;
use crate::response::Response;

/// A rule that has no step yet. Made by [`MockService::on`](super::MockService::on).
#[must_use = "a rule takes effect with its first step: `responds` or `fails_with`"]
pub struct RuleBuilder<A> {
    switchboard: Arc<Switchboard>,
    place: &'static Location<'static>,
    predicate: Option<Predicate>,
    action: PhantomData<fn(A)>,
}

impl<A: Action + 'static> RuleBuilder<A> {
    pub(super) fn new(switchboard: Arc<Switchboard>, place: &'static Location<'static>) -> Self {
        Self {
            switchboard,
            place,
            predicate: None,
            action: PhantomData,
        }
    }

    /// Only requests for which `predicate` is true. Given twice, both must be.
    pub fn matching(mut self, predicate: impl Fn(&A) -> bool + Send + Sync + 'static) -> Self {
        let before = self.predicate.take();
        self.predicate = Some(Box::new(move |parameters| {
            let also = before.as_ref().is_none_or(|before| before(parameters));
            also && decode::<A>(parameters).is_some_and(|request| predicate(&request))
        }));
        self
    }

    /// Responds with this response. A RequestId that is empty is filled in.
    pub fn responds(self, response: impl Into<Response<A::Output>>) -> Rule<A> {
        self.first(Reaction::value(&response.into()))
    }

    /// Responds with what `fill` makes of an empty response.
    pub fn responds_with(
        self,
        fill: impl Fn(&A, &mut A::Output) + Send + Sync + 'static,
    ) -> Rule<A> {
        self.first(Reaction::filled(fill))
    }

    /// Responds with this JSON object in the API's own names: an example of the vendor's page, or what stands inside of
    /// its `Response`. One with an `Error` inside is that error.
    ///
    /// It is compared with the type of the response here and now: a field of a wrong type, one that the type does not
    /// have, an outcome that no documented fields make, and a code that the spec does not list are mistakes. Calls that
    /// come to this rule then end with an error that names the field and the place of the rule, and
    /// [`verify`](super::MockService::verify) tells the same.
    pub fn responds_json(self, json: &str) -> Rule<A> {
        self.first(Reaction::json::<A>(json, Depth::Whole))
    }

    /// Like [`responds_json`](Self::responds_json), for what the spec does not know or what the service should not do:
    /// newer fields, missing ones, unlisted codes. Only types of fields are compared.
    pub fn responds_json_lenient(self, json: &str) -> Rule<A> {
        self.first(Reaction::json::<A>(json, Depth::Types))
    }

    /// Fails with an error code of the service or another [`Fault`](super::Fault). A code that the spec does not list is a mistake of
    /// the test, as for [`responds_json`](Self::responds_json), unless it is a [`Fault::unlisted`](super::Fault::unlisted).
    pub fn fails_with(self, fault: impl IntoFault) -> Rule<A> {
        self.first(Reaction::fault::<A>(fault.into_fault()))
    }

    fn first(self, reaction: Reaction) -> Rule<A> {
        let action = <A as Action>::NAME;
        let entry = Arc::new(Entry::new(action, self.place, self.predicate, reaction));
        self.switchboard.add(Arc::clone(&entry));
        Rule {
            entry,
            switchboard: self.switchboard,
            action: PhantomData,
        }
    }
}

/// A rule in effect. Keep it to ask later how often it was used; dropping it changes nothing.
///
/// Steps are taken in order, each as often as [`times`](Self::times) says. Without `times` the last step is taken for
/// ever, and each other step once. A rule is used up when all of its steps are: one whose last step has no `times` never
/// is. A rule that is used up takes no more requests, and the next rule that fits does.
pub struct Rule<A> {
    entry: Arc<Entry>,
    switchboard: Arc<Switchboard>,
    action: PhantomData<fn(A)>,
}

impl<A: Action + 'static> Rule<A> {
    /// How often the step that was added last is taken: `fails_with("A").times(2)` fails twice. 0 leaves the step out.
    pub fn times(self, times: u32) -> Self {
        self.entry.set_times(times);
        self
    }

    /// Then responds with this response.
    pub fn then_responds(self, response: impl Into<Response<A::Output>>) -> Self {
        self.then(Reaction::value(&response.into()))
    }

    /// Then responds with what `fill` makes of an empty response.
    pub fn then_responds_with(
        self,
        fill: impl Fn(&A, &mut A::Output) + Send + Sync + 'static,
    ) -> Self {
        self.then(Reaction::filled(fill))
    }

    /// Then responds with this JSON object, as [`responds_json`](RuleBuilder::responds_json) does.
    pub fn then_responds_json(self, json: &str) -> Self {
        self.then(Reaction::json::<A>(json, Depth::Whole))
    }

    /// Then responds with this JSON object, as [`responds_json_lenient`](RuleBuilder::responds_json_lenient) does.
    pub fn then_responds_json_lenient(self, json: &str) -> Self {
        self.then(Reaction::json::<A>(json, Depth::Types))
    }

    /// Then fails, as [`fails_with`](RuleBuilder::fails_with) does.
    pub fn then_fails_with(self, fault: impl IntoFault) -> Self {
        self.then(Reaction::fault::<A>(fault.into_fault()))
    }

    /// How many requests it took so far, each attempt of a call counted.
    #[must_use]
    pub fn calls(&self) -> u32 {
        self.entry.calls()
    }

    /// The requests that it took, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<A> {
        self.switchboard.requests_of(&self.entry)
    }

    fn then(self, reaction: Reaction) -> Self {
        self.entry.push(reaction);
        self
    }
}

impl<A> fmt::Debug for RuleBuilder<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RuleBuilder({})", self.place)
    }
}

impl<A> fmt::Debug for Rule<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rule")
            .field("entry", &format_args!("{}", self.entry))
            .field("calls", &self.entry.calls())
            .finish()
    }
}
