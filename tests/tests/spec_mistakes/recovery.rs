//! Mistakes in `recovers`: an action that cannot tell, or is not asked rightly.

use crate::{PERSON, check};

#[test]
fn an_action_that_cannot_tell_is_refused() {
    check(&[
        (
            PERSON,
            "by: GetPersonBaseInfo",
            "by: GetPersonBaseInfos",
            &[(
                "GetPersonBaseInfos",
                "[S014]: there is no action `GetPersonBaseInfos` here",
            )],
        ),
        (
            PERSON,
            "by: GetPersonBaseInfo",
            "by: DeletePerson",
            &[(
                "DeletePerson",
                "[S019]: `DeletePerson` changes something; only a read can be asked",
            )],
        ),
        (
            PERSON,
            "with: { PersonId: PersonId }",
            "with: {}",
            &[(
                "GetPersonBaseInfo",
                "[S009]: `with` leaves out `PersonId`, which `GetPersonBaseInfo` requires",
            )],
        ),
        (
            PERSON,
            "answer: { FaceId: FaceIds }",
            "answer: { FaceRect: FaceIds }",
            &[("FaceIds", "[S019]: `FaceRect` cannot be had from `FaceIds`")],
        ),
        (
            PERSON,
            "exists: [InvalidParameterValue.PersonIdAlreadyExist]",
            "exists: [InvalidParameterValue.PersonIdNotExists]",
            &[(
                "InvalidParameterValue.PersonIdNotExists",
                "[S014]: there is no error code of CreatePerson `InvalidParameterValue.PersonIdNotExists` here",
            )],
        ),
    ]);
}
