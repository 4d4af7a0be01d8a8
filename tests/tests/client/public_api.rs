//! No type of the HTTP libraries is in the public API of runtime and client, except for what the feature
//! `reqwest-client` adds.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, Fields, ImplItem, Item, UseTree, Visibility};

/// Crates whose versions would be ours to keep if their types were in our API.
const LIBRARIES: &[&str] = &[
    "reqwest",
    "hyper",
    "hyper_util",
    "http",
    "http_body",
    "rustls",
    "webpki_root_certs",
];

/// The feature whose purpose is to show one of them.
const EXCEPTION: &str = "reqwest-client";

#[test]
fn no_public_item_names_an_http_library() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let crates = ["tc3-runtime/src", "iai-client/src"];
    let files: Vec<_> = (crates.iter().flat_map(|folder| sources(&root.join(folder)))).collect();
    assert!(
        files.len() > 90,
        "{} files are not the whole runtime and client",
        files.len()
    );
    let mut leaks = Vec::new();
    for path in files {
        let found = leaks_of(&fs::read_to_string(&path).unwrap());
        leaks.extend(
            found
                .into_iter()
                .map(|leak| format!("{}: {leak}", path.display())),
        );
    }
    assert!(leaks.is_empty(), "{leaks:#?}");
}

/// Source text and the leaks in it, so that the test above is known to find some.
#[test]
fn leaks_are_found() {
    let table: &[(&str, &[&str])] = &[
        ("pub fn f(client: reqwest::Client) {}", &["f"]),
        ("pub(crate) fn f(client: reqwest::Client) {}", &[]),
        ("pub fn f() { reqwest::get(); }", &[]),
        (
            "use reqwest::Client as C; pub fn f() -> Option<C> { None }",
            &["f"],
        ),
        (
            "use hyper::{header::{self, HeaderMap}}; pub fn f(_: HeaderMap) {}",
            &["f"],
        ),
        (
            "use hyper::header; pub fn f(_: header::HeaderMap) {}",
            &["f"],
        ),
        ("pub struct S { pub a: reqwest::Url, b: u8 }", &["S"]),
        ("pub struct S { a: reqwest::Url }", &[]),
        ("pub struct S(pub reqwest::Url);", &["S"]),
        ("pub enum E { A(reqwest::Error) }", &["E"]),
        ("pub type T = reqwest::Error;", &["T"]),
        ("pub use reqwest::Error;", &["use"]),
        ("pub use reqwest;", &["use"]),
        ("pub trait T { fn f(&self) -> reqwest::Error; }", &["T"]),
        (
            "impl From<reqwest::Error> for E { fn from(e: reqwest::Error) -> E { E } }",
            &["impl"],
        ),
        (
            "impl S { pub fn f(self) -> reqwest::Client { self.0 } fn g(_: reqwest::Client) {} }",
            &["f"],
        ),
        ("#[cfg(feature = \"reqwest-client\")] pub use reqwest;", &[]),
        (
            "impl S { #[cfg(feature = \"reqwest-client\")] pub fn f(_: reqwest::Client) {} }",
            &[],
        ),
        (
            "#[cfg(feature = \"gzip\")] pub fn f(_: reqwest::Client) {}",
            &["f"],
        ),
        ("mod m { pub fn f(_: reqwest::Client) {} }", &["f"]),
        ("struct S; impl hyper::body::Body for S {}", &[]),
        ("pub struct S; impl hyper::body::Body for S {}", &["impl"]),
    ];
    for (source, leaks) in table {
        assert_eq!(leaks_of(source), *leaks, "{source}");
    }
}

/// Files that are not tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(
            |path| match path.file_name().and_then(|name| name.to_str()) {
                Some("tests" | "tests.rs") => Vec::new(),
                Some(_) if path.is_dir() => sources(&path),
                Some(name) if name.ends_with(".rs") => vec![path],
                _ => Vec::new(),
            },
        )
        .collect()
}

fn leaks_of(source: &str) -> Vec<String> {
    let file = syn::parse_file(source).unwrap();
    let mut names = LIBRARIES.iter().map(|name| (*name).to_owned()).collect();
    imports(&file.items, &mut names);
    let mut leaks = Vec::new();
    for item in &file.items {
        if !is_of_private_type(item, &file.items) {
            visit(item, &names, &mut leaks);
        }
    }
    leaks
}

/// Whether it implements a trait for a type that the same file keeps to the crate.
fn is_of_private_type(item: &Item, items: &[Item]) -> bool {
    let Item::Impl(implementation) = item else {
        return false;
    };
    let syn::Type::Path(path) = &*implementation.self_ty else {
        return false;
    };
    implementation.trait_.is_some()
        && items.iter().any(|other| match other {
            Item::Struct(declared) => {
                path.path.is_ident(&declared.ident)
                    && !matches!(declared.vis, syn::Visibility::Public(_))
            }
            _ => false,
        })
}

/// Adds the names under which items of the libraries are known in a file.
fn imports(items: &[Item], names: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Use(used) => add(&used.tree, false, names),
            Item::Mod(module) => {
                let inner = module.content.as_ref().map(|(_, items)| items.as_slice());
                imports(inner.unwrap_or_default(), names);
            }
            _ => {}
        }
    }
}

fn add(tree: &UseTree, inside: bool, names: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => {
            let root = !inside && LIBRARIES.iter().any(|name| path.ident == name);
            add(&path.tree, inside || root, names);
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| add(tree, inside, names)),
        UseTree::Name(name) if inside && name.ident != "self" => {
            names.insert(name.ident.to_string());
        }
        UseTree::Rename(rename) if inside => {
            names.insert(rename.rename.to_string());
        }
        _ => {}
    }
}

fn visit(item: &Item, names: &BTreeSet<String>, leaks: &mut Vec<String>) {
    let mut note = |what: &str, attributes: &[Attribute], public: bool, tokens: TokenStream| {
        if public && !excepted(attributes) && has(tokens, names) {
            leaks.push(what.to_owned());
        }
    };
    match item {
        Item::Fn(f) => note(
            &f.sig.ident.to_string(),
            &f.attrs,
            is_public(&f.vis),
            f.sig.to_token_stream(),
        ),
        Item::Struct(s) => {
            let public = is_public(&s.vis);
            note(
                &s.ident.to_string(),
                &s.attrs,
                public,
                public_fields(&s.fields),
            );
        }
        Item::Enum(e) => {
            let variants = e.variants.to_token_stream();
            note(&e.ident.to_string(), &e.attrs, is_public(&e.vis), variants);
        }
        Item::Type(t) => note(
            &t.ident.to_string(),
            &t.attrs,
            is_public(&t.vis),
            t.ty.to_token_stream(),
        ),
        Item::Const(c) => note(
            &c.ident.to_string(),
            &c.attrs,
            is_public(&c.vis),
            c.ty.to_token_stream(),
        ),
        Item::Trait(t) => note(
            &t.ident.to_string(),
            &t.attrs,
            is_public(&t.vis),
            t.to_token_stream(),
        ),
        Item::Use(u) => note("use", &u.attrs, is_public(&u.vis), u.tree.to_token_stream()),
        Item::Mod(module) => {
            let inner = module.content.as_ref().map(|(_, items)| items.as_slice());
            let inner = inner
                .filter(|_| !excepted(&module.attrs))
                .unwrap_or_default();
            inner.iter().for_each(|item| visit(item, names, leaks));
        }
        Item::Impl(of) => visit_impl(of, note),
        _ => {}
    }
}

fn visit_impl(of: &syn::ItemImpl, mut note: impl FnMut(&str, &[Attribute], bool, TokenStream)) {
    if let Some((implemented, _)) = &of.trait_ {
        let mut header = implemented.to_token_stream();
        header.extend(of.self_ty.to_token_stream());
        note("impl", &of.attrs, true, header);
        return;
    }
    for member in &of.items {
        if let ImplItem::Fn(f) = member {
            let name = f.sig.ident.to_string();
            let public = is_public(&f.vis) && !excepted(&of.attrs);
            note(&name, &f.attrs, public, f.sig.to_token_stream());
        }
    }
}

fn public_fields(fields: &Fields) -> TokenStream {
    let public = fields.iter().filter(|field| is_public(&field.vis));
    public.map(|field| field.ty.to_token_stream()).collect()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether the feature adds the item, or only tests have it.
fn excepted(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let text = attribute.to_token_stream().to_string();
        attribute.path().is_ident("cfg") && (text.contains(EXCEPTION) || text.contains("(test)"))
    })
}

fn has(tokens: TokenStream, names: &BTreeSet<String>) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.contains(&ident.to_string()),
        TokenTree::Group(group) => has(group.stream(), names),
        _ => false,
    })
}
