//! Tools for specs: the library behind the program `iai-spec`.
//!
//! ```no_run
//! use iai_spec::{Expand, expand};
//!
//! let folder = std::path::Path::new("spec");
//! match expand(folder, &Expand::default()) {
//!     Ok(code) => print!("{code}"),
//!     Err(report) => eprintln!("{report}"),
//! }
//! ```

pub mod definitions;
pub mod diff;
mod expand;
pub mod import;

pub use expand::{Expand, Failure, MARK, expand};
