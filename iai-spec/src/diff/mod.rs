//! What changed between two states of an API, in the words of a changelog.
//!
//! A side is a spec, or the official definitions of a service, read now or recorded earlier. Definitions know actions, rows,
//! types, what is required or may be null, and texts; a spec knows limits, codes, effects and names in Rust as well. Only what
//! both sides know is compared.
//!
//! ```no_run
//! use iai_spec::definitions::Wanted;
//! use iai_spec::diff::{Ignore, diff, human, open};
//!
//! let (old, new) = (open("v0.1:spec", &Wanted::default())?, open("spec", &Wanted::default())?);
//! print!("{}", human(&diff(&old, &new, &Ignore::default())));
//! # Ok::<(), String>(())
//! ```

mod change;
mod compare;
mod correct;
mod facts;
mod git;
mod ignore;
mod read;
mod render;
mod report;
mod rust;
mod side;
mod text;
mod vendor;
mod witness;

pub use change::{Bump, Change, Class, Impact};
pub use facts::{ActionFacts, Facts, RECORD, Row, RustRow, Status, StructureFacts};
pub use ignore::{Ignore, Ignored};
pub use read::{definitions, open, recorded};
pub use render::{SCHEMA_VERSION, human, json, markdown};
pub use report::{Report, diff};
pub use side::{Kind, Side};
pub use text::{Moved, Text};
pub use vendor::{RECORD_MARK, record};
