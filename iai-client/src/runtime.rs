//! What generated code calls.
//!
//! Code made by [`generate!`](crate::generate) refers to nothing but this module, so that a
//! spec of your own works with this client. You need it only to implement the traits by hand.

pub use crate::__choice_impls as choice_impls;
pub use crate::__debug_impl as debug_impl;
pub use crate::__serde_impls as serde_impls;
pub use crate::__structure_impls as structure_impls;
pub use crate::action::{Action, Effect, RateGroup, Response, ServiceInfo, Site};
pub use crate::client::{Client, Dispatch, Mode};
pub use crate::code::{CodeInfo, CodeTable, KnownCode, RetryClass, UnknownCode, category};
pub use crate::image::{Image, ImageFormat};
pub use crate::paging::{Paged, Pages};
pub use crate::retry::{Recovers, Recovery, Regained};
pub use crate::typestate::{Anything, Draft, Set, Unset, ignore, list, text, texts};
pub use crate::validate::{
    Alphabet, ChoiceCheck, FlagCheck, FormatRule, ImageCheck, ImageRules, ListCheck, LongSide,
    NumberCheck, Rule, ShortSide, SizeLimit, StructureCheck, Text, Validate, Validation, Validator,
    Words, advise, refuse, validate,
};
pub use crate::waiting::{Awaited, JobState, Waiter};
pub use crate::wire::{
    Choice, DecodeError, Fields, Member, Members, Redacted, Structure, UnknownValue, Unresolved,
    present,
};

#[doc(hidden)]
pub use crate::wire::{
    Decoded, Describe, Items, Made, Node, Number, Serialized, Slot, Strictness, View, choice_view,
    debug_structure, decode_structure, deserialize_structure, serialize_structure,
};
#[doc(hidden)]
pub use serde::{Deserialize, Deserializer as Source, Serialize, Serializer};
