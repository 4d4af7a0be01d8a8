//! Answers that no service should give. Each is a typed error at once.

use super::*;

/// What the server says.
enum Says {
    Http(u16, &'static str),
    LessThanAnnounced(&'static str),
    Raw(&'static str),
}

impl Says {
    fn bytes(&self) -> String {
        match self {
            Self::Http(status, body) => http(*status, body),
            Self::LessThanAnnounced(body) => http(200, body).replace("Length: ", "Length: 9"),
            Self::Raw(bytes) => (*bytes).to_owned(),
        }
    }
}

/// The kind of the error, its request id, whether the outcome is unknown, and its text.
struct Case {
    name: &'static str,
    answer: Says,
    kind: &'static str,
    request_id: Option<&'static str>,
    unknown: bool,
    text: &'static str,
}

const CASES: &[Case] = &[
    Case {
        name: "not JSON",
        answer: Says::Http(200, "hello"),
        kind: "Decode",
        request_id: None,
        unknown: true,
        text: "the answer is not JSON (HTTP status 200): hello",
    },
    Case {
        name: "a page of a proxy",
        answer: Says::Http(502, "<html>\n<h1>502 Bad Gateway</h1>\n</html>"),
        kind: "Status",
        request_id: None,
        unknown: true,
        text: "HTTP status 502 without an answer of the service: <html> <h1>502 Bad Gateway</h1> </html>",
    },
    Case {
        name: "a captive portal",
        answer: Says::Http(200, "<!DOCTYPE html><title>Log in</title>"),
        kind: "Decode",
        request_id: None,
        unknown: true,
        text: "the answer is an HTML page (HTTP status 200): <!DOCTYPE html><title>Log in</title>",
    },
    Case {
        name: "empty",
        answer: Says::Http(200, ""),
        kind: "Decode",
        request_id: None,
        unknown: true,
        text: "the answer is empty (HTTP status 200)",
    },
    Case {
        name: "JSON cut off",
        answer: Says::Http(200, r#"{"Response":{"RequestId":"r-2","FaceId":"34"#),
        kind: "Decode",
        request_id: Some("r-2"),
        unknown: true,
        text: "the answer ends in the middle (HTTP status 200): ",
    },
    Case {
        name: "less than announced",
        answer: Says::LessThanAnnounced(SUCCESS),
        kind: "Decode",
        request_id: Some("r-1"),
        unknown: true,
        text: "the answer ends in the middle (HTTP status 200): ",
    },
    Case {
        name: "an error in the head",
        answer: Says::Raw("HTTP/1.1 nonsense\r\n\r\n"),
        kind: "Transport",
        request_id: None,
        unknown: true,
        text: "the connection broke before an answer: ",
    },
    Case {
        name: "nothing at all",
        answer: Says::Raw(""),
        kind: "Transport",
        request_id: None,
        unknown: true,
        text: "the connection broke before an answer: ",
    },
    Case {
        name: "neither fields nor Error",
        answer: Says::Http(200, r#"{"Response":{"RequestId":"r-3"}}"#),
        kind: "Decode",
        request_id: Some("r-3"),
        unknown: true,
        text: "the answer has neither an error nor any documented field (HTTP status 200): ",
    },
    Case {
        name: "no RequestId",
        answer: Says::Http(200, r#"{"Response":{"FaceId":"345"}}"#),
        kind: "Decode",
        request_id: None,
        unknown: true,
        text: r#"the answer has no RequestId (HTTP status 200): {"Response":{"FaceId":"<redacted>"}}"#,
    },
    Case {
        name: "no envelope",
        answer: Says::Http(200, r#"{"code":4100,"message":"old gateway"}"#),
        kind: "Decode",
        request_id: None,
        unknown: true,
        text: "the answer is JSON without the object Response (HTTP status 200): ",
    },
    Case {
        name: "Error at 503 with the id in front",
        answer: Says::Http(
            503,
            r#"{"Response":{"RequestId":"r-4","Error":{"Code":"FailedOperation.ServerError","Message":"busy"}}}"#,
        ),
        kind: "Service",
        request_id: Some("r-4"),
        unknown: true,
        text: "FailedOperation.ServerError: busy; the outcome is unknown, it may have taken effect",
    },
    Case {
        name: "Error with the id behind",
        answer: Says::Http(
            200,
            r#"{"Response":{"Error":{"Code":"InvalidParameterValue.PersonIdAlreadyExist","Message":"taken"},"RequestId":"r-5"}}"#,
        ),
        kind: "Service",
        request_id: Some("r-5"),
        unknown: false,
        text: "InvalidParameterValue.PersonIdAlreadyExist: taken [request id r-5]",
    },
    Case {
        name: "Error without a code",
        answer: Says::Http(
            200,
            r#"{"Response":{"Error":{"Message":"odd"},"RequestId":"r-6"}}"#,
        ),
        kind: "Decode",
        request_id: Some("r-6"),
        unknown: true,
        text: "the answer has an Error without a Code (HTTP status 200): ",
    },
    Case {
        name: "wrong type",
        answer: Says::Http(
            200,
            r#"{"Response":{"FaceId":"3","FaceRect":{"X":"1"},"RequestId":"r-7"}}"#,
        ),
        kind: "Decode",
        request_id: Some("r-7"),
        unknown: true,
        text: "the answer does not fit: FaceRect.X: expected an integer, found a string (HTTP status 200): ",
    },
    Case {
        name: "nulls",
        answer: Says::Http(
            200,
            r#"{"Response":{"FaceId":null,"FaceRect":null,"RequestId":"r-8"}}"#,
        ),
        kind: "Decode",
        request_id: Some("r-8"),
        unknown: true,
        text: "the answer does not fit: FaceId: is missing (HTTP status 200): ",
    },
    Case {
        name: "a redirect",
        answer: Says::Raw(
            "HTTP/1.1 307 X\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
        ),
        kind: "Status",
        request_id: None,
        unknown: false,
        text: "HTTP status 307 (a redirect, which is refused) without an answer of the service",
    },
    Case {
        name: "an id in a header alone",
        answer: Says::Raw("HTTP/1.1 500 X\r\nX-TC-RequestId: r-9\r\nContent-Length: 0\r\n\r\n"),
        kind: "Status",
        request_id: Some("r-9"),
        unknown: true,
        text: "HTTP status 500 without an answer of the service; the outcome is unknown",
    },
    Case {
        name: "fields under a status that is not the service's",
        answer: Says::Http(500, SUCCESS),
        kind: "Status",
        request_id: Some("r-1"),
        unknown: true,
        text: "HTTP status 500 without an answer of the service: ",
    },
];

#[tokio::test]
async fn each_is_a_typed_error() {
    for case in CASES {
        let server = Server::start().await;
        let (result, _) = tokio::join!(
            client(&server).send(request()),
            server.answer(case.answer.bytes())
        );
        let error = result.expect_err(case.name);
        let kind = format!("{:?}", error.kind());
        assert!(kind.starts_with(case.kind), "{}: {kind}", case.name);
        assert_eq!(error.request_id(), case.request_id, "{}", case.name);
        assert_eq!(error.is_outcome_unknown(), case.unknown, "{}", case.name);
        assert_eq!(
            (error.action(), error.attempts()),
            (Some("CreatePerson"), 1),
            "{}",
            case.name
        );
        let text = error.to_string();
        assert!(
            text.starts_with(&format!("CreatePerson: {}", case.text)),
            "{}: {text}",
            case.name
        );
    }
}

#[tokio::test]
async fn an_answer_over_the_limit_is_not_read_on() {
    let long = format!(
        r#"{{"Response":{{"RequestId":"r-1","X":"{}"}}}}"#,
        "a b ".repeat(10_000)
    );
    let chunked = format!(
        "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{long}\r\n",
        long.len()
    );
    for answer in [http(200, &long), chunked] {
        let server = Server::start().await;
        let client = builder(&server).answer_limit(1000).build().unwrap();
        let (result, _) = tokio::join!(client.send(request()), server.answer(&answer));
        let error = result.unwrap_err();
        let text = "CreatePerson: the answer is longer than 1000 bytes (HTTP status 200): ";
        assert!(error.to_string().starts_with(text), "{error}");
        assert_eq!(error.request_id(), Some("r-1"));
    }
}

#[tokio::test]
async fn two_mebibytes_are_read_unless_another_limit_is_set() {
    let padded = |length: usize| {
        let (start, end) = SUCCESS.split_at(SUCCESS.len() - 1);
        let spaces = " ".repeat(length - SUCCESS.len());
        http(200, &format!("{start}{spaces}{end}"))
    };
    for (length, fits) in [(2_097_152, true), (2_097_153, false)] {
        let server = Server::start().await;
        let client = client(&server);
        let (result, _) = tokio::join!(client.send(request()), server.answer(padded(length)));
        assert_eq!(result.is_ok(), fits, "{length}");
    }
}

#[tokio::test]
async fn no_error_repeats_what_was_sent_in_secret() {
    let echo = |seen: &server::Seen| {
        let headers: String = seen
            .headers
            .iter()
            .map(|(k, v)| format!("{k}: {v}\n"))
            .collect();
        format!(
            "{}\n{headers}\n{}",
            seen.line,
            String::from_utf8_lossy(&seen.body)
        )
    };
    for status in [200, 400, 502] {
        let server = Server::start().await;
        let keys = Credentials::new("AKIDPLANTED", "KEYPLANTED")
            .unwrap()
            .with_token("TOKPLANTED");
        let client = builder(&server).credentials(keys.unwrap()).build().unwrap();
        let photo = crate::Image::from_bytes(
            [crate::image::samples::png(64, 64), (0..=255).collect()].concat(),
        );
        let request = Request {
            image: Some(photo),
            url: None,
            ..request()
        };
        let (result, ()) = tokio::join!(client.send(request), async {
            let (mut stream, seen) = server.receive().await;
            let answer = http(status, &echo(&seen));
            tokio::io::AsyncWriteExt::write_all(&mut stream, answer.as_bytes())
                .await
                .unwrap();
        });
        let error = result.unwrap_err();
        let shown = format!("{error} {error:?} {error:#?}");
        for planted in ["PLANTED", "iVBORw0KGgo", "evan", "Signature=ab"] {
            assert!(!shown.contains(planted), "{planted}: {shown}");
        }
    }
}
