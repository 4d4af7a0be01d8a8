//! The paths that a module mentions.

use proc_macro2::TokenStream;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Arm, Attribute, Field, FieldValue, ImplItem, Item, ItemUse, Local, Macro, Path, TraitItem,
    Variant, Visibility,
};

use crate::attributes::{is_for_tests, of_impl_item, of_item, of_trait_item};
use crate::imports::{Import, imports, plain};
use crate::tokens::{self, is_quoting};

/// A path in the code of a module.
#[derive(Debug)]
pub(crate) struct Mention {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
    pub(crate) kind: Kind,
}

/// Where a path stands.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// In a `use` with a visibility.
    Reexport,
    /// In another `use`, with the name that it gives, or nothing for `*`.
    Import(Option<String>),
    /// In a call of a macro, as its name.
    Macro,
    /// Anywhere else.
    Path,
}

/// What the items of a module mention, without the modules inside of it.
pub(crate) fn mentions(items: &[Item]) -> Vec<Mention> {
    let mut collector = Collector::default();
    for item in items {
        collector.visit_item(item);
    }
    collector.found
}

#[derive(Default)]
struct Collector {
    found: Vec<Mention>,
}

impl Collector {
    fn import(&mut self, import: Import) {
        if !import.is_outside {
            self.found.push(Mention {
                path: import.path,
                line: import.line,
                kind: if import.is_reexport {
                    Kind::Reexport
                } else {
                    Kind::Import(import.name)
                },
            });
        }
    }

    fn path(&mut self, path: &Path, kind: Kind) {
        if path.leading_colon.is_none() {
            self.found.push(Mention {
                path: path.segments.iter().map(|s| plain(&s.ident)).collect(),
                line: path.span().start().line,
                kind,
            });
        }
    }
}

impl<'a> Visit<'a> for Collector {
    fn visit_attribute(&mut self, _: &'a Attribute) {}

    // `pub(crate)` and `pub(in crate::a)` use nothing.
    fn visit_visibility(&mut self, _: &'a Visibility) {}

    fn visit_item_use(&mut self, item: &'a ItemUse) {
        for import in imports(item) {
            self.import(import);
        }
    }

    fn visit_path(&mut self, path: &'a Path) {
        self.path(path, Kind::Path);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'a Macro) {
        self.path(&call.path, Kind::Macro);
        let name = call.path.segments.last().map(|s| plain(&s.ident));
        if !name.is_some_and(|name| is_quoting(&name)) {
            self.visit_token_stream(&call.tokens);
        }
    }

    // Of macro calls, and of what `syn` does not take apart.
    fn visit_token_stream(&mut self, tokens: &'a TokenStream) {
        for found in tokens::paths(tokens.clone()) {
            self.found.push(Mention {
                path: found.path,
                line: found.line,
                kind: if found.is_call {
                    Kind::Macro
                } else {
                    Kind::Path
                },
            });
        }
    }

    fn visit_item(&mut self, item: &'a Item) {
        if !is_for_tests(of_item(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'a ImplItem) {
        if !is_for_tests(of_impl_item(item)) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_trait_item(&mut self, item: &'a TraitItem) {
        if !is_for_tests(of_trait_item(item)) {
            visit::visit_trait_item(self, item);
        }
    }

    fn visit_local(&mut self, local: &'a Local) {
        if !is_for_tests(&local.attrs) {
            visit::visit_local(self, local);
        }
    }

    fn visit_arm(&mut self, arm: &'a Arm) {
        if !is_for_tests(&arm.attrs) {
            visit::visit_arm(self, arm);
        }
    }

    fn visit_field(&mut self, field: &'a Field) {
        if !is_for_tests(&field.attrs) {
            visit::visit_field(self, field);
        }
    }

    fn visit_field_value(&mut self, field: &'a FieldValue) {
        if !is_for_tests(&field.attrs) {
            visit::visit_field_value(self, field);
        }
    }

    fn visit_variant(&mut self, variant: &'a Variant) {
        if !is_for_tests(&variant.attrs) {
            visit::visit_variant(self, variant);
        }
    }
}
