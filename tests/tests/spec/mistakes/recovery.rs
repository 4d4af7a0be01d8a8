//! Mistakes in `recovers`: an action that cannot tell, or is not asked rightly.

use super::{PERSON, edit};

#[test]
fn an_action_that_cannot_tell_is_refused() {
    edit(PERSON, "by: GetPersonBaseInfo", "by: GetPersonBaseInfos").tells(
        "GetPersonBaseInfos",
        "[S014]: there is no action `GetPersonBaseInfos` here",
    );
    edit(PERSON, "by: GetPersonBaseInfo", "by: DeletePerson").tells(
        "DeletePerson",
        "[S019]: `DeletePerson` changes something; only a read can be asked",
    );
    edit(PERSON, "with: { PersonId: PersonId }", "with: {}").tells(
        "GetPersonBaseInfo",
        "[S009]: `with` leaves out `PersonId`, which `GetPersonBaseInfo` requires",
    );
    edit(
        PERSON,
        "response: { FaceId: FaceIds }",
        "response: { FaceRect: FaceIds }",
    )
    .tells("FaceIds", "[S019]: `FaceRect` cannot be had from `FaceIds`");
    edit(PERSON, "exists: [InvalidParameterValue.PersonIdAlreadyExist]", "exists: [InvalidParameterValue.PersonIdNotExists]").tells("InvalidParameterValue.PersonIdNotExists", "[S014]: there is no error code of CreatePerson `InvalidParameterValue.PersonIdNotExists` here");
    edit(
        PERSON,
        "  exists: [InvalidParameterValue.PersonIdAlreadyExist]\n",
        "",
    )
    .tells(
        "PersonName",
        "[S009]: `same` needs `exists`, the codes by which `CreatePerson` refuses an id that exists",
    );
    edit(
        PERSON,
        "same: { PersonName: PersonName",
        "same: { PersonNam: PersonName",
    )
    .tells(
        "PersonNam",
        "[S014]: there is no parameter `PersonNam` here",
    );
    edit(
        PERSON,
        "same: { PersonName: PersonName",
        "same: { PersonName: Name",
    )
    .tells("Name", "[S014]: there is no response field `Name` here");
    edit(
        PERSON,
        "same: { PersonName: PersonName",
        "same: { PersonName: FaceIds",
    )
    .tells(
        "FaceIds",
        "[S019]: `PersonName` cannot be compared with `FaceIds`",
    );
}
