//! What generated code calls. No part of the API: it changes with the generator, and [`contract!`](crate::rt::contract)
//! tells when the two are of different versions.

pub use crate::__blocking as blocking;
pub use crate::__choice_impls as choice_impls;
pub use crate::__contract as contract;
pub use crate::__debug_impl as debug_impl;
pub use crate::__serde_impls as serde_impls;
pub use crate::__structure_impls as structure_impls;
pub use crate::action::{Action, Recovers, Recovery, Regained, Response, validate};
pub use crate::call::CallOptions;
#[cfg(feature = "blocking")]
pub use crate::client::Blocking;
pub use crate::client::{Async, Client, ClientBuilder, Dispatch, Mode, ServiceClient};
pub use crate::code::{CodeInfo, CodeTable, KnownCode, RetryClass, UnknownCode, category};
pub use crate::error::Error;
pub use crate::image::{Image, ImageFormat};
pub use crate::paging::{Paged, Pages};
pub use crate::request_builder::{Anything, Draft, Set, Unset, ignore, list, text, texts};
pub use crate::service::{Effect, Hosts, RateGroup, ServiceInfo, Site};
pub use crate::validate::{
    Alphabet, ChoiceCheck, FlagCheck, FormatRule, ImageCheck, ImageRules, ListCheck, LongSide,
    NumberCheck, Rule, ShortSide, SizeLimit, StructureCheck, Text, Validate, Validation, Validator,
    Words, advise, refuse,
};
pub use crate::waiting::{Awaited, JobState, Waiter};
pub use crate::wire::{
    Choice, DecodeError, Decoded, Describe, Fields, Items, Made, Member, Members, Node, Number,
    Redacted, Serialized, Slot, Strictness, Structure, UnknownValue, Unresolved, View, choice_view,
    debug_structure, decode_structure, deserialize_structure, present, serialize_structure,
};
pub use serde::{Deserialize, Deserializer as Source, Serialize, Serializer};
