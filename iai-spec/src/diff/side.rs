//! The two things that are compared, and what each of them knows.

use crate::vendor_type;
use iai_codegen::Api;
use iai_codegen::model::{Field, Structure};

use super::facts::{ActionFacts, Facts, Row, RustRow, Status, StructureFacts};
use super::rust;
use super::text::Text;

/// Where the knowledge of a side comes from. Only what both sides know is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A spec: all that the format can say. Its texts and its `always` are its author's own.
    Spec,
    /// Official definitions, read now or recorded earlier: actions, rows, types, texts. They know no limits and no codes.
    Vendor,
}

/// One of the two things that are compared.
#[derive(Clone, Debug)]
pub struct Side {
    /// How it is called in reports.
    pub label: String,
    /// What it knows.
    pub kind: Kind,
    /// What every side knows.
    pub facts: Facts,
    /// What a spec knows beyond that.
    pub api: Option<Api>,
    /// The definitions that a spec was last compared with, from its file `vendor.json`.
    pub recorded: Option<Facts>,
}

impl Side {
    /// A spec.
    #[must_use]
    pub fn of_spec(label: &str, api: Api, recorded: Option<Facts>) -> Self {
        Self {
            label: label.to_owned(),
            kind: Kind::Spec,
            facts: facts(label, &api),
            api: Some(api),
            recorded,
        }
    }

    /// Facts of the vendor.
    #[must_use]
    pub fn of_vendor(mut facts: Facts) -> Self {
        rust::fill(&mut facts);
        Self {
            label: format!("{} {} of {}", facts.service, facts.version, facts.source),
            kind: Kind::Vendor,
            facts,
            api: None,
            recorded: None,
        }
    }
}

/// What the definitions of a service could tell as well, from its spec.
fn facts(label: &str, api: &Api) -> Facts {
    let actions = api.actions.iter().map(|action| ActionFacts {
        name: action.name.clone(),
        status: match action.deprecated {
            Some(_) => Status::Deprecated,
            None => Status::Online,
        },
        doc: Text::of(&format!("{}\n{}", action.summary, action.doc)),
        parameters: rows(api, &action.parameters),
        response: rows(api, &action.response),
        rust: action.rust.clone(),
        method: action.module.clone(),
    });
    let inputs = api.inputs();
    let structures = api
        .structures
        .iter()
        .map(|one| structure(api, one, inputs.contains(one.name.as_str())));
    Facts {
        source: label.to_owned(),
        service: api.service.name.clone(),
        version: api.service.version.clone(),
        actions: actions.collect(),
        structures: structures.collect(),
    }
}

fn structure(api: &Api, one: &Structure, input: bool) -> StructureFacts {
    StructureFacts {
        name: one.spec_name.clone(),
        input,
        doc: Text::of(&one.doc),
        fields: rows(api, &one.fields),
        rust: one.name.clone(),
    }
}

fn rows(api: &Api, fields: &[Field]) -> Vec<Row> {
    let row = |field: &Field| Row {
        name: field.wire.clone(),
        ty: vendor_type::name(api, &field.ty),
        required: field.required,
        always: field.always,
        nullable: field.nullable,
        doc: Text::of(&field.doc),
        rust: RustRow {
            name: field.rust.clone(),
            ty: rust::type_in_spec(api, &field.ty),
            path: rust::type_path(&field.ty),
            bare: field.always,
            boxed: field.boxed,
        },
        spec: Some(field.clone()),
    };
    fields.iter().map(row).collect()
}
