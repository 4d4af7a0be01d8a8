//! What stands in the envelope of a response, read in one pass: an error, or the fields of the action's output.

use serde_json::Value;

use super::request_id::plausible;
use crate::action::OutputDyn;
use crate::error::DecodeErrorKind;
use crate::wire::{
    Broken, Context, DecodeDyn, Decoded, FieldReader, Kind, Members, Memory, Node, ReadMembers,
    Source, Strictness, StructureReader, Target, Unfit, read, read_json,
};

/// The object in the envelope, read into the output of the action.
pub(super) struct Contents {
    pub(super) output: Box<dyn OutputDyn>,
    /// Whether the output makes sense: at least one of the documented fields must be there, and together they must mean
    /// something.
    pub(super) read: Result<(), DecodeErrorKind>,
    pub(super) fault: Option<ServiceFault>,
    pub(super) id: RequestId,
}

/// The member `Error`. What is no text in it does not count.
#[derive(Default)]
pub(super) struct ServiceFault {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

/// The member `RequestId`.
#[derive(Default)]
pub(super) struct RequestId {
    /// The id, if it looks like one and so may be shown.
    pub(super) text: Option<String>,
    /// Whether there is something, be it of a wrong type.
    pub(super) is_there: bool,
}

impl Contents {
    fn new(output: Box<dyn OutputDyn>) -> Self {
        Self {
            output,
            read: Err(DecodeErrorKind::NoEnvelope),
            fault: None,
            id: RequestId::default(),
        }
    }

    /// Reads a body; `None` if it has no envelope.
    pub(super) fn of_body(
        body: &str,
        output: Box<dyn OutputDyn>,
    ) -> Result<Option<Self>, serde_json::Error> {
        let memory = Memory::of(body.len());
        let mut envelope = Envelope {
            contents: Self::new(output),
            is_there: false,
        };
        let mut reader = StructureReader::new(&mut envelope);
        read_json(body, &mut reader, Context::of_response(&memory))?;
        Ok(envelope.is_there.then_some(envelope.contents))
    }

    /// Reads the fields of a response that the client has made itself.
    pub(super) fn of_fields(fields: &Value, output: Box<dyn OutputDyn>) -> Self {
        let mut contents = Self::new(output);
        let context = Context::new(Strictness::Lenient);
        let read = read(fields, Target::Object(&mut contents), context);
        // A tree is never broken.
        read.map_or_else(drop, drop);
        contents
    }
}

/// `{"Response": …}`. All else in it is skipped.
struct Envelope {
    contents: Contents,
    /// Whether it has an object.
    is_there: bool,
}

impl DecodeDyn for Envelope {
    fn take_members(&mut self, fields: &mut FieldReader<'_>) {
        fields.look("Response", &mut |node| {
            self.is_there = false;
            node.object(&mut self.contents)?;
            self.is_there = true;
            Ok(())
        });
    }
}

impl ReadMembers for Contents {
    fn read(&mut self, members: &mut dyn Members, context: Context<'_>) {
        let mut members = Watched {
            members,
            id: &mut self.id,
        };
        let mut fields = Fields {
            output: &mut *self.output,
            fault: &mut self.fault,
        };
        let mut reader = StructureReader::new(&mut fields);
        reader.read(&mut members, context);
        let bare = reader.is_bare;
        let read = reader.finish().map_err(|error| *error);
        self.read = match read.and_then(|()| self.output.confirm()) {
            _ if bare => Err(DecodeErrorKind::NoFields),
            Err(error) => Err(DecodeErrorKind::Field(error)),
            Ok(()) => Ok(()),
        };
    }
}

/// The members of a response: an error, or those of the output.
struct Fields<'f> {
    output: &'f mut dyn OutputDyn,
    fault: &'f mut Option<ServiceFault>,
}

impl DecodeDyn for Fields<'_> {
    fn take_members(&mut self, fields: &mut FieldReader<'_>) {
        fields.look("Error", &mut |node| self.read_fault(node));
        self.output.take_members(fields);
    }
}

impl Fields<'_> {
    /// An error of any type is one, but for null: then there is no error.
    fn read_fault(&mut self, node: Node<'_>) -> Decoded<()> {
        let mut fault = ServiceFault::default();
        match node.object(&mut StructureReader::new(&mut fault)) {
            Err(Unfit::Broken) => return Err(Unfit::Broken),
            Err(Unfit::Null(_)) => *self.fault = None,
            Ok(()) | Err(Unfit::Field(_)) => *self.fault = Some(fault),
        }
        Ok(())
    }
}

impl DecodeDyn for ServiceFault {
    fn take_members(&mut self, fields: &mut FieldReader<'_>) {
        fields.take("Code", &mut self.code);
        fields.take("Message", &mut self.message);
    }
}

/// The members of a response. Keeps the id on its way into the output.
struct Watched<'m> {
    members: &'m mut dyn Members,
    id: &'m mut RequestId,
}

impl Source for Watched<'_> {
    fn read(&mut self, target: Target<'_>, context: Context<'_>) -> Result<Kind, Broken> {
        if self.members.key() != "RequestId" {
            return self.members.read(target, context);
        }
        let mut other = None;
        let text = match target {
            Target::Text(text) => text,
            _ => &mut other,
        };
        let kind = self.members.read(Target::Text(text), context)?;
        let text = text.as_deref().unwrap_or_default();
        self.id.is_there = match kind {
            Kind::Null => false,
            Kind::Text => !text.is_empty(),
            _ => true,
        };
        self.id.text = plausible(text);
        Ok(kind)
    }
}

impl Members for Watched<'_> {
    fn advance(&mut self) -> Result<Option<usize>, Broken> {
        self.members.advance()
    }

    fn key(&self) -> &str {
        self.members.key()
    }
}
