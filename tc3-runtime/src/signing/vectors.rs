//! The vendor's published examples, with all intermediate values.

use super::*;
use crate::method::Method;

const EXAMPLE_KEY: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const MASKED_KEY: &str = "********************************";
const EXAMPLE_ID: &str = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
const HOST: (&str, &str) = ("Host", "cvm.tencentcloudapi.com");
const JSON: (&str, &str) = ("Content-Type", "application/json; charset=utf-8");
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const PAYLOAD: &str =
    r#"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#;

struct Vector<'a> {
    request: Unsigned<'a>,
    secret_key: &'a str,
    timestamp: u64,
    canonical_hash: &'a str,
    /// kDate, kService, kSigning, signature.
    chain: [&'a str; 4],
}

impl Vector<'_> {
    fn check(&self) {
        let scope = Scope::new(self.timestamp, "cvm");
        let canonical = self.request.canonical_request();
        let hash = hash::sha256(canonical.as_bytes());
        assert_eq!(hash.as_str(), self.canonical_hash);
        let to_sign = scope.string_to_sign(&canonical);
        assert_eq!(self.keys(&scope, &to_sign), self.chain);
        let key = SigningKey::derive(self.secret_key, scope.date(), "cvm");
        assert_eq!(key.sign(&to_sign), self.chain[3]);
    }

    fn keys(&self, scope: &Scope, to_sign: &str) -> [String; 4] {
        let mut key = format!("TC3{}", self.secret_key).into_bytes();
        [scope.date(), "cvm", "tc3_request", to_sign].map(|text| {
            let derived = SigningKey::mac(&key, text);
            key = derived.bytes().to_vec();
            hash::Hex::of(*derived.bytes()).as_str().to_owned()
        })
    }
}

fn post(headers: &'static [(&'static str, &'static str)]) -> Unsigned<'static> {
    let payload = PayloadHash::of(PAYLOAD.as_bytes());
    Unsigned {
        method: Method::Post,
        query: "",
        headers,
        payload,
    }
}

#[test]
fn v1_post() {
    let payload = PayloadHash::of(PAYLOAD.as_bytes()).to_string();
    assert_eq!(
        payload,
        "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064"
    );
    Vector {
        request: post(&[HOST, JSON]),
        secret_key: EXAMPLE_KEY,
        timestamp: 1_551_113_065,
        canonical_hash: "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031",
        chain: [
            "d1308c81fe71cfd4e06437bbc067b2b8a3d2d8c0e375d547f15c41d5214b395a",
            "3c7cb7c7795393edc14fd2e0e6434a518564b4504b88e94f5d11bf59ba3e7050",
            "ac658d5dde49e9bfdd14e04e062f66b05d9f637d44b8a8d845327d4a77f666b1",
            "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
        ],
    }
    .check();
}

#[test]
fn v1_reads_as_published() {
    let request = post(&[JSON, HOST]);
    assert_eq!(
        request.canonical_request(),
        "POST\n/\n\ncontent-type:application/json; charset=utf-8\nhost:cvm.tencentcloudapi.com\n\n\
         content-type;host\n35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064"
    );
    let scope = Scope::new(1_551_113_065, "cvm");
    assert_eq!(
        scope.string_to_sign(&request.canonical_request()),
        "TC3-HMAC-SHA256\n1551113065\n2019-02-25/cvm/tc3_request\n\
         5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031"
    );
    let signature = "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168";
    assert_eq!(
        scope.authorization(EXAMPLE_ID, &request.signed_headers(), signature),
        "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, \
         SignedHeaders=content-type;host, \
         Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168"
    );
}

#[test]
fn v2_post_with_the_action_signed_too() {
    const HEADERS: &[(&str, &str)] = &[JSON, ("X-TC-Action", " DescribeInstances "), HOST];
    assert_eq!(
        post(HEADERS).signed_headers(),
        "content-type;host;x-tc-action"
    );
    Vector {
        request: post(HEADERS),
        secret_key: MASKED_KEY,
        timestamp: 1_551_113_065,
        canonical_hash: "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84",
        chain: [
            "da98fb70dcf6b112dc21038d1eeeb3a95c74b4dcb12c1131f864f6066bd02be0",
            "8d70cbefb03939f929db64d32dc2ba89b1095620119fe3e050e2b18c5bd2752f",
            "b596b923aad85185e2d1f6659d2a062e0a86731226e021e61bfe06f7ed05f5af",
            "10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f",
        ],
    }
    .check();
}

#[test]
fn v3_get() {
    Vector {
        request: Unsigned {
            method: Method::Get,
            query: "Limit=10&Offset=0",
            headers: &[FORM, HOST],
            payload: PayloadHash::of(b""),
        },
        secret_key: EXAMPLE_KEY,
        timestamp: 1_539_084_154,
        canonical_hash: "91c9c192c14460df6c1ffc69e34e6c5e90708de2a6d282cccf957dbf1aa7f3a7",
        chain: [
            "e476728ff6d7bacfa7847b3d3d6d3a9e6f536992367701d4533354ca7b5d0fa5",
            "6e3d6d4854b8adc273db620fefefebecb11004f335f9991439eba3c231030714",
            "39c4cf287fdff993dc407e649450ae4a0f1e1fd75aedb08d8160e47372e9b62d",
            "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474",
        ],
    }
    .check();
}

#[test]
fn an_unsigned_body_has_the_hash_of_its_marker() {
    assert_eq!(
        PayloadHash::unsigned().to_string(),
        hash::sha256(b"UNSIGNED-PAYLOAD").as_str()
    );
    assert_ne!(PayloadHash::unsigned(), PayloadHash::of(b""));
}
