//! What is sent again, how often and after which pauses, for each fault and each effect of an action.

mod corrections;
mod gone;
mod harness;
mod limits;
mod matrix;
mod recovery;
