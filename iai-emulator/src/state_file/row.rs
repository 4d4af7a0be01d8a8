//! What the state file is made of.

/// A table of the state file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Table {
    Groups,
    Persons,
    Jobs,
    /// How many ids were given: one row, of the number 0.
    Issued,
}

/// A row of a table: what stands there from now on.
pub(crate) struct Row {
    pub(crate) table: Table,
    #[cfg_attr(not(feature = "state"), expect(dead_code, reason = "no file reads it"))]
    pub(crate) number: u64,
    /// JSON; `None` takes the row out.
    pub(crate) value: Option<Vec<u8>>,
}
