//! What a diagnostic code means: its rule, a wrong example with what is told about it, and a right one.

use iai_codegen::diagnostic::Example;
use iai_codegen::{ProblemCode, Problems, Sources, compile};

/// The code called `id`, such as `S004`; small letters will do.
#[must_use]
pub fn code(id: &str) -> Option<ProblemCode> {
    let mut all = ProblemCode::ALL.into_iter();
    all.find(|code| code.id().eq_ignore_ascii_case(id))
}

/// All codes, a line for each.
#[must_use]
pub fn list() -> String {
    let line = |code: ProblemCode| format!("{}  {}\n", code.id(), code.explain().title);
    ProblemCode::ALL.map(line).concat()
}

/// Everything about one code. With `styled`, what is told about the wrong example has the colours of rustc.
#[must_use]
pub fn explain(code: ProblemCode, styled: bool) -> String {
    let explanation = code.explain();
    let (wrong, right) = (explanation.wrong, explanation.right);
    format!(
        "{}: {}\n\n{}\n\nWrong\n\n{}{}\n\nRight\n\n{}",
        code.id(),
        explanation.title,
        explanation.text,
        lines(wrong),
        told(wrong, styled),
        lines(right)
    )
}

/// The same for programs that show it in a place of their own.
pub(crate) fn plain(code: ProblemCode) -> String {
    explain(code, false)
}

/// The files of an example with the lines that matter.
fn lines(example: Example) -> String {
    let mut text = String::new();
    for (file, lines) in example.0 {
        if lines.is_empty() {
            text.push_str(&format!("  there is no {file}\n\n"));
            continue;
        }
        text.push_str(&format!("  {file}\n"));
        for line in lines.lines() {
            text.push_str(&format!("    {line}\n"));
        }
        text.push('\n');
    }
    text
}

fn told(example: Example, styled: bool) -> String {
    let files = example.files();
    let files = files.iter().map(|(name, text)| (*name, text.as_str()));
    let sources = Sources::in_memory("spec", files);
    let (_, problems) = compile(&sources, Problems::default());
    problems.draw(&sources, styled).join("\n\n")
}
