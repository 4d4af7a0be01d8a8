//! The `Authorization` header, taken apart.

/// What the header says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Authorization<'a> {
    pub(super) secret_id: &'a str,
    pub(super) date: &'a str,
    pub(super) service: &'a str,
    /// Lower-case names in ascending order.
    pub(super) signed_headers: Vec<String>,
    pub(super) signature: [u8; 32],
}

/// Reads the header. The error completes the sentence "the header does not fit: …".
pub(super) fn parse(header: &str) -> Result<Authorization<'_>, &'static str> {
    if header.is_empty() {
        return Err("it is absent");
    }
    let (algorithm, rest) = header
        .split_once(' ')
        .ok_or("it holds the algorithm alone")?;
    if algorithm != "TC3-HMAC-SHA256" {
        return Err("the algorithm is not TC3-HMAC-SHA256");
    }
    let parts = parts(rest)?;
    let (secret_id, date, service) = scope(parts.credential)?;
    Ok(Authorization {
        secret_id,
        date,
        service,
        signed_headers: signed_headers(parts.signed_headers)?,
        signature: signature(parts.signature).ok_or("Signature is not 64 lower-case hex digits")?,
    })
}

#[derive(Default)]
struct Parts<'a> {
    credential: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
}

fn parts(text: &str) -> Result<Parts<'_>, &'static str> {
    const SHAPE: &str = "it is not Credential=…, SignedHeaders=…, Signature=…";
    let mut parts = Parts::default();
    for part in text.split(',') {
        let (name, value) = part.trim().split_once('=').ok_or(SHAPE)?;
        let place = match name {
            "Credential" => &mut parts.credential,
            "SignedHeaders" => &mut parts.signed_headers,
            "Signature" => &mut parts.signature,
            _ => return Err(SHAPE),
        };
        if value.is_empty() || !place.is_empty() {
            return Err(SHAPE);
        }
        *place = value;
    }
    let whole = [parts.credential, parts.signed_headers, parts.signature];
    if whole.contains(&"") {
        return Err(SHAPE);
    }
    Ok(parts)
}

fn scope(credential: &str) -> Result<(&str, &str, &str), &'static str> {
    let parts: Vec<&str> = credential.split('/').collect();
    match parts.as_slice() {
        [id, date, service, "tc3_request"] if !id.is_empty() => Ok((id, date, service)),
        _ => Err("Credential is not SecretId/date/service/tc3_request"),
    }
}

fn signed_headers(list: &str) -> Result<Vec<String>, &'static str> {
    let names: Vec<String> = list.split(';').map(str::to_owned).collect();
    if !names.is_sorted_by(|one, next| one < next) {
        return Err("SignedHeaders are not in ascending order, each once");
    }
    if names.iter().any(|name| *name != name.to_ascii_lowercase()) {
        return Err("SignedHeaders are not in lower case");
    }
    for needed in ["content-type", "host"] {
        if !names.iter().any(|name| name == needed) {
            return Err("SignedHeaders lack content-type or host");
        }
    }
    Ok(names)
}

fn signature(text: &str) -> Option<[u8; 32]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let mut signature = [0; 32];
    if pairs.len() != signature.len() || !rest.is_empty() {
        return None;
    }
    for (byte, [high, low]) in signature.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(signature)
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNATURE: &str = "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168";

    fn header(credential: &str, headers: &str, signature: &str) -> String {
        format!(
            "TC3-HMAC-SHA256 Credential={credential}, SignedHeaders={headers}, Signature={signature}"
        )
    }

    #[test]
    fn a_whole_header_is_taken_apart() {
        let text = header(
            "ID/2019-02-25/cvm/tc3_request",
            "content-type;host;x-tc-action",
            SIGNATURE,
        );
        let read = parse(&text).unwrap();
        assert_eq!(
            (read.secret_id, read.date, read.service),
            ("ID", "2019-02-25", "cvm")
        );
        assert_eq!(read.signed_headers, ["content-type", "host", "x-tc-action"]);
        assert_eq!(read.signature[..3], [0x72, 0xe4, 0x94]);
    }

    #[test]
    fn blanks_after_commas_are_free() {
        let tight = header("ID/d/s/tc3_request", "content-type;host", SIGNATURE).replace(", ", ",");
        assert!(parse(&tight).is_ok());
    }

    #[test]
    fn anything_else_is_refused_with_its_reason() {
        let scope = "ID/2019-02-25/cvm/tc3_request";
        let names = "content-type;host";
        let table = [
            (String::new(), "absent"),
            ("SKIP".to_owned(), "algorithm alone"),
            (
                header(scope, names, SIGNATURE).replace("TC3-", ""),
                "not TC3",
            ),
            (header("ID/cvm/tc3_request", names, SIGNATURE), "Credential"),
            (header("/d/cvm/tc3_request", names, SIGNATURE), "Credential"),
            (
                header("ID/d/cvm/aws4_request", names, SIGNATURE),
                "Credential",
            ),
            (header(scope, "host;content-type", SIGNATURE), "ascending"),
            (
                header(scope, "content-type;host;host", SIGNATURE),
                "ascending",
            ),
            (header(scope, "Content-Type;host", SIGNATURE), "lower case"),
            (header(scope, "content-type", SIGNATURE), "lack"),
            (header(scope, names, &SIGNATURE[1..]), "hex"),
            (header(scope, names, &SIGNATURE.to_uppercase()), "hex"),
            (header(scope, names, &"é".repeat(32)), "hex"),
            (
                format!("{}, Signature=00", header(scope, names, SIGNATURE)),
                "it is not",
            ),
            (header(scope, "", SIGNATURE), "it is not"),
            (format!("TC3-HMAC-SHA256 Credential={scope}"), "it is not"),
            ("TC3-HMAC-SHA256 nothing".to_owned(), "it is not"),
        ];
        for (text, reason) in table {
            let error = parse(&text).unwrap_err();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }
}
