//! Connects each request with the rule that takes it.

use std::sync::{Arc, Mutex};

use super::call::{Delivery, RecordedCall};
use super::entry::Entry;
use super::nearest;
use super::reply::Reply;
use super::step::Reaction;
use super::verify::VerifyError;
use crate::action::Action;
use crate::error::{ConfigurationError, ErrorKind};
use crate::sync::lock;

/// Rules and what came in, shared by a mock, its rules and its clients.
#[derive(Default)]
pub(super) struct Switchboard {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    rules: Vec<Arc<Entry>>,
    calls: Vec<RecordedCall>,
}

impl Switchboard {
    pub(super) fn add(&self, rule: Arc<Entry>) {
        lock(&self.state).rules.push(rule);
    }

    pub(super) fn calls(&self) -> Vec<RecordedCall> {
        lock(&self.state).calls.clone()
    }

    /// Records a request and gives the reply of the rule that takes it.
    pub(super) fn take(&self, delivery: Delivery) -> Result<Reply, ErrorKind> {
        // A rule's own code runs without the lock, since it may ask the mock about earlier calls.
        let rules = lock(&self.state).rules.clone();
        let (action, parameters) = (delivery.action, delivery.parameters.clone());
        let found = find(&rules, action, &parameters);
        let number = self.record(delivery, found.as_ref().map(|(rule, _)| *rule));
        let problem = match found {
            None => nearest::message(&rules, action, &parameters),
            Some((rule, reaction)) => {
                let reply = reaction.reply(&parameters, &format!("mock-{number}"));
                match reply {
                    Ok(reply) => return Ok(reply),
                    Err(problem) => nearest::broken(&rules, rule, &problem),
                }
            }
        };
        let problem = ConfigurationError::Mock(problem);
        Err(ErrorKind::Configuration(problem))
    }

    /// The number of the request, from 1.
    fn record(&self, delivery: Delivery, rule: Option<usize>) -> usize {
        let mut state = lock(&self.state);
        state.calls.push(RecordedCall::new(delivery, rule));
        state.calls.len()
    }

    pub(super) fn requests_of<A: Action>(&self, rule: &Arc<Entry>) -> Vec<A> {
        let state = lock(&self.state);
        let index = state.rules.iter().position(|each| Arc::ptr_eq(each, rule));
        let calls = state.calls.iter().filter(|call| call.rule == index);
        calls.filter_map(RecordedCall::request).collect()
    }

    pub(super) fn verify(&self) -> Result<(), VerifyError> {
        let state = lock(&self.state);
        VerifyError::of(&state.rules, &state.calls).map_or(Ok(()), Err)
    }
}

/// The first rule that takes the request and has a step left.
fn find(rules: &[Arc<Entry>], action: &str, parameters: &[u8]) -> Option<(usize, Arc<Reaction>)> {
    let mut fitting = rules
        .iter()
        .enumerate()
        .filter(|(_, rule)| rule.takes(action, parameters));
    fitting.find_map(|(index, rule)| Some((index, rule.step()?)))
}
