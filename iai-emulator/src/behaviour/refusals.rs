//! Which code of the service stands for which conflict with the state.

use iai_client::ErrorCode;

use crate::runtime::Refusal;
use crate::store::Conflict;

impl From<Conflict> for Refusal {
    fn from(conflict: Conflict) -> Self {
        let (code, message) = match conflict {
            Conflict::GroupIdTaken => (
                ErrorCode::InvalidParameterValueGroupIdAlreadyExist,
                "A group with this GroupId exists.",
            ),
            Conflict::GroupNameTaken => (
                ErrorCode::InvalidParameterValueGroupNameAlreadyExist,
                "A group with this GroupName exists.",
            ),
            Conflict::NoSuchGroup => (
                ErrorCode::InvalidParameterValueGroupIdNotExist,
                "No group has this GroupId.",
            ),
            Conflict::PersonIdTaken => (
                ErrorCode::InvalidParameterValuePersonIdAlreadyExist,
                "A person with this PersonId exists in the account.",
            ),
            // The documentation has no code for this alone; this one is about too many fields.
            Conflict::NoSuchField => (
                ErrorCode::InvalidParameterValuePersonExDescriptionInfosExceed,
                "A PersonExDescriptionIndex is beyond the description fields of the group.",
            ),
        };
        Self::new(code.as_str(), message)
    }
}
