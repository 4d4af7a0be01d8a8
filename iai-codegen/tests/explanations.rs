//! The example of each code gives just that code, and the same without the mistake gives none.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use iai_codegen::diagnostic::Example;
use iai_codegen::{ProblemCode, Problems, Sources, compile};

/// The codes that the spec of an example gives, each once.
fn told(example: Example) -> Vec<&'static str> {
    let files = example.files();
    let files = files.iter().map(|(name, text)| (*name, text.as_str()));
    let (_, problems) = compile(&Sources::in_memory("spec", files), Problems::default());
    problems.codes()
}

#[test]
fn each_code_is_explained_by_its_own_mistake() {
    for code in ProblemCode::ALL {
        let explanation = code.explain();
        assert_eq!(told(explanation.wrong), [code.id()], "wrong");
        assert_eq!(told(explanation.right), [""; 0], "right of {}", code.id());
    }
}

#[test]
fn explanations_fit_a_terminal() {
    for code in ProblemCode::ALL {
        let explanation = code.explain();
        let lines = explanation.text.lines().chain([explanation.title]);
        for line in lines {
            assert!(line.chars().count() <= 100, "{}: {line}", code.id());
        }
        assert!(explanation.text.ends_with('.'), "{}", code.id());
        assert!(!explanation.title.ends_with('.'), "{}", code.id());
    }
}
