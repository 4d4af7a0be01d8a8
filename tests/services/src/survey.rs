//! What becomes of one service, and of all of them side by side.

use iai_codegen::emit::{self, ClientOptions, EmulatorOptions, Output};
use iai_codegen::{Api, Problems, Sources, compile};
use iai_spec::definitions::{Definitions, Source, Wanted};
use iai_spec::import::{Facts, Import, Options, import};
use quote::quote;
use std::panic::catch_unwind;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How far a service came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// Both sides were generated, and parse.
    Whole,
    /// The import or the check refused it, with reasons.
    Refused(Vec<String>),
    /// A panic, or code that is no Rust: a defect of the generator.
    Defect(String),
}

/// What was found of one service.
#[derive(Clone, Debug)]
pub(crate) struct Survey {
    /// Service and version.
    pub(crate) name: String,
    pub(crate) end: End,
    /// Actions that the definitions have.
    pub(crate) actions: usize,
    /// Actions that import leaves out, with what they have that the format cannot express.
    pub(crate) left_out: Vec<String>,
    pub(crate) marks: usize,
    pub(crate) yaml_lines: usize,
    pub(crate) times: Times,
}

/// How long each step took.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Times {
    pub(crate) import: Duration,
    /// YAML to trees, which no check can do without.
    pub(crate) floor: Duration,
    pub(crate) check: Duration,
    pub(crate) client: Duration,
    pub(crate) emulator: Duration,
    pub(crate) parse: Duration,
}

impl Survey {
    fn new(name: String) -> Self {
        Self {
            name,
            end: End::Whole,
            actions: 0,
            left_out: Vec::new(),
            marks: 0,
            yaml_lines: 0,
            times: Times::default(),
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.end == End::Whole && self.left_out.is_empty()
    }

    pub(crate) fn is_defect(&self) -> bool {
        matches!(self.end, End::Defect(_))
    }
}

/// Surveys all services of a source on all processors, in the order of the source.
pub(crate) fn all(source: &Source) -> Result<Vec<Survey>, String> {
    let wanted: Vec<Wanted> = source
        .services()
        .map_err(|failure| failure.to_string())?
        .into_iter()
        .map(|entry| Wanted::version(&entry.service, &entry.version))
        .collect();
    let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(wanted) = wanted.get(next.fetch_add(1, Ordering::Relaxed)) {
            let survey = survey(source, wanted);
            if let Ok(mut found) = found.lock() {
                found.push(survey);
            }
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
    let mut found = found.into_inner().map_err(|error| error.to_string())?;
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

fn survey(source: &Source, wanted: &Wanted) -> Survey {
    let mut survey = Survey::new(name(wanted));
    let done = catch_unwind(|| {
        let mut inner = survey.clone();
        inner.end = steps(source, wanted, &mut inner)
            .err()
            .unwrap_or(End::Whole);
        inner
    });
    match done {
        Ok(done) => done,
        Err(_) => {
            survey.end = End::Defect("a panic, printed above".to_owned());
            survey
        }
    }
}

fn name(wanted: &Wanted) -> String {
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    format!("{} {}", part(&wanted.service), part(&wanted.version))
}

fn steps(source: &Source, wanted: &Wanted, survey: &mut Survey) -> Result<(), End> {
    let start = clock();
    let made = imported(source, wanted, survey)?;
    survey.times.import = start.elapsed();
    let sources = sources(&made);
    survey.yaml_lines = lines(sources.files.iter().map(|file| file.text()));

    let start = clock();
    for file in &sources.files {
        // What is wrong with a file is told by the check.
        let _ = serde_yaml::from_str::<serde_yaml::Value>(file.text());
    }
    survey.times.floor = start.elapsed();

    let start = clock();
    let api = checked(&sources).map_err(End::Refused)?;
    survey.times.check = start.elapsed();

    let start = clock();
    let client = client(&api);
    survey.times.client = start.elapsed();
    let start = clock();
    let emulator = emulator(&api);
    survey.times.emulator = start.elapsed();

    let start = clock();
    for (side, output) in [("client", &client), ("emulator", &emulator)] {
        syn::parse2::<syn::File>(output.tokens())
            .map_err(|error| End::Defect(format!("the {side} is no Rust: {error}")))?;
    }
    survey.times.parse = start.elapsed();
    Ok(())
}

fn imported(source: &Source, wanted: &Wanted, survey: &mut Survey) -> Result<Import, End> {
    let refused = |failure: iai_spec::definitions::Failure| End::Refused(vec![failure.to_string()]);
    let definitions = source.definitions(wanted).map_err(refused)?;
    survey.actions = definitions.actions.len();
    let made = import(facts(&definitions), Options::default()).map_err(refused)?;
    let left_out = made.left_out.iter();
    survey.left_out = left_out
        .map(|left| format!("{}: {}", left.action, left.construct))
        .collect();
    survey.marks = made.marks();
    Ok(made)
}

/// The definitions alone, without the codes of the SDK.
pub(crate) fn facts(definitions: &Definitions) -> Facts<'_> {
    Facts {
        definitions,
        codes: &[],
        page: None,
    }
}

/// The imported files as a spec.
pub(crate) fn sources(made: &Import) -> Sources {
    let files = made.files.iter();
    Sources::in_memory("spec", files.map(|(name, text)| (&**name, &**text)))
}

/// The API of a spec, or the first line of each of its problems.
pub(crate) fn checked(sources: &Sources) -> Result<Api, Vec<String>> {
    let (api, problems) = compile(sources, Problems::default());
    let told = problems.render(sources);
    match api {
        Some(api) if told.is_empty() => Ok(api),
        _ => {
            let first = |text: &String| text.lines().next().unwrap_or_default().to_owned();
            Err(told.iter().map(first).collect())
        }
    }
}

pub(crate) fn client(api: &Api) -> Output {
    emit::client(
        api,
        &ClientOptions {
            runtime: quote!(::tc3_runtime),
            path: Some("crate_of_a_user".to_owned()),
            gated: false,
            mend: "generate it anew".to_owned(),
        },
    )
}

fn emulator(api: &Api) -> Output {
    emit::emulator(
        api,
        &EmulatorOptions {
            runtime: quote!(crate),
            client: quote!(::client),
        },
    )
}

fn lines<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(|text| text.lines().count()).sum()
}

#[expect(clippy::disallowed_methods, reason = "this program measures real time")]
fn clock() -> Instant {
    Instant::now()
}
