//! Goes through a text once.

use super::figure::Figure;
use super::number::{self, Number};
use super::words::{self, Kind};

/// More than this nobody reads in a comment.
const MOST: usize = 8;

/// The figures of a text, in its order, each once, at most eight.
#[must_use]
pub fn figures(text: &str) -> Vec<Figure> {
    let mut scan = Scan {
        text,
        found: Vec::new(),
        values: Vec::new(),
    };
    scan.defaults();
    let mut at = 0;
    while at < text.len() {
        at = scan.step(at);
    }
    scan.finish()
}

struct Scan<'t> {
    text: &'t str,
    /// With the places, by which they are sorted in the end.
    found: Vec<(usize, Figure)>,
    /// Numbers that have a meaning each, with the places behind them.
    values: Vec<(usize, String)>,
}

impl Scan<'_> {
    /// Looks at what begins at `at`, and returns where to go on.
    fn step(&mut self, at: usize) -> usize {
        if !self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit) {
            return at + 1;
        }
        let (before, rest) = self.text.split_at(at);
        match number::at(self.text, at) {
            Some(number) if number::may_start(before) => self.number(at, &number),
            _ => at + number::digits(rest),
        }
    }

    /// Takes a number for what stands around it, and returns where to go on.
    fn number(&mut self, at: usize, number: &Number) -> usize {
        let (before, behind) = (&self.text[..at], &self.text[number.end..]);
        let (unit, length) = words::unit(behind).unwrap_or_default();
        let end = number.end + length;
        if let Some((second, end)) = self.range(at, end) {
            let rest = &self.text[end..];
            let closed = rest.trim_start_matches([']', ')', '）', '】']);
            let end = end + rest.len() - closed.len();
            let (unit_behind, length) = words::unit(closed).unwrap_or_default();
            let unit = if unit_behind.is_empty() {
                unit
            } else {
                unit_behind
            };
            self.found
                .push((at, Figure::Range(number.digits.clone(), second, unit)));
            return end + length;
        }
        let digits = number.digits.clone();
        match words::before(before) {
            Some(Kind::AtMost) => self.found.push((at, Figure::AtMost(digits, unit))),
            Some(Kind::AtLeast) => self.found.push((at, Figure::AtLeast(digits, unit))),
            Some(Kind::Below) => self.found.push((at, Figure::Below(digits, unit))),
            Some(Kind::Above) => self.found.push((at, Figure::Above(digits, unit))),
            Some(Kind::Default) => self.found.push((at, Figure::Default(digits))),
            None if !unit.is_empty() => self.found.push((at, Figure::Plain(digits, unit))),
            None if self.goes_on(before) || words::lists(before) && words::means(behind) => {
                self.values.push((end, digits));
            }
            None => {}
        }
        end
    }

    /// Whether a number behind this text is one of a list: `values 0, 1`.
    fn goes_on(&self, before: &str) -> bool {
        let rest = before.trim_end_matches([' ', ',', '，', '、', ':', '：']);
        rest.ends_with("values")
            || self
                .values
                .last()
                .is_some_and(|(end, _)| *end == rest.len())
    }

    /// The second number of a range whose first one began at `start` and ended at `end`, and where it ends.
    fn range(&self, start: usize, end: usize) -> Option<(String, usize)> {
        let before = self.text[..start].trim_end();
        let in_brackets = before.ends_with(['[', '(', '（', '【']);
        let joined = words::joins(&self.text[end..], in_brackets, before)?;
        let second = number::at(self.text, end + joined)?;
        Some((second.digits, second.end))
    }

    /// Words that are assumed: a default is not always a number.
    fn defaults(&mut self) {
        for key in ["默认", "缺省", "efault"] {
            for (at, _) in self.text.match_indices(key) {
                let word = words::default(&self.text[at + key.len()..]);
                self.found
                    .extend(word.map(|word| (at, Figure::Default(word.to_owned()))));
            }
        }
    }

    fn finish(mut self) -> Vec<Figure> {
        // A single one is no list of values.
        if let [(at, _), _, ..] = &self.values[..] {
            let at = *at;
            let mut values: Vec<String> = Vec::new();
            for (_, value) in self.values {
                if !values.contains(&value) {
                    values.push(value);
                }
            }
            self.found.push((at, Figure::Values(values)));
        }
        self.found.sort_by_key(|(at, _)| *at);
        let mut figures: Vec<Figure> = Vec::new();
        for (_, figure) in self.found {
            if figures.len() < MOST && !figures.contains(&figure) {
                figures.push(figure);
            }
        }
        figures
    }
}
