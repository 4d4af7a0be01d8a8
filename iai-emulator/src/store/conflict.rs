//! Why the state does not allow a call.

/// Why a change, or a read, is not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Conflict {
    NoSuchGroup,
    NoSuchPerson,
    NoSuchJob,
    /// The groups that are searched hold no face.
    NoFaces,

    GroupIdTaken,
    GroupNameTaken,
    PersonIdTaken,
    /// A description for a field that the group does not have.
    NoSuchField,
    /// A new name for a field that the group does not have.
    NoSuchGroupField,
    /// Two description fields of the group would have one name.
    GroupFieldTaken,
    AlreadyMember,
    NotMember,
    /// Groups of different models in one call.
    MixedModels,
    /// A model that fused faces do not exist for.
    OldModel,

    TooManyGroups,
    TooManyGroupsOfPerson,
    TooManyFaces,
    TooManyFacesOfPerson,
    TooManyFacesInGroup,
    TooManyFacesToSearch,
    /// A person keeps one face at least.
    LastFace,

    CannotUpgrade,
    CannotRollBack,
}
