//! A search response of 100 candidates, decoded by the client, and by serde_json into structs written by hand.

use iai_client::actions::{SearchFacesRequest, SearchFacesResponse};
use iai_client::fuzzing::read_response;
use iai_client::{Credentials, Response};
use serde::Deserialize;
use serde_json::json;

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
    /// 100 candidates like that of the vendor's example.
    #[must_use]
    pub fn new() -> Self {
        let candidate = |n: u64| {
            json!({
                "PersonId": format!("{}", 1000 + n),
                "FaceId": format!("{}", 2_875_093_635_484_912_302 + n),
                "PersonName": format!("Jerry {n}"),
                "Gender": n % 2,
                "Score": 100.0 - n as f64 * 0.87,
                "PersonGroupInfos": [{
                    "GroupId": "TencentShenZhenEmployee",
                    "PersonExDescriptions": ["description1", "description2"],
                }],
            })
        };
        let candidates: Vec<_> = (0..100).map(candidate).collect();
        let face_rect = json!({ "X": 370, "Y": 46, "Width": 75, "Height": 75 });
        let response = json!({
            "Results": [{ "RetCode": 0, "Candidates": candidates, "FaceRect": face_rect }],
            "FaceNum": 1,
            "FaceModelVersion": "3.0",
            "RequestId": "57b42b73-b978-45b9-8095-8f50e9642d35",
        });
        Self {
            body: json!({ "Response": response }).to_string().into_bytes(),
            credentials: super::credentials(),
        }
    }

    /// How long the response is.
    #[must_use]
    pub fn size(&self) -> usize {
        self.body.len()
    }

    /// As a call reads it, a copy of the body included.
    ///
    /// # Panics
    ///
    /// When the response does not fit its type.
    #[must_use]
    pub fn ours(&self) -> Response<SearchFacesResponse> {
        read_response::<SearchFacesRequest>(&self.credentials, 200, &self.body, true)
            .expect("a response that fits")
    }

    /// By hand.
    ///
    /// # Panics
    ///
    /// When the response does not fit its type.
    #[must_use]
    pub fn limit(&self) -> Envelope {
        serde_json::from_slice(&self.body).expect("a response that fits")
    }
}

impl Default for Decode {
    fn default() -> Self {
        Self::new()
    }
}
