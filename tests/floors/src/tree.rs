//! The modules of a crate and the names in each.

use std::collections::HashMap;
use std::rc::Rc;

use syn::visit::{self, Visit};
use syn::{Ident, Item, ItemMacro, ItemMod};

use crate::attributes::{is_for_tests, of_item, path_of_module};
use crate::imports::{Import, imports, plain};
use crate::sources::Sources;

/// The place of a module in [`Tree::modules`].
pub(crate) type ModuleId = usize;

/// All modules that are compiled outside of tests, of the library and of the programs.
#[derive(Default)]
pub(crate) struct Tree {
    pub(crate) modules: Vec<Module>,
    /// Names of the root's modules that are compiled for tests alone.
    pub(crate) test_rooms: Vec<String>,
    /// Files that are missing or no Rust.
    pub(crate) complaints: Vec<String>,
}

/// A module, in a file of its own or inline.
pub(crate) struct Module {
    pub(crate) file: Rc<str>,
    /// The names from the root to it, without `crate`.
    pub(crate) path: Vec<String>,
    pub(crate) root: ModuleId,
    pub(crate) parent: Option<ModuleId>,
    pub(crate) names: Names,
    /// Names that stand inside of functions. They are taken as if they held in the whole module.
    pub(crate) inner: Names,
    /// Macros by example, which children see without importing them.
    pub(crate) macros: Vec<String>,
    /// Children with `#[macro_use]`, whose macros are seen likewise.
    pub(crate) macro_children: Vec<ModuleId>,
    /// What stands in it and is no module.
    pub(crate) items: Vec<Item>,
}

/// The names of a scope.
#[derive(Default)]
pub(crate) struct Names {
    entries: HashMap<String, Vec<Entry>>,
    pub(crate) globs: Vec<Import>,
}

/// What a name stands for. One name can stand for several things: a module and a function, or the same under
/// different `cfg`s.
pub(crate) enum Entry {
    Item,
    /// A macro by example and its file, which for an exported one is not the root's.
    Macro(Rc<str>),
    Module(ModuleId),
    Import(Import),
}

impl Names {
    pub(crate) fn get(&self, name: &str) -> &[Entry] {
        self.entries.get(name).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, name: String, entry: Entry) {
        self.entries.entry(name).or_default().push(entry);
    }

    fn add_import(&mut self, import: Import) {
        match &import.name {
            Some(name) => self.add(name.clone(), Entry::Import(import)),
            None => self.globs.push(import),
        }
    }
}

impl Tree {
    /// Follows `mod` from the roots.
    pub(crate) fn read(sources: &Sources) -> Self {
        let mut reader = Reader {
            sources,
            tree: Self::default(),
        };
        for root in sources.roots() {
            reader.root(root);
        }
        reader.tree
    }
}

struct Reader<'a> {
    sources: &'a Sources,
    tree: Tree,
}

/// Where a module's text stands and where its children are looked for.
#[derive(Clone)]
struct Site {
    file: Rc<str>,
    /// The folder of the children, empty or with a slash at its end.
    folder: String,
    /// The folder that `#[path]` starts from.
    path_base: String,
}

impl Site {
    /// Of a file whose children lie beside it: a root, a `mod.rs`, or what `#[path]` names.
    fn beside(file: String) -> Self {
        let folder = folder_of(&file).to_owned();
        Self {
            path_base: folder.clone(),
            folder,
            file: file.into(),
        }
    }

    /// Of a file whose children lie in a folder of its name.
    fn below(file: String, folder: String) -> Self {
        Self {
            path_base: folder_of(&file).to_owned(),
            folder,
            file: file.into(),
        }
    }

    fn inline(&self, name: &str) -> Self {
        let folder = format!("{}{name}/", self.folder);
        Self {
            file: Rc::clone(&self.file),
            path_base: folder.clone(),
            folder,
        }
    }
}

fn folder_of(file: &str) -> &str {
    file.rfind('/').map_or("", |slash| &file[..=slash])
}

impl Reader<'_> {
    fn root(&mut self, file: &str) {
        let id = self.tree.modules.len();
        let site = Site::beside(file.to_owned());
        if let Some(items) = self.parse(&site.file) {
            self.add_module(&site, None, String::new());
            self.fill(id, items, &site);
        }
    }

    /// The items of a file, or nothing if it is for tests alone or cannot be read.
    fn parse(&mut self, file: &str) -> Option<Vec<Item>> {
        match syn::parse_file(self.sources.text(file)?) {
            Ok(parsed) => (!is_for_tests(&parsed.attrs)).then_some(parsed.items),
            Err(error) => {
                let line = error.span().start().line;
                self.complain(file, line, &format!("this is not Rust: {error}"));
                None
            }
        }
    }

    fn complain(&mut self, file: &str, line: usize, what: &str) {
        self.tree.complaints.push(format!("{file}:{line}: {what}"));
    }

    fn add_module(&mut self, site: &Site, parent: Option<ModuleId>, name: String) -> ModuleId {
        let id = self.tree.modules.len();
        let (root, mut path) = parent.map_or((id, Vec::new()), |parent| {
            let parent = &self.tree.modules[parent];
            (parent.root, parent.path.clone())
        });
        if parent.is_some() {
            path.push(name);
        }
        self.tree.modules.push(Module {
            file: Rc::clone(&site.file),
            path,
            root,
            parent,
            names: Names::default(),
            inner: Names::default(),
            macros: Vec::new(),
            macro_children: Vec::new(),
            items: Vec::new(),
        });
        id
    }

    fn fill(&mut self, id: ModuleId, items: Vec<Item>, site: &Site) {
        for item in items {
            let is_for_tests = is_for_tests(of_item(&item));
            match item {
                Item::Mod(module) if is_for_tests => self.note_test_room(id, &module),
                _ if is_for_tests => {}
                Item::Mod(module) => self.child(id, module, site),
                item => self.item(id, item),
            }
        }
    }

    fn note_test_room(&mut self, parent: ModuleId, module: &ItemMod) {
        if self.tree.modules[parent].parent.is_none() {
            self.tree.test_rooms.push(plain(&module.ident));
        }
    }

    fn child(&mut self, parent: ModuleId, module: ItemMod, site: &Site) {
        let name = plain(&module.ident);
        let (items, site) = match module.content {
            Some((_, items)) => (items, site.inline(&name)),
            None => {
                let Some(site) = self.find(&module, &name, site) else {
                    return;
                };
                let Some(items) = self.parse(&site.file) else {
                    return;
                };
                (items, site)
            }
        };
        let id = self.add_module(&site, Some(parent), name.clone());
        let holder = &mut self.tree.modules[parent];
        holder.names.add(name, Entry::Module(id));
        if module.attrs.iter().any(|a| a.path().is_ident("macro_use")) {
            holder.macro_children.push(id);
        }
        self.fill(id, items, &site);
    }

    /// The file of `mod name;`.
    fn find(&mut self, module: &ItemMod, name: &str, site: &Site) -> Option<Site> {
        let folder = format!("{}{name}/", site.folder);
        let found = match path_of_module(&module.attrs) {
            Some(path) => Site::beside(normal(&format!("{}{path}", site.path_base))),
            None => {
                let own_folder = format!("{folder}mod.rs");
                if self.sources.text(&own_folder).is_some() {
                    Site::beside(own_folder)
                } else {
                    Site::below(format!("{}{name}.rs", site.folder), folder)
                }
            }
        };
        if self.sources.text(&found.file).is_none() {
            let line = module.ident.span().start().line;
            self.complain(
                &site.file,
                line,
                &format!("there is no file for `mod {name};`"),
            );
            return None;
        }
        Some(found)
    }

    fn item(&mut self, id: ModuleId, item: Item) {
        let module = &mut self.tree.modules[id];
        match &item {
            Item::Use(item) => imports(item)
                .into_iter()
                .for_each(|i| module.names.add_import(i)),
            Item::Macro(item) => self.macro_by_example(id, item),
            item => {
                if let Some(name) = name_of(item) {
                    module.names.add(name, Entry::Item);
                }
                let mut inside = Inside(&mut module.inner);
                // The item itself is no part of the scope inside of it.
                visit::visit_item(&mut inside, item);
            }
        }
        self.tree.modules[id].items.push(item);
    }

    fn macro_by_example(&mut self, id: ModuleId, item: &ItemMacro) {
        let Some(name) = item.ident.as_ref().map(plain) else {
            return;
        };
        let module = &mut self.tree.modules[id];
        let entry = Entry::Macro(Rc::clone(&module.file));
        module.macros.push(name.clone());
        let is_exported = item.attrs.iter().any(|a| a.path().is_ident("macro_export"));
        let holder = if is_exported { module.root } else { id };
        self.tree.modules[holder].names.add(name, entry);
    }
}

/// `a/../b` as `b`.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The name that an item puts into its module, but for modules, macros and imports.
fn name_of(item: &Item) -> Option<String> {
    let ident: &Ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(plain(ident))
}

/// Collects the imports and items that stand inside of functions.
struct Inside<'a>(&'a mut Names);

impl<'ast> Visit<'ast> for Inside<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_for_tests(of_item(item)) {
            return;
        }
        if let Item::Use(item) = item {
            imports(item)
                .into_iter()
                .for_each(|import| self.0.add_import(import));
        } else if let Some(name) = name_of(item) {
            self.0.add(name, Entry::Item);
        }
        visit::visit_item(self, item);
    }
}
