//! Which code of the service stands for which conflict with the state.
//!
//! Where an action documents a code of its own, its behaviour takes one of the functions here instead of the usual
//! conversion.

use iai_client::ErrorCode as Code;

use crate::picture::Frame;
use crate::runtime::Refusal;
use crate::store::Conflict;

impl From<Conflict> for Refusal {
    fn from(conflict: Conflict) -> Self {
        Self::new(code(conflict).as_str(), message(conflict))
    }
}

/// DeletePerson and DeleteFace: the vendor's examples show another code for a person who is not there, which is in
/// no list.
pub(super) fn deleting(conflict: Conflict) -> Refusal {
    match conflict {
        Conflict::NoSuchPerson => Refusal::new(
            Code::ResourceNotFoundErrorPersonNotExisted.as_str(),
            message(conflict),
        ),
        other => other.into(),
    }
}

/// SearchPersonsReturnsByGroup: its list has a second code for a group that is not there, which no other action has.
pub(super) fn searching_persons_by_group(conflict: Conflict) -> Refusal {
    match conflict {
        Conflict::NoSuchGroup => Refusal::new(
            Code::InvalidParameterValueGroupIdNotExists.as_str(),
            message(conflict),
        ),
        other => other.into(),
    }
}

/// A picture without a face, where that is a reason to refuse the call.
pub(super) fn no_face() -> Refusal {
    let code = Code::InvalidParameterValueNoFaceInPhoto;
    Refusal::new(
        code.as_str(),
        "No face was found in the picture; one that is plain, or nearly so, has none.",
    )
}

/// A picture whose faces all have a side shorter than MinFaceSize.
pub(super) fn face_too_small(largest: Frame, least: u64) -> Refusal {
    let message = format!(
        "The largest face has {} × {} px; MinFaceSize is {least}.",
        largest.width, largest.height
    );
    Refusal::new(Code::FailedOperationFaceSizeTooSmall.as_str(), message)
}

fn code(conflict: Conflict) -> Code {
    match conflict {
        Conflict::NoSuchGroup => Code::InvalidParameterValueGroupIdNotExist,
        Conflict::NoSuchPerson => Code::InvalidParameterValuePersonIdNotExist,
        Conflict::NoSuchJob => Code::FailedOperationUpgradeJobIdNotExist,
        Conflict::NoFaces => Code::InvalidParameterValueNoFaceInGroups,
        Conflict::GroupIdTaken => Code::InvalidParameterValueGroupIdAlreadyExist,
        Conflict::GroupNameTaken => Code::InvalidParameterValueGroupNameAlreadyExist,
        Conflict::PersonIdTaken => Code::InvalidParameterValuePersonIdAlreadyExist,
        // The documentation has no code for an index beyond the fields; these two are about too many of them.
        Conflict::NoSuchField => Code::InvalidParameterValuePersonExDescriptionInfosExceed,
        Conflict::NoSuchGroupField => Code::InvalidParameterValueGroupExDescriptionsExceed,
        Conflict::GroupFieldTaken => Code::FailedOperationDuplicatedGroupDescription,
        // InvalidParameterValue.PersonExistInGroup says the same; this is the one of the vendor's example.
        Conflict::AlreadyMember => Code::FailedOperationGroupPersonMapExist,
        Conflict::NotMember => Code::FailedOperationGroupPersonMapNotExist,
        Conflict::MixedModels => Code::FailedOperationAcrossVersionsError,
        Conflict::OldModel => Code::InvalidParameterValueUnsupportedGroupFaceModelVersion,
        Conflict::TooManyGroups => Code::InvalidParameterValueGroupNumExceed,
        Conflict::TooManyGroupsOfPerson => Code::InvalidParameterValueGroupNumPerPersonExceed,
        Conflict::TooManyFaces => Code::InvalidParameterValueAccountFaceNumExceed,
        Conflict::TooManyFacesOfPerson => Code::InvalidParameterValuePersonFaceNumExceed,
        Conflict::TooManyFacesInGroup => Code::InvalidParameterValueGroupFaceNumExceed,
        Conflict::TooManyFacesToSearch => Code::FailedOperationSearchFacesExceed,
        Conflict::LastFace => Code::InvalidParameterValueDeleteFaceNumExceed,
        Conflict::CannotUpgrade => Code::FailedOperationGroupCannotUpgrade,
        Conflict::CannotRollBack => Code::FailedOperationJobCannnotRollback,
    }
}

fn message(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::NoSuchGroup => "No group has this GroupId.",
        Conflict::NoSuchPerson => "No person has this PersonId.",
        Conflict::NoSuchJob => "No upgrade job has this JobId.",
        Conflict::NoFaces => "The groups hold no face.",
        Conflict::GroupIdTaken => "A group with this GroupId exists.",
        Conflict::GroupNameTaken => "A group with this GroupName exists.",
        Conflict::PersonIdTaken => "A person with this PersonId exists in the account.",
        Conflict::NoSuchField => {
            "A PersonExDescriptionIndex is beyond the description fields of the group."
        }
        Conflict::NoSuchGroupField => {
            "A GroupExDescriptionIndex is beyond the description fields of the group."
        }
        Conflict::GroupFieldTaken => "Two description fields of the group would have one name.",
        Conflict::AlreadyMember => "The person is in one of the groups already.",
        Conflict::NotMember => "The person is not in the group.",
        Conflict::MixedModels => "The groups, or the person and a group, have different models.",
        Conflict::OldModel => "Fused faces need groups of model \"3.0\".",
        Conflict::TooManyGroups => "The account has as many groups as it may have.",
        Conflict::TooManyGroupsOfPerson => "The person would be in more groups than one may be.",
        Conflict::TooManyFaces => "The account would have more faces than it may have.",
        Conflict::TooManyFacesOfPerson => "The person would have more faces than one may have.",
        Conflict::TooManyFacesInGroup => "A group would have more faces than its model allows.",
        Conflict::TooManyFacesToSearch => "The groups have more faces than one search covers.",
        Conflict::LastFace => "A person keeps one face at least.",
        Conflict::CannotUpgrade => {
            "The group has this model or a newer one, or an upgrade of it is under way."
        }
        Conflict::CannotRollBack => {
            "The job is not done, or the one roll-back of its group is used up."
        }
    }
}
