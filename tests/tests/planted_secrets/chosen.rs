//! Actions that are chosen at run time.

use super::plant::credentials;
use super::types::{Printed, both, person};
use iai_client::actions::GetPersonListRequest;
use iai_client::dynamic::{DynRequest, find};
use iai_client::{ACTIONS, Client, action::Action};
use serde::Serialize;
use serde_json::{from_value, json, to_value};

/// A request as one that was chosen at run time.
fn dynamic<A: Action + Serialize>(request: A) -> DynRequest {
    let action = find(ACTIONS, <A as Action>::NAME).unwrap();
    action.request(to_value(request).unwrap()).unwrap()
}

pub(super) fn chosen() -> Printed {
    let builder = Client::builder()
        .credentials(credentials())
        .endpoint("http://127.0.0.1:9");
    let client: Client = builder.build().unwrap();
    let list: GetPersonListRequest = from_value(json!({ "GroupId": "g" })).unwrap();
    let job = find(ACTIONS, "UpgradeGroupFaceModelVersion").unwrap();
    let started = json!({ "JobId": "j", "RequestId": "r" });
    let pages = dynamic(list).pages(client.runtime());
    let waiter = job.waiter(client.runtime(), &started);
    vec![
        ("DynAction", both(&job)),
        ("DynRequest", both(&dynamic(person()))),
        ("DynPages", both(&pages.unwrap())),
        ("DynWaiter", both(&waiter.unwrap())),
    ]
}
