//! Takes values without their places: the model keeps no places.

use crate::place::Spanned;

/// An optional text; empty when it is absent.
pub(super) fn text(text: Option<&Spanned<String>>) -> String {
    option(text).unwrap_or_default()
}

pub(super) fn option<T: Clone>(value: Option<&Spanned<T>>) -> Option<T> {
    value.map(|value| value.value.clone())
}

pub(super) fn list(values: &[Spanned<String>]) -> Vec<String> {
    values.iter().map(|value| value.value.clone()).collect()
}

pub(super) fn pairs(pairs: &[(Spanned<String>, Spanned<String>)]) -> Vec<(String, String)> {
    let plain =
        |(to, from): &(Spanned<String>, Spanned<String>)| (to.value.clone(), from.value.clone());
    pairs.iter().map(plain).collect()
}
