//! Answers that are made to take memory: how many times their own size does decoding them take?

use iai_client::actions::SearchFacesRequest;
use iai_client::fuzzing::read_response;

use crate::counting::count;

/// What an answer costs.
#[derive(Clone, Debug)]
pub struct Hostile {
    /// What it is full of, and where.
    pub name: String,
    /// The most memory that decoding it takes, its own bytes included, for each of its bytes.
    pub times: f64,
}

/// A list so long that what else an answer has does not matter.
const SIZE: usize = 1 << 20;

/// Decodes them, one after the other. Only a program that installs the counting allocator gets figures.
#[must_use]
pub fn hostile() -> Vec<Hostile> {
    let credentials = super::credentials();
    let places = [("a list of the response", "Results"), ("elsewhere", "X")];
    let members = ["0", "[0]", r#"{"":0}"#, "{}", "[]", "null"];
    let answers = places
        .iter()
        .flat_map(|place| members.map(|member| (place, member)));
    let cost = |((place, field), member): (&(&str, &str), &str)| {
        let list = vec![member; SIZE / (member.len() + 1)].join(",");
        let answer = format!(r#"{{"Response":{{"RequestId":"r","{field}":[{list}]}}}}"#);
        let (_, counts) = count(|| {
            read_response::<SearchFacesRequest>(&credentials, 200, answer.as_bytes(), true).is_ok()
        });
        Hostile {
            name: format!("[{member},…] in {place}"),
            times: counts.peak as f64 / answer.len() as f64,
        }
    };
    answers.map(cost).collect()
}
