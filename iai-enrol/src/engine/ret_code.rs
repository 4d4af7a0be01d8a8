//! What became of a picture of CreateFace that was not added.

use iai_client::types::CreateFaceRetCode;

use crate::ending::Refusal;

pub(super) fn ret_code(code: Option<CreateFaceRetCode>) -> Refusal {
    let (code, message, remedy) = match code {
        Some(CreateFaceRetCode::NoFace) => (
            "RetCode -1101",
            "No face was found in a further picture.",
            "Take a picture with the face upright and uncovered.",
        ),
        Some(CreateFaceRetCode::Undecodable) => (
            "RetCode -1102",
            "A further file is no picture that the service reads.",
            "Save it anew as JPG, PNG or BMP.",
        ),
        Some(CreateFaceRetCode::BadSize) => (
            "RetCode -1109",
            "A further picture is too large or too small.",
            "Scale it: 64 to 4,000 px (JPG) or 2,000 px (PNG, BMP) for a side, at most 5 MB as Base64.",
        ),
        Some(CreateFaceRetCode::PoorQuality) => (
            "RetCode -1601",
            "A further picture is worse than the quality that is asked for.",
            "Take a sharp, evenly lit picture, or ask for less quality.",
        ),
        Some(CreateFaceRetCode::NotSimilarEnough) => (
            "RetCode -1604",
            "A further picture does not look enough like the first one.",
            "See whether it shows the same person, or lower the threshold of likeness.",
        ),
        _ => (
            "RetCode",
            "The service could not work on a further picture.",
            "Run again with another picture.",
        ),
    };
    Refusal {
        code: code.to_owned(),
        message: message.to_owned(),
        remedy: remedy.to_owned(),
    }
}
