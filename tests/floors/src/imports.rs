//! `use` declarations, taken apart into one import per name.

use syn::ext::IdentExt;
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
    let mut found = Vec::new();
    let mut add = |path: &[String], name: Option<String>, line| {
        found.push(Import {
            path: path.to_vec(),
            name,
            line,
            is_reexport: !matches!(item.vis, Visibility::Inherited),
            is_outside: item.leading_colon.is_some(),
        });
    };
    flatten(&item.tree, &mut Vec::new(), &mut add);
    found
}

/// How an identifier is written without `r#`.
pub(crate) fn plain(ident: &Ident) -> String {
    ident.unraw().to_string()
}

fn flatten(
    tree: &UseTree,
    path: &mut Vec<String>,
    add: &mut dyn FnMut(&[String], Option<String>, usize),
) {
    match tree {
        UseTree::Path(tree) => {
            path.push(plain(&tree.ident));
            flatten(&tree.tree, path, add);
            path.pop();
        }
        UseTree::Group(group) => {
            for tree in &group.items {
                flatten(tree, path, add);
            }
        }
        UseTree::Name(leaf) => add_leaf(&leaf.ident, None, path, add),
        UseTree::Rename(leaf) => add_leaf(&leaf.ident, Some(&leaf.rename), path, add),
        UseTree::Glob(glob) => add(path, None, glob.star_token.spans[0].start().line),
    }
}

/// `{self}` at the end of a path stands for the path itself.
fn add_leaf(
    ident: &Ident,
    rename: Option<&Ident>,
    path: &mut Vec<String>,
    add: &mut dyn FnMut(&[String], Option<String>, usize),
) {
    let is_path_itself = ident == "self" && !path.is_empty();
    if !is_path_itself {
        path.push(plain(ident));
    }
    let name = rename.map(plain).or_else(|| path.last().cloned());
    add(path, name, ident.span().start().line);
    if !is_path_itself {
        path.pop();
    }
}
