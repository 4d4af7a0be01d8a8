//! One HTTP request: to which side of the emulator it goes, and in which time.

use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use http::{Request, Response, StatusCode};
use hyper::body::Incoming as Body;
use tokio::task::{spawn_blocking, yield_now};
use tokio::time::{sleep, timeout};

use super::AppState;
use super::body::{self, Trouble};
use super::budget::HELD_UP;
use super::faulty_stream::FaultSwitch;
use super::outgoing::Outgoing;
use super::response::{self, Ended};
use super::seats::{OWN, Seat};
use crate::admin::{Admin, BODY_BYTES, problem};
use crate::faults::{FaultDecision, When};
use crate::protocol::{Incoming, POST_BYTES, Payload};

/// What a request needs to be answered.
pub(super) struct Call {
    pub(super) site: Arc<AppState>,
    pub(super) line: Arc<FaultSwitch>,
    pub(super) seat: Arc<Seat>,
    pub(super) local: IpAddr,
}

impl Call {
    pub(super) async fn response(
        self,
        request: Request<Body>,
    ) -> Result<Response<Outgoing>, Ended> {
        // Who sends many requests at once on one connection takes turns with the others.
        if self.line.was_used() {
            yield_now().await;
        }
        let (parts, body) = request.into_parts();
        if Admin::is_meant(parts.uri.path()) {
            return Ok(response::unsniffed(self.manage(parts, body).await));
        }
        if parts.uri.path() != "/" {
            let reason = "the only address of this API is /";
            return Ok(self.broken(StatusCode::NOT_FOUND, reason));
        }
        let payload = match self.read(body, POST_BYTES).await {
            Ok(payload) => payload,
            Err(broken) => return Ok(broken),
        };
        match self.seat.work(0) {
            Some(_work) => self.play(Incoming::new(parts, payload)).await,
            None => Ok(self.full()),
        }
    }

    /// A call of the API, with the delays that it meets.
    async fn play(&self, incoming: Incoming) -> Result<Response<Outgoing>, Ended> {
        let session = if incoming.is_large() {
            self.aside(move |site| site.front.open(incoming)).await?
        } else {
            self.site.front.open(incoming)
        };
        let decision = session.decision.clone();
        tokio::select! {
            () = self.hold_up(&decision, When::Before) => {}
            () = self.site.budget.pressed(HELD_UP), if session.has_large_body() => {
                let reason = "the call was held up, and others needed the memory of its body (--max-body-memory)";
                return Ok(self.broken(StatusCode::SERVICE_UNAVAILABLE, reason));
            }
        }
        let reply = if session.is_heavy {
            self.aside(move |site| site.front.run(session)).await?
        } else {
            self.site.front.run(session)
        };
        self.hold_up(&decision, When::After).await;
        response::reply(reply, &self.line)
    }

    /// Takes the time that faults ask for, as long as they are in play: who made all calls wait can take that back.
    async fn hold_up(&self, decision: &FaultDecision, when: When) {
        let delay = decision.delay_at(when);
        if delay.is_zero() {
            return;
        }
        let faults = &self.site.front.faults;
        tokio::select! {
            () = sleep(delay) => {}
            () = faults.released(decision.holders()) => {}
        }
    }

    /// Does something on another thread, so that other calls need not wait for it.
    async fn aside<T: Send + 'static>(
        &self,
        task: impl FnOnce(&AppState) -> T + Send + 'static,
    ) -> Result<T, Ended> {
        let site = Arc::clone(&self.site);
        spawn_blocking(move || task(&site)).await.map_err(|_| Ended)
    }

    /// A request to the routes of the emulator's own.
    async fn manage(&self, parts: Parts, body: Body) -> Response<Outgoing> {
        let admin = &self.site.admin;
        if let Err(said) = admin.admit(&parts.headers, self.local) {
            return response::said(said, self.now());
        }
        let bytes = match self.read(body, BODY_BYTES).await {
            Ok(Payload::Whole(bytes)) => bytes,
            Ok(Payload::TooLarge(_)) => {
                let said = problem(StatusCode::PAYLOAD_TOO_LARGE, "the body is over 64 KB");
                return response::said(said, self.now());
            }
            Err(broken) => return broken,
        };
        match self.seat.work(OWN) {
            Some(_work) => self.tell(parts, bytes).await,
            None => self.full(),
        }
    }

    async fn tell(&self, parts: Parts, body: Bytes) -> Response<Outgoing> {
        let (is_heavy, now) = (Admin::is_heavy(parts.uri.path()), self.now());
        let tell = move |site: &AppState| {
            let said = site.admin.response(&parts.method, parts.uri.path(), &body);
            response::said(said, now)
        };
        if !is_heavy {
            return tell(&self.site);
        }
        let told = self.aside(tell).await;
        told.unwrap_or_else(|Ended| {
            let reason = "the emulator has a mistake: it panicked";
            self.broken(StatusCode::INTERNAL_SERVER_ERROR, reason)
        })
    }

    /// What is said when as many calls are being worked on as may be.
    fn full(&self) -> Response<Outgoing> {
        let reason = "the emulator is at work on as many calls as it may be (--max-connections)";
        self.broken(StatusCode::SERVICE_UNAVAILABLE, reason)
    }

    async fn read(&self, body: Body, limit: usize) -> Result<Payload, Response<Outgoing>> {
        let reading = body::read(body, limit, &self.site.budget);
        let (status, reason) = match timeout(self.site.io_timeout, reading).await {
            Ok(Ok(payload)) => return Ok(payload),
            Ok(Err(Trouble::Broken)) => (
                StatusCode::BAD_REQUEST,
                "the body broke off or is far too large",
            ),
            Ok(Err(Trouble::NoRoom)) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "the bodies under way take all the memory that they may (--max-body-memory)",
            ),
            Ok(Err(Trouble::Slow)) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "the body came slowly, and others needed its memory (--max-body-memory)",
            ),
            Err(_) => (
                StatusCode::REQUEST_TIMEOUT,
                "the body did not arrive in time",
            ),
        };
        Err(self.broken(status, reason))
    }

    fn broken(&self, status: StatusCode, reason: &str) -> Response<Outgoing> {
        response::broken(status, reason, self.now())
    }

    fn now(&self) -> u64 {
        self.site.front.clock.now()
    }
}
