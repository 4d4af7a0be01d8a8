//! What the cross-crate tests share. Expected results stand in the tests themselves, as literals.

pub mod chaos;
pub mod columns;
pub mod crash;
pub mod enrol;
pub mod fake_server;
pub mod folder;
pub mod harness;
pub mod http;
pub mod page;
pub mod pictures;
pub mod query;
pub mod raw;
pub mod sources;
pub mod spec;
pub mod stopwatch;
#[cfg(any(doc, doctest))]
pub mod vendor_texts;

/// Calls a macro with the names of all request types, which must be in scope.
#[macro_export]
macro_rules! for_each_action {
    ($with:ident) => {
        $with!(
            AnalyzeDenseLandmarksRequest,
            AnalyzeFaceRequest,
            CompareFaceRequest,
            CompareMaskFaceRequest,
            CopyPersonRequest,
            CreateFaceRequest,
            CreateGroupRequest,
            CreatePersonRequest,
            DeleteFaceRequest,
            DeleteGroupRequest,
            DeletePersonRequest,
            DeletePersonFromGroupRequest,
            DetectFaceRequest,
            DetectFaceAttributesRequest,
            DetectFaceSimilarityRequest,
            DetectLiveFaceAccurateRequest,
            GetGroupInfoRequest,
            GetGroupListRequest,
            GetPersonBaseInfoRequest,
            GetPersonGroupInfoRequest,
            GetPersonListRequest,
            GetPersonListNumRequest,
            GetUpgradeGroupFaceModelVersionJobListRequest,
            GetUpgradeGroupFaceModelVersionResultRequest,
            ModifyGroupRequest,
            ModifyPersonBaseInfoRequest,
            ModifyPersonGroupInfoRequest,
            RevertGroupFaceModelVersionRequest,
            SearchFacesRequest,
            SearchFacesReturnsByGroupRequest,
            SearchPersonsRequest,
            SearchPersonsReturnsByGroupRequest,
            UpgradeGroupFaceModelVersionRequest,
            VerifyFaceRequest,
            VerifyPersonRequest
        )
    };
}

/// The code of the README, compiled as a documentation test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
