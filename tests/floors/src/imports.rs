//! `use` declarations, taken apart into one import per name.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Ident, ItemUse, UseTree, Visibility};

/// One name that a `use` brings in.
#[derive(Debug, Clone)]
pub(crate) struct Import {
    /// The whole path. That of `use a::*` is `a`.
    pub(crate) path: Vec<String>,
    /// What it is called here, or nothing for `*`.
    pub(crate) name: Option<String>,
    pub(crate) line: usize,
    /// It has a visibility, so that it is here for others.
    pub(crate) is_reexport: bool,
    /// The path begins with `::`, so that it leads to another crate.
    pub(crate) is_outside: bool,
}

/// The imports of a declaration.
pub(crate) fn imports(item: &ItemUse) -> Vec<Import> {
    let mut flattening = Flattening {
        item,
        path: Vec::new(),
        found: Vec::new(),
    };
    flattening.tree(&item.tree);
    flattening.found
}

/// How an identifier is written without `r#`.
pub(crate) fn plain(ident: &Ident) -> String {
    ident.unraw().to_string()
}

struct Flattening<'a> {
    item: &'a ItemUse,
    /// The path up to the branch that is read.
    path: Vec<String>,
    found: Vec<Import>,
}

impl Flattening<'_> {
    fn tree(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(tree) => {
                self.path.push(plain(&tree.ident));
                self.tree(&tree.tree);
                self.path.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree)),
            UseTree::Name(leaf) => self.leaf(&leaf.ident, None),
            UseTree::Rename(leaf) => self.leaf(&leaf.ident, Some(&leaf.rename)),
            UseTree::Glob(glob) => self.add(self.path.clone(), None, glob.span()),
        }
    }

    fn leaf(&mut self, ident: &Ident, rename: Option<&Ident>) {
        let mut path = self.path.clone();
        // `{self}` at the end of a path stands for the path itself.
        if ident != "self" || path.is_empty() {
            path.push(plain(ident));
        }
        let name = rename.map(plain).or_else(|| path.last().cloned());
        self.add(path, name, ident.span());
    }

    fn add(&mut self, path: Vec<String>, name: Option<String>, span: Span) {
        self.found.push(Import {
            path,
            name,
            line: span.start().line,
            is_reexport: !matches!(self.item.vis, Visibility::Inherited),
            is_outside: self.item.leading_colon.is_some(),
        });
    }
}
