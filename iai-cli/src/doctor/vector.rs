//! Whether this program signs correctly: the signature that the vendor's documentation publishes, computed anew.

use iai_client::Method;
use iai_client::signing::{PayloadHash, Scope, SigningKey, Unsigned};

use super::finding::Finding;
use crate::exit::Exit;

const CHECK: &str = "signature";
/// The example key of the documentation; it opens no account.
const KEY: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const TIME: u64 = 1_551_113_065;
const BODY: &str =
    r#"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#;
const PUBLISHED: &str = "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168";

/// Signs the published example.
pub(super) fn signature() -> Finding {
    judged(&signed(BODY))
}

fn signed(body: &str) -> String {
    let request = Unsigned {
        method: Method::Post,
        query: "",
        headers: &[
            ("Content-Type", "application/json; charset=utf-8"),
            ("Host", "cvm.tencentcloudapi.com"),
        ],
        payload: PayloadHash::of(body.as_bytes()),
    };
    let scope = Scope::new(TIME, "cvm");
    let key = SigningKey::derive(KEY, scope.date(), scope.service());
    key.sign(&scope.string_to_sign(&request.canonical_request()))
}

fn judged(signature: &str) -> Finding {
    if signature == PUBLISHED {
        return Finding::ok(
            CHECK,
            "the example that the vendor publishes is signed as it says",
        );
    }
    Finding::failed(
        CHECK,
        Exit::Failed,
        "the example that the vendor publishes gets another signature: this program is damaged",
        "Install the program again.",
    )
}

#[cfg(test)]
mod tests {
    use super::super::finding::Verdict;
    use super::*;

    #[test]
    fn the_published_example_is_signed_and_another_body_is_not() {
        assert_eq!(signature().result, Verdict::Ok);
        assert_eq!(judged(&signed("{}")).result, Verdict::Failed);
    }
}
