//! Problems as pictures for a terminal, in the form of rustc.

use super::report::{Found, Location};
use crate::diagnostic::Problems;
use crate::load::{Source, Sources};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

impl Problems {
    /// One picture for each problem, in the order of files and lines, with the colours of rustc if `styled`.
    #[must_use]
    pub fn draw(&self, sources: &Sources, styled: bool) -> Vec<String> {
        let renderer = if styled {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        self.found(sources)
            .iter()
            .map(|found| renderer.render(&[group(found)]))
            .collect()
    }
}

fn group<'f>(found: &'f Found<'_>) -> Group<'f> {
    let report = &found.report;
    let title = Level::ERROR
        .primary_title(report.message.as_str())
        .id(report.code.id());
    let mut group = Group::with_title(title);
    let here = marked(&report.location, AnnotationKind::Primary, &report.path);
    let first = report.first.as_ref();
    let first = first.and_then(|place| marked(place, AnnotationKind::Context, FIRST));
    let together =
        found.first.map(|source| &source.name) == found.source.map(|source| &source.name);
    group = match (found.source, here) {
        // Both in one picture where they stand in one file.
        (Some(source), Some(here)) if together => {
            group.element(snippet(source, [here].into_iter().chain(first.clone())))
        }
        (Some(source), Some(here)) => group.element(snippet(source, [here])),
        _ => group.element(Origin::path(report.location.file.as_str())),
    };
    if let (false, Some(source), Some(first)) = (together, found.first, first) {
        group = group.element(snippet(source, [first]));
    }
    match &report.hint {
        Some(hint) => group.element(Level::HELP.message(hint.as_str())),
        None => group,
    }
}

const FIRST: &str = "the first one";

fn snippet<'f>(
    source: &'f Source,
    marks: impl IntoIterator<Item = Annotation<'f>>,
) -> Snippet<'f, Annotation<'f>> {
    Snippet::source(source.text())
        .path(source.name.as_str())
        .fold(true)
        .annotations(marks)
}

fn marked<'f>(
    location: &'f Location,
    kind: AnnotationKind,
    label: &'f str,
) -> Option<Annotation<'f>> {
    location.bytes().map(|bytes| kind.span(bytes).label(label))
}
