//! Version 2018-03-01 of the service, described by a consumer's own spec and sent through the client, which was made
//! for another version.
#![deny(warnings, missing_docs)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread::{self, JoinHandle};

/// The older version.
pub mod v2018 {
    iai_client::generate! { spec: "old_version", methods: Version2018 }
}

use v2018::Version2018;
use v2018::actions::GetPersonListNumRequest;

/// What arrived: the lines of the head, and the body.
type Seen = (Vec<String>, String);

/// Takes one request and answers it.
fn server(answer: &'static str) -> (SocketAddr, JoinHandle<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let thread = thread::spawn(move || {
        let mut stream = BufReader::new(listener.accept().unwrap().0);
        let mut head = Vec::new();
        loop {
            let mut line = String::new();
            stream.read_line(&mut line).unwrap();
            match line.trim_end() {
                "" => break,
                line => head.push(line.to_owned()),
            }
        }
        let length = header(&head, "content-length").unwrap().parse().unwrap();
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        let length = answer.len();
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{answer}"
        );
        stream.get_mut().write_all(answer.as_bytes()).unwrap();
        (head, String::from_utf8(body).unwrap())
    });
    (address, thread)
}

fn header<'a>(head: &'a [String], name: &str) -> Option<&'a str> {
    let mut pairs = head.iter().filter_map(|line| line.split_once(": "));
    pairs
        .find(|(known, _)| known.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

fn client(address: SocketAddr) -> iai_client::Client {
    iai_client::Client::builder()
        .credentials(iai_client::Credentials::new("AKIDlocal", "local-key").unwrap())
        .endpoint(iai_client::Endpoint::custom(&format!("http://{address}")).unwrap())
        .build()
        .unwrap()
}

/// The client has an action of this name itself, and a method of its own comes before one of a trait. So the trait is
/// named.
async fn an_action_of_the_same_name() {
    let (address, thread) = server(
        r#"{"Response":{"GroupInfos":[{"GroupId":"g","GroupName":"Old","Later":1}],"GroupNum":1,"RequestId":"r1"}}"#,
    );
    let answer = Version2018::get_group_list(&client(address))
        .limit(7)
        .send()
        .await
        .unwrap();
    let groups = answer.group_infos.as_deref().unwrap();
    assert_eq!(groups[0].group_name.as_deref(), Some("Old"));
    assert_eq!(
        (groups.len(), answer.group_num, &*answer.request_id),
        (1, Some(1), "r1")
    );

    let (head, body) = thread.join().unwrap();
    assert_eq!(header(&head, "X-TC-Version"), Some("2018-03-01"));
    assert_eq!(header(&head, "X-TC-Action"), Some("GetGroupList"));
    assert_eq!(body, r#"{"Limit":7}"#);
    let authorization = header(&head, "Authorization").unwrap();
    assert!(
        authorization.contains("/iai/tc3_request"),
        "{authorization}"
    );
}

async fn another_action() {
    let (address, thread) = server(r#"{"Response":{"PersonNum":3,"FaceNum":5,"RequestId":"r2"}}"#);
    let request = GetPersonListNumRequest::builder().group_id("g").build();
    let answer = client(address).send(request).await.unwrap();
    assert_eq!((answer.person_num, answer.face_num), (Some(3), Some(5)));

    let (head, body) = thread.join().unwrap();
    assert_eq!(header(&head, "X-TC-Version"), Some("2018-03-01"));
    assert_eq!(header(&head, "X-TC-Action"), Some("GetPersonListNum"));
    assert_eq!(body, r#"{"GroupId":"g"}"#);
}

/// Paging comes with the spec, and so do its codes.
async fn pages_and_codes() {
    let (address, thread) =
        server(r#"{"Response":{"GroupInfos":[{"GroupId":"g"}],"RequestId":"r3"}}"#);
    let pages = Version2018::get_group_list(&client(address)).pages();
    let groups = pages.collect().await.unwrap();
    assert_eq!(
        (groups.len(), groups[0].group_id.as_deref()),
        (1, Some("g"))
    );
    assert_eq!(thread.join().unwrap().1, r#"{"Offset":0,"Limit":1000}"#);

    let (address, thread) = server(
        r#"{"Response":{"Error":{"Code":"UnknownParameter","Message":"No."},"RequestId":"r4"}}"#,
    );
    let error = Version2018::get_group_list(&client(address))
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code_as(), Some(v2018::ErrorCode::UnknownParameter));
    assert_eq!(
        (error.action(), error.request_id()),
        (Some("GetGroupList"), Some("r4"))
    );
    assert_eq!(thread.join().unwrap().1, "{}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    an_action_of_the_same_name().await;
    another_action().await;
    pages_and_codes().await;
}
