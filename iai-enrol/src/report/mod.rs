//! How each row ended: as CSV and JSON with all rows, and as a page with what needs a look.
//!
//! ```text
//! texts      texts that many rows have
//! fold       how each person and picture stands
//! unlike     which journals make one report
//! row        what is told of a row
//! counts     how many rows ended in each way
//! outcomes   what journals tell of the rows
//! groups     the rows that need a look, by what to do about them; few of each are kept
//! thumbnail  small pictures for the page
//! html       escaped text
//! page       the page
//! files      the three files, that appear whole or not at all
//! ```
//!
//! Rows are written as they come: memory does not grow with their number.

mod counts;
mod files;
mod fold;
mod groups;
mod html;
mod outcomes;
mod page;
mod row;
mod texts;
mod thumbnail;
mod unlike;

pub use counts::Counts;
pub use files::{ReportError, ReportFiles, ReportWriter};
pub use outcomes::Outcomes;
pub use row::ReportRow;
