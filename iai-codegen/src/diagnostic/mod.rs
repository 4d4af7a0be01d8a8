//! Problems of a spec: a stable code, a place, a message and what to do about it.

mod code;
mod explain;
mod problem;
mod suggest;

pub use code::ProblemCode;
pub use explain::{Example, Explanation};
pub(crate) use problem::Spot;
pub use problem::{Problem, Problems};
pub use suggest::{did_you_mean, hint};
