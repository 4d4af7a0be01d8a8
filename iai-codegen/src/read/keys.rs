//! The keys of every mapping of a spec. The reader takes no mapping without one of these tables.

/// A kind of mapping and the keys that it may have.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    kind: &'static str,
    names: &'static [&'static str],
}

impl Keys {
    /// What the mapping describes, such as `hosts`.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        self.kind
    }

    /// The keys.
    #[must_use]
    pub const fn names(self) -> &'static [&'static str] {
        self.names
    }
}

/// Defines a constant for each table, and the list of all of them.
macro_rules! tables {
    ($($(#[$doc:meta])* $table:ident = $kind:literal [$($key:literal),+ $(,)?];)+) => {
        $(
            $(#[$doc])*
            pub(super) const $table: Keys = Keys { kind: $kind, names: &[$($key),+] };
        )+

        /// All tables.
        pub const TABLES: &[Keys] = &[$($table),+];
    };
}

tables! {
    SERVICE = "service" [
        "service", "version", "title", "source", "hosts", "limits", "codes", "groups", "rates",
        "quotas", "fees", "notes",
    ];
    SERVICE_CODES = "codes" ["missing", "wrong_type", "unknown_parameter"];
    LIMITS = "limits" ["get_bytes", "post_bytes"];
    HOSTS = "hosts" ["mainland", "international", "internal", "regional", "regions"];
    GROUP = "group" ["name", "doc"];
    RATES = "rates" ["per_second", "source", "groups"];
    RATE_GROUP = "rate group" ["name", "doc", "per_second"];
    QUOTA = "quota" ["name", "doc", "max", "error", "source", "actions"];
    FEES = "fees" ["source", "paid", "free"];
    NOTE = "note" ["doc", "source", "actions"];

    ERRORS = "errors.yaml" ["errors", "sets", "categories"];
    ERROR = "error" ["code", "meaning", "remedy", "retry", "rust"];
    SET = "set" ["name", "codes"];
    CATEGORY = "category" ["name", "doc", "codes"];

    TYPES = "types.yaml" ["strings", "enums", "images", "structures"];
    STRING = "string" [
        "name", "doc", "chars", "bytes", "alphabet", "one_of", "words", "url", "sensitive",
    ];
    ENUM = "enum" ["name", "base", "doc", "error", "switch", "values", "rust"];
    ENUM_VALUE = "enum value" ["value", "name", "doc"];
    IMAGE = "image" [
        "name", "doc", "empty", "encoded", "formats", "long_side", "short_side", "advisory",
    ];
    ENCODED = "encoded" ["max", "over"];
    SHORT_SIDE = "short side" ["min", "under"];
    FORMATS = "formats" ["allow", "error"];
    LONG_SIDE = "long side" ["jpg", "others", "over"];
    STRUCTURE = "structure" ["name", "doc", "fields", "rust", "template"];
    /// A parameter, a response field or a field of a structure.
    ROW = "row" [
        "name", "type", "doc", "required", "default", "nullable", "empty_is_none", "always",
        "sensitive", "rust", "of", "site", "chars", "bytes", "alphabet", "one_of", "words", "url",
        "range", "items", "unique", "error",
    ];

    /// Of a number of characters, bytes or items.
    SIZES = "sizes" ["min", "under", "max", "over", "advisory"];
    /// Sizes are whole, so that `max` says all that `below` could.
    RANGE = "range" ["min", "under", "max", "below", "over", "advisory"];
    ALPHABET = "alphabet" ["classes", "symbols", "error", "advisory"];
    ONE_OF = "one_of" ["values", "error", "advisory"];
    WORDS = "words" ["values", "separator", "ignore_case", "error", "advisory"];
    URL = "url" ["error", "advisory"];
    UNIQUE = "unique" ["by", "error", "advisory"];

    ACTION = "action" [
        "action", "summary", "doc", "site", "effect", "source", "parameters", "rules", "response",
        "outcomes", "errors", "examples", "corrections", "group", "rate_group", "deprecated",
        "paging", "waits", "recovers", "gone", "rust", "signed", "streams",
    ];
    ACTION_ERRORS = "errors of an action" ["sets", "also"];
    ANY_OF = "any_of" ["any_of", "prefer", "error"];
    OUTCOME = "outcome" ["name", "when", "carries", "doc"];
    EXAMPLE = "example" ["title", "request", "response"];
    CORRECTION = "correction" ["at", "page", "why"];
    PAGING = "paging" ["offset", "limit", "max", "items", "total"];
    WAITS = "waits" ["poll", "with", "state", "done", "failed"];
    RECOVERS = "recovers" ["by", "with", "absent", "exists", "response", "same"];
}

/// Those of the platform's own file, which is no part of a spec.
pub(super) const PLATFORM: Keys = Keys {
    kind: "platform",
    names: &["hosts", "errors"],
};
