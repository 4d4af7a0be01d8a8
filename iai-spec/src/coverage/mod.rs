//! Compares a spec with the facts that are known of its service: nothing is missing, nothing is added.
//!
//! The facts are bare tables in a folder, a file each, taken from the vendor's definitions and pages and never from the
//! spec:
//!
//! | file | first line |
//! |---|---|
//! | `parameters.csv` | `action,name,type,required` |
//! | `responses.csv` | `action,name,type,nullable` |
//! | `structures.csv` | `structure,field,type,required,nullable` |
//! | `codes.csv` | `action,code` |
//! | `retry.csv` | `code,class` |
//! | `sites.csv` | `action,site,status` |
//! | `limits.csv` | `action,parameter,limit,number` |
//! | `defaults.csv` | `action,parameter,default` |
//! | `values.csv` | `holder,name,values` |
//!
//! A table that is not there is not compared. `departures.yaml` lists lines that the spec departs from, with reasons.

mod facts;
mod numbers;
mod rows;

pub use facts::{Facts, Unreadable};
pub(crate) use rows::{PARAMETERS, RESPONSES, STRUCTURES};

/// How one table of facts is covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Name of the table.
    pub table: &'static str,
    /// Number of facts.
    pub facts: usize,
    /// Facts that the spec does not have.
    pub missing: Vec<String>,
    /// Rows of the spec that are no facts.
    pub unknown: Vec<String>,
}

impl Coverage {
    /// Whether the spec has every fact of the table, and nothing else.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.missing.is_empty() && self.unknown.is_empty()
    }
}
