//! Finds the RequestId of a response.

const KEY: &[u8] = b"\"RequestId\"";
/// Ids have 36 characters; a text that is much longer is something else.
const LONGEST: usize = 128;

/// The id in a body that is not valid JSON, such as one that is cut off behind the id.
pub(super) fn find(body: &[u8]) -> Option<String> {
    let at = body.windows(KEY.len()).position(|window| window == KEY)?;
    let rest = body.get(at + KEY.len()..)?.trim_ascii_start();
    let rest = rest
        .strip_prefix(b":")?
        .trim_ascii_start()
        .strip_prefix(b"\"")?;
    let end = rest
        .iter()
        .take(LONGEST + 1)
        .position(|byte| *byte == b'"')?;
    plausible(std::str::from_utf8(rest.get(..end)?).ok()?)
}

/// The text, if it looks like an id and so may be shown.
pub(crate) fn plausible(text: &str) -> Option<String> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let id = !text.is_empty() && text.len() <= LONGEST && text.bytes().all(fits);
    id.then(|| text.to_owned())
}
