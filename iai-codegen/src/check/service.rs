//! Facts of the whole service, as the model has them.

use super::plain;
use crate::model::{CommonParameter, Group, Hosts, RateGroup, Rates, Service, ServiceCodes};
use crate::read::ast;

pub(super) fn resolve(row: &ast::Service) -> Service {
    let codes = &row.codes;
    Service {
        name: row.name.value.clone(),
        version: row.version.value.clone(),
        title: plain::option(row.title.as_ref()),
        source: plain::option(row.source.as_ref()),
        hosts: hosts(&row.hosts),
        get_bytes: row.get_bytes,
        post_bytes: row.post_bytes,
        common: row.common.iter().map(common_parameter).collect(),
        codes: ServiceCodes {
            missing: codes.missing.value.clone(),
            wrong_type: codes.wrong_type.value.clone(),
            unknown_parameter: codes.unknown_parameter.value.clone(),
        },
        groups: row.groups.iter().map(group).collect(),
        rates: row.rates.as_ref().map(rates),
    }
}

fn hosts(row: &ast::Hosts) -> Hosts {
    Hosts {
        mainland: plain::option(row.mainland.as_ref()),
        international: plain::option(row.international.as_ref()),
        internal: plain::option(row.internal.as_ref()),
        regional: plain::option(row.regional.as_ref()),
        regions: plain::list(&row.regions),
    }
}

fn common_parameter(row: &ast::CommonParameter) -> CommonParameter {
    CommonParameter {
        name: row.name.value.clone(),
        header: row.header.value.clone(),
        required: row.required,
        doc: plain::option(row.doc.as_ref()),
    }
}

fn group(row: &ast::Group) -> Group {
    Group {
        name: row.name.value.clone(),
        doc: plain::option(row.doc.as_ref()),
    }
}

fn rates(row: &ast::Rates) -> Rates {
    let group = |group: &ast::RateGroup| RateGroup {
        name: group.name.value.clone(),
        doc: plain::option(group.doc.as_ref()),
        per_second: plain::option(group.per_second.as_ref()),
    };
    Rates {
        per_second: row.per_second.value,
        source: plain::option(row.source.as_ref()),
        groups: row.groups.iter().map(group).collect(),
    }
}
