//! What all clones of a client share.

use std::sync::Arc;

use super::clocks::Clocks;
use super::headers::FixedHeaders;
use super::options::FixedSettings;
use crate::credentials::CredentialsCache;
use crate::endpoint::Targets;
use crate::intercept::Intercept;
use crate::random::RandomSource;
use crate::rate::Limiter;
use crate::retry::Budget;
use crate::transport::Connector;

/// What all clones of a client share.
pub(crate) struct Shared {
    pub(crate) connector: Box<dyn Connector>,
    pub(crate) credentials_cache: CredentialsCache,
    pub(crate) targets: Targets,
    pub(crate) clocks: Arc<Clocks>,
    pub(crate) random: Arc<dyn RandomSource>,
    pub(crate) budget: Budget,
    pub(crate) headers: FixedHeaders,
    pub(crate) fixed: FixedSettings,
    pub(crate) max_response_bytes: usize,
    pub(crate) limiter: Option<Limiter>,
    pub(crate) interceptors: Arc<[Box<dyn Intercept>]>,
}
