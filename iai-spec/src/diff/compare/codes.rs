//! Error codes and their categories.

use std::collections::BTreeSet;

use iai_codegen::Api;
use iai_codegen::model::{Category, ErrorCode, Retry};

use super::pair::Pair;
use crate::diff::change::{Change, Impact};
use crate::diff::rust::raw;
use crate::diff::text::Text;
use crate::diff::witness;

pub(super) fn compare(pair: &mut Pair<'_>, old: &Api, new: &Api) {
    let find = |codes: &[ErrorCode], code: &ErrorCode| {
        codes.iter().position(|one| one.row.code == code.row.code)
    };
    for code in &old.codes {
        match find(&new.codes, code) {
            Some(at) => compare_code(pair, code, &new.codes[at]),
            None => pair.push(change(code, "", "is gone").breaks(variant(code))),
        }
    }
    for code in &new.codes {
        if find(&old.codes, code).is_none() {
            let change = change(code, "", "is new");
            pair.push(change.rust(Impact::Additive).wire(Impact::Additive));
        }
    }
    categories(pair, old, new);
}

fn change(code: &ErrorCode, aspect: &str, words: &str) -> Change {
    let code = &code.row.code;
    Change::new(
        format!("errors[{code}]{aspect}"),
        format!("the code {code} {words}"),
    )
}

fn variant(code: &ErrorCode) -> String {
    witness::uses(&format!("api::ErrorCode::{}", raw(&code.variant)))
}

fn compare_code(pair: &mut Pair<'_>, old: &ErrorCode, new: &ErrorCode) {
    if old.variant != new.variant {
        let words = format!("is `{}` in Rust, was `{}`", new.variant, old.variant);
        pair.push(change(new, ".rust", &words).breaks(variant(old)));
    }
    if old.row.retry != new.row.retry {
        let (now, before) = (class(new.row.retry), class(old.row.retry));
        let words = format!("has the retry class {now}, had {before}");
        pair.push(change(new, ".retry", &words).rust(Impact::Behaviour));
    }
    let path = format!("errors[{}]", new.row.code);
    let text = |code: &ErrorCode| Text::of(&format!("{}\n{}", code.row.meaning, code.row.remedy));
    pair.text(
        &path,
        &format!("the code {}", new.row.code),
        &text(old),
        &text(new),
    );
}

fn class(retry: Retry) -> &'static str {
    match retry {
        Retry::Never => "never",
        Retry::Throttled => "throttled",
        Retry::Transient => "transient",
        Retry::Later => "later",
        Retry::Conflict => "conflict",
        Retry::PictureFetch => "picture_fetch",
        Retry::Clock => "clock",
        Retry::Credentials => "credentials",
    }
}

fn categories(pair: &mut Pair<'_>, old: &Api, new: &Api) {
    let change = |one: &Category, words: &str| {
        let name = &one.name;
        Change::new(
            format!("categories[{name}]"),
            format!("the category {name} {words}"),
        )
    };
    let (before, now) = (&old.categories, &new.categories);
    for one in before {
        match now.iter().find(|other| other.name == one.name) {
            None => {
                let method = Category::predicate(&one.name);
                let witness = witness::calls("api::ErrorCode", &method);
                pair.push(change(one, "is gone").breaks(witness));
            }
            Some(other) if codes_of(old, one) != codes_of(new, other) => {
                pair.push(change(one, "has other codes").rust(Impact::Behaviour));
            }
            Some(_) => {}
        }
    }
    for one in now {
        if !before.iter().any(|other| other.name == one.name) {
            pair.push(change(one, "is new").rust(Impact::Additive));
        }
    }
}

/// The codes of a category, whatever they are called in Rust.
fn codes_of<'a>(api: &'a Api, category: &Category) -> BTreeSet<&'a str> {
    let codes = api.codes.iter();
    let members = codes.filter(|code| category.variants.contains(&code.variant));
    members.map(|code| code.row.code.as_str()).collect()
}
