//! CreateGroup: the model version, then the ids, then the group.

use iai_client::ErrorCode;
use iai_client::actions::{CreateGroupRequest, CreateGroupResponse};

use crate::behaviour::{Account, responses};
use crate::runtime::{Call, Refusal};
use crate::store::{ModelVersion, NewGroup};

pub(in crate::behaviour) fn run(
    account: &Account,
    call: &Call<'_>,
    request: CreateGroupRequest,
) -> Result<CreateGroupResponse, Refusal> {
    let model = model(request.face_model_version.as_deref())?;
    let group = NewGroup {
        id: request.group_id.unwrap_or_default(),
        name: request.group_name.unwrap_or_default(),
        fields: request.group_ex_descriptions.unwrap_or_default(),
        tag: request.tag.unwrap_or_default(),
        model,
    };
    account.change_at(call).add_group(group, call.now())?;
    let mut response = CreateGroupResponse::default();
    response.face_model_version = responses::version(model);
    Ok(response)
}

/// The model of that version; the newest one when none is named.
pub(in crate::behaviour) fn model(version: Option<&str>) -> Result<ModelVersion, Refusal> {
    let Some(text) = version else {
        return Ok(ModelVersion::default());
    };
    ModelVersion::parse(text).ok_or_else(|| {
        let code = ErrorCode::InvalidParameterValueFaceModelVersionIllegal;
        Refusal::new(
            code.as_str(),
            "FaceModelVersion is neither \"2.0\" nor \"3.0\".",
        )
    })
}
