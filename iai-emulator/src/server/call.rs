//! One HTTP request: to which side of the emulator it goes, and in which time.

use std::net::IpAddr;
use std::sync::Arc;

use http::request::Parts;
use http::{Request, Response, StatusCode};
use hyper::body::Incoming as Body;
use tokio::task::spawn_blocking;
use tokio::time::{sleep, timeout};

use super::Site;
use super::answer::{self, Ended};
use super::body::{self, Outgoing};
use super::wire::Line;
use crate::admin::{Admin, BODY_BYTES, problem};
use crate::faults::When;
use crate::protocol::{Incoming, POST_BYTES, Payload};

/// What a request needs to be answered.
pub(super) struct Call {
    pub(super) site: Arc<Site>,
    pub(super) line: Arc<Line>,
    pub(super) local: IpAddr,
}

impl Call {
    pub(super) async fn answer(self, request: Request<Body>) -> Result<Response<Outgoing>, Ended> {
        let (parts, body) = request.into_parts();
        if Admin::is_meant(parts.uri.path()) {
            return Ok(self.manage(&parts, body).await);
        }
        if parts.uri.path() != "/" {
            let reason = "the only address of this API is /";
            return Ok(self.broken(StatusCode::NOT_FOUND, reason));
        }
        match self.read(body, POST_BYTES).await {
            Ok(payload) => self.play(Incoming::new(parts, payload)).await,
            Err(broken) => Ok(broken),
        }
    }

    /// A call of the API, with the delays that it meets.
    async fn play(&self, incoming: Incoming) -> Result<Response<Outgoing>, Ended> {
        let session = self.site.front.open(incoming);
        let before = session.verdict.delay_at(When::Before);
        let after = session.verdict.delay_at(When::After);
        if !before.is_zero() {
            sleep(before).await;
        }
        let reply = if session.is_heavy {
            let site = Arc::clone(&self.site);
            let running = spawn_blocking(move || site.front.run(session));
            running.await.map_err(|_| Ended)?
        } else {
            self.site.front.run(session)
        };
        if !after.is_zero() {
            sleep(after).await;
        }
        answer::reply(reply, &self.line)
    }

    /// A request to the routes of the emulator's own.
    async fn manage(&self, parts: &Parts, body: Body) -> Response<Outgoing> {
        let admin = &self.site.admin;
        if let Err(said) = admin.admit(&parts.headers, self.local) {
            return answer::said(said, self.now());
        }
        match self.read(body, BODY_BYTES).await {
            Ok(Payload::Whole(bytes)) => {
                let said = admin.answer(&parts.method, parts.uri.path(), &bytes);
                answer::said(said, self.now())
            }
            Ok(Payload::TooLarge(_)) => {
                let said = problem(StatusCode::PAYLOAD_TOO_LARGE, "the body is over 64 KB");
                answer::said(said, self.now())
            }
            Err(broken) => broken,
        }
    }

    async fn read(&self, body: Body, limit: usize) -> Result<Payload, Response<Outgoing>> {
        match timeout(self.site.patience, body::read(body, limit)).await {
            Ok(Some(payload)) => Ok(payload),
            Ok(None) => Err(self.broken(
                StatusCode::BAD_REQUEST,
                "the body broke off or is far too large",
            )),
            Err(_) => Err(self.broken(
                StatusCode::REQUEST_TIMEOUT,
                "the body did not arrive in time",
            )),
        }
    }

    fn broken(&self, status: StatusCode, reason: &str) -> Response<Outgoing> {
        answer::broken(status, reason, self.now())
    }

    fn now(&self) -> u64 {
        self.site.front.clock.now()
    }
}
