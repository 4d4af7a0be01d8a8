//! The examples of a page: a request as a query or as JSON, then a response.

use super::flat::Flat;
use iai_codegen::model::Node;

/// A request and its response.
#[derive(Clone, Debug, PartialEq)]
pub struct PageExample {
    /// The sentence above it, which is the vendor's; may be empty.
    pub title: String,
    /// Parameters.
    pub request: Node,
    /// Content of `Response`.
    pub response: Node,
}

/// All examples, in their order. One that is no whole JSON is passed over.
pub(super) fn examples(text: &str) -> Vec<PageExample> {
    let mut found = Vec::new();
    let mut reading = Reading::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, next) = rest.split_once('\n').unwrap_or((rest, ""));
        if line.trim_start().starts_with('{')
            && let Some((object, behind)) = object(rest)
        {
            found.extend(reading.object(object));
            rest = behind;
        } else {
            reading.line(line.trim());
            rest = next;
        }
    }
    found
}

#[derive(Default)]
struct Reading {
    title: String,
    request: Option<Node>,
    flat: Option<Flat>,
}

impl Reading {
    fn line(&mut self, line: &str) {
        let is_query = line.contains("?Action=") && line.starts_with("http");
        if is_query {
            self.flat = Some(Flat::default());
        }
        match &mut self.flat {
            Some(flat) if is_query || line.starts_with('&') => flat.line(line),
            _ if line.contains(' ') && !line.contains(" | ") => self.title = line.to_owned(),
            _ => {}
        }
    }

    /// A response ends an example; any other object is its request.
    fn object(&mut self, object: Node) -> Option<PageExample> {
        let Some(response) = object.get("Response").cloned() else {
            self.request = Some(object);
            return None;
        };
        let flat = self.flat.take().map(|flat| flat.node());
        let request = self.request.take().or(flat)?;
        let title = std::mem::take(&mut self.title);
        Some(PageExample {
            title,
            request,
            response,
        })
    }
}

/// The JSON object that the text begins with, and what follows it.
fn object(text: &str) -> Option<(Node, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Node>();
    let object = values.next()?.ok()?;
    Some((object, text.get(values.byte_offset()..)?))
}
