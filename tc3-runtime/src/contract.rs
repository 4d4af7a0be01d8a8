//! Macros that generated code calls: a check that it fits this version of the crate, and code for blocking clients.

/// A compile error when generated code was made for another contract than this crate has. The contract is a number that
/// is raised when something that generated code calls changes; the generator writes its own number into the code.
#[doc(hidden)]
#[macro_export]
macro_rules! __contract {
    (1, $mend:literal) => {};
    ($other:literal, $mend:literal) => {
        ::core::compile_error!(::core::concat!(
            "this code was generated for contract ",
            $other,
            ", and tc3-runtime has contract 1: ",
            $mend
        ));
    };
}

/// Code for blocking clients. Without the feature `blocking` of this crate it is left out.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    ($($code:tt)*) => { $($code)* };
}

/// Code for blocking clients. Without the feature `blocking` of this crate it is left out.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    ($($code:tt)*) => {};
}

/// Code for actions as values. Without the feature `dynamic` of this crate it is left out.
#[cfg(feature = "dynamic")]
#[doc(hidden)]
#[macro_export]
macro_rules! __dynamic {
    ($($code:tt)*) => { $($code)* };
}

/// Code for actions as values. Without the feature `dynamic` of this crate it is left out.
#[cfg(not(feature = "dynamic"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __dynamic {
    ($($code:tt)*) => {};
}
