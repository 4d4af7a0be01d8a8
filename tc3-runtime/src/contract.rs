//! What generated code and this crate agree on, by a number, and what a feature of this crate adds to generated code.

/// Stops the compiler in one sentence when generated code is of another contract than this crate. The number is raised
/// when what generated code may call changes; the generator has the same one.
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

/// Code for blocking clients, which is nothing without the feature `blocking` of this crate.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    ($($code:tt)*) => { $($code)* };
}

/// Code for blocking clients, which is nothing without the feature `blocking` of this crate.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __blocking {
    ($($code:tt)*) => {};
}
