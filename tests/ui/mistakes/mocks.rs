//! What somebody gives to a mock by guess.

use iai_client::actions::{CreateGroupRequest, CreateGroupResponse};
use iai_client::testing::MockService;

fn a_response_as_request(mock: &MockService) {
    mock.on::<CreateGroupResponse>();
}

fn a_status_as_fault(mock: &MockService) {
    mock.on::<CreateGroupRequest>().fails_with(502);
}

fn main() {}
