//! The numbers of a spec as lines, to be compared with the facts: limits, defaults, and values of enumerations.

use iai_codegen::model::{Action, Api, Bounds, Constraint, Field, ImageType, Node, Rule, Type};

/// Limits of parameters, as `action,path,limit,number`. The path names items of lists with `N`, as the vendor does.
///
/// A least length of 1 is no line: it says no more than that the value may not be empty. Neither is an advisory limit of
/// a row, which no text of the vendor has for that action.
pub(super) fn limits(api: &Api) -> Vec<String> {
    let mut lines = Vec::new();
    for action in &api.actions {
        for field in &action.parameters {
            limits_of(
                api,
                field,
                &format!("{},{}", action.name, field.wire),
                &mut lines,
            );
        }
    }
    lines
}

fn limits_of(api: &Api, field: &Field, path: &str, lines: &mut Vec<String>) {
    let item = match field.ty {
        Type::List(_) => format!("{path}.N"),
        _ => path.to_owned(),
    };
    lines.extend(certain(&field.rules).flat_map(|constraint| sizes(constraint, path)));
    match field.ty.item() {
        Type::Refined(name) => {
            let rules = api.string(name).map_or(&[][..], |string| &string.rules);
            lines.extend(certain(rules).flat_map(|constraint| sizes(constraint, &item)));
        }
        Type::Image(name) => lines.extend(
            api.image(name)
                .into_iter()
                .flat_map(|image| sides(image, &item)),
        ),
        Type::Structure(name) => {
            for inner in api.structure(name).map_or(&[][..], |one| &one.fields) {
                limits_of(api, inner, &format!("{item}.{}", inner.wire), lines);
            }
        }
        _ => {}
    }
}

fn certain(rules: &[Rule]) -> impl Iterator<Item = &Constraint> {
    let certain = rules.iter().filter(|rule| rule.advisory.is_none());
    certain.map(|rule| &rule.constraint)
}

fn sizes(constraint: &Constraint, path: &str) -> Vec<String> {
    match constraint {
        Constraint::Chars(bounds) => lengths(bounds, path, "chars"),
        Constraint::Bytes(bounds) => lengths(bounds, path, "bytes"),
        Constraint::Items(bounds) => lengths(bounds, path, "items"),
        Constraint::Range(bounds) => {
            let ends = [
                ("min", &bounds.min),
                ("max", &bounds.max),
                ("below", &bounds.below),
            ];
            let line = |(which, limit): (&str, &Option<_>)| {
                let limit: &iai_codegen::model::Limit<f64> = limit.as_ref()?;
                Some(format!("{path},{which},{}", limit.at))
            };
            ends.into_iter().filter_map(line).collect()
        }
        Constraint::Alphabet(_)
        | Constraint::OneOf(_)
        | Constraint::Words(_)
        | Constraint::Url { .. }
        | Constraint::Unique(_) => Vec::new(),
    }
}

fn lengths(bounds: &Bounds<u64>, path: &str, unit: &str) -> Vec<String> {
    let least = bounds.min.iter().filter(|limit| limit.at > 1);
    let least = least.map(|limit| format!("{path},min_{unit},{}", limit.at));
    let most = bounds.max.iter();
    let most = most.map(|limit| format!("{path},max_{unit},{}", limit.at));
    least.chain(most).collect()
}

fn sides(image: &ImageType, path: &str) -> Vec<String> {
    let encoded = image
        .encoded
        .as_ref()
        .map(|limit| ("max_base64_bytes", limit.at));
    let long = image.long_side.as_ref();
    let jpg = long.map(|(jpg, _, _)| ("max_jpg_side", *jpg));
    let others = long.map(|(_, others, _)| ("max_other_side", *others));
    let short = image
        .short_side
        .as_ref()
        .map(|limit| ("min_side", limit.at));
    let all = [encoded, jpg, others, short].into_iter().flatten();
    all.map(|(limit, number)| format!("{path},{limit},{number}"))
        .collect()
}

/// Defaults of parameters, as `action,parameter,value`.
pub(super) fn defaults(api: &Api) -> Vec<String> {
    let line = |(action, field): (&Action, &Field)| {
        let value = match field.default.as_ref()? {
            Node::Int(number) => number.to_string(),
            Node::Float(number) => number.to_string(),
            Node::Text(text) => text.clone(),
            other => format!("{other:?}"),
        };
        Some(format!("{},{},{value}", action.name, field.wire))
    };
    parameters(api).filter_map(line).collect()
}

/// Values of parameters and fields that have a list of them, as `action or structure,name,values`.
pub(super) fn values(api: &Api) -> Vec<String> {
    let responses = api.actions.iter().flat_map(|action| {
        let fields = action.response.iter();
        fields.map(|field| (action.name.as_str(), field))
    });
    // What fills a template stands at the row that says so, and not at the template's own.
    let structures = api.structures.iter().filter(|one| !one.filled);
    let structures = structures.flat_map(|one| {
        let fields = one.fields.iter();
        fields.map(|field| (one.spec_name.as_str(), field))
    });
    let parameters = parameters(api).map(|(action, field)| (action.name.as_str(), field));
    let line = |(holder, field): (&str, &Field)| {
        let values = values_of(api, field)?;
        Some(format!("{holder},{},{}", field.wire, values.join(" ")))
    };
    let all = parameters.chain(responses).chain(structures);
    all.filter_map(line).collect()
}

fn parameters(api: &Api) -> impl Iterator<Item = (&Action, &Field)> {
    let actions = api.actions.iter();
    actions.flat_map(|action| action.parameters.iter().map(move |field| (action, field)))
}

fn values_of(api: &Api, field: &Field) -> Option<Vec<String>> {
    let named = match field.ty.item() {
        Type::IntEnum(name) => return numbers(api, name),
        Type::Switch(_) => return Some(["0", "1"].map(str::to_owned).to_vec()),
        Type::Refined(name) => &api.string(name)?.rules[..],
        Type::Structure(name) => {
            let filled = api.structure(name).filter(|one| one.filled)?;
            return filled.fields.iter().find_map(|field| values_of(api, field));
        }
        _ => &[],
    };
    certain(named)
        .chain(certain(&field.rules))
        .find_map(|constraint| match constraint {
            Constraint::OneOf(row) => Some(row.values.clone()),
            Constraint::Words(row) => Some(row.values.clone()),
            _ => None,
        })
}

fn numbers(api: &Api, enumeration: &str) -> Option<Vec<String>> {
    let values = api.enumeration(enumeration)?.values.iter();
    Some(values.map(|value| value.value.to_string()).collect())
}
