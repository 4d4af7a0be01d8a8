//! The vendor's own definitions of its services, as plain values.
//!
//! The official command line (PyPI `tccli`) has one file `api.json` for each version of each service. It is read alone, out
//! of a wheel or another zip, out of an unpacked folder, or out of a wheel that `pip download` fetches. The error codes of
//! a service stand elsewhere: in `errorcodes.py` of the official SDK (PyPI `tencentcloud-sdk-python`).
//!
//! All of this is foreign input. Nothing of it is executed, nothing is unpacked to disk, and sizes are counted while
//! reading. What cannot be read is one [`Failure`], which names file and place.
//!
//! ```no_run
//! use iai_spec::definitions::{Source, Wanted};
//!
//! let source = Source::open("tccli==3.1.189.1")?;
//! let definitions = source.definitions(&Wanted::service("iai"))?;
//! println!("{} {}: {} actions", definitions.service, definitions.version, definitions.actions.len());
//! # Ok::<(), iai_spec::definitions::Failure>(())
//! ```

mod archive;
mod choose;
mod codes;
mod failure;
mod files;
mod json;
mod links;
mod model;
mod pip;
mod raw;
mod source;

pub use choose::{Entry, Wanted};
pub use codes::{ErrorCode, error_codes};
pub use failure::Failure;
pub use json::definitions;
pub(crate) use links::check;
pub use model::{Action, Base, Definitions, Member, Object, Status, Type};
pub use source::Source;
