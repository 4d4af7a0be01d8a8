//! Single actions and types of a spec, for reading.

use iai_codegen::Api;
use iai_codegen::emit::Output;
use iai_codegen::model::{rust_check, rust_table};

/// Which parts of the code are wanted; all of it when both lists are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only {
    /// Names of actions, as the spec has them.
    pub actions: Vec<String>,
    /// Names of types, as `types.yaml` has them.
    pub types: Vec<String>,
}

impl Only {
    pub(super) fn is_all(&self) -> bool {
        self.actions.is_empty() && self.types.is_empty()
    }

    /// Drops what is not wanted. The error names a part that there is not.
    pub(super) fn keep(&self, api: &Api, output: &mut Output) -> Result<(), String> {
        if self.is_all() {
            return Ok(());
        }
        let modules = self.actions.iter().map(|name| module(api, name));
        let modules = modules.collect::<Result<Vec<String>, String>>()?;
        let types = self.types.iter().map(|name| items(api, name));
        let types = types
            .collect::<Result<Vec<Vec<String>>, String>>()?
            .concat();
        output.retain(|path, item| {
            // An item is called after its type: `struct X`, `impl Y for X`.
            let last = item.name.rsplit(' ').next().unwrap_or_default();
            let of_type = path == "types" && types.iter().any(|name| name == last);
            of_type || modules.iter().any(|module| module == path)
        });
        Ok(())
    }
}

fn module(api: &Api, name: &str) -> Result<String, String> {
    match api.action(name) {
        Some(action) => Ok(format!("actions::{}", action.module)),
        None => {
            let known = api.actions.iter().map(|action| action.name.as_str());
            Err(unknown("action", name, known))
        }
    }
}

/// What the items of a type are called after. A template makes a type of each of its fillings.
fn items(api: &Api, name: &str) -> Result<Vec<String>, String> {
    let enums = api.enums.iter().filter(|row| row.name == name);
    if enums.clone().any(|row| row.switch) {
        return Err(format!(
            "`{name}` is a switch: its rows are `bool` in Rust, and no type is made of it"
        ));
    }
    let is_meant = |row: &&iai_codegen::model::Structure| row.spec_name == name || row.name == name;
    let structures = api.structures.iter().filter(is_meant);
    let enums = enums.map(|row| row.name.clone());
    let structures = structures.map(|row| row.name.clone());
    let string = api.string(name).map(|row| rust_check(&row.name));
    let image = api.image(name).map(|row| rust_table(&row.name));
    let found: Vec<String> = enums.chain(structures).chain(string).chain(image).collect();
    if found.is_empty() {
        let enums = api.enums.iter().map(|row| row.name.as_str());
        let structures = api.structures.iter().map(|row| row.spec_name.as_str());
        let strings = api.strings.iter().map(|row| row.name.as_str());
        let images = api.images.iter().map(|row| row.name.as_str());
        let known = enums.chain(structures).chain(strings).chain(images);
        return Err(unknown("type", name, known));
    }
    Ok(found)
}

fn unknown<'k>(what: &str, name: &str, known: impl Iterator<Item = &'k str>) -> String {
    let known: Vec<&str> = known.collect();
    let hint = iai_codegen::diagnostic::hint(name, &known);
    let hint = hint.map_or_else(String::new, |hint| format!("; {hint}"));
    format!("the spec has no {what} `{name}`{hint}")
}
