//! Values taken out of their places: what the model keeps.

use crate::place::At;

/// An optional text; empty when it is absent.
pub(super) fn text(text: Option<&At<String>>) -> String {
    option(text).unwrap_or_default()
}

pub(super) fn option<T: Clone>(value: Option<&At<T>>) -> Option<T> {
    value.map(|value| value.value.clone())
}

pub(super) fn list(values: &[At<String>]) -> Vec<String> {
    values.iter().map(|value| value.value.clone()).collect()
}

pub(super) fn pairs(pairs: &[(At<String>, At<String>)]) -> Vec<(String, String)> {
    let plain = |(to, from): &(At<String>, At<String>)| (to.value.clone(), from.value.clone());
    pairs.iter().map(plain).collect()
}
