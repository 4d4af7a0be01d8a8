//! How persons who were found are told.

use iai_client::types::{
    Candidate, GroupCandidate, NeedPersonInfo, ResultsReturnsByGroup, SearchResult, SearchRetCode,
};

use crate::behaviour::responses;
use crate::picture::Frame;
use crate::store::{Group, Match, Store};

/// What is told about each person.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) store: &'a Store,
    /// Whether the face matters. In searches for persons its id is empty.
    pub(super) face: bool,
    pub(super) info: Option<NeedPersonInfo>,
}

impl Shown<'_> {
    /// What was found for a face, in all groups together.
    pub(super) fn together(&self, face: Frame, found: Vec<Match<'_>>) -> SearchResult {
        let mut result = SearchResult::default();
        result.candidates = Some(self.candidates(found));
        result.face_rect = Some(responses::rectangle(face));
        result.ret_code = Some(SearchRetCode::Searched);
        result
    }

    /// What was found for a face, group by group.
    pub(super) fn by_group<'a>(
        &self,
        face: Frame,
        found: impl Iterator<Item = (&'a Group, Vec<Match<'a>>)>,
    ) -> ResultsReturnsByGroup {
        let groups = found.map(|(group, found)| self.group(group, found));
        let mut result = ResultsReturnsByGroup::default();
        result.face_rect = Some(responses::rectangle(face));
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

    fn one(&self, found: Match<'_>) -> Candidate {
        let face = found.face.id.clone();
        let mut candidate = Candidate::default();
        candidate.person_id = Some(found.person.id.clone());
        candidate.face_id = Some(if self.face { face } else { String::new() });
        candidate.score = Some(found.score);
        if self.info == Some(NeedPersonInfo::On) {
            candidate.person_name = Some(found.person.name.clone());
            candidate.gender = Some(found.person.gender.into());
            let groups = responses::groups(self.store, found.person);
            candidate.person_group_infos = Some(groups.collect());
        }
        candidate
    }
}
