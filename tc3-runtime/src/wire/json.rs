//! Writes the JSON body of POST into one buffer of the right size.

mod escape;

use std::io::Write;

use super::members::{EncodeDyn, ListValue, Number, WireValue, each_sent};
use crate::image::Image;
use escape::{escaped_len, push_escaped};

/// The longest text of a number: `-9223372036854775808` and `-2.2250738585072014e-308`.
const LONGEST_NUMBER: usize = 24;

/// The JSON text of what `value` sends.
///
/// Most of a request is a photo. A buffer that grows would copy it, so the size is counted first.
pub(crate) fn json_body(value: &dyn EncodeDyn) -> Vec<u8> {
    let mut body = Vec::with_capacity(structure_len(value));
    push_structure(&mut body, value);
    body
}

fn push_structure(body: &mut Vec<u8>, value: &dyn EncodeDyn) {
    body.push(b'{');
    let mut index = 0;
    each_sent(value, &mut |entry| {
        push_comma(body, index);
        push_text(body, entry.name);
        body.push(b':');
        push_view(body, entry.view);
        index += 1;
    });
    body.push(b'}');
}

fn push_list(body: &mut Vec<u8>, items: &dyn ListValue) {
    body.push(b'[');
    for (index, view) in items.views().enumerate() {
        push_comma(body, index);
        push_view(body, view);
    }
    body.push(b']');
}

fn push_view(body: &mut Vec<u8>, view: WireValue<'_>) {
    match view {
        WireValue::Text(text) => push_text(body, text),
        WireValue::Number(number) | WireValue::IntEnum { number, .. } => push_number(body, number),
        WireValue::Flag(flag) => body.extend_from_slice(if flag { b"true" } else { b"false" }),
        WireValue::Image(image) => push_image(body, image),
        WireValue::List(items) => push_list(body, items),
        WireValue::Structure(structure) => push_structure(body, structure),
    }
}

fn push_comma(body: &mut Vec<u8>, index: usize) {
    if index > 0 {
        body.push(b',');
    }
}

fn push_text(body: &mut Vec<u8>, text: &str) {
    body.push(b'"');
    push_escaped(body, text);
    body.push(b'"');
}

fn push_number(body: &mut Vec<u8>, number: Number) {
    // Writing into memory never fails.
    let _ = write!(body, "{number}");
}

fn push_image(body: &mut Vec<u8>, image: &Image) {
    match image.doubtful_text() {
        Some(text) => push_text(body, text),
        None => {
            body.push(b'"');
            image.push_base64(body);
            body.push(b'"');
        }
    }
}

/// At least as much as [`push_structure`] writes; exact but for numbers.
fn structure_len(value: &dyn EncodeDyn) -> usize {
    let mut length = 2;
    each_sent(value, &mut |entry| {
        length += entry.name.len() + 4 + view_len(entry.view);
    });
    length
}

fn view_len(view: WireValue<'_>) -> usize {
    match view {
        WireValue::Text(text) => 2 + escaped_len(text),
        WireValue::Number(_) | WireValue::IntEnum { .. } => LONGEST_NUMBER,
        WireValue::Flag(_) => 5,
        WireValue::Image(image) => {
            2 + image
                .doubtful_text()
                .map_or(image.encoded_len(), escaped_len)
        }
        WireValue::List(items) => 2 + items.views().map(|view| view_len(view) + 1).sum::<usize>(),
        WireValue::Structure(structure) => structure_len(structure),
    }
}

#[cfg(test)]
mod tests;
