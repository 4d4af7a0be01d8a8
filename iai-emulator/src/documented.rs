//! What is documented of the service beside its tables: the error codes, and which actions it counts together.

use iai_client::action::Action;
use iai_client::actions::GetGroupListRequest;
use iai_client::service::ServiceInfo;

/// What all actions share; any of them tells it.
const SERVICE: &ServiceInfo = GetGroupListRequest::SERVICE;

/// Every documented error code.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    SERVICE.codes.rows().iter().map(|row| row.code)
}

pub(crate) fn is_code(code: &str) -> bool {
    SERVICE.codes.find(code).is_some()
}

/// The group in which the calls of an action are counted; an action without one counts by itself.
pub(crate) fn rate_group(action: &'static str) -> &'static str {
    SERVICE
        .rate_group(action)
        .map_or(action, |group| group.name)
}
