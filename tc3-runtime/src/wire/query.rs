//! The flattened query of GET: `Infos.0.Text=…`, percent-encoded by RFC 3986, sorted by name.

use std::borrow::Cow;

use super::members::{EncodeDyn, ListValue, WireValue, each_sent};

/// The query of what `value` sends, without the question mark. It is signed as it is sent.
pub(crate) fn query_string(value: &dyn EncodeDyn) -> String {
    let mut pairs = Vec::new();
    flatten_structure(&mut pairs, "", value);
    sort_by_name(&mut pairs);
    let mut query = String::with_capacity(pairs.iter().map(|(n, v)| n.len() + v.len() * 2).sum());
    for (name, value) in pairs {
        if !query.is_empty() {
            query.push('&');
        }
        push_encoded(&mut query, &name);
        query.push('=');
        push_encoded(&mut query, &value);
    }
    query
}

/// Sorts parameters and headers alike: a sort is compiled once for each type, so that all use this type.
pub(crate) fn sort_by_name(pairs: &mut [(Cow<'_, str>, Cow<'_, str>)]) {
    pairs.sort_by(|one, other| one.0.cmp(&other.0));
}

type Pairs<'a> = Vec<(Cow<'a, str>, Cow<'a, str>)>;

fn flatten_structure<'a>(pairs: &mut Pairs<'a>, path: &str, value: &'a dyn EncodeDyn) {
    each_sent(value, &mut |entry| {
        flatten(pairs, join(path, entry.name), entry.view);
    });
}

fn flatten_list<'a>(pairs: &mut Pairs<'a>, path: &str, items: &'a dyn ListValue) {
    for (index, view) in items.views().enumerate() {
        flatten(pairs, join(path, &index.to_string()), view);
    }
}

fn flatten<'a>(pairs: &mut Pairs<'a>, path: String, view: WireValue<'a>) {
    let text = match view {
        WireValue::Text(text) => Cow::Borrowed(text),
        WireValue::Number(number) | WireValue::IntEnum { number, .. } => {
            Cow::Owned(number.to_string())
        }
        WireValue::Flag(flag) => Cow::Borrowed(if flag { "true" } else { "false" }),
        WireValue::Image(image) => image.base64_text(),
        WireValue::List(items) => return flatten_list(pairs, &path, items),
        WireValue::Structure(structure) => return flatten_structure(pairs, &path, structure),
    };
    pairs.push((path.into(), text));
}

fn join(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        _ => format!("{path}.{name}"),
    }
}

/// A text with everything but unreserved characters percent-encoded.
#[cfg(feature = "role-credentials")]
pub(crate) fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    push_encoded(&mut encoded, text);
    encoded
}

fn push_encoded(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => {
                out.push('%');
                out.push(hex_digit(byte >> 4));
                out.push(hex_digit(byte & 15));
            }
        }
    }
}

fn hex_digit(value: u8) -> char {
    char::from_digit(value.into(), 16)
        .unwrap_or('0')
        .to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::image::Image;
    use crate::wire::test_types::{Info, Mood, Request};

    #[test]
    fn nested_members_are_flattened_and_sorted() {
        let request = Request {
            name: Some("Cloud & Smart Industries Group".into()),
            mood: Some(Mood::Sad),
            infos: Some(vec![
                Info {
                    index: Some(0),
                    text: Some("工程师".into()),
                },
                Info {
                    index: Some(1),
                    text: Some(String::new()),
                },
            ]),
            quick: Some(true),
            ..Request::default()
        };
        assert_eq!(
            query_string(&request),
            "Infos.0.Index=0&Infos.0.Text=%E5%B7%A5%E7%A8%8B%E5%B8%88&Infos.1.Index=1&Infos.1.Text=\
             &Mood=0&Name=Cloud%20%26%20Smart%20Industries%20Group&Quick=true"
        );
    }

    #[test]
    fn only_unreserved_characters_stay() {
        let request = Request {
            name: Some("~*'()!+/=-%@#&_.".into()),
            ..Request::default()
        };
        assert_eq!(
            query_string(&request),
            "Name=~%2A%27%28%29%21%2B%2F%3D-%25%40%23%26_."
        );
    }

    #[test]
    fn a_picture_travels_as_encoded_base64() {
        let request = Request {
            image: Some(Image::from_bytes(vec![0xfb, 0xff])),
            ..Request::default()
        };
        assert_eq!(query_string(&request), "Image=%2B%2F8%3D");
    }

    proptest! {
        #[test]
        fn any_text_is_read_back_by_a_form_decoder(name in any::<String>(), url in any::<String>()) {
            let request =
                Request { name: Some(name.clone()), url: Some(url.clone()), ..Request::default() };
            let query = query_string(&request);
            let read: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
            prop_assert_eq!(read, vec![("Name".to_owned(), name), ("Url".to_owned(), url)]);
            prop_assert!(query.is_ascii());
        }
    }
}
