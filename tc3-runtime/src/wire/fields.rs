//! Takes members out of an object that is being read.

use super::member::Member;
use super::node::{Broken, Context, Members, Node, ReadMembers, Target};
use super::switch::decode_switch;
use super::unfit::{Decoded, FieldError, Strictness, Unfit};

/// The members of one object, to be taken by name.
///
/// The object is read once, from its first member to its last. `decode` of a structure takes all members that the
/// structure has, in the order of the vendor's page, and each call takes the current member if it has that name. The
/// service sends most members in that order, so that one pass over the structure reads most objects. `decode` is called
/// again until no member is left; a member that a whole pass did not take is unknown, and is skipped. If something may be
/// missing, a last pass, with all members read, finds it.
pub struct FieldReader<'r> {
    members: &'r mut dyn Members,
    context: Context<'r>,
    /// The length of the name of the current member, which tells most names apart; `None` if there is no member left.
    length: Option<usize>,
    /// Whether this is the last pass.
    closing: bool,
    /// Whether this pass took a member.
    took: bool,
    /// Whether this pass has not seen all members that are never absent.
    lacks: bool,
    /// Whether the structure has members that may be absent, and whether one of them was there.
    optional: bool,
    found: bool,
    /// Which of the members that are never absent were there.
    present: Vec<&'static str>,
    /// All names that the structure has, if they are needed for a message.
    known: Vec<&'static str>,
    /// The first member that the structure does not know, if that is a mistake.
    unknown: Option<String>,
    /// The first member that did not fit.
    problem: Option<Box<FieldError>>,
}

impl std::fmt::Debug for FieldReader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The members hold photos and names.
        f.debug_struct("FieldReader").finish_non_exhaustive()
    }
}

/// A structure that takes its members, whatever its type: the part of [`Structure`](super::Structure) that works with
/// `dyn`.
pub(crate) trait DecodeDyn {
    fn take_members(&mut self, fields: &mut FieldReader<'_>);
}

/// Reads an object into a structure.
pub(crate) struct StructureReader<'t> {
    target: &'t mut dyn DecodeDyn,
    /// Whether the structure has members that may be absent, and all of them are absent.
    pub(crate) is_bare: bool,
    problem: Option<Box<FieldError>>,
}

impl<'t> StructureReader<'t> {
    pub(crate) fn new(target: &'t mut dyn DecodeDyn) -> Self {
        Self {
            target,
            is_bare: false,
            problem: None,
        }
    }

    /// The first member that did not fit, else, if that is a mistake, a member that the structure does not know.
    pub(crate) fn finish(self) -> Result<(), Box<FieldError>> {
        self.problem.map_or(Ok(()), Err)
    }
}

impl ReadMembers for StructureReader<'_> {
    fn read(&mut self, members: &mut dyn Members, context: Context<'_>) {
        let mut fields = FieldReader::new(members, context);
        fields.run(self.target);
        self.is_bare = fields.optional && !fields.found;
        self.problem = fields.finish();
    }
}

impl<'r> FieldReader<'r> {
    fn new(members: &'r mut dyn Members, context: Context<'r>) -> Self {
        Self {
            members,
            context,
            length: None,
            closing: false,
            took: false,
            lacks: true,
            optional: false,
            found: false,
            present: Vec::new(),
            known: Vec::new(),
            unknown: None,
            problem: None,
        }
    }

    fn run(&mut self, target: &mut dyn DecodeDyn) {
        self.advance();
        while self.length.is_some() {
            (self.took, self.lacks) = (false, false);
            target.take_members(self);
            // Also not when the text is broken: then there is no current member any more.
            if !self.took && self.length.is_some() {
                self.skip();
            }
        }
        self.closing = true;
        if self.lacks || self.unknown.is_some() {
            target.take_members(self);
        }
    }

    /// Takes a member; absent and `null` are both `None`.
    pub fn take<T: Member>(&mut self, name: &'static str, place: &mut Option<T>) {
        if self.is_at_optional(name) {
            *place = self.read(name);
        }
    }

    /// Takes text; an empty one is `None`, since the service sends it for "nothing".
    pub fn take_non_empty<T: Member + AsRef<str>>(
        &mut self,
        name: &'static str,
        place: &mut Option<T>,
    ) {
        if self.is_at_optional(name) {
            *place = self.read(name);
            place.take_if(|text| text.as_ref().is_empty());
        }
    }

    /// Takes a number that is 0 or 1.
    pub fn take_switch(&mut self, name: &'static str, place: &mut Option<bool>) {
        if self.is_at_optional(name) {
            let decoded = decode_switch(self.node());
            *place = self.taken(name, decoded).flatten();
        }
    }

    /// Takes a member that is never absent.
    pub fn take_always<T: Member>(&mut self, name: &'static str, place: &mut T) {
        if self.is_at(name)
            && let Some(value) = self.read(name)
        {
            *place = value;
            self.note(name);
        }
        self.confirm(name);
    }

    /// Looks at a member that is none of the structure's own.
    pub(crate) fn look(
        &mut self,
        name: &'static str,
        read: &mut dyn FnMut(Node<'_>) -> Decoded<()>,
    ) {
        if !self.closing && self.is_at(name) {
            let decoded = read(self.node());
            self.taken(name, decoded);
        }
    }

    fn read<T: Member>(&mut self, name: &'static str) -> Option<T> {
        let decoded = T::decode(self.node());
        self.taken(name, decoded)
    }

    /// Goes on behind a member that was decoded. A plain `match` compiles faster than combinators here, and this is
    /// compiled once for each type.
    fn taken<T>(&mut self, name: &'static str, decoded: Decoded<T>) -> Option<T> {
        match decoded {
            Ok(value) => {
                self.advance();
                Some(value)
            }
            Err(unfit) => {
                self.fail(name, unfit);
                None
            }
        }
    }

    fn node(&mut self) -> Node<'_> {
        Node::new(self.members, self.context)
    }

    fn is_at_optional(&mut self, name: &'static str) -> bool {
        self.optional = true;
        let is_at = self.is_at(name);
        self.found |= is_at;
        is_at
    }

    fn is_at(&mut self, name: &'static str) -> bool {
        if self.closing {
            self.list(name);
        }
        self.length == Some(name.len()) && self.members.key() == name
    }

    /// Keeps the name, if it is needed for a message.
    fn list(&mut self, name: &'static str) {
        if self.unknown.is_some() {
            self.known.push(name);
        }
    }

    /// Whether a member that is never absent was there by now.
    fn confirm(&mut self, name: &'static str) {
        if self.present.contains(&name) {
            return;
        }
        self.lacks = true;
        if self.closing {
            self.keep(Box::new(missing(name)));
        }
    }

    fn fail(&mut self, name: &'static str, unfit: Unfit) {
        match unfit {
            // Null is absent.
            Unfit::Null(_) => self.advance(),
            Unfit::Field(error) => {
                self.note(name);
                self.keep(Box::new(error.within(name)));
                self.advance();
            }
            Unfit::Broken => self.length = None,
        }
    }

    /// Notes that the member was there.
    fn note(&mut self, name: &'static str) {
        if !self.present.contains(&name) {
            self.present.push(name);
        }
    }

    fn advance(&mut self) {
        self.took = true;
        self.length = self.members.advance().unwrap_or_default();
    }

    /// Skips a member that the structure does not know.
    fn skip(&mut self) {
        if self.context.strictness != Strictness::Lenient && self.unknown.is_none() {
            self.unknown = Some(self.members.key().to_owned());
        }
        match self.members.read(Target::Skip, self.context) {
            Ok(_) => self.advance(),
            Err(Broken) => self.length = None,
        }
    }

    fn keep(&mut self, problem: Box<FieldError>) {
        self.problem.get_or_insert(problem);
    }

    fn finish(mut self) -> Option<Box<FieldError>> {
        if self.problem.is_some() {
            return self.problem;
        }
        let name = self.unknown.take()?;
        let problem = match self.context.strictness {
            Strictness::Lenient => return None,
            Strictness::Strict => {
                format!("unknown parameter; known are {}", self.known.join(", "))
            }
            #[cfg(feature = "test-util")]
            Strictness::Example => self.no_such_field(&name),
        };
        Some(Box::new(FieldError::new(problem).within(&name)))
    }

    #[cfg(feature = "test-util")]
    fn no_such_field(&self, name: &str) -> String {
        match super::nearest(name, self.known.iter().copied()) {
            Some(near) => format!("there is no such field; did you mean {near}?"),
            None => format!(
                "there is no such field; there are {}",
                self.known.join(", ")
            ),
        }
    }
}

/// Confirms that a response has a field without which it would mean nothing.
///
/// # Errors
///
/// The field is absent.
pub fn present<T>(name: &'static str, value: &Option<T>) -> Result<(), FieldError> {
    match value {
        Some(_) => Ok(()),
        None => Err(missing(name)),
    }
}

fn missing(name: &str) -> FieldError {
    FieldError::new("is missing").within(name)
}
