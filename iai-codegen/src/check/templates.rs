//! Templates: structures with a type left open, made once for each type that fills them.

use super::checker::{Checker, Filling};
use super::field::{self, Side};
use super::{names, plain};
use crate::model::Structure;
use crate::read::ast;

/// Adds the filled templates to the structures; the templates themselves are no types of Rust.
pub(super) fn collect(mut structures: Vec<Structure>, checker: &mut Checker<'_>) -> Vec<Structure> {
    let mut made = 0;
    // The rows of one may fill others, itself included; whether that ever ends is seen when all types are known.
    while let Some(filling) = checker.fillings.get(made).cloned() {
        structures.push(instance(filling, checker));
        made += 1;
    }
    names::first_of_each(structures, |structure| structure.name.clone())
}

fn instance(filling: Filling<'_>, checker: &mut Checker<'_>) -> Structure {
    let Filling { name, template, of } = filling;
    let open = plain::text(template.template.as_ref());
    let fields = template.fields.iter().cloned().map(|mut field| {
        if let Some(ty) = field.ty.as_mut().filter(|ty| ty.name.value == open) {
            ty.name = of.clone();
        }
        field
    });
    let fields: Vec<ast::Field> = fields.collect();
    Structure {
        fields: field::resolve(&fields, Side::Shared, checker),
        doc: plain::text(template.doc.as_ref()),
        name,
        spec_name: template.name.value.clone(),
        filled: true,
        file: checker.spec.file_of(&template.name.place),
    }
}
