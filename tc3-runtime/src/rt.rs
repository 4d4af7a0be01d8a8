//! What generated code calls. No part of the API: it changes with the generator, and [`contract!`](crate::rt::contract)
//! gives a compile error when their versions differ.

pub use crate::__blocking as blocking;
pub use crate::__contract as contract;
pub use crate::__debug_impl as debug_impl;
pub use crate::__dynamic as dynamic;
pub use crate::__int_enum_impls as int_enum_impls;
pub use crate::__serde_impls as serde_impls;
pub use crate::__set as set;
pub use crate::__structure_impls as structure_impls;
pub use crate::action::{Action, ActionOutput, FieldMapping, Recovers, Recovery, validate};
pub use crate::argument::{IntoEnum, IntoList, IntoText, IntoTexts, IntoTime};
pub use crate::call::RequestConfig;
#[cfg(feature = "blocking")]
pub use crate::client::Blocking;
pub use crate::client::{
    Async, Client, ClientBuilder, ClientConfig, Dispatch, Mode, ServiceClient,
};
pub use crate::code::{CodeInfo, CodeTable, KnownCode, RetryClass, UnknownCode, family};
pub use crate::date_time::{Date, DateTime, DateTimeIso};
#[cfg(feature = "dynamic")]
pub use crate::dynamic::DynAction;
pub use crate::error::Error;
pub use crate::image::{
    FormatRule, Image, ImageFormat, ImageRules, IntoImage, LongSide, ShortSide, SizeLimit,
};
pub use crate::paging::{Paginated, Paginator};
pub use crate::request_builder::{
    Anything, RequestBuilder, Set, Unset, choice, ignore, image, images, list, text, texts, time,
    times,
};
pub use crate::service::{Effect, Hosts, RateGroup, ServiceInfo, Site};
pub use crate::validate::alphabet::Alphabet;
pub use crate::validate::image::ImageCheck;
pub use crate::validate::list::{ListCheck, StructureCheck};
pub use crate::validate::number::{FlagCheck, IntEnumCheck, NumberCheck};
pub use crate::validate::rule::{Rule, advise, refuse};
pub use crate::validate::text::Text;
pub use crate::validate::time::TimeCheck;
pub use crate::validate::validator::Validator;
pub use crate::validate::words::Words;
pub use crate::validate::{Validate, Validation};
pub use crate::waiting::{JobState, Waitable, Waiter};
pub use crate::wire::{
    Decoded, EncodeDyn, FieldError, FieldReader, FieldWriter, IntEnum, ListValue, Made, Member,
    Node, Number, OptionalValue, Redacted, Serialized, Strictness, Structure, Unfit, UnknownValue,
    Unresolved, WireValue, debug_structure, decode_structure, deserialize_structure,
    int_enum_value, present, serialize_structure, switch,
};
pub use serde::{Deserialize, Deserializer as Source, Serialize, Serializer};
