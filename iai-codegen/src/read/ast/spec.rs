//! A whole spec.

use super::action::Action;
use super::service::{Code, CodeSet, Service};
use super::types::{EnumType, ImageType, StringType, Structure};

/// Everything that the files of a spec say.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// Content of `service.yaml`.
    pub service: Option<Service>,
    /// Every error code.
    pub codes: Vec<Code>,
    /// Named sets of error codes.
    pub sets: Vec<CodeSet>,
    /// Refined strings.
    pub strings: Vec<StringType>,
    /// Enumerations of numbers.
    pub enums: Vec<EnumType>,
    /// Kinds of images.
    pub images: Vec<ImageType>,
    /// Shared structures.
    pub structures: Vec<Structure>,
    /// Actions.
    pub actions: Vec<Action>,
}
