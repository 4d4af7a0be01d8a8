use super::*;
use crate::retry::{RetryAction, decide};
use crate::service::Effect;
use crate::wire::test_types::CODES;

fn of_code(effect: Effect, code: &str) -> Error {
    let service = ServiceError {
        code: code.into(),
        message: "told so".into(),
        status: 200,
    };
    let (kind, class) = (ErrorKind::Service(service), CODES.classify(code));
    let outcome_unknown = decide(&kind, class, effect) == RetryAction::Probe;
    Failure {
        request_id: Some("r-1".into()),
        code: CODES.find(code),
        class,
        attempts: 1,
        outcome_unknown,
        ..Failure::before_sending(kind, Some("CreatePerson"))
    }
    .into()
}

#[test]
fn an_error_response_explains_itself() {
    let error = of_code(Effect::Create, "InvalidParameterValue.PersonIdAlreadyExist");
    assert_eq!(
        error.to_string(),
        "CreatePerson: InvalidParameterValue.PersonIdAlreadyExist: told so [request id r-1]"
    );
    assert_eq!(error.remedy(), "Choose another PersonId.");
    assert_eq!(error.retry_class(), RetryClass::Never);
    assert!(error.is_service() && !error.is_auth() && !error.is_throttled());
}

#[test]
fn a_message_that_ends_with_a_dot_loses_it_where_the_sentence_goes_on() {
    let told = |effect, attempts| {
        let mut failure = Failure::before_sending(
            ErrorKind::Service(ServiceError {
                code: "InternalError".into(),
                message: "As asked.".into(),
                status: 200,
            }),
            Some("CreatePerson"),
        );
        failure.attempts = attempts;
        failure.outcome_unknown = effect == Effect::Create;
        Error::from(failure).to_string()
    };
    let text = "CreatePerson: InternalError: As asked";
    let table = [
        (Effect::Read, 1, "."),
        (Effect::Read, 2, "; given up after 2 attempts"),
        (
            Effect::Create,
            1,
            "; the outcome is unknown, it may have taken effect",
        ),
    ];
    for (effect, attempts, end) in table {
        assert_eq!(told(effect, attempts), format!("{text}{end}"));
    }
}

/// What `main` prints, after its own `Error: `.
#[test]
fn debug_is_the_text_the_causes_and_the_remedy() {
    let refused = of_code(Effect::Read, "AuthFailure.SignatureFailure");
    assert_eq!(
        format!("{refused:?}"),
        "CreatePerson: AuthFailure.SignatureFailure: told so [request id r-1]\n  \
         remedy: Compare the SecretKey with the console."
    );
    let inner = std::io::Error::other("the disk is full");
    let cause = std::io::Error::other(Outer("no audit could be written", inner));
    let audit = ErrorKind::Interceptor(InterceptorError {
        interceptor: "audit",
        source: cause.into(),
    });
    assert_eq!(
        format!("{:?}", Error::before_sending(audit, "CreatePerson")),
        "CreatePerson: not sent: the interceptor audit refused it: no audit could be written\n  \
         cause: the disk is full\n  \
         remedy: Do what the interceptor asks for; it was added with ClientBuilder::interceptor."
    );
}

/// An error with this text and cause.
#[derive(Debug)]
struct Outer(&'static str, std::io::Error);

impl fmt::Display for Outer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for Outer {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.1)
    }
}

/// The error of the attempt before is a cause; what the HTTP library wraps around its cause is not told.
#[test]
fn debug_of_a_timeout_tells_the_attempt_before_in_one_line() {
    let reset = std::io::Error::other("connection reset");
    let broken = TransportError::new(
        TransportPhase::Exchange,
        std::io::Error::other(Outer("error sending request", reset)),
    );
    let timeout = TimeoutError {
        kind: TimeoutKind::Total,
        limit: Duration::from_secs(2),
        sent: true,
        peer: None,
    };
    let error: Error = Failure {
        attempts: 2,
        previous: Some(Error::before_sending(
            ErrorKind::Transport(broken),
            "GetGroupList",
        )),
        ..Failure::before_sending(ErrorKind::Timeout(timeout), Some("GetGroupList"))
    }
    .into();
    assert_eq!(
        format!("{error:?}"),
        "GetGroupList: no result of the call within 2s; given up after 2 attempts\n  \
         cause: GetGroupList: the connection broke before a response: connection reset\n  \
         remedy: Set a longer timeout on the client or in RequestConfig."
    );
}

/// An earlier attempt of the call may have been sent, so that no text may say that nothing was.
#[test]
fn a_timeout_of_an_unsent_attempt_speaks_of_that_attempt_alone() {
    let peer = Peer {
        address: "iai.example.com:443".to_owned(),
        proxy: None,
    };
    let table = [
        (
            (TimeoutKind::Attempt, Some(peer.clone())),
            "an attempt was not sent within 2s: no connection to iai.example.com:443 yet",
        ),
        (
            (TimeoutKind::Total, Some(peer.clone())),
            "no result of the call within 2s: no connection to iai.example.com:443 yet",
        ),
        (
            (TimeoutKind::Total, None),
            "no result of the call within 2s: no attempt was under way",
        ),
        (
            (TimeoutKind::Connect, Some(peer)),
            "no connection to iai.example.com:443 within 2s",
        ),
        ((TimeoutKind::Connect, None), "no connection within 2s"),
    ];
    for ((kind, peer), expected) in table {
        let timeout = TimeoutError {
            kind,
            limit: Duration::from_secs(2),
            sent: false,
            peer,
        };
        assert_eq!(timeout.to_string(), expected);
    }
}

#[test]
fn the_alternate_form_of_debug_is_the_structure() {
    let error = of_code(Effect::Read, "AuthFailure.SignatureFailure");
    let shown = format!("{error:#?}");
    assert!(shown.starts_with("Error {\n    action: Some(\n"), "{shown}");
    assert!(shown.contains("kind: Service(\n"), "{shown}");
    let endpoint = Error::from(EndpointError::Path);
    assert!(
        format!("{endpoint:#?}").contains("EndpointError(\n"),
        "{endpoint:#?}"
    );
}

#[test]
fn other_errors_that_main_may_return_explain_themselves() {
    let missing = crate::image::Image::open("no/such/face.jpg").unwrap_err();
    let credentials = CredentialsError::unavailable("vault", "it is sealed");
    let table = [
        (
            format!("{:?}", EndpointError::PlainHttp),
            "http:// is refused except to loopback: use https:// or allow_plain_http\n  \
             remedy: Write https:// in place of http://, or call Endpoint::allow_plain_http.",
        ),
        (
            format!("{:?}", ConfigurationError::RateLimit),
            "a rate limit of 0 lets nothing through\n  \
             remedy: Give a rate of at least 1 per second and a burst of at least 1, or set no rate limit.",
        ),
        (
            format!("{credentials:?}"),
            "no credentials from vault: it is sealed\n  remedy: See what the provider says.",
        ),
        (
            format!("{missing:?}"),
            "cannot read the picture no/such/face.jpg: No such file or directory (os error 2)\n  \
             remedy: Correct the path of the picture; one without a leading / begins at the working folder.",
        ),
    ];
    for (shown, expected) in table {
        assert_eq!(shown, expected);
    }
}

#[test]
fn violations_have_the_remedies_of_their_codes() {
    let mut request = crate::wire::test_types::Request::default();
    let found = crate::action::validate(&request);
    let all: Vec<_> = found.violations.iter().map(Violation::remedy).collect();
    assert_eq!(all, ["Fill it in.", "Fill it in."]);
    request.name = Some("a".repeat(61));
    let error = Error::new(ErrorKind::Validation(crate::action::validate(&request)));
    assert_eq!(error.remedy(), "Shorten the name. Fill it in.");
}

#[test]
fn a_predicate_is_asked_about_the_code_or_all_violations() {
    struct Code(String);
    impl KnownCode for Code {
        fn from_code(code: &str) -> Self {
            Self(code.to_owned())
        }
        fn as_str(&self) -> &str {
            &self.0
        }
    }
    let is = |wanted: &'static str| move |code: &Code| code.0 == wanted;
    let throttled = of_code(Effect::Read, "RequestLimitExceeded");
    assert!(throttled.matches(is("RequestLimitExceeded")));
    assert!(!throttled.matches(is("NameTooLong")));
    let request = crate::wire::test_types::Request {
        name: Some("a".repeat(61)),
        ..Default::default()
    };
    let refused = Error::new(ErrorKind::Validation(crate::action::validate(&request)));
    assert!(refused.matches(is("NameTooLong")) && refused.matches(is("Missing")));
    assert!(!refused.matches(is("RequestLimitExceeded")));
    assert!(!Error::new(ErrorKind::Endpoint(EndpointError::Path)).matches(is("Missing")));
}

/// A create that may have run is looked for first; what else there is to do comes after that.
#[test]
fn the_remedy_of_a_lost_create_says_how_to_find_out() {
    let lost = |lookup: Option<Lookup>, kind: ErrorKind| -> Error {
        let outcome_unknown = true;
        let failure = Failure::before_sending(kind, Some("CreatePerson"));
        Failure {
            outcome_unknown,
            lookup,
            ..failure
        }
        .into()
    };
    let broken = || {
        let source = std::io::Error::other("reset");
        ErrorKind::Transport(TransportError::new(TransportPhase::Exchange, source))
    };
    let by = "GetPersonBaseInfo";
    let untried = Some(Lookup { by, tried: false });
    let tried = Some(Lookup { by, tried: true });
    let table = [
        (
            lost(untried, broken()),
            "Ask with GetPersonBaseInfo whether it has taken effect before you send it again; \
             RetryConfig::recover does both.",
        ),
        (
            lost(tried, broken()),
            "Ask with GetPersonBaseInfo whether it has taken effect before you send it again; \
             the client could not find out.",
        ),
        (
            lost(None, broken()),
            "Find out whether it has taken effect before you send it again; no action is known that tells.",
        ),
        (
            lost(
                None,
                ErrorKind::Status(StatusError {
                    status: 502,
                    excerpt: String::new(),
                }),
            ),
            "Find out whether it has taken effect before you send it again; no action is known that tells. \
             A gateway or proxy failed: try again later, or look at what stands between.",
        ),
    ];
    for (error, expected) in table {
        assert_eq!(error.remedy(), expected);
    }
}

#[test]
fn an_unknown_code_is_kept() {
    struct Code(String);
    impl KnownCode for Code {
        fn from_code(code: &str) -> Self {
            Self(code.to_owned())
        }
        fn as_str(&self) -> &str {
            &self.0
        }
    }
    let error = of_code(Effect::Read, "RequestLimitExceeded.NewOne");
    assert_eq!(
        error.code::<Code>().unwrap().as_str(),
        "RequestLimitExceeded.NewOne"
    );
    assert!(error.is(Code("RequestLimitExceeded.NewOne".to_owned())));
    assert!(!error.is(Code("RequestLimitExceeded".to_owned())));
    assert!(error.is_throttled());
    assert!(error.remedy().contains("does not know the code"));
}

#[test]
fn statuses_have_retry_classes() {
    let table = [
        (429, RetryClass::Throttled),
        (502, RetryClass::Transient),
        (408, RetryClass::Transient),
        (301, RetryClass::Never),
        (403, RetryClass::Never),
    ];
    for (status, class) in table {
        let error = Error::new(ErrorKind::Status(StatusError {
            status,
            excerpt: String::new(),
        }));
        assert_eq!(error.retry_class(), class, "{status}");
    }
}

/// As HTTP/2 lets a server end a connection.
#[test]
fn what_a_server_says_at_the_end_of_a_connection_is_bounded() {
    let shown = |text: &str| {
        let inner = std::io::Error::other(text.to_owned());
        let broken = TransportError::new(TransportPhase::Exchange, std::io::Error::other(inner));
        let source =
            std::error::Error::source(&broken).map(|source| format!("{source}|{source:?}"));
        (
            broken.to_string(),
            format!("{broken:?}"),
            source.unwrap_or_default(),
        )
    };
    let (line, debug, source) = shown(&format!("go\r\naway{}", "x".repeat(16_384)));
    let expected = format!("go  away{}…", "x".repeat(192));
    assert_eq!(
        line,
        format!("the connection broke before a response: {expected}")
    );
    assert_eq!(
        debug,
        format!(
            "TransportError {{ phase: Exchange, peer: None, mismatch: None, source: {expected} }}"
        )
    );
    assert_eq!(source, format!("{expected}|{expected}"));
    let (line, _, source) = shown("reset by peer");
    assert_eq!(
        line,
        "the connection broke before a response: reset by peer"
    );
    assert!(source.contains("Custom"), "{source}");
}
