//! The envelope: every response is an object `Response` with a `RequestId`.

use serde_json::{Map, Value, json};

use crate::refusal::Refusal;
use crate::runtime::OutputFields;

/// The body of a response.
pub(super) fn write(outcome: Result<OutputFields, Refusal>, request_id: String) -> String {
    let mut response = match outcome {
        Ok(OutputFields(fields)) => fields,
        Err(refusal) => failure(&refusal),
    };
    response.insert("RequestId".to_owned(), Value::String(request_id));
    json!({ "Response": response }).to_string()
}

fn failure(refusal: &Refusal) -> Map<String, Value> {
    let error = json!({ "Code": refusal.code(), "Message": refusal.message() });
    Map::from_iter([("Error".to_owned(), error)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outcomes_have_the_request_id_beside_them() {
        let fields = Map::from_iter([
            ("FaceModelVersion".to_owned(), json!("3.0")),
            ("RequestId".to_owned(), json!("")),
        ]);
        assert_eq!(
            write(Ok(OutputFields(fields)), "r-1".to_owned()),
            r#"{"Response":{"FaceModelVersion":"3.0","RequestId":"r-1"}}"#
        );
        assert_eq!(
            write(Err(Refusal::new("InvalidAction", "No.")), "r-2".to_owned()),
            r#"{"Response":{"Error":{"Code":"InvalidAction","Message":"No."},"RequestId":"r-2"}}"#
        );
    }
}
