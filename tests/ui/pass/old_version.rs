//! Version 2018-03-01 of the service, described by a consumer's own spec and sent through the client, which was made
//! for another version.
#![deny(warnings, missing_docs)]

#[path = "loopback/server.rs"]
mod loopback;

/// The older version.
pub mod v2018 {
    iai_macros::client! { spec: "old_version" }
}

use loopback::server;
use std::net::SocketAddr;
use v2018::actions::GetPersonListNumRequest;

/// A client of this version of the service, and one of the older version that shares all it has.
fn clients(address: SocketAddr) -> (iai_client::Client, v2018::Client) {
    let client = iai_client::Client::builder()
        .credentials(iai_client::Credentials::new("AKIDlocal", "local-key").unwrap())
        .endpoint(iai_client::Endpoint::custom(&format!("http://{address}")).unwrap())
        .build()
        .unwrap();
    let old = v2018::Client::from(client.runtime().clone());
    (client, old)
}

/// Both versions have an action of this name.
async fn an_action_of_the_same_name() {
    let (address, thread) = server(&[
        r#"{"Response":{"GroupInfos":[{"GroupId":"g","GroupName":"Old","Later":1}],"GroupNum":1,"RequestId":"r1"}}"#,
        r#"{"Response":{"GroupNum":2,"RequestId":"r2"}}"#,
    ]);
    let (new, old) = clients(address);
    let response = old.get_group_list().limit(7).send().await.unwrap();
    let groups = response.group_infos.as_deref().unwrap();
    assert_eq!(groups[0].group_name.as_deref(), Some("Old"));
    assert_eq!(
        (groups.len(), response.group_num, &*response.request_id),
        (1, Some(1), "r1")
    );
    let response = new.get_group_list().limit(7).send().await.unwrap();
    assert_eq!((response.group_num, &*response.request_id), (Some(2), "r2"));

    let seen = thread.join().unwrap();
    let versions: Vec<_> = seen
        .iter()
        .map(|seen| seen.header("X-TC-Version"))
        .collect();
    assert_eq!(versions, [Some("2018-03-01"), Some("2020-03-03")]);
    for seen in seen {
        assert_eq!(seen.header("X-TC-Action"), Some("GetGroupList"));
        assert_eq!(seen.body, r#"{"Limit":7}"#);
        let authorization = seen.header("Authorization").unwrap();
        assert!(
            authorization.contains("/iai/tc3_request"),
            "{authorization}"
        );
    }
}

async fn another_action() {
    let (address, thread) =
        server(&[r#"{"Response":{"PersonNum":3,"FaceNum":5,"RequestId":"r2"}}"#]);
    // The client of another version sends it as well: a request knows its own.
    let (new, _) = clients(address);
    let request = GetPersonListNumRequest::builder().group_id("g").build();
    let response = new.send(request).await.unwrap();
    assert_eq!((response.person_num, response.face_num), (Some(3), Some(5)));

    let seen = &thread.join().unwrap()[0];
    assert_eq!(seen.header("X-TC-Version"), Some("2018-03-01"));
    assert_eq!(seen.header("X-TC-Action"), Some("GetPersonListNum"));
    assert_eq!(seen.body, r#"{"GroupId":"g"}"#);
}

/// Paging comes with the spec, and so do its codes.
async fn pages_and_codes() {
    let (address, thread) = server(&[
        r#"{"Response":{"GroupInfos":[{"GroupId":"g"}],"RequestId":"r3"}}"#,
        r#"{"Response":{"Error":{"Code":"UnknownParameter","Message":"No."},"RequestId":"r4"}}"#,
    ]);
    let (_, old) = clients(address);
    let groups = old.get_group_list().paginator().collect().await.unwrap();
    assert_eq!(
        (groups.len(), groups[0].group_id.as_deref()),
        (1, Some("g"))
    );
    let error = old.get_group_list().send().await.unwrap_err();
    assert_eq!(error.code(), Some(v2018::ErrorCode::UnknownParameter));
    assert_eq!(
        (error.action(), error.request_id()),
        (Some("GetGroupList"), Some("r4"))
    );
    let bodies: Vec<_> = (thread.join().unwrap().into_iter())
        .map(|seen| seen.body)
        .collect();
    assert_eq!(bodies, [r#"{"Offset":0,"Limit":1000}"#, "{}"]);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    an_action_of_the_same_name().await;
    another_action().await;
    pages_and_codes().await;
}
