//! Who signed, when, and what.

use super::{code, code_of, group};
use iai_emulator::Emulator;
use iai_tests::lab::Lab;
use iai_tests::raw::{Request, SECRET_ID, SECRET_KEY};

/// 2019-02-25 16:44:25 UTC.
const NOON: u64 = 1_551_113_065;

/// The code for a request with this timestamp, when the emulator's clock stands at `now`.
fn code_at(now: u64, timestamp: u64) -> String {
    let builder = Emulator::builder()
        .secret(SECRET_ID, SECRET_KEY)
        .clock(move || now);
    let lab = Lab::of(builder.start().unwrap());
    let answer = lab.raw(&Request {
        timestamp,
        ..group()
    });
    let code = code_of(&answer);
    if code == "AuthFailure.SignatureExpire" {
        // Clients without a better source read the server's time from here.
        assert!(
            answer.message().ends_with(&format!("server time {now}")),
            "{answer:?}"
        );
    }
    code
}

#[test]
fn a_signature_is_good_for_five_minutes() {
    let expired = "AuthFailure.SignatureExpire";
    let table = [
        (NOON, NOON, ""),
        (NOON, NOON - 300, ""),
        (NOON, NOON + 300, ""),
        (NOON, NOON - 301, expired),
        (NOON, NOON + 301, expired),
        (NOON, 0, expired),
        (NOON, NOON * 1000, expired),
        // Over midnight: 2019-02-26 00:00:00.
        (1_551_139_200, 1_551_139_199, ""),
        (1_551_139_199, 1_551_139_200, ""),
        (0, 300, ""),
        (0, 301, expired),
    ];
    for (now, timestamp, expected) in table {
        assert_eq!(code_at(now, timestamp), expected, "{timestamp} at {now}");
    }
}

#[test]
fn the_date_header_tells_the_time() {
    let builder = Emulator::builder()
        .secret(SECRET_ID, SECRET_KEY)
        .clock(|| NOON);
    let answer = Lab::of(builder.start().unwrap()).raw(&Request {
        timestamp: NOON,
        ..group()
    });
    assert!(
        answer
            .head
            .contains("\r\ndate: mon, 25 feb 2019 16:44:25 gmt"),
        "{}",
        answer.head
    );
}

#[test]
fn keys_are_known_and_right() {
    let id = |id: &str| {
        code(&Request {
            secret_id: id.into(),
            ..group()
        })
    };
    let key = |key: &str| {
        code(&Request {
            secret_key: key.into(),
            ..group()
        })
    };
    for unknown in ["nobody", "akidtest0001", "AKIDtest0001x", "AKIDtest000"] {
        assert_eq!(id(unknown), "AuthFailure.SecretIdNotFound", "{unknown}");
    }
    for wrong in [
        "",
        "test-key-0002",
        "Test-key-0001",
        " test-key-0001",
        "test-key-0001\n",
    ] {
        assert_eq!(key(wrong), "AuthFailure.SignatureFailure", "{wrong}");
    }
}

#[test]
fn temporary_keys_come_with_their_token() {
    let builder = Emulator::builder().secret(SECRET_ID, SECRET_KEY);
    let lab = Lab::of(
        builder
            .temporary_secret("AKIDtemp", "temp-key", "token-1")
            .start()
            .unwrap(),
    );
    let temporary = Request {
        secret_id: "AKIDtemp".into(),
        secret_key: "temp-key".into(),
        ..group()
    };
    let failure = "AuthFailure.TokenFailure";
    let table = [
        (temporary.clone(), failure),
        (temporary.clone().header("X-TC-Token", "token-2"), failure),
        (temporary.clone().header("X-TC-Token", ""), failure),
        (group().header("X-TC-Token", "token-1"), failure),
        (temporary.header("X-TC-Token", "token-1"), ""),
        (group(), "InvalidParameterValue.GroupIdAlreadyExist"),
    ];
    for (request, expected) in table {
        assert_eq!(
            code_of(&lab.raw(&request)),
            expected,
            "{:?}",
            request.headers
        );
    }
}

#[test]
fn one_token_can_make_all_keys_temporary() {
    let builder = Emulator::builder()
        .secret(SECRET_ID, SECRET_KEY)
        .token("token-1");
    let lab = Lab::of(builder.start().unwrap());
    assert_eq!(code_of(&lab.raw(&group())), "AuthFailure.TokenFailure");
    assert_eq!(
        code_of(&lab.raw(&group().header("X-TC-Token", "token-1"))),
        ""
    );
}

/// The code for a request under this `Authorization`.
fn authorized(request: &Request, authorization: &str) -> String {
    let lab = Lab::with_group();
    let request = request.clone().header("Authorization", authorization);
    code_of(&request.send_unsigned(lab.emulator.address()))
}

#[test]
fn the_authorization_header_has_one_form() {
    let request = group();
    let whole = request.authorization();
    let changed = |from: &str, to: &str| {
        assert!(whole.contains(from), "{from}");
        whole.replace(from, to)
    };
    let malformed = [
        String::new(),
        "SKIP".to_owned(),
        "Bearer token".to_owned(),
        changed("TC3-HMAC-SHA256", "TC3-HMAC-SM3"),
        changed("TC3-HMAC-SHA256", "HmacSHA256"),
        changed("Credential=", "credential="),
        changed("Credential=", ""),
        changed("/tc3_request", "/aws4_request"),
        changed("/iai/", "/cvm/"),
        changed("/iai/", "/"),
        changed("content-type;host", "content-type"),
        changed("content-type;host", "host"),
        changed("content-type;host", "host;content-type"),
        changed("content-type;host", "Content-Type;Host"),
        changed("content-type;host", ""),
        changed(", Signature=", ", Signature=AB"),
        changed(", Signature=", ", Sign="),
        format!("{whole}, Signature=00"),
        whole[..whole.len() - 1].to_owned(),
    ];
    for authorization in malformed {
        assert_eq!(
            authorized(&request, &authorization),
            "AuthFailure.InvalidAuthorization",
            "{authorization}"
        );
    }
    assert_eq!(authorized(&request, &whole), "");
    assert_eq!(authorized(&request, &changed(", ", ",")), "");
    let without = group().send_unsigned(Lab::with_group().emulator.address());
    assert_eq!(code_of(&without), "AuthFailure.InvalidAuthorization");
}

#[test]
fn the_date_of_the_scope_is_that_of_the_timestamp() {
    let request = group();
    let day_before = Request {
        timestamp: request.timestamp - 86_400,
        ..request.clone()
    };
    assert_eq!(
        authorized(&request, &day_before.authorization()),
        "AuthFailure.InvalidAuthorization"
    );
}

/// Signs one request and sends another.
fn swapped(signed: &Request, sent: Request) -> String {
    let lab = Lab::with_group();
    let sent = sent.header("Authorization", &signed.authorization());
    code_of(&sent.send_unsigned(lab.emulator.address()))
}

/// Signs `request` and sends it with a change.
fn changed(request: &Request, change: fn(&mut Request)) -> String {
    let mut sent = request.clone();
    change(&mut sent);
    swapped(request, sent)
}

#[test]
fn what_is_changed_after_signing_is_noticed() {
    let post: [fn(&mut Request); 5] = [
        |it| it.body = b"{}".to_vec(),
        |it| it.body.push(b' '),
        |it| it.host = "iai.intl.tencentcloudapi.com".into(),
        |it| it.content_type = "application/json; charset=utf-8".into(),
        |it| it.timestamp -= 1,
    ];
    let get: [fn(&mut Request); 3] = [
        |it| it.query = "GroupId=i&GroupName=n".into(),
        |it| it.query = "GroupName=n&GroupId=h".into(),
        |it| it.query = "GroupId=%68&GroupName=n".into(),
    ];
    let query = Request::get("CreateGroup", "GroupId=h&GroupName=n");
    let posts = post.map(|change| changed(&group(), change));
    assert_eq!(posts, ["AuthFailure.SignatureFailure"; 5]);
    let gets = get.map(|change| changed(&query, change));
    assert_eq!(gets, ["AuthFailure.SignatureFailure"; 3]);
    assert_eq!(
        (changed(&group(), |_| ()), changed(&query, |_| ())),
        (String::new(), String::new())
    );
}

/// SHA-256 of the text `UNSIGNED-PAYLOAD`.
const UNSIGNED: &str = "438d4109ef0d676b8c2c7ed13cdfcb418e494d53b843d4634ce3b1085f07bb96";

#[test]
fn a_payload_may_be_left_out_of_the_signature() {
    let hashed = |request: Request| Request {
        payload_hash: Some(UNSIGNED.into()),
        ..request
    };
    let marked = |request: Request| request.header("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD");
    assert_eq!(code(&hashed(marked(group()))), "");
    assert_eq!(code(&hashed(group())), "AuthFailure.SignatureFailure");
    assert_eq!(code(&marked(group())), "AuthFailure.SignatureFailure");
    let other = group().header("X-TC-Content-SHA256", "unsigned-payload");
    assert_eq!(code(&hashed(other)), "AuthFailure.SignatureFailure");
}

/// One of the vendor's SDKs signs the host without the port that it sends.
#[test]
fn a_port_may_be_sent_and_not_signed() {
    let signed = group();
    let sent = Request {
        host: format!("{}:8443", signed.host),
        ..signed.clone()
    };
    assert_eq!(swapped(&signed, sent.clone()), "");
    assert_eq!(code(&sent), "");
}
