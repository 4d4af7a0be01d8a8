//! What the actions do. One file per action; each implements one method of the generated trait.

mod create_group;
mod create_person;
mod faces;
mod refusals;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use iai_client::actions::{
    AnalyzeDenseLandmarksRequest, AnalyzeDenseLandmarksResponse, AnalyzeFaceRequest,
    AnalyzeFaceResponse, CompareFaceRequest, CompareFaceResponse, CompareMaskFaceRequest,
    CompareMaskFaceResponse, CreateGroupRequest, CreateGroupResponse, CreatePersonRequest,
    CreatePersonResponse, DetectFaceAttributesRequest, DetectFaceAttributesResponse,
    DetectFaceRequest, DetectFaceResponse, DetectFaceSimilarityRequest,
    DetectFaceSimilarityResponse, DetectLiveFaceAccurateRequest, DetectLiveFaceAccurateResponse,
};

use crate::api::{self, Behaviour};
use crate::identifiers::Identifiers;
use crate::protocol::Api;
use crate::runtime::{ActionTable, Answer, Call, Parameters, Refusal};
use crate::store::Store;

/// The account that the emulator keeps.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    store: Arc<Mutex<Store>>,
    identifiers: Arc<Identifiers>,
}

impl Account {
    pub(crate) fn new(identifiers: Arc<Identifiers>) -> Self {
        Self {
            store: Arc::default(),
            identifiers,
        }
    }

    /// The state. A call that ended in the middle leaves no half-made change behind, so a poisoned lock is taken
    /// like any other.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Api for Account {
    fn tables(&self) -> &'static [ActionTable] {
        api::ACTIONS
    }

    fn route(&self, call: &Call<'_>, parameters: Parameters) -> Option<Result<Answer, Refusal>> {
        api::route(self, call, call.action(), parameters)
    }
}

impl Behaviour for Account {
    fn create_group(
        &self,
        call: &Call<'_>,
        request: CreateGroupRequest,
    ) -> Result<CreateGroupResponse, Refusal> {
        create_group::run(self, call, request)
    }

    fn create_person(
        &self,
        call: &Call<'_>,
        request: CreatePersonRequest,
    ) -> Result<CreatePersonResponse, Refusal> {
        create_person::run(self, call, request)
    }

    fn analyze_dense_landmarks(
        &self,
        call: &Call<'_>,
        request: AnalyzeDenseLandmarksRequest,
    ) -> Result<AnalyzeDenseLandmarksResponse, Refusal> {
        faces::analyze_dense_landmarks(call, request)
    }

    fn analyze_face(
        &self,
        call: &Call<'_>,
        request: AnalyzeFaceRequest,
    ) -> Result<AnalyzeFaceResponse, Refusal> {
        faces::analyze_face(call, request)
    }

    fn compare_face(
        &self,
        call: &Call<'_>,
        request: CompareFaceRequest,
    ) -> Result<CompareFaceResponse, Refusal> {
        faces::compare_face(call, request)
    }

    fn compare_mask_face(
        &self,
        call: &Call<'_>,
        request: CompareMaskFaceRequest,
    ) -> Result<CompareMaskFaceResponse, Refusal> {
        faces::compare_mask_face(call, request)
    }

    fn detect_face(
        &self,
        call: &Call<'_>,
        request: DetectFaceRequest,
    ) -> Result<DetectFaceResponse, Refusal> {
        faces::detect_face(call, request)
    }

    fn detect_face_attributes(
        &self,
        call: &Call<'_>,
        request: DetectFaceAttributesRequest,
    ) -> Result<DetectFaceAttributesResponse, Refusal> {
        faces::detect_face_attributes(call, request)
    }

    fn detect_face_similarity(
        &self,
        call: &Call<'_>,
        request: DetectFaceSimilarityRequest,
    ) -> Result<DetectFaceSimilarityResponse, Refusal> {
        faces::detect_face_similarity(call, request)
    }

    fn detect_live_face_accurate(
        &self,
        call: &Call<'_>,
        request: DetectLiveFaceAccurateRequest,
    ) -> Result<DetectLiveFaceAccurateResponse, Refusal> {
        faces::detect_live_face_accurate(call, request)
    }
}
