//! Problems as text for builds: a first line with everything, then the source line as rustc draws it.

use super::report::Found;
use crate::diagnostic::Problems;
use crate::load::Sources;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::ops::Range;

impl Problems {
    /// One text for each problem, in the order of files and lines. The first line stands alone:
    /// `spec/types.yaml:3:7: error[S003]: unknown key …`; a picture of the source follows.
    #[must_use]
    pub fn render(&self, sources: &Sources) -> Vec<String> {
        self.found(sources).iter().map(text).collect()
    }
}

fn text(found: &Found<'_>) -> String {
    let report = &found.report;
    // Editors and test tools keep only the first line, so it says everything.
    let mut text = format!(
        "{}: error[{}]: {}",
        report.location,
        report.code.id(),
        report.message
    );
    if let (Some(source), Some(bytes)) = (found.source, report.location.bytes()) {
        text.push('\n');
        text.push_str(&picture(source.text(), bytes, &report.path));
    }
    if let Some(first) = &report.first {
        text.push_str(&format!("\n  = note: the first definition is at {first}"));
    }
    if let Some(hint) = &report.hint {
        text.push_str("\n  = help: ");
        text.push_str(hint);
    }
    text
}

/// The source line with the value underlined and its path beside it.
fn picture(text: &str, bytes: Range<usize>, path: &str) -> String {
    let annotation = AnnotationKind::Primary.span(bytes).label(path);
    let snippet = Snippet::source(text)
        .line_start(1)
        .fold(true)
        .annotation(annotation);
    let report = &[Level::ERROR.no_name().primary_title("").element(snippet)];
    let drawn = Renderer::plain().render(report);
    // The title and the arrow line would repeat the first line.
    drawn
        .lines()
        .filter(|line| !line.trim().is_empty())
        .skip_while(|line| !line.contains('|'))
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Problem, ProblemCode};
    use crate::place::{PathStep, SpecPath};

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
}
