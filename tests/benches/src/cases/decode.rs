//! A search response of 100 candidates, decoded by the client, and by serde_json into structs written by hand.

use iai_client::actions::{SearchFacesRequest, SearchFacesResponse};
use iai_client::fuzzing::read_response;
use iai_client::{Credentials, Response};
use serde::Deserialize;

/// The response as text.
#[derive(Debug)]
pub struct Decode {
    body: Vec<u8>,
    credentials: Credentials,
}

/// The same response by hand.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Envelope {
    /// What is in it.
    pub response: ByHand,
}

/// Fields of the response.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ByHand {
    pub results: Option<Vec<Found>>,
    pub face_num: Option<i64>,
    pub face_model_version: Option<String>,
    pub request_id: String,
}

/// A face of the picture.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Found {
    pub candidates: Option<Vec<Candidate>>,
    pub face_rect: Option<FaceRect>,
    pub ret_code: Option<i64>,
}

/// Who it may be.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Candidate {
    pub person_id: Option<String>,
    pub face_id: Option<String>,
    pub score: Option<f64>,
    pub person_name: Option<String>,
    pub gender: Option<i64>,
    pub person_group_infos: Option<Vec<PersonGroupInfo>>,
}

/// A group that a candidate is in.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PersonGroupInfo {
    pub group_id: Option<String>,
    pub person_ex_descriptions: Option<Vec<String>>,
}

/// Where the face is.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FaceRect {
    pub x: Option<i64>,
    pub y: Option<i64>,
    pub width: Option<i64>,
    pub height: Option<i64>,
}

impl Decode {
    /// 100 candidates like that of the vendor's example of SearchFaces, their members in its order.
    #[must_use]
    pub fn new() -> Self {
        let candidates: Vec<_> = (0..100).map(candidate).collect();
        let candidates = candidates.join(",");
        let body = format!(
            r#"{{"Response":{{"Results":[{{"Candidates":[{candidates}],"FaceRect":{{"X":370,"Y":46,"Width":75,"Height":75}},"RetCode":0}}],"FaceNum":1,"FaceModelVersion":"3.0","RequestId":"57b42b73-b978-45b9-8095-8f50e9642d35"}}}}"#
        );
        Self {
            body: body.into_bytes(),
            credentials: super::credentials(),
        }
    }

    /// How long the response is.
    #[must_use]
    pub fn size(&self) -> usize {
        self.body.len()
    }

    /// As a call reads it, with a body of its own.
    ///
    /// # Panics
    ///
    /// When the response does not fit its type.
    #[must_use]
    pub fn ours(&self) -> Response<SearchFacesResponse> {
        read_response::<SearchFacesRequest>(&self.credentials, 200, &self.body, true)
            .expect("a response that fits")
    }

    /// By hand, with a body of its own as well.
    ///
    /// # Panics
    ///
    /// When the response does not fit its type.
    #[must_use]
    pub fn limit(&self) -> Envelope {
        let body = self.body.clone();
        serde_json::from_slice(&body).expect("a response that fits")
    }
}

fn candidate(n: u64) -> String {
    let (person, face) = (1000 + n, 2_875_093_635_484_912_302 + n);
    let (score, gender) = (100.0 - n as f64 * 0.87, n % 2);
    format!(
        r#"{{"PersonId":"{person}","FaceId":"{face}","Score":{score},"PersonName":"Jerry {n}","Gender":{gender},"PersonGroupInfos":[{{"GroupId":"TencentShenZhenEmployee","PersonExDescriptions":["description1","description2"]}}]}}"#
    )
}

impl Default for Decode {
    fn default() -> Self {
        Self::new()
    }
}
