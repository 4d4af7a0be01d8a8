//! The trait implementations that every generated type shares.
//!
//! As macros they cost one line per type in the generated code, and can be read here.

/// Implements `Debug`, without sensitive members, for a type that implements `Structure`.
#[doc(hidden)]
#[macro_export]
macro_rules! __debug_impl {
    ($type:ty) => {
        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::rt::debug_structure(self, stringify!($type), f)
            }
        }
    };
}

/// Implements `Serialize` and `Deserialize` for a type that implements `Structure`. The mode says whether unknown keys
/// are refused: `Strict` for requests, so that a misspelt parameter is not lost; `Lenient` for responses, since the
/// service may add fields. Outputs of actions have neither trait: `Response` implements them for all.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_impls {
    ($type:ty, $mode:ident) => {
        impl $crate::rt::Serialize for $type {
            fn serialize<S: $crate::rt::Serializer>(&self, to: S) -> $crate::rt::Serialized<S> {
                $crate::rt::serialize_structure(self, to)
            }
        }
        impl<'de> $crate::rt::Deserialize<'de> for $type {
            fn deserialize<D: $crate::rt::Source<'de>>(from: D) -> $crate::rt::Made<'de, Self, D> {
                $crate::rt::deserialize_structure(from, $crate::rt::Strictness::$mode)
            }
        }
    };
}

/// Both of these, and `Member`, for a structure that can be a part of others.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure_impls {
    ($type:ty, $mode:ident) => {
        $crate::rt::debug_impl!($type);
        $crate::rt::serde_impls!($type, $mode);
        impl $crate::rt::Member for $type {
            fn view(&self) -> $crate::rt::WireValue<'_> {
                $crate::rt::WireValue::Structure(self)
            }
            fn decode(node: $crate::rt::Node<'_>) -> $crate::rt::Decoded<Self> {
                $crate::rt::decode_structure(node)
            }
        }
    };
}

/// Implements `Serialize`, `Deserialize` and `Member` for a type that implements `IntEnum`.
#[doc(hidden)]
#[macro_export]
macro_rules! __int_enum_impls {
    ($type:ty, $base:ty) => {
        impl $crate::rt::Serialize for $type {
            fn serialize<S: $crate::rt::Serializer>(&self, to: S) -> $crate::rt::Serialized<S> {
                $crate::rt::Serialize::serialize(&$crate::rt::IntEnum::value(*self), to)
            }
        }
        impl<'de> $crate::rt::Deserialize<'de> for $type {
            fn deserialize<D: $crate::rt::Source<'de>>(from: D) -> $crate::rt::Made<'de, Self, D> {
                <$base as $crate::rt::Deserialize>::deserialize(from)
                    .map(::core::convert::From::from)
            }
        }
        impl $crate::rt::Member for $type {
            fn view(&self) -> $crate::rt::WireValue<'_> {
                $crate::rt::int_enum_value(self)
            }
            fn decode(node: $crate::rt::Node<'_>) -> $crate::rt::Decoded<Self> {
                <$base as $crate::rt::Member>::decode(node).map(::core::convert::From::from)
            }
        }
    };
}
