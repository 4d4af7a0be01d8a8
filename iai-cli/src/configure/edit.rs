//! Changes one profile in the text of a file of profiles, and leaves all else as it is: other profiles, other keys,
//! comments, and the kind of line ends. A line is read as the library reads it.

/// The keys of a profile that are written.
pub(super) struct Keys<'a> {
    pub(super) secret_id: &'a str,
    pub(super) secret_key: &'a str,
    /// Absent for permanent keys; a token that the profile had before is taken out.
    pub(super) token: Option<&'a str>,
}

impl<'a> Keys<'a> {
    /// Names and values, in the order in which they are written.
    fn pairs(&self) -> [(&'static str, Option<&'a str>); 3] {
        [
            ("secret_id", Some(self.secret_id)),
            ("secret_key", Some(self.secret_key)),
            ("token", self.token),
        ]
    }
}

/// The text with these keys in the profile, which is added at the end where there is none of that name.
pub(super) fn with_profile(text: &str, profile: &str, keys: &Keys<'_>) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let Some(head) = lines.iter().position(|line| section(line) == Some(profile)) else {
        return added(text, profile, keys, end);
    };
    let body = head + 1;
    let after = lines.iter().skip(body);
    let length = after.take_while(|line| section(line).is_none()).count();
    let (before, rest) = lines.split_at(body);
    let (own, rest) = rest.split_at(length);
    [
        before.concat(),
        changed(before, own, keys, end),
        rest.concat(),
    ]
    .concat()
}

/// The text with a new profile at its end.
fn added(text: &str, profile: &str, keys: &Keys<'_>, end: &str) -> String {
    let mut whole = text.to_owned();
    if !text.is_empty() {
        whole.push_str(if text.ends_with('\n') { "" } else { end });
        whole.push_str(end);
    }
    whole.push_str(&format!("[{profile}]{end}"));
    for (name, value) in keys.pairs() {
        whole.extend(value.map(|value| pair(name, value, end)));
    }
    whole
}

/// The lines of a profile with other values. What the profile did not have comes first.
fn changed(before: &[&str], own: &[&str], keys: &Keys<'_>, end: &str) -> String {
    // The line of the profile's name may be the last of the file, without an end.
    let open = before.last().is_some_and(|line| !line.ends_with('\n'));
    let mut whole = if open { end.to_owned() } else { String::new() };
    for (name, value) in keys.pairs() {
        let has = own.iter().any(|line| key(line).as_deref() == Some(name));
        whole.extend(value.filter(|_| !has).map(|value| pair(name, value, end)));
    }
    for line in own {
        let name = key(line);
        let known = keys.pairs().into_iter();
        match known
            .into_iter()
            .find(|(known, _)| name.as_deref() == Some(known))
        {
            Some((name, value)) => whole.extend(value.map(|value| pair(name, value, end))),
            None => whole.push_str(line),
        }
    }
    whole
}

fn pair(name: &str, value: &str, end: &str) -> String {
    format!("{name} = {value}{end}")
}

/// The name of the profile that a line begins.
fn section(line: &str) -> Option<&str> {
    let line = line.trim_start_matches('\u{feff}').trim();
    Some(line.strip_prefix('[')?.strip_suffix(']')?.trim())
}

/// The key that a line sets.
fn key(line: &str) -> Option<String> {
    let line = line.trim();
    if line.starts_with(['#', ';']) {
        return None;
    }
    let (key, _) = line.split_once(['=', ':'])?;
    Some(key.trim().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERMANENT: Keys<'_> = Keys {
        secret_id: "ID",
        secret_key: "KEY",
        token: None,
    };
    const TEMPORARY: Keys<'_> = Keys {
        token: Some("TOKEN"),
        ..PERMANENT
    };

    #[test]
    fn a_profile_is_added_or_changed() {
        let table = [
            ("", "[p]\nsecret_id = ID\nsecret_key = KEY\n"),
            (
                "# mine\n[q]\nsecret_id=1",
                "# mine\n[q]\nsecret_id=1\n\n[p]\nsecret_id = ID\nsecret_key = KEY\n",
            ),
            (
                "[q]\r\nsecret_id=1\r\n",
                "[q]\r\nsecret_id=1\r\n\r\n[p]\r\nsecret_id = ID\r\nsecret_key = KEY\r\n",
            ),
            ("[p]", "[p]\nsecret_id = ID\nsecret_key = KEY\n"),
            (
                "\u{feff}[ p ]\n; note\nregion = x\n[q]\nsecret_key = 1\n",
                "\u{feff}[ p ]\nsecret_id = ID\nsecret_key = KEY\n; note\nregion = x\n[q]\nsecret_key = 1\n",
            ),
            (
                "[q]\nsecret_key=q\n\n[p]\n# old\nSECRET_KEY: 1\n#secret_id = 2\nsecret_id =3\ntoken=4\n\n[r]\nsecret_id=r",
                "[q]\nsecret_key=q\n\n[p]\n# old\nsecret_key = KEY\n#secret_id = 2\nsecret_id = ID\n\n[r]\nsecret_id=r",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(with_profile(text, "p", &PERMANENT), expected, "{text:?}");
        }
    }

    #[test]
    fn a_token_comes_and_goes_with_the_keys() {
        let text = with_profile("[p]\nsecret_id=1\nsecret_key=2", "p", &TEMPORARY);
        assert_eq!(
            text,
            "[p]\ntoken = TOKEN\nsecret_id = ID\nsecret_key = KEY\n"
        );
        let text = with_profile(&text, "p", &PERMANENT);
        assert_eq!(text, "[p]\nsecret_id = ID\nsecret_key = KEY\n");
    }
}
