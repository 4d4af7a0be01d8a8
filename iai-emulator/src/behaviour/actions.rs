//! Which function carries out which action.

use iai_client::actions::*;

use super::{Account, enrolment, faces, groups, persons, search, upgrade, verify};
use crate::api::{self, Behaviour};
use crate::runtime::{ActionTable, Call, OutputFields, Parameters, Refusal};
use crate::service::Api;

impl Api for Account {
    fn tables(&self) -> &'static [ActionTable] {
        api::ACTIONS
    }

    fn route(
        &self,
        call: &Call<'_>,
        parameters: Parameters,
    ) -> Option<Result<OutputFields, Refusal>> {
        api::route(self, call, call.action(), parameters)
    }
}

/// Writes the methods of the trait: each hands the call to the function of its file, along with the account where
/// the state matters.
macro_rules! behaviours {
    (
        state { $($method:ident($request:ty) -> $response:ty => $run:path;)* }
        pictures { $($method_p:ident($request_p:ty) -> $response_p:ty => $run_p:path;)* }
    ) => {
        impl Behaviour for Account {
            $(
                fn $method(&self, call: &Call<'_>, request: $request) -> Result<$response, Refusal> {
                    $run(self, call, request)
                }
            )*
            $(
                fn $method_p(&self, call: &Call<'_>, request: $request_p) -> Result<$response_p, Refusal> {
                    $run_p(call, request)
                }
            )*
        }
    };
}

behaviours! {
    state {
        create_group(CreateGroupRequest) -> CreateGroupResponse => groups::create;
        delete_group(DeleteGroupRequest) -> DeleteGroupResponse => groups::delete;
        modify_group(ModifyGroupRequest) -> ModifyGroupResponse => groups::modify;
        get_group_info(GetGroupInfoRequest) -> GetGroupInfoResponse => groups::info;
        get_group_list(GetGroupListRequest) -> GetGroupListResponse => groups::list;

        create_person(CreatePersonRequest) -> CreatePersonResponse => persons::create;
        delete_person(DeletePersonRequest) -> DeletePersonResponse => persons::delete;
        delete_person_from_group(DeletePersonFromGroupRequest) -> DeletePersonFromGroupResponse => persons::leave;
        copy_person(CopyPersonRequest) -> CopyPersonResponse => persons::copy;
        modify_person_base_info(ModifyPersonBaseInfoRequest) -> ModifyPersonBaseInfoResponse => persons::modify;
        modify_person_group_info(ModifyPersonGroupInfoRequest) -> ModifyPersonGroupInfoResponse => persons::describe;
        get_person_base_info(GetPersonBaseInfoRequest) -> GetPersonBaseInfoResponse => persons::info;
        get_person_group_info(GetPersonGroupInfoRequest) -> GetPersonGroupInfoResponse => persons::groups;
        get_person_list(GetPersonListRequest) -> GetPersonListResponse => persons::list;
        get_person_list_num(GetPersonListNumRequest) -> GetPersonListNumResponse => persons::count;

        create_face(CreateFaceRequest) -> CreateFaceResponse => enrolment::create;
        delete_face(DeleteFaceRequest) -> DeleteFaceResponse => enrolment::delete;

        search_faces(SearchFacesRequest) -> SearchFacesResponse => search::faces;
        search_faces_returns_by_group(SearchFacesReturnsByGroupRequest) -> SearchFacesReturnsByGroupResponse
            => search::faces_by_group;
        search_persons(SearchPersonsRequest) -> SearchPersonsResponse => search::persons;
        search_persons_returns_by_group(SearchPersonsReturnsByGroupRequest) -> SearchPersonsReturnsByGroupResponse
            => search::persons_by_group;

        verify_face(VerifyFaceRequest) -> VerifyFaceResponse => verify::face;
        verify_person(VerifyPersonRequest) -> VerifyPersonResponse => verify::person;

        upgrade_group_face_model_version(UpgradeGroupFaceModelVersionRequest) -> UpgradeGroupFaceModelVersionResponse
            => upgrade::start;
        get_upgrade_group_face_model_version_job_list(GetUpgradeGroupFaceModelVersionJobListRequest)
            -> GetUpgradeGroupFaceModelVersionJobListResponse => upgrade::list;
        get_upgrade_group_face_model_version_result(GetUpgradeGroupFaceModelVersionResultRequest)
            -> GetUpgradeGroupFaceModelVersionResultResponse => upgrade::result;
        revert_group_face_model_version(RevertGroupFaceModelVersionRequest) -> RevertGroupFaceModelVersionResponse
            => upgrade::revert;
    }
    pictures {
        analyze_dense_landmarks(AnalyzeDenseLandmarksRequest) -> AnalyzeDenseLandmarksResponse => faces::analyze_dense_landmarks;
        analyze_face(AnalyzeFaceRequest) -> AnalyzeFaceResponse => faces::analyze_face;
        compare_face(CompareFaceRequest) -> CompareFaceResponse => faces::compare_face;
        compare_mask_face(CompareMaskFaceRequest) -> CompareMaskFaceResponse => faces::compare_mask_face;
        detect_face(DetectFaceRequest) -> DetectFaceResponse => faces::detect_face;
        detect_face_attributes(DetectFaceAttributesRequest) -> DetectFaceAttributesResponse => faces::detect_face_attributes;
        detect_face_similarity(DetectFaceSimilarityRequest) -> DetectFaceSimilarityResponse => faces::detect_face_similarity;
        detect_live_face_accurate(DetectLiveFaceAccurateRequest) -> DetectLiveFaceAccurateResponse => faces::detect_live_face_accurate;
    }
}
