//! From a path to the file that defines what it names.

use std::rc::Rc;

use crate::imports::Import;
use crate::tree::{Entry, Module, ModuleId, Names, Tree};

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Module(ModuleId),
    Item {
        file: Rc<str>,
        is_macro: bool,
    },
    /// Another crate.
    Outside,
}

/// Where a path leads.
pub(crate) struct Found {
    /// Usually one, several where a name has several meanings.
    pub(crate) places: Vec<Place>,
    /// The number of the last name that was looked up: what follows a type is not.
    pub(crate) named_by: usize,
}

/// Looks names up in a tree.
pub(crate) struct Resolver<'a> {
    pub(crate) tree: &'a Tree,
    /// Paths of what macros make, without `crate`. `a::*` stands for every name that `a` does not define itself.
    pub(crate) generated: &'a [&'a str],
}

/// The imports that are being followed, so that a circle of them ends.
type Trail = Vec<*const Import>;

impl Resolver<'_> {
    /// What a path means in a module: [`Place::Outside`] where the first name is not known here.
    ///
    /// # Errors
    ///
    /// The number of the name that its module does not have.
    pub(crate) fn resolve(&self, from: ModuleId, path: &[String]) -> Result<Found, usize> {
        self.follow(from, path, &mut Trail::new())
    }

    /// The macros by example that a module sees without an import: those of the modules around it.
    pub(crate) fn macro_in_scope(&self, from: ModuleId, name: &str) -> Option<Place> {
        let parents = |id: &ModuleId| self.module(*id).parent;
        std::iter::successors(Some(from), parents).find_map(|id| self.macro_of(id, name))
    }

    /// Whether a module has a name by itself, not by an import.
    pub(crate) fn is_at_home(&self, module: ModuleId, name: &str) -> bool {
        let entries = self.module(module).names.get(name);
        entries
            .iter()
            .any(|entry| !matches!(entry, Entry::Import(_)))
            || (entries.is_empty() && self.is_generated(module, name))
    }

    fn module(&self, id: ModuleId) -> &Module {
        &self.tree.modules[id]
    }

    fn macro_of(&self, id: ModuleId, name: &str) -> Option<Place> {
        let module = self.module(id);
        if module.macros.iter().any(|known| known == name) {
            return Some(Place::Item {
                file: Rc::clone(&module.file),
                is_macro: true,
            });
        }
        let mut children = module.macro_children.iter();
        children.find_map(|child| self.macro_of(*child, name))
    }

    fn follow(&self, from: ModuleId, path: &[String], trail: &mut Trail) -> Result<Found, usize> {
        let outside = Found {
            places: vec![Place::Outside],
            named_by: 0,
        };
        let Some((first, rest)) = path.split_first() else {
            return Ok(outside);
        };
        let places = self.first(from, first, trail);
        if places.is_empty() {
            return Ok(outside);
        }
        let mut found = Found {
            places,
            named_by: 0,
        };
        for (index, name) in rest.iter().enumerate() {
            if found.places.iter().any(is_module) {
                // Of a module and a function of one name, only the module has something inside.
                found.places.retain(is_module);
                found.named_by = index + 1;
            }
            let next = found
                .places
                .iter()
                .flat_map(|place| self.inside(place, name, trail));
            found.places = distinct(next.collect());
            if found.places.is_empty() {
                return Err(index + 1);
            }
        }
        Ok(found)
    }

    fn first(&self, from: ModuleId, name: &str, trail: &mut Trail) -> Vec<Place> {
        let module = self.module(from);
        match name {
            "crate" | "$crate" => vec![Place::Module(module.root)],
            "self" => vec![Place::Module(from)],
            "super" => module.parent.map(Place::Module).into_iter().collect(),
            name => {
                let mut places = self.named(from, &module.names, name, trail);
                places.extend(self.named(from, &module.inner, name, trail));
                if places.is_empty() {
                    let globs = module.names.globs.iter().chain(&module.inner.globs);
                    // What an enum or another crate brings in by `*` cannot be told from a name of the language.
                    places = self.through_globs(from, globs, name, is_module, trail);
                }
                if places.is_empty() && self.is_generated(from, name) {
                    places = vec![self.item(from)];
                }
                distinct(places)
            }
        }
    }

    fn inside(&self, place: &Place, name: &str, trail: &mut Trail) -> Vec<Place> {
        match (place, name) {
            (Place::Module(id), "self") => vec![Place::Module(*id)],
            (Place::Module(id), "super") => {
                let parent = self.module(*id).parent;
                parent.map(Place::Module).into_iter().collect()
            }
            (Place::Module(id), name) => self.member(*id, name, trail),
            (Place::Item { is_macro: true, .. }, _) => Vec::new(),
            // A variant, or what a type has.
            (Place::Item { .. } | Place::Outside, _) => vec![place.clone()],
        }
    }

    fn member(&self, id: ModuleId, name: &str, trail: &mut Trail) -> Vec<Place> {
        let names = &self.module(id).names;
        let mut places = self.named(id, names, name, trail);
        if places.is_empty() {
            places = self.through_globs(id, names.globs.iter(), name, |_| true, trail);
        }
        if places.is_empty() && self.is_generated(id, name) {
            places.push(self.item(id));
        }
        places
    }

    fn named(&self, id: ModuleId, names: &Names, name: &str, trail: &mut Trail) -> Vec<Place> {
        let mut places = Vec::new();
        for entry in names.get(name) {
            match entry {
                Entry::Item => places.push(self.item(id)),
                Entry::Macro(file) => places.push(Place::Item {
                    file: Rc::clone(file),
                    is_macro: true,
                }),
                Entry::Module(id) => places.push(Place::Module(*id)),
                Entry::Import(import) => places.extend(self.imported(id, import, trail)),
            }
        }
        places
    }

    /// What an import stands for. One that leads nowhere is told where it stands, and not again where it is used.
    fn imported(&self, id: ModuleId, import: &Import, trail: &mut Trail) -> Vec<Place> {
        if import.is_outside {
            return vec![Place::Outside];
        }
        let identity: *const Import = import;
        if trail.contains(&identity) {
            return Vec::new();
        }
        trail.push(identity);
        let found = self.follow(id, &import.path, trail);
        trail.pop();
        found.map_or_else(|_| vec![Place::Outside], |found| found.places)
    }

    fn through_globs<'i>(
        &self,
        id: ModuleId,
        globs: impl Iterator<Item = &'i Import>,
        name: &str,
        is_wanted: fn(&Place) -> bool,
        trail: &mut Trail,
    ) -> Vec<Place> {
        let mut places = Vec::new();
        for glob in globs {
            let sources = self.imported(id, glob, trail);
            trail.push(glob);
            for source in sources.iter().filter(|place| is_wanted(place)) {
                places.extend(self.inside(source, name, trail));
            }
            trail.pop();
        }
        places
    }

    fn item(&self, id: ModuleId) -> Place {
        Place::Item {
            file: Rc::clone(&self.module(id).file),
            is_macro: false,
        }
    }

    fn is_generated(&self, id: ModuleId, name: &str) -> bool {
        let mut path = self.module(id).path.join("::");
        if !path.is_empty() {
            path.push_str("::");
        }
        let is_meant = |known: &&str| {
            known
                .strip_prefix(path.as_str())
                .is_some_and(|rest| rest == name || rest == "*")
        };
        self.generated.iter().any(is_meant)
    }
}

fn is_module(place: &Place) -> bool {
    matches!(place, Place::Module(_))
}

fn distinct(places: Vec<Place>) -> Vec<Place> {
    let mut distinct = Vec::new();
    for place in places {
        if !distinct.contains(&place) {
            distinct.push(place);
        }
    }
    distinct
}
