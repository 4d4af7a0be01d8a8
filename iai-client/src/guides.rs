//! Guides: a page for each subject, with examples that are compiled. These modules have no items.

macro_rules! guides {
    ($($(#[$summary:meta])* $name:ident: $page:literal,)*) => {
        $(
            $(#[$summary])*
            pub mod $name {
                #![doc = include_str!($page)]
            }
        )*
    };
}

guides! {
    /// From nothing to an enrolled person: on the local emulator, then on the real service.
    getting_started: "guides/getting_started.md",
    /// How long a call may take, and when it is sent again.
    timeouts_and_retries: "guides/timeouts_and_retries.md",
    /// What can go wrong, how to tell one from the other, and what to do.
    errors: "guides/errors.md",
    /// Lists in pages, and jobs that take long.
    lists: "guides/lists.md",
    /// Pictures: from files and bytes, and what the service takes.
    pictures: "guides/pictures.md",
    /// Where keys come from, and who can read them.
    credentials: "guides/credentials.md",
    /// Tests of your code: with mocks, with an emulator in the test, with an emulator as a process.
    testing: "guides/testing.md",
    /// Spans, events, metrics, OpenTelemetry.
    observability: "guides/observability.md",
    /// The features of this crate, which action needs which, and small builds.
    features: "guides/features.md",
    /// A client of an action, a version or a service that is missing here.
    own_spec: "guides/own_spec.md",
}
