//! What the client puts on the wire, byte by byte.

mod switches;

use iai_client::actions::{CreateGroupRequest, CreatePersonRequest};
use iai_client::signing::SigningKey;
use iai_client::types::{Gender, PersonExDescriptionInfo};
use iai_client::{
    Client, ClientBuilder, Credentials, Endpoint, ErrorKind, Image, Method, RequestConfig,
    action::Action, client::Language, validate::ValidationLevel,
};
use iai_tests::fake_server::FakeServer;
use iai_tests::harness;
use iai_tests::http::{Seen, http};
use iai_tests::raw::{SECRET_ID, SECRET_KEY};

const ANSWER: &str = r#"{"Response":{"FaceId":"345","FaceModelVersion":"3.0","RequestId":"r-1"}}"#;

/// 2019-02-25 16:44:25 UTC, the moment of the vendor's examples; in China the next day has begun.
const MOMENT: u64 = 1_551_113_065;

/// A client whose host is the service's, wherever it connects to, and whose time stands still.
fn client(script: &FakeServer) -> ClientBuilder {
    let endpoint = Endpoint::custom(&script.url()).unwrap();
    let endpoint = endpoint.signing_host("iai.tencentcloudapi.com").unwrap();
    let builder = Client::builder().credentials(harness::credentials());
    builder.endpoint(endpoint).time_source(|| MOMENT)
}

/// What arrives when a client sends a request, checked by nobody.
fn sent_by<A: Action>(
    change: impl FnOnce(ClientBuilder) -> ClientBuilder,
    request: A,
    options: RequestConfig,
) -> Seen {
    let script = FakeServer::saying(http(200, ANSWER));
    let client = change(client(&script)).build().unwrap();
    let options = options.validation(ValidationLevel::Off);
    harness::wait(client.with_config(options).send(request)).unwrap();
    script.seen_once()
}

fn sent<A: Action>(request: A, method: Method) -> Seen {
    sent_by(
        |builder| builder,
        request,
        RequestConfig::new().method(method),
    )
}

/// The body of a POST.
fn posted<A: Action>(request: A) -> String {
    let seen = sent(request, Method::Post);
    assert_eq!(seen.line, "POST / HTTP/1.1");
    seen.text()
}

/// The query of a GET.
fn got<A: Action>(request: A) -> String {
    let seen = sent(request, Method::Get);
    assert_eq!(seen.text(), "");
    let target = seen
        .line
        .strip_prefix("GET /")
        .unwrap()
        .strip_suffix(" HTTP/1.1")
        .unwrap();
    target.trim_start_matches('?').to_owned()
}

fn employee() -> CreatePersonRequest {
    let mut entry = PersonExDescriptionInfo::default();
    entry.person_ex_description_index = Some(0);
    entry.person_ex_description = Some("Cloud & Smart Industries Group".to_owned());
    let mut second = PersonExDescriptionInfo::default();
    second.person_ex_description_index = Some(1);
    second.person_ex_description = Some("~*'()!+/?#[]@ 群".to_owned());
    CreatePersonRequest::builder()
        .group_id("2015")
        .person_name("evanliao")
        .person_id("0012")
        .gender(Gender::Male)
        .person_ex_description_infos([entry, second])
        .url("http://test.image.myqcloud.com/testA.jpg")
        .build()
}

/// The group of the mainland page's first CreateGroup example.
fn group() -> CreateGroupRequest {
    CreateGroupRequest::builder()
        .group_name("腾讯深圳员工库")
        .group_id("TencentShenZhenEmployee")
        .group_ex_descriptions(["事业群", "部门名", "组名"])
        .tag("不含实习生")
        .face_model_version("3.0")
        .build()
}

#[test]
fn ids_of_digits_are_sent_as_text() {
    assert_eq!(
        posted(employee()),
        concat!(
            r#"{"GroupId":"2015","PersonName":"evanliao","PersonId":"0012","Gender":1,"#,
            r#""PersonExDescriptionInfos":[{"PersonExDescriptionIndex":0,"#,
            r#""PersonExDescription":"Cloud & Smart Industries Group"},{"PersonExDescriptionIndex":1,"#,
            r#""PersonExDescription":"~*'()!+/?#[]@ 群"}],"Url":"http://test.image.myqcloud.com/testA.jpg"}"#,
        )
    );
}

/// Sorted, percent-encoded by RFC 3986, positions counted from 0.
#[test]
fn a_get_is_flattened() {
    assert_eq!(
        got(employee()),
        "Gender=1&GroupId=2015\
         &PersonExDescriptionInfos.0.PersonExDescription=Cloud%20%26%20Smart%20Industries%20Group\
         &PersonExDescriptionInfos.0.PersonExDescriptionIndex=0\
         &PersonExDescriptionInfos.1.PersonExDescription=\
         ~%2A%27%28%29%21%2B%2F%3F%23%5B%5D%40%20%E7%BE%A4\
         &PersonExDescriptionInfos.1.PersonExDescriptionIndex=1\
         &PersonId=0012&PersonName=evanliao&Url=http%3A%2F%2Ftest.image.myqcloud.com%2FtestA.jpg"
    );
}

#[test]
fn lists_go_by_their_bare_name() {
    for text in [
        posted(group()),
        posted(employee()),
        got(group()),
        got(employee()),
    ] {
        assert!(!text.contains(".N"), "{text}");
    }
    let fields = r#""GroupExDescriptions":["事业群","部门名","组名"]"#;
    assert!(posted(group()).contains(fields));
    let flat = "GroupExDescriptions.0=%E4%BA%8B%E4%B8%9A%E7%BE%A4&GroupExDescriptions.1=";
    assert!(got(group()).contains(flat));
}

#[test]
fn unset_parameters_are_not_sent() {
    assert_eq!(posted(CreatePersonRequest::default()), "{}");
    assert_eq!(got(CreatePersonRequest::default()), "");
    let builder = CreateGroupRequest::builder().group_name("n").group_id("g");
    let request = builder.maybe_tag(None::<String>).build();
    assert_eq!(
        posted(request.clone()),
        r#"{"GroupName":"n","GroupId":"g"}"#
    );
    assert_eq!(got(request), "GroupId=g&GroupName=n");
}

#[test]
fn empty_is_not_unset() {
    let mut request = CreateGroupRequest::default();
    request.tag = Some(String::new());
    request.group_ex_descriptions = Some(Vec::new());
    assert_eq!(
        posted(request.clone()),
        r#"{"GroupExDescriptions":[],"Tag":""}"#
    );
    assert_eq!(got(request), "Tag=");
}

#[test]
fn the_image_beside_a_url_is_not_sent() {
    let mut request = CreatePersonRequest::default();
    request.image = Some(Image::from_bytes(vec![0xfb, 0xff]));
    assert_eq!(posted(request.clone()), r#"{"Image":"+/8="}"#);
    assert_eq!(got(request.clone()), "Image=%2B%2F8%3D");
    request.url = Some("http://h/a.png".to_owned());
    assert_eq!(posted(request.clone()), r#"{"Url":"http://h/a.png"}"#);
    assert_eq!(got(request), "Url=http%3A%2F%2Fh%2Fa.png");
}

/// The values are what Python's `hmac` and `hashlib` make of the published rules.
#[test]
fn requests_are_signed_as_published() {
    let (post, get) = (
        RequestConfig::new(),
        RequestConfig::new().method(Method::Get),
    );
    let unsigned = RequestConfig::new().unsigned_payload(true);
    let action = RequestConfig::new().sign_action(true);
    let plain = "content-type;host";
    let table = [
        (
            post,
            plain,
            "1ceee975a3cc2167f0a1f90e6c8ed6d095f3827fff7aa3ae8900fa1d8bc7efb3",
        ),
        (
            get,
            plain,
            "0133bb22c91eb35863e5241d0a3ea1f1c30ed3cae20ba3a24ed40800bdb470c0",
        ),
        (
            unsigned,
            plain,
            "eee3fc6c821cdccecb36e6e7f4634505fdee379ac9416c1e931e53165aa7f519",
        ),
        (
            action,
            "content-type;host;x-tc-action",
            "aff375fb91779e573415c2802fa381870558b45ec1c3cba832a53a06da5107ea",
        ),
    ];
    let server = FakeServer::saying("");
    let helper = client(&server).build().unwrap();
    let key = SigningKey::derive(SECRET_KEY, "2019-02-25", "iai");
    for (options, names, signature) in table {
        let helper = helper.with_config(options.clone());
        let help = helper.runtime().signature_help(&group()).unwrap();
        assert_eq!(key.sign(&help.string_to_sign), signature);
        let seen = sent_by(|builder| builder, group(), options);
        let expected = format!(
            "TC3-HMAC-SHA256 Credential=AKIDtest0001/2019-02-25/iai/tc3_request, \
             SignedHeaders={names}, Signature={signature}"
        );
        assert_eq!(seen.header("authorization"), Some(&*expected));
        assert_eq!(seen.header("x-tc-timestamp"), Some("1551113065"));
    }
}

/// Names of headers, sorted.
fn names(seen: &Seen) -> Vec<&str> {
    let mut names: Vec<_> = seen.headers.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names
}

#[test]
fn no_signature_method_is_sent() {
    let get = sent(employee(), Method::Get);
    let common = [
        "accept",
        "authorization",
        "content-type",
        "host",
        "user-agent",
        "x-tc-action",
        "x-tc-requestclient",
        "x-tc-timestamp",
        "x-tc-version",
    ];
    assert_eq!(names(&get), common);
    let post = sent(employee(), Method::Post);
    let mut with_body = common.to_vec();
    with_body.insert(2, "content-length");
    assert_eq!(names(&post), with_body);
    for text in [get.line, post.text(), post.line] {
        assert!(!text.contains("SignatureMethod"), "{text}");
    }
}

#[test]
fn common_parameters_travel_as_headers() {
    let seen = sent(group(), Method::Post);
    let table = [
        ("host", "iai.tencentcloudapi.com"),
        ("content-type", "application/json"),
        ("x-tc-action", "CreateGroup"),
        ("x-tc-version", "2020-03-03"),
        (
            "user-agent",
            concat!("tc3-runtime/", env!("CARGO_PKG_VERSION")),
        ),
        (
            "x-tc-requestclient",
            concat!("tc3-runtime_", env!("CARGO_PKG_VERSION")),
        ),
    ];
    for (name, value) in table {
        assert_eq!(seen.header(name), Some(value), "{name}");
    }
    let get = sent(group(), Method::Get);
    assert_eq!(
        get.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
}

#[test]
fn settings_travel_as_headers() {
    let token = Credentials::new(SECRET_ID, SECRET_KEY)
        .unwrap()
        .with_session_token("t-1")
        .unwrap();
    let change = |builder: ClientBuilder| {
        builder
            .credentials(token)
            .language(Language::English)
            .app_name("photo-enrol/0.1")
    };
    let seen = sent_by(change, group(), RequestConfig::new().unsigned_payload(true));
    let table = [
        ("x-tc-token", "t-1"),
        ("x-tc-language", "en-US"),
        ("x-tc-content-sha256", "UNSIGNED-PAYLOAD"),
    ];
    for (name, value) in table {
        assert_eq!(seen.header(name), Some(value), "{name}");
    }
    let program = seen.header("x-tc-requestclient").unwrap();
    assert!(
        program.starts_with("tc3-runtime_") && program.ends_with(";photo-enrol_0.1"),
        "{program}"
    );
    let program = seen.header("user-agent").unwrap();
    assert!(
        program.starts_with("photo-enrol/0.1 tc3-runtime/"),
        "{program}"
    );
}

#[test]
fn region_is_sent_only_when_set() {
    let region = |change: fn(ClientBuilder) -> ClientBuilder| {
        let seen = sent_by(change, group(), RequestConfig::new());
        seen.header("x-tc-region").map(str::to_owned)
    };
    assert_eq!(region(|builder| builder), None);
    assert_eq!(
        region(|builder| builder.region("ap-guangzhou")).as_deref(),
        Some("ap-guangzhou")
    );
    let from_environment = |region: &'static str| {
        let variables = move |name: &str| match name {
            "TENCENTCLOUD_SECRET_ID" => Some("id".to_owned()),
            "TENCENTCLOUD_SECRET_KEY" => Some("key".to_owned()),
            "TENCENTCLOUD_REGION" => Some(region.to_owned()),
            _ => None,
        };
        let script = FakeServer::saying(http(200, ANSWER));
        let builder = ClientBuilder::from_env_with(variables).unwrap();
        let client = builder
            .endpoint(Endpoint::custom(&script.url()).unwrap())
            .build()
            .unwrap();
        harness::wait(client.send(group())).unwrap();
        script.seen_once().header("x-tc-region").map(str::to_owned)
    };
    assert_eq!(from_environment(""), None);
    assert_eq!(
        from_environment("ap-singapore").as_deref(),
        Some("ap-singapore")
    );
}

/// A request whose only parameter is a text of `length` letters; the rest of it is 4 bytes by GET and 10 by POST.
fn long(length: usize) -> CreateGroupRequest {
    let mut request = CreateGroupRequest::default();
    request.tag = Some("a".repeat(length));
    request
}

#[test]
fn requests_over_the_limits_are_refused_locally() {
    assert_eq!(got(long(32_764)).len(), 32_768);
    assert_eq!(posted(long(10_485_750)).len(), 10_485_760);
    let table = [
        (Method::Get, 32_765, 32_768),
        (Method::Post, 10_485_751, 10_485_760),
    ];
    for (method, length, limit) in table {
        // Nobody listens there: the request must not be sent at all.
        let client = harness::client("http://127.0.0.1:9");
        let options = RequestConfig::new()
            .method(method)
            .validation(ValidationLevel::Off);
        let error = harness::wait(client.with_config(options).send(long(length))).unwrap_err();
        let ErrorKind::TooLarge(found) = error.kind() else {
            panic!("{error}")
        };
        assert_eq!(
            (found.method(), found.size(), found.limit()),
            (method, limit + 1, limit)
        );
        assert_eq!(error.attempts(), 0);
        assert!(error.remedy().contains("POST"), "{}", error.remedy());
    }
}
