//! Tools for specs: the library behind the program `iai-spec`.
//!
//! ```no_run
//! use iai_spec::{Expand, check, expand};
//!
//! let folder = std::path::Path::new("spec");
//! let checked = check(folder);
//! if checked.is_clean() {
//!     print!("{}", expand(folder, &Expand::default()).unwrap_or_default());
//! } else {
//!     print!("{}", checked.human(false));
//! }
//! ```

mod check;
pub mod coverage;
pub mod definitions;
mod describe;
pub mod diff;
mod expand;
pub mod explain;
pub mod facts;
pub mod import;
pub mod page;
mod source;
mod vendor_type;

pub use check::{Checked, check};
pub use describe::{SCHEMA, Undescribed, describe};
pub use expand::{Expand, Failure, MARK, Only, expand};
pub use source::read;
