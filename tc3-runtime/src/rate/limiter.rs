//! Which queue an action waits in.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::config::{RateLimit, Scope};
use super::queue::Queue;
use crate::error::{ConfigurationError, RateLimitError};
use crate::service::ServiceInfo;
use crate::sync::lock;
use crate::time::AsyncSleep;

/// The queues of a client, one for each group of actions. Each is made when it is first needed, since specs of the
/// user's own have groups, too.
#[derive(Debug)]
pub(crate) struct Limiter {
    limit: RateLimit,
    queues: Mutex<Vec<(Key, Arc<Queue>)>>,
}

/// A service and a group of its actions. Both are empty for a limit of the whole client.
type Key = (&'static str, &'static str);

impl Limiter {
    pub(crate) fn new(limit: RateLimit) -> Result<Self, ConfigurationError> {
        Ok(Self {
            limit: limit.check()?,
            queues: Mutex::default(),
        })
    }

    pub(crate) fn limit(&self) -> RateLimit {
        self.limit
    }

    /// Waits for the turn of an attempt, or refuses at once if it would come in `left` or later.
    pub(crate) async fn turn(
        &self,
        service: &ServiceInfo,
        action: &str,
        sleep_impl: &dyn AsyncSleep,
        left: Duration,
    ) -> Result<(), RateLimitError> {
        let Some((key, per_second)) = self.rate(service, action) else {
            return Ok(());
        };
        let queue = self.queue(key, per_second);
        let turn = queue.turn(sleep_impl, left).await;
        turn.map_err(|wait| RateLimitError {
            wait,
            left,
            per_second,
            group: key.1,
        })
    }

    fn rate(&self, service: &ServiceInfo, action: &str) -> Option<(Key, u32)> {
        let group = service.rate_group(action);
        let key = (service.name, group.map_or("", |group| group.name));
        match self.limit.scope {
            Scope::Documented => group.map(|group| (key, group.per_second)),
            Scope::Group(per_second) => Some((key, per_second)),
            Scope::Client(per_second) => Some((("", ""), per_second)),
        }
    }

    fn queue(&self, key: Key, per_second: u32) -> Arc<Queue> {
        let mut queues = lock(&self.queues);
        if let Some((_, queue)) = queues.iter().find(|(known, _)| *known == key) {
            return Arc::clone(queue);
        }
        let queue = Arc::new(Queue::new(per_second, self.limit.burst));
        queues.push((key, Arc::clone(&queue)));
        queue
    }
}
