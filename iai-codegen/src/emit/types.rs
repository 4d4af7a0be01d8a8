//! The module of everything that actions share.

use super::context::Context;
use super::output::Output;
use super::{docs, int_enum, string_rules, structure};
use quote::quote;

pub(crate) fn emit(context: &Context<'_>, output: &mut Output) {
    let runtime = &context.runtime;
    let doc = docs::paragraphs(["Enumerations and structures that requests and responses share."]);
    output.head("types", quote!(#doc pub));
    output.push(
        "types",
        "use rt",
        quote!(#[allow(unused_imports)] use #runtime as rt;),
    );
    let enums = context.api.enums.iter();
    for enumeration in enums.filter(|enumeration| !enumeration.switch) {
        int_enum::emit(context, enumeration, output);
    }
    string_rules::emit(context, output);
    for shared in &context.api.structures {
        structure::emit(context, shared, output);
    }
}
