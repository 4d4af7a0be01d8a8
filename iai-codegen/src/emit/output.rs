//! The generated code as a list of items, grouped into modules. Each item has a stable name, so that tests can compare
//! single items.

use proc_macro2::TokenStream;
use quote::quote;

/// One generated item.
#[derive(Clone, Debug)]
pub struct Item {
    /// A stable name, such as `impl Validate for CreatePersonRequest`.
    pub name: String,
    /// Its tokens.
    pub tokens: TokenStream,
}

/// A module and its items.
#[derive(Clone, Debug)]
pub struct Module {
    /// Path from the place of the macro call, such as `actions::create_person`; empty for that place itself.
    pub path: String,
    /// Documentation, attributes and visibility.
    pub head: TokenStream,
    /// Its items in order.
    pub items: Vec<Item>,
}

/// All generated items.
#[derive(Clone, Debug, Default)]
pub struct Output {
    modules: Vec<Module>,
}

impl Output {
    /// Adds an item to a module, which is made when it is not there yet.
    pub(crate) fn push(&mut self, module: &str, name: impl Into<String>, tokens: TokenStream) {
        let item = Item {
            name: name.into(),
            tokens,
        };
        self.module(module).items.push(item);
    }

    /// Sets documentation, attributes and visibility of a module.
    pub(crate) fn head(&mut self, module: &str, head: TokenStream) {
        self.module(module).head = head;
    }

    fn module(&mut self, path: &str) -> &mut Module {
        let index = self
            .modules
            .iter()
            .position(|module| module.path == path)
            .unwrap_or_else(|| {
                self.modules.push(Module {
                    path: path.to_owned(),
                    head: quote!(pub),
                    items: Vec::new(),
                });
                self.modules.len() - 1
            });
        &mut self.modules[index]
    }

    /// The modules in the order of emission.
    #[must_use]
    pub fn modules(&self) -> &[Module] {
        &self.modules
    }

    /// Every item with its full name, such as `types: struct FaceRect`.
    pub fn items(&self) -> impl Iterator<Item = (String, &Item)> {
        let named = |module: &Module, item: &Item| match module.path.as_str() {
            "" => item.name.clone(),
            path => format!("{path}: {}", item.name),
        };
        self.modules.iter().flat_map(move |module| {
            module
                .items
                .iter()
                .map(move |item| (named(module, item), item))
        })
    }

    /// Drops the items of which `keep` says no, and modules that have none left. It is given the path of the module as well.
    pub fn retain(&mut self, keep: impl Fn(&str, &Item) -> bool) {
        for module in &mut self.modules {
            let path = &module.path;
            module.items.retain(|item| keep(path, item));
        }
        let left = self.modules.iter();
        let left = left.filter(|module| !module.items.is_empty());
        let left: Vec<String> = left.map(|module| module.path.clone()).collect();
        let holds = |path: &str| {
            let inside = format!("{path}::");
            left.iter()
                .any(|kept| kept == path || kept.starts_with(&inside))
        };
        self.modules.retain(|module| holds(&module.path));
    }

    /// Everything as one stream of tokens.
    #[must_use]
    pub fn tokens(&self) -> TokenStream {
        self.inside("")
    }

    /// Items of a module, then the modules inside of it.
    fn inside(&self, path: &str) -> TokenStream {
        let own = self.modules.iter().filter(|module| module.path == path);
        let items = own
            .flat_map(|module| &module.items)
            .map(|item| &item.tokens);
        let children = self.modules.iter().filter_map(|module| {
            let name = child_name(path, &module.path)?;
            let name = super::context::raw(name);
            let head = &module.head;
            let inside = self.inside(&module.path);
            Some(quote! { #head mod #name { #inside } })
        });
        quote! { #(#items)* #(#children)* }
    }
}

/// The last part of `path` if it lies directly inside of `parent`.
fn child_name<'p>(parent: &str, path: &'p str) -> Option<&'p str> {
    let inner = match parent {
        "" => path,
        parent => path.strip_prefix(parent)?.strip_prefix("::")?,
    };
    (!inner.is_empty() && !inner.contains("::")).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_grouped_into_nested_modules() {
        let mut output = Output::default();
        output.push(
            "a::b",
            "struct X",
            quote!(
                struct X;
            ),
        );
        output.head("a", quote!(pub(crate)));
        output.push(
            "",
            "fn f",
            quote!(
                fn f() {}
            ),
        );
        let expected = quote! { fn f() {} pub(crate) mod a { pub mod b { struct X; } } };
        assert_eq!(output.tokens().to_string(), expected.to_string());
        let names: Vec<String> = output.items().map(|(name, _)| name).collect();
        assert_eq!(names, ["a::b: struct X", "fn f"]);
        output.retain(|module, _| module == "a::b");
        let expected = quote! { pub(crate) mod a { pub mod b { struct X; } } };
        assert_eq!(output.tokens().to_string(), expected.to_string());
    }
}
