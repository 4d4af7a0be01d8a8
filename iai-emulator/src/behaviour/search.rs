//! Searches for the persons of groups who are like a picture (1:N).
//!
//! - The largest faces of the picture are searched for, each on its own, as many as `MaxFaceNum` says. Where every picture
//!   counts as one face, it matters only when it is 0; then nothing is searched for.
//! - A face with a side shorter than `MinFaceSize` (or its default) is passed over. A picture that has no other
//!   is refused.
//! - A face is never of poor quality, so `RetCode` is 0 even when nobody is found: the -1604 that could stand for
//!   that is known on one of the two sites only.
//! - Whether a score must be above `FaceMatchThreshold` or may be just that differs by action, as documented.
//! - A person is one candidate at most. In searches for faces it is the likest face that is told.
//! - Persons and faces that are in several of the groups are counted once.
//! - Searches for persons need groups of model 3.0.

use iai_client::actions::{
    SearchFacesRequest, SearchFacesResponse, SearchFacesReturnsByGroupRequest,
    SearchFacesReturnsByGroupResponse, SearchPersonsRequest, SearchPersonsResponse,
    SearchPersonsReturnsByGroupRequest, SearchPersonsReturnsByGroupResponse,
};
use iai_client::types::{
    Candidate, GroupCandidate, ResultsReturnsByGroup, SearchResult, SearchRetCode,
};

use super::{Account, refusals, responses, seen};
use crate::api::defaults;
use crate::picture::SeenFace;
use crate::runtime::{Call, Refusal};
use crate::store::{Conflict, Group, Match, Scope, Store, Wanted};

/// What the requests of all four actions ask for.
struct Search {
    groups: Vec<String>,
    url: Option<String>,
    max_face_num: u64,
    min_face_size: u64,
    wanted: Wanted,
    /// Whether it is for faces; else it is for persons.
    face: bool,
    info: bool,
    refuse: fn(Conflict) -> Refusal,
}

/// Requests are alike, but for the name of the number of persons. `above` tells whether a score that is just the
/// threshold is too low.
macro_rules! search {
    ($request:ident.$most:ident, $action:ident::$most_by_default:ident, face: $face:literal, above: $above:literal) => {
        Search {
            groups: $request.group_ids.unwrap_or_default(),
            url: $request.url,
            max_face_num: $request
                .max_face_num
                .unwrap_or(defaults::$action::MAX_FACE_NUM),
            min_face_size: $request
                .min_face_size
                .unwrap_or(defaults::$action::MIN_FACE_SIZE),
            wanted: Wanted {
                threshold: $request
                    .face_match_threshold
                    .unwrap_or(defaults::$action::FACE_MATCH_THRESHOLD),
                above: $above,
                most: usize::try_from(
                    $request
                        .$most
                        .unwrap_or(defaults::$action::$most_by_default),
                )
                .unwrap_or(usize::MAX),
            },
            face: $face,
            info: $request.need_person_info.unwrap_or_default(),
            refuse: Refusal::from,
        }
    };
}

/// SearchFaces: one ranking for all groups, only scores above the threshold.
pub(super) fn faces(
    account: &Account,
    call: &Call<'_>,
    request: SearchFacesRequest,
) -> Result<SearchFacesResponse, Refusal> {
    let search =
        search!(request.max_person_num, search_faces::MAX_PERSON_NUM, face: true, above: true);
    let found = search.run(account, call, |shown, face| shown.together(face))?;
    let mut response = SearchFacesResponse::default();
    response.results = Some(found.results);
    response.face_num = Some(found.number);
    response.face_model_version = found.version;
    Ok(response)
}

/// SearchFacesReturnsByGroup: a ranking for each group, scores from the threshold on.
pub(super) fn faces_by_group(
    account: &Account,
    call: &Call<'_>,
    request: SearchFacesReturnsByGroupRequest,
) -> Result<SearchFacesReturnsByGroupResponse, Refusal> {
    let search = search!(request.max_person_num_per_group, search_faces_returns_by_group::MAX_PERSON_NUM_PER_GROUP, face: true, above: false);
    let found = search.run(account, call, |shown, face| shown.by_group(face))?;
    let mut response = SearchFacesReturnsByGroupResponse::default();
    response.results_returns_by_group = Some(found.results);
    response.face_num = Some(found.number);
    response.face_model_version = found.version;
    Ok(response)
}

/// SearchPersons: one ranking for all groups, scores from the threshold on.
pub(super) fn persons(
    account: &Account,
    call: &Call<'_>,
    request: SearchPersonsRequest,
) -> Result<SearchPersonsResponse, Refusal> {
    let search =
        search!(request.max_person_num, search_persons::MAX_PERSON_NUM, face: false, above: false);
    let found = search.run(account, call, |shown, face| shown.together(face))?;
    let mut response = SearchPersonsResponse::default();
    response.results = Some(found.results);
    response.person_num = Some(found.number);
    response.face_model_version = found.version;
    Ok(response)
}

/// SearchPersonsReturnsByGroup: a ranking for each group, only scores above the threshold.
pub(super) fn persons_by_group(
    account: &Account,
    call: &Call<'_>,
    request: SearchPersonsReturnsByGroupRequest,
) -> Result<SearchPersonsReturnsByGroupResponse, Refusal> {
    let mut search = search!(request.max_person_num_per_group, search_persons_returns_by_group::MAX_PERSON_NUM_PER_GROUP, face: false, above: true);
    search.refuse = refusals::searching_persons_by_group;
    let found = search.run(account, call, |shown, face| shown.by_group(face))?;
    let mut response = SearchPersonsReturnsByGroupResponse::default();
    response.results_returns_by_group = Some(found.results);
    response.person_num = Some(found.number);
    response.face_model_version = found.version;
    Ok(response)
}

/// What all four actions respond.
struct Found<R> {
    results: Vec<R>,
    /// Faces that were searched, or persons.
    number: u64,
    version: Option<String>,
}

impl Search {
    fn run<R>(
        self,
        account: &Account,
        call: &Call<'_>,
        look: fn(&Shown<'_>, &SeenFace) -> R,
    ) -> Result<Found<R>, Refusal> {
        self.scope(&account.store_at(call))?;
        let picture = call.picture("Image", self.url.as_deref())?;
        let faces = seen::faces_from(self.min_face_size, &picture)?.into_iter();
        let most = usize::try_from(self.max_face_num).unwrap_or(usize::MAX);

        let store = account.store_at(call);
        let scope = self.scope(&store)?;
        let shown = Shown {
            search: &self,
            store: &store,
            scope: &scope,
        };
        Ok(Found {
            results: faces.take(most).map(|face| look(&shown, face)).collect(),
            number: if self.face {
                scope.faces()
            } else {
                scope.persons() as u64
            },
            version: responses::version(scope.model),
        })
    }

    fn scope<'a>(&self, store: &'a Store) -> Result<Scope<'a>, Refusal> {
        let scope = if self.face {
            store.scope(&self.groups)
        } else {
            store.fused_scope(&self.groups)
        };
        scope.map_err(self.refuse)
    }
}

/// Where a search looks, and what it tells about each person.
struct Shown<'a> {
    search: &'a Search,
    store: &'a Store,
    scope: &'a Scope<'a>,
}

impl Shown<'_> {
    /// What is found for a face, in all groups together.
    fn together(&self, face: &SeenFace) -> SearchResult {
        let found = self.scope.find(&face.fingerprint, self.search.wanted);
        let mut result = SearchResult::default();
        result.candidates = Some(self.candidates(found));
        result.face_rect = Some(responses::rectangle(face.frame));
        result.ret_code = Some(SearchRetCode::Searched);
        result
    }

    /// What is found for a face, group by group.
    fn by_group(&self, face: &SeenFace) -> ResultsReturnsByGroup {
        let found = self
            .scope
            .find_by_group(&face.fingerprint, self.search.wanted);
        let groups = found.map(|(group, found)| self.group(group, found));
        let mut result = ResultsReturnsByGroup::default();
        result.face_rect = Some(responses::rectangle(face.frame));
        result.group_candidates = Some(groups.collect());
        result.ret_code = Some(SearchRetCode::Searched);
        result
    }

    fn group(&self, group: &Group, found: Vec<Match<'_>>) -> GroupCandidate {
        let mut candidate = GroupCandidate::default();
        candidate.group_id = Some(group.id.clone());
        candidate.candidates = Some(self.candidates(found));
        candidate
    }

    fn candidates(&self, found: Vec<Match<'_>>) -> Vec<Candidate> {
        found.into_iter().map(|each| self.one(each)).collect()
    }

    /// In searches for persons the id of the face is empty.
    fn one(&self, found: Match<'_>) -> Candidate {
        let face = self.search.face.then(|| found.face.id.clone());
        let mut candidate = Candidate::default();
        candidate.person_id = Some(found.person.id.clone());
        candidate.face_id = Some(face.unwrap_or_default());
        candidate.score = Some(found.score);
        if self.search.info {
            candidate.person_name = Some(found.person.name.clone());
            candidate.gender = Some(found.person.gender.into());
            let groups = responses::groups(self.store, found.person);
            candidate.person_group_infos = Some(groups.collect());
        }
        candidate
    }
}
