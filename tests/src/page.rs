//! What the CreatePerson page says, copied by hand.

/// The 74 codes of the page's error table, in its order.
pub const CODES: [&str; 74] = [
    "AuthFailure.InvalidAuthorization",
    "FailedOperation.ConflictOperation",
    "FailedOperation.CreateFaceConcurrent",
    "FailedOperation.DuplicatedGroupDescription",
    "FailedOperation.FaceQualityNotQualified",
    "FailedOperation.FaceSizeTooSmall",
    "FailedOperation.GroupInDeletedState",
    "FailedOperation.GroupPersonMapExist",
    "FailedOperation.GroupPersonMapNotExist",
    "FailedOperation.ImageDecodeFailed",
    "FailedOperation.ImageDownloadError",
    "FailedOperation.ImageFacedetectFailed",
    "FailedOperation.ImageResolutionExceed",
    "FailedOperation.ImageResolutionTooSmall",
    "FailedOperation.ImageSizeExceed",
    "FailedOperation.RequestLimitExceeded",
    "FailedOperation.RequestTimeout",
    "FailedOperation.SearchFacesExceed",
    "FailedOperation.ServerError",
    "InternalError",
    "InvalidParameter.InvalidParameter",
    "InvalidParameterValue.AccountFaceNumExceed",
    "InvalidParameterValue.DeleteFaceNumExceed",
    "InvalidParameterValue.GroupExDescriptionsExceed",
    "InvalidParameterValue.GroupExDescriptionsNameIdentical",
    "InvalidParameterValue.GroupExDescriptionsNameIllegal",
    "InvalidParameterValue.GroupExDescriptionsNameTooLong",
    "InvalidParameterValue.GroupFaceNumExceed",
    "InvalidParameterValue.GroupIdAlreadyExist",
    "InvalidParameterValue.GroupIdIllegal",
    "InvalidParameterValue.GroupIdNotExist",
    "InvalidParameterValue.GroupIdTooLong",
    "InvalidParameterValue.GroupIdsExceed",
    "InvalidParameterValue.GroupNameAlreadyExist",
    "InvalidParameterValue.GroupNameIllegal",
    "InvalidParameterValue.GroupNameTooLong",
    "InvalidParameterValue.GroupNumExceed",
    "InvalidParameterValue.GroupNumPerPersonExceed",
    "InvalidParameterValue.GroupTagIllegal",
    "InvalidParameterValue.GroupTagTooLong",
    "InvalidParameterValue.ImageEmpty",
    "InvalidParameterValue.LimitExceed",
    "InvalidParameterValue.NoFaceInGroups",
    "InvalidParameterValue.NoFaceInPhoto",
    "InvalidParameterValue.OffsetExceed",
    "InvalidParameterValue.PersonExDescriptionInfosExceed",
    "InvalidParameterValue.PersonExDescriptionsNameIdentical",
    "InvalidParameterValue.PersonExDescriptionsNameIllegal",
    "InvalidParameterValue.PersonExDescriptionsNameTooLong",
    "InvalidParameterValue.PersonFaceNumExceed",
    "InvalidParameterValue.PersonGenderIllegal",
    "InvalidParameterValue.PersonIdAlreadyExist",
    "InvalidParameterValue.PersonIdIllegal",
    "InvalidParameterValue.PersonIdNotExist",
    "InvalidParameterValue.PersonIdTooLong",
    "InvalidParameterValue.PersonNameIllegal",
    "InvalidParameterValue.PersonNameTooLong",
    "InvalidParameterValue.QualityControlIllegal",
    "InvalidParameterValue.SearchPersonsExceed",
    "InvalidParameterValue.UniquePersonControlIllegal",
    "InvalidParameterValue.UploadFaceNumExceed",
    "InvalidParameterValue.UrlIllegal",
    "LimitExceeded.ErrorFaceNumExceed",
    "MissingParameter.ErrorParameterEmpty",
    "ResourceUnavailable.Delivering",
    "ResourceUnavailable.Freeze",
    "ResourceUnavailable.InArrears",
    "ResourceUnavailable.LowBalance",
    "ResourceUnavailable.NotExist",
    "ResourceUnavailable.Recover",
    "ResourceUnavailable.StopUsing",
    "ResourceUnavailable.UnknownStatus",
    "ResourcesSoldOut.ChargeStatusException",
    "UnsupportedOperation.UnknowMethod",
];

/// The response of the first example.
pub const STUDENT_ANSWER: &str = r#"{
"Response": {
"FaceId": "3454816969590585885",
"SimilarPersonId": "",
"FaceRect": {
"X": 172,
"Y": 122,
"Width": 178,
"Height": 228
},
"FaceModelVersion": "3.0",
"RequestId": "738a2fb0-bd4b-4cf6-9c91-18d50978d76b"
}
}"#;

/// The response of the second example.
pub const EMPLOYEE_ANSWER: &str = r#"{
"Response": {
"FaceId": "3454816969590585881",
"SimilarPersonId": "",
"FaceRect": {
"X": 172,
"Y": 122,
"Width": 178,
"Height": 228
},
"FaceModelVersion": "3.0",
"RequestId": "269a6bc0-0016-47e8-a63d-517ce4052b0e"
}
}"#;

/// The response that the page prints for its third example. It lacks the error that its title speaks of.
pub const TAKEN_ANSWER: &str = r#"{
"Response": {
"RequestId": "76dedef7-af27-4a20-9064-c5ef3133926d"
}
}"#;

/// The response that the page prints for its fourth example. It lacks the error that its title speaks of.
pub const NO_GROUP_ANSWER: &str = r#"{
"Response": {
"RequestId": "dfa512fc-fd07-4bf1-a292-cb497b620857"
}
}"#;
