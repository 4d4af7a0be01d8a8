//! Escapes of HTML, URLs and JSON, behind which a text still is what it is.

/// A character, and what follows it.
type Read<'t> = Option<(char, &'t str)>;

/// How many bytes at the start of `text` read as `secret`, in letters of either case, each as it is or escaped.
pub(super) fn reads_as(text: &str, secret: &str) -> Option<usize> {
    let start = text.get(..secret.len());
    if start.is_some_and(|start| start.eq_ignore_ascii_case(secret)) {
        Some(secret.len())
    } else {
        reads_escaped_as(text, secret)
    }
}

/// Escapes come first: a secret may hold the characters that they begin with.
fn reads_escaped_as(text: &str, secret: &str) -> Option<usize> {
    let mut rest = text;
    for wanted in secret.chars() {
        let fits = |read: &(char, &str)| read.0.eq_ignore_ascii_case(&wanted);
        let forms = [entity, percent, unicode, slashed, plain];
        rest = forms
            .into_iter()
            .find_map(|form| form(rest).filter(fits))?
            .1;
    }
    Some(text.len() - rest.len())
}

fn plain(text: &str) -> Read<'_> {
    let next = text.chars().next()?;
    Some((next, text.strip_prefix(next)?))
}

/// `\/`
fn slashed(text: &str) -> Read<'_> {
    text.strip_prefix('\\').and_then(plain)
}

/// `%2F`
fn percent(text: &str) -> Read<'_> {
    hexadecimal(text.strip_prefix('%')?, 2)
}

/// `\u002f`
fn unicode(text: &str) -> Read<'_> {
    hexadecimal(text.strip_prefix("\\u")?, 4)
}

/// The longest one, `&#x0002F;`, has 10.
const LONGEST_ENTITY: usize = 10;

/// `&#47;`, `&#x2F;`, and the names that every writer of HTML uses.
fn entity(text: &str) -> Read<'_> {
    let text = text.strip_prefix('&')?;
    let mut start = text.bytes().take(LONGEST_ENTITY);
    let (name, rest) = text.split_at_checked(start.position(|byte| byte == b';')?)?;
    let rest = rest.strip_prefix(';')?;
    let read = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => ascii(digits, 16)?,
            None => ascii(number, 10)?,
        },
        None => match name {
            "quot" => '"',
            "apos" => '\'',
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            _ => return None,
        },
    };
    Some((read, rest))
}

fn hexadecimal(text: &str, digits: usize) -> Read<'_> {
    let (number, rest) = text.split_at_checked(digits)?;
    Some((ascii(number, 16)?, rest))
}

/// A visible character of ASCII: keys have no others.
fn ascii(digits: &str, radix: u32) -> Option<char> {
    let fits = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u8::from_str_radix(digits, radix).ok().filter(|_| fits)?;
    code.is_ascii_graphic().then_some(char::from(code))
}
