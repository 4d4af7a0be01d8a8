//! The form of an explanation, and the small spec that its examples change.

/// What a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The mistake in half a sentence.
    pub title: &'static str,
    /// Why it is one, and what to look at. Lines of at most 100 characters.
    pub text: &'static str,
    /// The mistake.
    pub wrong: Example,
    /// The same without it.
    pub right: Example,
}

/// Files of a small spec by their path inside the folder, each with the lines that matter. A file without lines is not
/// there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example(pub &'static [(&'static str, &'static str)]);

/// The spec that examples change. Each key of the first level has a line of its own.
const AROUND: [(&str, &str); 2] = [
    (
        "service.yaml",
        "service: demo\nversion: \"2024-01-01\"\nlimits: { get_bytes: 32768, post_bytes: 10485760 }\n\
         codes: { missing: MissingParameter, wrong_type: InvalidParameter, unknown_parameter: UnknownParameter }\n",
    ),
    (
        "actions/ping.yaml",
        "action: Ping\nsummary: Asks for a sign of life.\nsite: both\neffect: read\nerrors: {}\n",
    ),
];

impl Example {
    /// The whole spec: paths inside its folder, and texts. The lines of the example stand in place of those with the same
    /// key, and behind the others.
    #[must_use]
    pub fn files(self) -> Vec<(&'static str, String)> {
        let around = AROUND.map(|(file, _)| file);
        let own = self.0.iter().map(|(file, _)| *file);
        let further = own.filter(|file| !around.contains(file));
        let texts = around.into_iter().chain(further);
        let texts = texts.map(|file| (file, self.text(file)));
        texts.filter(|(_, text)| !text.is_empty()).collect()
    }

    fn text(self, file: &str) -> String {
        let of = |files: &[(&'static str, &'static str)]| {
            let found = files.iter().find(|(name, _)| *name == file);
            found.map(|(_, text)| *text)
        };
        let around = of(&AROUND).unwrap_or_default();
        match of(self.0) {
            None => around.to_owned(),
            Some("") => String::new(),
            Some(lines) => {
                let given = |line: &str| lines.lines().any(|own| key(own) == key(line));
                let kept = around.lines().filter(|line| !given(line));
                let kept: String = kept.map(|line| format!("{line}\n")).collect();
                kept + lines
            }
        }
    }
}

fn key(line: &str) -> &str {
    line.split_once(':').map_or(line, |(key, _)| key)
}
