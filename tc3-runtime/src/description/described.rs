//! How members are declared, and which of them JSON leaves out.

/// Declares structures whose members JSON leaves out where they are `false`, empty or absent.
macro_rules! described {
    ($($(#[$of:meta])* pub struct $name:ident {
        $($(#[$about:meta])* $member:ident: $type:ty,)*
    })*) => {
        $(
            $(#[$of])*
            #[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
            pub struct $name {
                $(
                    $(#[$about])*
                    #[serde(skip_serializing_if = "crate::description::described::Member::is_left_out")]
                    pub $member: $type,
                )*
            }
        )*
    };
}

/// A member of a description.
pub(crate) trait Member {
    /// Whether JSON leaves it out.
    fn is_left_out(&self) -> bool {
        false
    }
}

impl Member for u32 {}
impl Member for u64 {}
impl Member for i64 {}

impl Member for bool {
    fn is_left_out(&self) -> bool {
        !self
    }
}

impl Member for &str {
    fn is_left_out(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Member for &[T] {
    fn is_left_out(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Member for Option<T> {
    fn is_left_out(&self) -> bool {
        self.is_none()
    }
}
