//! The older signatures, HmacSHA1 and HmacSHA256: Base64 of the keyed digest of
//! `METHOD` + host + `/?` + all parameters in ascending order, not encoded.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;

use super::hosts;
use super::refusals::wrong;
use super::secrets::Secret;
use crate::protocol::{Form, Incoming};
use crate::refusal::{Refusal, quoted};

/// The digest that a signature was made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Sha1,
    Sha256,
}

/// The method that the form names; HmacSHA1 when it names none.
pub(super) fn method(form: &Form) -> Result<Method, Refusal> {
    match form.get("SignatureMethod") {
        None | Some("" | "HmacSHA1") => Ok(Method::Sha1),
        Some("HmacSHA256") => Ok(Method::Sha256),
        Some(other) => {
            let message = format!(
                "SignatureMethod is {}; among the parameters it can be HmacSHA1 or HmacSHA256.",
                quoted(other)
            );
            Err(Refusal::new("InvalidParameterValue", message))
        }
    }
}

/// Whether the signature is the one of the form and the key.
pub(super) fn verify(
    method: Method,
    form: &Form,
    incoming: &Incoming,
    secret: &Secret,
) -> Result<(), Refusal> {
    let signature = STANDARD
        .decode(form.needed("Signature")?)
        .map_err(|_| wrong())?;
    let http_method = incoming.method().as_str();
    let fits = hosts::signable(incoming).any(|host| {
        let pieces = || pieces(http_method, host, form);
        match method {
            Method::Sha1 => matches::<Hmac<Sha1>>(&secret.key, pieces(), &signature),
            Method::Sha256 => matches::<Hmac<Sha256>>(&secret.key, pieces(), &signature),
        }
    });
    fits.then_some(()).ok_or_else(wrong)
}

/// The text to sign in pieces: as one text it would be a copy of the whole form.
fn pieces<'a>(method: &'a str, host: &'a str, form: &'a Form) -> impl Iterator<Item = &'a str> {
    let pairs = form
        .signed()
        .enumerate()
        .flat_map(|(index, (name, value))| [if index > 0 { "&" } else { "" }, name, "=", value]);
    [method, host, "/?"].into_iter().chain(pairs)
}

/// The comparison takes the same time wherever the signatures differ.
fn matches<'a, M: Mac + KeyInit>(
    key: &str,
    pieces: impl Iterator<Item = &'a str>,
    signature: &[u8],
) -> bool {
    let Ok(mut mac) = <M as KeyInit>::new_from_slice(key.as_bytes()) else {
        return false;
    };
    pieces.for_each(|piece| mac.update(piece.as_bytes()));
    mac.verify_slice(signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Admitted, Dialect, admit};
    use crate::testing::TestRequest;

    #[test]
    fn the_published_text_comes_out_byte_by_byte() {
        let query = "Version=2017-03-12&Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886\
                     &Offset=0&Region=ap-guangzhou&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\
                     &Timestamp=1465185768&Signature=x";
        let incoming = TestRequest::plain_get(query)
            .header("Host", "cvm.tencentcloudapi.com")
            .incoming();
        let Admitted {
            dialect: Dialect::V1(form),
            ..
        } = admit(&incoming).unwrap()
        else {
            panic!("not of the older generation");
        };
        let text: String = pieces("GET", "cvm.tencentcloudapi.com", &form).collect();
        assert_eq!(
            text,
            "GETcvm.tencentcloudapi.com/?Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886\
             &Offset=0&Region=ap-guangzhou&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE&Timestamp=1465185768\
             &Version=2017-03-12"
        );
    }
}
