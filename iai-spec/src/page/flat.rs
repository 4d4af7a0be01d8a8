//! What a URL of the page tells: host, action, and parameters that are written flat (`Groups.0.Name=x`).

use iai_codegen::model::Node;

const HOST: &str = "tencentcloudapi.com";

/// The service by the host that the page names first.
pub(super) fn service(text: &str) -> Option<String> {
    let before = text
        .split(HOST)
        .next()
        .filter(|before| before.len() < text.len())?;
    let host = before
        .rsplit(|char: char| !(char.is_ascii_alphanumeric() || char == '.' || char == '-'))
        .next()?;
    let service = host.split('.').next()?;
    (!service.is_empty()).then(|| service.to_owned())
}

/// The action of the first URL.
pub(super) fn action(text: &str) -> Option<String> {
    let (_, rest) = text
        .split_once("Action=")
        .or_else(|| text.split_once("X-TC-Action: "))?;
    let end = rest
        .find(|char: char| !(char.is_ascii_alphanumeric() || char == '_'))
        .unwrap_or(rest.len());
    let name = rest.get(..end)?;
    (!name.is_empty()).then(|| name.to_owned())
}

/// Parameters of a request, flat: name and value as they are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Flat(Vec<(String, String)>);

impl Flat {
    /// A line of a query. A line with one `&` at its start holds one parameter, since pages write values with `&` as they
    /// are.
    pub(super) fn line(&mut self, line: &str) {
        let query = line.split_once('?').map_or(line, |(_, query)| query);
        let parts: Vec<&str> = match query.strip_prefix('&') {
            Some(one) => vec![one],
            None => query.split('&').collect(),
        };
        for part in parts {
            // `<Common request parameters>` has none, and `Action` is a header.
            if let Some((name, value)) = part.split_once('=')
                && !part.starts_with('<')
                && name != "Action"
            {
                self.0.push((name.to_owned(), value.trim_end().to_owned()));
            }
        }
    }

    /// The request as JSON has it. All values are texts.
    pub(super) fn node(&self) -> Node {
        let mut root = Node::Map(Vec::new());
        for (name, value) in &self.0 {
            let parts: Vec<&str> = name.split('.').collect();
            put(&mut root, &parts, value);
        }
        root
    }
}

/// Deeper than any request.
const DEEPEST: usize = 16;

fn put(node: &mut Node, path: &[&str], value: &str) {
    let Some((first, rest)) = path.split_first().filter(|_| path.len() <= DEEPEST) else {
        *node = Node::Text(value.to_owned());
        return;
    };
    if first.parse::<usize>().is_ok() {
        if !matches!(node, Node::List(_)) {
            *node = Node::List(Vec::new());
        }
        let Node::List(items) = node else { return };
        // The number tells items apart; pages count from 0 or from 1, and leave none out.
        let at = first.parse::<usize>().unwrap_or(0);
        if at >= items.len() {
            items.push(Node::Map(Vec::new()));
        }
        let last = items.len() - 1;
        if let Some(item) = items.get_mut(at.min(last)) {
            put(item, rest, value);
        }
        return;
    }
    if !matches!(node, Node::Map(_)) {
        *node = Node::Map(Vec::new());
    }
    let Node::Map(entries) = node else { return };
    let key = Node::Text((*first).to_owned());
    if !entries.iter().any(|(name, _)| *name == key) {
        entries.push((key.clone(), Node::Null));
    }
    if let Some((_, held)) = entries.iter_mut().find(|(name, _)| *name == key) {
        put(held, rest, value);
    }
}
