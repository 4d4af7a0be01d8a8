//! Facts of the whole service, as the model has them.

use super::checker::Checker;
use super::{facts, plain};
use crate::diagnostic::{Problem, ProblemCode};
use crate::model::{Group, Hosts, RateGroup, Rates, Service, ServiceCodes};
use crate::place::Spanned;
use crate::read::ast;

pub(super) fn resolve(row: &ast::Service, platform: &ast::Platform) -> Service {
    let codes = &row.codes;
    Service {
        name: row.name.value.clone(),
        version: row.version.value.clone(),
        title: plain::option(row.title.as_ref()),
        source: plain::option(row.source.as_ref()),
        hosts: match &row.hosts {
            Some(own) => hosts(own),
            None => of_pattern(&hosts(&platform.hosts), &row.name),
        },
        get_bytes: row.get_bytes,
        post_bytes: row.post_bytes,
        codes: ServiceCodes {
            missing: codes.missing.value.clone(),
            wrong_type: codes.wrong_type.value.clone(),
            unknown_parameter: codes.unknown_parameter.value.clone(),
        },
        groups: row.groups.iter().map(group).collect(),
        rates: row.rates.as_ref().map(rates),
        quotas: facts::quotas(&row.quotas),
        fees: row.fees.as_ref().map(facts::fees),
        notes: row.notes.iter().map(facts::note).collect(),
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

/// The hosts that the platform's pattern gives to a service.
fn of_pattern(pattern: &Hosts, service: &str) -> Hosts {
    let named =
        |host: &Option<String>| host.as_ref().map(|host| host.replace("{service}", service));
    Hosts {
        mainland: named(&pattern.mainland),
        international: named(&pattern.international),
        internal: named(&pattern.internal),
        regional: named(&pattern.regional),
        regions: Vec::new(),
    }
}

/// Notes what is no host name, and a regional host without a place for the region.
pub(super) fn check_hosts(service: &ast::Service, checker: &mut Checker<'_>) {
    let Some(hosts) = &service.hosts else { return };
    let plain = [&hosts.mainland, &hosts.international, &hosts.internal];
    for host in plain.into_iter().flatten() {
        if !is_host(host) {
            refuse_host(host, "a name such as `demo.tencentcloudapi.com`", checker);
        }
    }
    if let Some(host) = &hosts.regional
        && !(host.contains("{region}") && is_host(&host.replace("{region}", "region")))
    {
        let form = "a pattern such as `demo.{region}.tencentcloudapi.com`";
        refuse_host(host, form, checker);
    }
    for region in &hosts.regions {
        if !is_label(region) {
            refuse_host(
                region,
                "the name of a region such as `ap-guangzhou`",
                checker,
            );
        }
    }
}

fn refuse_host(host: &Spanned<String>, form: &str, checker: &mut Checker<'_>) {
    let message = format!("`{}` is no host", host.value);
    let problem = Problem::new(ProblemCode::WrongKind, &host.place, message);
    checker.problems.push(problem.hint(format!("write {form}")));
}

fn is_host(name: &str) -> bool {
    name.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !label.is_empty() && label.bytes().all(fits) && !label.starts_with('-') && !label.ends_with('-')
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
