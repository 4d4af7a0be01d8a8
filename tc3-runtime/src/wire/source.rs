//! A value that is being read, whatever it is read from: JSON text, a tree of JSON, or another format of serde.
//!
//! Reading goes through `dyn`, so that it is compiled once for each format, and not once more for each type. The reader
//! says what it wants ([`Target`]), the source gives it and tells what was there ([`Kind`]). What is not wanted is
//! skipped, and nothing is built of it.

use std::cell::Cell;

use super::Number;
use super::node::{FieldError, Node, Strictness, Unfit};

/// A value that has not been read yet.
pub(crate) trait Source {
    /// Reads it, or skips it if it is no such value.
    fn read(&mut self, target: Target<'_>, context: Context<'_>) -> Result<Kind, Broken>;
}

/// The members of an object, one after the other. As a [`Source`] it is the value of the current member.
pub(crate) trait Members: Source {
    /// Goes to the next member, and says whether there is one. A value that nobody has read is skipped.
    fn advance(&mut self) -> Result<bool, Broken>;

    /// The name of the current member.
    fn key(&self) -> &str;
}

/// The text ends in the middle, or is no text of its format. The source keeps the reason.
#[derive(Debug)]
pub(crate) struct Broken;

/// What a reader wants.
pub(crate) enum Target<'t> {
    /// Nothing.
    Skip,
    Text(&'t mut Option<String>),
    Number(&'t mut Option<Number>),
    Flag(&'t mut Option<bool>),
    List(&'t mut dyn ReadItems),
    Object(&'t mut dyn ReadMembers),
}

/// Reads the items of a list.
pub(crate) trait ReadItems {
    /// The next item. What this does not read is skipped.
    fn item(&mut self, node: Node<'_>);
}

/// Reads the members of an object.
pub(crate) trait ReadMembers {
    fn read(&mut self, members: &mut dyn Members, context: Context<'_>);
}

/// What a value is. A value that was skipped counts as null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Fraction,
    Integer,
    Negative,
    Text,
    List,
    Object,
}

impl Kind {
    /// With an article, for messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Fraction => "a number with a fraction",
            Self::Integer => "an integer",
            Self::Negative => "a negative integer",
            Self::Text => "a string",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

/// How values are read.
#[derive(Clone, Copy)]
pub(crate) struct Context<'c> {
    pub(super) strictness: Strictness,
    memory: Option<&'c Memory>,
}

impl<'c> Context<'c> {
    pub(crate) fn new(strictness: Strictness) -> Self {
        Self {
            strictness,
            memory: None,
        }
    }

    /// For a response, which takes no more than this memory.
    pub(crate) fn of_response(memory: &'c Memory) -> Self {
        Self {
            strictness: Strictness::Lenient,
            memory: Some(memory),
        }
    }

    /// Asks for memory before it is allocated.
    pub(super) fn charge(&self, bytes: usize) -> Result<(), Unfit> {
        if self.memory.is_none_or(|memory| memory.take(bytes)) {
            return Ok(());
        }
        let problem = format!("the response would take more than {TIMES} times its size in memory");
        Err(Unfit::from(FieldError::new(problem)))
    }
}

/// How much memory a response may take that is read into its type. A list of empty objects is hundreds of times as
/// large in memory as in JSON.
pub(crate) struct Memory {
    left: Cell<usize>,
}

/// A list that grows is in memory twice for a moment, so that this keeps a response below seven times its size.
const TIMES: usize = 4;

/// What any response may take. No page of a documented list comes near.
const ALWAYS: usize = 4 << 20;

impl Memory {
    /// For a response of so many bytes.
    pub(crate) fn of(bytes: usize) -> Self {
        Self {
            left: Cell::new(bytes.saturating_mul(TIMES).max(ALWAYS)),
        }
    }

    fn take(&self, bytes: usize) -> bool {
        let left = self.left.get().checked_sub(bytes);
        self.left.set(left.unwrap_or_default());
        left.is_some()
    }
}
