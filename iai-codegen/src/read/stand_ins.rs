//! Keys that another kind of constraint has: the code of a bound stands in `under` or `over`, that of all others in `error`.

/// The keys that an unknown one stands for, and what to write instead. `names` are the keys of the mapping.
pub(super) fn of(
    key: &str,
    keys: &[&'static str],
    names: &[&str],
) -> Option<(Vec<&'static str>, String)> {
    const BOUNDS: [(&str, &str); 3] = [("min", "under"), ("max", "over"), ("below", "over")];
    let find = |wanted: &str| keys.iter().copied().find(|key| *key == wanted);
    let is_code = ["error", "code", "under", "over"].contains(&key);
    if let (true, Some(error)) = (is_code, find("error")) {
        return Some((vec![error], "write `error:`".to_owned()));
    }
    if !["error", "code"].contains(&key) {
        return None;
    }
    let meant: Vec<&str> = ["under", "over"].into_iter().filter_map(find).collect();
    let bounds = BOUNDS
        .iter()
        .filter(|(bound, code)| names.contains(bound) && meant.contains(code));
    let bounds = bounds.map(|(bound, code)| format!("`{code}:` beside `{bound}`"));
    let bounds: Vec<String> = bounds.collect();
    let whole = match &bounds[..] {
        [] => return None,
        all => all.join(" and "),
    };
    Some((
        meant,
        format!("each bound has a code of its own: write {whole}"),
    ))
}
