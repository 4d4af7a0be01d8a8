//! Problems as text: a first line with everything, then the source line as rustc draws it.

use crate::diagnostic::{Problem, Problems, Spot};
use crate::load::Sources;
use crate::place::{Position, SpecPath};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

impl Problems {
    /// One text for each problem, in the order of files and lines. The first line stands alone:
    /// `spec/types.yaml:3:7: error[S003]: unknown key …`; a picture of the source follows.
    #[must_use]
    pub fn render(&self, sources: &Sources) -> Vec<String> {
        let mut found: Vec<Found<'_>> = self
            .iter()
            .map(|problem| Found::of(problem, sources))
            .collect();
        found.sort_by_key(|found| (found.file, found.position.map(|position| position.offset)));
        found.iter().map(|found| found.render(sources)).collect()
    }
}

/// A problem whose position has been looked up.
struct Found<'p> {
    problem: &'p Problem,
    file: Option<usize>,
    position: Option<Position>,
}

impl<'p> Found<'p> {
    fn of(problem: &'p Problem, sources: &Sources) -> Self {
        let (file, position) = match &problem.place {
            Spot::Folder(_) => (None, None),
            Spot::Exact(file, position) => (Some(*file), Some(*position)),
            Spot::Node(place) => {
                let source = sources.files.get(place.file);
                (
                    Some(place.file),
                    source.and_then(|source| source.locate(place)),
                )
            }
        };
        Self {
            problem,
            file,
            position,
        }
    }

    fn render(&self, sources: &Sources) -> String {
        let source = self.file.and_then(|file| sources.files.get(file));
        let shown = match (&self.problem.place, source) {
            (Spot::Folder(name), _) => name.as_str(),
            (_, Some(source)) => source.name.as_str(),
            (_, None) => "spec",
        };
        let mut text = self.headline(shown);
        if let (Some(source), Some(position)) = (source, self.position) {
            text.push('\n');
            text.push_str(&picture(source.text(), position, &self.problem.path()));
        }
        if let Some(first) = &self.problem.first {
            text.push_str("\n  = note: the first definition is at ");
            text.push_str(&spot(first, sources));
        }
        if let Some(hint) = &self.problem.hint {
            text.push_str("\n  = help: ");
            text.push_str(hint);
        }
        text
    }

    /// Editors and test tools keep only the first line, so it says everything.
    fn headline(&self, shown: &str) -> String {
        let Problem { code, message, .. } = self.problem;
        let at = match self.position {
            Some(Position { line, column, .. }) => format!(":{line}:{column}"),
            None => String::new(),
        };
        format!("{shown}{at}: error[{}]: {message}", code.id())
    }
}

/// A place as `FILE:LINE:COLUMN`.
fn spot(place: &SpecPath, sources: &Sources) -> String {
    let Some(source) = sources.files.get(place.file) else {
        return place.to_string();
    };
    match source.locate(place) {
        Some(Position { line, column, .. }) => format!("{}:{line}:{column}", source.name),
        None => source.name.clone(),
    }
}

/// The source line with the value underlined and its path beside it.
fn picture(text: &str, position: Position, path: &str) -> String {
    let start = position.offset.min(text.len());
    let end = start + text.get(start..).map_or(0, value_length);
    let annotation = AnnotationKind::Primary
        .span(start..end.max(start))
        .label(path);
    let snippet = Snippet::source(text)
        .line_start(1)
        .fold(true)
        .annotation(annotation);
    let report = &[Level::ERROR.no_name().primary_title("").element(snippet)];
    let drawn = Renderer::plain().render(report);
    // The title and the arrow line would repeat the headline.
    drawn
        .lines()
        .filter(|line| !line.trim().is_empty())
        .skip_while(|line| !line.contains('|'))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Length of the scalar that starts here: to its closing quote, or to the end of a plain one.
fn value_length(rest: &str) -> usize {
    let line = rest.lines().next().unwrap_or_default();
    let quote = line
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''));
    let inside = line.get(1..).unwrap_or_default();
    match quote {
        Some(quote) => inside.find(quote).map_or(line.len(), |end| end + 2),
        None => plain_length(line),
    }
}

fn plain_length(line: &str) -> usize {
    let ends = [line.find([',', '}', ']']), line.find(" #"), line.find(": ")];
    let end = ends.into_iter().flatten().min().unwrap_or(line.len());
    let value = line.get(..end).unwrap_or(line);
    value.trim_end().trim_end_matches(':').len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::ProblemCode;
    use crate::place::PathStep;

    #[test]
    fn a_problem_shows_position_source_path_and_hint() {
        let sources = Sources::in_memory(
            "spec",
            [("types.yaml", "strings:\n  - nam: GroupId\n    doc: x\n")],
        );
        let place = SpecPath::root(0)
            .join(PathStep::Entry(0, "strings".into()))
            .join(PathStep::Item(0))
            .join(PathStep::Entry(0, "nam".into()));
        let mut problems = Problems::default();
        problems.push(
            Problem::new(ProblemCode::UnknownKey, &place.key(), "unknown key `nam`")
                .hint("did you mean `name`?"),
        );
        let expected = "\
spec/types.yaml:2:5: error[S003]: unknown key `nam`
  |
2 |   - nam: GroupId
  |     ^^^ strings[0].nam
  = help: did you mean `name`?";
        assert_eq!(problems.render(&sources), [expected]);
    }

    #[test]
    fn the_underline_ends_with_the_value() {
        let cases = [
            ("abc # why", 3),
            ("abc }", 3),
            ("\"a b\", x", 5),
            ("abc: 1", 3),
            ("abc}", 3),
            ("'it' ", 4),
            ("", 0),
            ("key:", 3),
        ];
        for (text, expected) in cases {
            assert_eq!(value_length(text), expected, "{text}");
        }
    }
}
