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

pub mod coverage;
pub mod definitions;
mod describe;
pub mod diff;
mod expand;
pub mod facts;
pub mod import;
pub mod page;
mod source;

pub use describe::{SCHEMA, Undescribed, describe};
pub use expand::{Expand, Failure, MARK, expand};
pub use source::read;
