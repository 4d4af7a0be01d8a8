//! What is told about each code, and about its wrong example.

use iai_codegen::ProblemCode;
use iai_spec::explain::explain;

/// `INSTA_UPDATE=always cargo test -p iai-spec --test explain` accepts what changed.
#[test]
fn each_code_is_explained_as_it_was_accepted() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for code in ProblemCode::ALL {
            insta::assert_snapshot!(code.id(), explain(code, false));
        }
    });
}
