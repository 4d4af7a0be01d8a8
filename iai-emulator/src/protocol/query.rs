//! Queries and forms: `name=value` pairs, percent-encoded.

use crate::percent;
use crate::refusal::{Refusal, invalid, quoted};

/// Pairs that are taken; no request of the API has nearly as many, and each takes far more memory than its text.
const PAIRS: usize = 10_000;

/// The decoded pairs in their order. A `+` is a space, as two of the vendor's SDKs send it.
pub(crate) fn read(query: &str) -> Result<Vec<(String, String)>, Refusal> {
    let parts = query.split('&').filter(|part| !part.is_empty());
    if parts.clone().nth(PAIRS).is_some() {
        return Err(invalid(format!("There are over {PAIRS} parameters.")));
    }
    parts.map(pair).collect()
}

fn pair(part: &str) -> Result<(String, String), Refusal> {
    let (name, value) = part.split_once('=').ok_or_else(|| {
        invalid(format!(
            "There is {} without a `=` among the parameters; is a `&` not encoded?",
            quoted(part)
        ))
    })?;
    let name = decode(name).ok_or_else(|| broken("A name"))?;
    let value = decode(value).ok_or_else(|| broken(&format!("The value of {}", quoted(&name))))?;
    Ok((name, value))
}

fn broken(what: &str) -> Refusal {
    invalid(format!("{what} is not percent-encoded UTF-8."))
}

fn decode(text: &str) -> Option<String> {
    if text.contains('+') {
        percent::decode(&text.replace('+', " "))
    } else {
        percent::decode(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoders_of_all_sdks_are_understood() {
        let table = [
            ("a=Cloud%20%26%20Smart", "Cloud & Smart"),
            ("a=Cloud+%26+Smart", "Cloud & Smart"),
            ("a=%7E~*%27()!", "~~*'()!"),
            ("a=%e7%be%a4%E7%BE%A4", "群群"),
            ("a=x=y", "x=y"),
            ("a=", ""),
        ];
        for (query, expected) in table {
            assert_eq!(
                read(query).unwrap(),
                [("a".to_owned(), expected.to_owned())],
                "{query}"
            );
        }
    }

    #[test]
    fn empty_parts_are_skipped_and_order_is_kept() {
        let pairs = read("&b=2&&a%2E0=1&").unwrap();
        let expected = [("b", "2"), ("a.0", "1")].map(|(n, v)| (n.to_owned(), v.to_owned()));
        assert_eq!(pairs, expected);
        assert_eq!(read("").unwrap(), []);
    }

    #[test]
    fn broken_pairs_are_refused() {
        for query in [
            "a",
            "a=1& Smart=",
            "a=%",
            "a=%4",
            "a=%zz",
            "a=%+1",
            "a=%ff",
            "%80=1",
            "a=1&b",
        ] {
            match read(query) {
                Err(refusal) => assert_eq!(refusal.code(), "InvalidParameter", "{query}"),
                // An `&` that was not encoded makes a parameter of its own, which no table has.
                Ok(pairs) => assert_eq!(pairs[1].0, " Smart"),
            }
        }
    }

    #[test]
    fn a_form_of_very_many_pairs_is_refused() {
        assert_eq!(read(&"a=&".repeat(10_000)).unwrap().len(), 10_000);
        let refusal = read(&"a=&".repeat(10_001)).unwrap_err();
        assert_eq!(refusal.message(), "There are over 10000 parameters.");
    }
}
