//! What the actions do, in files by what they are about. Each function implements one method of the
//! generated trait.
//!
//! A behaviour that needs a picture asks the state before it fetches one, so that the state's refusals come first,
//! and again afterwards: the state is not locked while a picture is read.

mod actions;
mod enrolment;
mod faces;
mod groups;
mod page;
mod persons;
mod refusals;
mod responses;
mod search;
mod seen;
mod upgrade;
mod verify;

use crate::account::Account;
