//! All checks in their order.

use super::checker::Checker;
use super::{
    action, categories, codes, example, facts, flow, groups, rates, recursion, service, templates,
    types,
};
use crate::diagnostic::Problems;
use crate::model::{Api, Rows};
use crate::read::ast::Spec;

/// Resolves a spec. Without a usable `service.yaml` there is nothing to generate.
#[must_use]
pub fn check(spec: Spec, problems: &mut Problems) -> Option<Api> {
    let mut checker = Checker::new(&spec, problems);
    let codes = codes::resolve(&spec, &mut checker);
    codes::sets(&spec, &mut checker);
    let categories = categories::resolve(&spec, &codes, &mut checker);
    codes::refuse_undocumented(&spec, &mut checker);
    types::check(&spec, &mut checker);
    let structures = types::structures(&spec, &mut checker);
    let enums = types::enums(&spec, &mut checker);
    if let Some(service) = &spec.service {
        codes::service(service, &mut checker);
        service::check_hosts(service, &mut checker);
    }
    let mut api = Api {
        service: service::resolve(spec.service.as_ref()?, &spec.platform),
        codes,
        categories,
        enums: enums.into(),
        structures: Rows::default(),
        strings: types::strings(&checker).into(),
        images: types::images(&checker).into(),
        actions: action::resolve(&spec, &mut checker).into(),
    };
    api.structures = templates::collect(structures, &mut checker).into();
    groups::check(&spec, &mut checker);
    rates::check(&spec, &mut checker);
    facts::check(&spec, &mut checker);
    flow::check(&spec, &mut api, &mut checker);
    recursion::settle(&spec, &mut api, &mut checker);
    example::check(&spec, &api, &mut checker);
    Some(api)
}
