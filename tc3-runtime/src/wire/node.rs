//! A value that is being read, whatever it is read from: JSON text, a tree of JSON, or another format of serde.
//!
//! Reading goes through `dyn`, so that it is compiled once for each format, and not once more for each type. The reader
//! says what it wants ([`Target`]), the source gives it and tells what was there ([`Kind`]). What is not wanted is
//! skipped, and nothing is built of it.

use std::fmt;

use super::Number;
use super::memory::{Memory, TIMES};
use super::unfit::{Decoded, FieldError, Kind, Strictness, Unfit};

/// A value that has not been read yet.
pub(crate) trait Source {
    /// Reads it, or skips it if it is no such value.
    fn read(&mut self, target: Target<'_>, context: Context<'_>) -> Result<Kind, Broken>;
}

/// The members of an object, one after the other. As a [`Source`] it is the value of the current member.
pub(crate) trait Members: Source {
    /// Goes to the next member, and tells the length of its name if there is one. A value that nobody has read is skipped.
    fn advance(&mut self) -> Result<Option<usize>, Broken>;

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

/// A value that is about to be decoded.
pub struct Node<'n> {
    source: &'n mut dyn Source,
    pub(super) context: Context<'n>,
}

impl fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The value may hold a photo or a name.
        f.debug_struct("Node").finish_non_exhaustive()
    }
}

impl<'n> Node<'n> {
    pub(super) fn new(source: &'n mut dyn Source, context: Context<'n>) -> Self {
        Self { source, context }
    }

    pub(super) fn text(self, expected: &'static str) -> Decoded<String> {
        let mut text = None;
        let context = self.context;
        let kind = self.read(Target::Text(&mut text))?;
        let text = text.ok_or_else(|| Unfit::found(kind, expected))?;
        // The smallest allocation is larger than the shortest text.
        context.charge(text.len().max(size_of::<String>()))?;
        Ok(text)
    }

    /// A number, and what it is in messages.
    pub(super) fn number(self, expected: &'static str) -> Decoded<(Number, Kind)> {
        let mut number = None;
        let kind = self.read(Target::Number(&mut number))?;
        let number = number.ok_or_else(|| Unfit::found(kind, expected))?;
        Ok((number, kind))
    }

    pub(super) fn flag(self) -> Decoded<bool> {
        let mut flag = None;
        let kind = self.read(Target::Flag(&mut flag))?;
        flag.ok_or_else(|| Unfit::found(kind, "a boolean"))
    }

    pub(super) fn list(self, items: &mut dyn ReadItems) -> Decoded<()> {
        match self.read(Target::List(items))? {
            Kind::List => Ok(()),
            kind => Err(Unfit::found(kind, "a list")),
        }
    }

    pub(crate) fn object(self, members: &mut dyn ReadMembers) -> Decoded<()> {
        match self.read(Target::Object(members))? {
            Kind::Object => Ok(()),
            kind => Err(Unfit::found(kind, "an object")),
        }
    }

    pub(super) fn skip(self) -> Decoded<()> {
        self.read(Target::Skip).map(|_| ())
    }

    fn read(self, target: Target<'_>) -> Result<Kind, Unfit> {
        let read = self.source.read(target, self.context);
        read.map_err(|Broken| Unfit::Broken)
    }
}
