//! Lines of a file, and where new ones go.

/// A file whose lines stay, with new text between them.
pub(super) struct Lines<'t> {
    lines: Vec<&'t str>,
    /// Before which line, and what.
    inserted: Vec<(usize, String)>,
    /// Lines that go.
    removed: Vec<usize>,
}

/// An item of a list: the line of its dash, and the dash's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) indent: usize,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self {
            lines: text.split_inclusive('\n').collect(),
            inserted: Vec::new(),
            removed: Vec::new(),
        }
    }

    /// The item that has a value at this line and column, both from 0; `None` where it stands in a list in brackets.
    pub(super) fn item(&self, line: usize, column: usize) -> Option<Item> {
        let ahead: String = self.lines.get(line)?.chars().take(column).collect();
        if ahead.contains('[') {
            return None;
        }
        (0..=line).rev().find_map(|at| {
            let text = self.lines.get(at)?;
            let indent = indent(text);
            let is_dash = text
                .get(indent..)
                .is_some_and(|rest| rest.starts_with("- "));
            (is_dash && indent < column).then_some(Item { line: at, indent })
        })
    }

    /// The line behind the item and all that belongs to it.
    pub(super) fn end(&self, item: Item) -> usize {
        let mut end = item.line + 1;
        for (at, text) in self.lines.iter().enumerate().skip(end) {
            if text.trim().is_empty() {
                continue;
            }
            if indent(text) <= item.indent {
                break;
            }
            end = at + 1;
        }
        end
    }

    /// The line of the first comment above the item that belongs to it, or its own.
    pub(super) fn start(&self, item: Item) -> usize {
        let mut start = item.line;
        while let Some(text) = start.checked_sub(1).and_then(|at| self.lines.get(at))
            && text.trim_start().starts_with('#')
            && indent(text) == item.indent
        {
            start -= 1;
        }
        start
    }

    /// Whether empty lines part this item from its neighbours in the list.
    pub(super) fn is_spaced(&self, item: Item) -> bool {
        let is_empty = |line: &&str| line.trim().is_empty();
        let before = self
            .start(item)
            .checked_sub(1)
            .and_then(|at| self.lines.get(at));
        if before.is_some_and(is_empty) {
            return true;
        }
        let behind = self.lines.iter().skip(self.end(item));
        let is_gap = behind.clone().next().is_some_and(is_empty);
        let mut rest =
            behind.filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
        is_gap
            && rest.next().is_some_and(|line| {
                indent(line) == item.indent && line.trim_start().starts_with("- ")
            })
    }

    /// The line of a key that begins a line.
    pub(super) fn key(&self, key: &str) -> Option<usize> {
        self.lines.iter().position(|line| {
            line.strip_prefix(key)
                .is_some_and(|rest| rest.starts_with(':'))
        })
    }

    /// Behind the last line.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Puts text, whole lines, before a line.
    pub(super) fn insert(&mut self, line: usize, text: String) {
        self.inserted.push((line, text));
    }

    /// The text of a line.
    pub(super) fn line(&self, line: usize) -> &'t str {
        self.lines.get(line).copied().unwrap_or_default()
    }

    /// Puts text, whole lines, in the place of a line.
    pub(super) fn replace(&mut self, line: usize, text: String) {
        self.removed.push(line);
        self.insert(line, text);
    }

    /// The new text; `None` if nothing was put in.
    pub(super) fn finish(mut self) -> Option<String> {
        if self.inserted.is_empty() {
            return None;
        }
        // The sort keeps the order of what goes to one place.
        self.inserted.sort_by_key(|(line, _)| *line);
        let ending = if self
            .lines
            .first()
            .is_some_and(|line| line.ends_with("\r\n"))
        {
            "\r\n"
        } else {
            "\n"
        };
        let mut out = String::new();
        let mut inserted = self.inserted.into_iter().peekable();
        for at in 0..=self.lines.len() {
            while let Some((_, text)) = inserted.next_if(|(line, _)| *line == at) {
                if !out.is_empty() && !out.ends_with('\n') {
                    out.push_str(ending);
                }
                out.push_str(&text.replace('\n', ending));
            }
            if !self.removed.contains(&at) {
                out.push_str(self.lines.get(at).copied().unwrap_or_default());
            }
        }
        Some(out)
    }
}

fn indent(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}
