//! `types.yaml`: the structures that actions use.

use super::made::{Facts, MARK, Options};
use super::rows::{self, Table, rows};
use super::uses::{Use, Uses};
use super::yaml;
use crate::definitions::Object;
use iai_codegen::model::rust_type;
use std::collections::BTreeSet;

/// The text of the file; `None` where no action uses a structure.
pub(super) fn file(facts: Facts<'_>, uses: &Uses<'_>, options: Options) -> Option<String> {
    let structures = structures(facts, uses, options);
    if structures.is_empty() {
        return None;
    }
    let texts: Vec<String> = structures.into_iter().map(|(_, text)| text).collect();
    Some(format!("{HEAD}structures:\n{}", texts.join("\n")))
}

const HEAD: &str = "# Structures of requests and responses. The definitions promise some fields in every response, and the vendor's own\n\
                    # examples lack a few of those. `always` makes a response without one an error, so that no field has it here.\n\n";

/// The text of each structure, with its name.
pub(super) fn structures<'d>(
    facts: Facts<'d>,
    uses: &Uses<'_>,
    options: Options,
) -> Vec<(&'d str, String)> {
    let mut used = BTreeSet::new();
    let mut texts = Vec::new();
    for object in &facts.definitions.objects {
        let Some(by) = uses.structures.get(&*object.name) else {
            continue;
        };
        let derived = rust_type(&object.name);
        let taken = !used.insert(derived.clone());
        let mut numbered = (2..).map(|number| format!("{derived}{number}"));
        let rust = if taken {
            numbered.find(|name| used.insert(name.clone()))
        } else {
            None
        };
        texts.push((&*object.name, structure(object, rust, *by, facts, options)));
    }
    texts
}

fn structure(
    object: &Object,
    rust: Option<String>,
    by: Use,
    facts: Facts<'_>,
    options: Options,
) -> String {
    let mut out = format!("  - name: {}\n", yaml::scalar(&object.name));
    if let Some(rust) = rust {
        out.push_str(&format!("    rust: {rust}\n"));
    }
    if options.texts {
        out.push_str(&yaml::text("doc", &object.text, "    "));
    }
    if facts.page.is_some() {
        out.push_str(&format!(
            "    {MARK} the page does not define it; the fields are those of its examples\n"
        ));
    }
    let promised: Vec<&str> = object
        .enabled()
        .filter(|member| by.by_responses && rows::is_always(member))
        .map(|member| &*member.name)
        .collect();
    if !promised.is_empty() {
        out.push_str(&format!(
            "    {MARK} always there by the definitions: {}\n",
            promised.join(", ")
        ));
    }
    let rows = rows(&object.members, Table::Fields(by), "      ", options);
    if object.enabled().next().is_none() {
        out.push_str("    fields: []\n");
    } else {
        out.push_str("    fields:\n");
    }
    out.extend(rows.into_iter().map(|(_, text)| text));
    out
}
