//! The trait implementations that every generated type shares.
//!
//! As macros by example they cost one line per type in the expansion, and they are compiled from
//! the runtime's own source, where they can be read.

/// Implements `Debug` (redacting), `Serialize` and `Deserialize` for a type that has `Structure`.
#[doc(hidden)]
#[macro_export]
macro_rules! __message_impls {
    ($type:ty) => {
        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::debug_structure(self, f)
            }
        }

        impl $crate::runtime::__serde::Serialize for $type {
            fn serialize<S: $crate::runtime::__serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::serialize_structure(self, serializer)
            }
        }

        impl<'de> $crate::runtime::__serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::runtime::__serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::deserialize_structure(deserializer)
            }
        }
    };
}

/// The same for a structure that others hold, which must be a `Member` of theirs as well.
#[doc(hidden)]
#[macro_export]
macro_rules! __structure_impls {
    ($type:ty) => {
        $crate::runtime::message_impls!($type);

        impl $crate::runtime::Member for $type {
            fn view(&self) -> $crate::runtime::View<'_> {
                $crate::runtime::View::Structure(self)
            }

            fn decode(
                node: $crate::runtime::Node,
            ) -> ::core::result::Result<Self, $crate::runtime::DecodeError> {
                $crate::runtime::decode_structure(node)
            }
        }
    };
}

/// Implements `Serialize`, `Deserialize` and `Member` for a type that has `Choice`.
#[doc(hidden)]
#[macro_export]
macro_rules! __choice_impls {
    ($type:ty, $base:ty) => {
        impl $crate::runtime::__serde::Serialize for $type {
            fn serialize<S: $crate::runtime::__serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let value: $base = $crate::runtime::Choice::value(*self);
                $crate::runtime::__serde::Serialize::serialize(&value, serializer)
            }
        }

        impl<'de> $crate::runtime::__serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::runtime::__serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                let value =
                    <$base as $crate::runtime::__serde::Deserialize>::deserialize(deserializer)?;
                ::core::result::Result::Ok(::core::convert::From::from(value))
            }
        }

        impl $crate::runtime::Member for $type {
            fn view(&self) -> $crate::runtime::View<'_> {
                $crate::runtime::choice_view(self)
            }

            fn decode(
                node: $crate::runtime::Node,
            ) -> ::core::result::Result<Self, $crate::runtime::DecodeError> {
                let value = <$base as $crate::runtime::Member>::decode(node)?;
                ::core::result::Result::Ok(::core::convert::From::from(value))
            }
        }
    };
}
