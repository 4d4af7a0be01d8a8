//! Categories of error codes: which codes they have, and what errors they are true of.

use iai_client::actions::{CreatePersonRequest, GetPersonBaseInfoRequest};
use iai_client::testing::MockService;
use iai_client::{Client, Error, ErrorCode, Image, action::Action, types};
use iai_tests::pictures;

/// The codes of a category, in the order of the table.
fn codes_of(predicate: fn(&ErrorCode) -> bool) -> Vec<&'static str> {
    let rows = <CreatePersonRequest as Action>::SERVICE.codes.rows();
    let codes = rows.iter().map(|row| row.code);
    codes
        .filter(|code| predicate(&ErrorCode::parse(code)))
        .collect()
}

#[test]
fn bad_pictures_are_those_that_another_picture_mends() {
    let expected = [
        "FailedOperation.CompareFail",
        "FailedOperation.FaceQualityNotQualified",
        "FailedOperation.FaceSizeTooSmall",
        "FailedOperation.ImageDecodeFailed",
        "FailedOperation.ImageFacedetectFailed",
        "FailedOperation.ImageResolutionExceed",
        "FailedOperation.ImageResolutionTooSmall",
        "FailedOperation.ImageSizeExceed",
        "FailedOperation.LifePhotoDetectFaces",
        "FailedOperation.LifePhotoDetectFake",
        "FailedOperation.LifePhotoDetectNoFaces",
        "FailedOperation.LifePhotoSizeError",
        "InvalidParameterValue.ImageEmpty",
        "InvalidParameterValue.ImageEmptyError",
        "InvalidParameterValue.NoFaceInPhoto",
    ];
    assert_eq!(codes_of(ErrorCode::is_bad_picture), expected);
}

#[test]
fn what_is_not_there_and_what_is_there_already_are_told_apart() {
    let not_found = [
        "FailedOperation.GroupPersonMapNotExist",
        "FailedOperation.UpgradeJobIdNotExist",
        "InvalidParameterValue.GroupIdNotExist",
        "InvalidParameterValue.GroupIdNotExists",
        "InvalidParameterValue.PersonIdNotExist",
        "ResourceNotFound",
        "ResourceNotFound.ErrorPersonNotExisted",
    ];
    assert_eq!(codes_of(ErrorCode::is_not_found), not_found);
    let already_exists = [
        "FailedOperation.GroupPersonMapExist",
        "InvalidParameterValue.GroupIdAlreadyExist",
        "InvalidParameterValue.GroupNameAlreadyExist",
        "InvalidParameterValue.PersonExistInGroup",
        "InvalidParameterValue.PersonIdAlreadyExist",
    ];
    assert_eq!(codes_of(ErrorCode::is_already_exists), already_exists);
}

#[test]
fn what_is_full_and_what_is_locked_are_told_apart() {
    let over_quota = [
        "InvalidParameterValue.AccountFaceNumExceed",
        "InvalidParameterValue.GroupFaceNumExceed",
        "InvalidParameterValue.GroupNumExceed",
        "InvalidParameterValue.GroupNumPerPersonExceed",
        "InvalidParameterValue.PersonFaceNumExceed",
        "LimitExceeded",
        "LimitExceeded.ErrorFaceNumExceed",
    ];
    assert_eq!(codes_of(ErrorCode::is_over_quota), over_quota);
    let account_problem = [
        "ResourceUnavailable",
        "ResourceUnavailable.ChargeStatusException",
        "ResourceUnavailable.Delivering",
        "ResourceUnavailable.Freeze",
        "ResourceUnavailable.InArrears",
        "ResourceUnavailable.LowBalance",
        "ResourceUnavailable.NotExist",
        "ResourceUnavailable.NotReady",
        "ResourceUnavailable.Recover",
        "ResourceUnavailable.StopUsing",
        "ResourceUnavailable.UnknownStatus",
        "ResourcesSoldOut.ChargeStatusException",
    ];
    assert_eq!(codes_of(ErrorCode::is_account_problem), account_problem);
}

/// Every rule about pictures has a code of the category.
#[tokio::test]
async fn a_picture_that_is_refused_before_sending_is_a_bad_picture() {
    let client: Client = MockService::new()
        .client_builder()
        .unwrap()
        .build()
        .unwrap();
    let large = [pictures::png(64, 64), vec![0; 4_000_000]].concat();
    let table = [
        (Vec::new(), "InvalidParameterValue.ImageEmpty"),
        (b"GIF89a".to_vec(), "FailedOperation.ImageDecodeFailed"),
        (large, "FailedOperation.ImageSizeExceed"),
        (
            pictures::png(2001, 64),
            "FailedOperation.ImageResolutionExceed",
        ),
        (
            pictures::png(64, 63),
            "FailedOperation.ImageResolutionTooSmall",
        ),
    ];
    for (bytes, code) in table {
        let error = enrol(&client, "p", bytes).await;
        assert!(error.is_validation(), "{error}");
        assert_eq!(error.code_str(), Some(code));
        assert!(error.matches(ErrorCode::is_bad_picture), "{code}");
        assert!(!error.matches(ErrorCode::is_not_found), "{code}");
    }
}

/// The limits of `Image::fit` are those of the check before sending.
#[test]
fn a_picture_that_cannot_be_made_to_fit_is_a_bad_picture() {
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    let table = [
        (Vec::new(), "InvalidParameterValue.ImageEmpty"),
        (b"hello".to_vec(), "FailedOperation.ImageDecodeFailed"),
        (heic, "FailedOperation.ImageDecodeFailed"),
        (
            pictures::png(40, 40),
            "FailedOperation.ImageResolutionTooSmall",
        ),
    ];
    for (bytes, code) in table {
        let fitted = Image::from_bytes(bytes).fit(&types::IMAGE);
        let error = Error::from(fitted.unwrap_err());
        assert_eq!(error.code_str(), Some(code));
        assert!(error.matches(ErrorCode::is_bad_picture), "{code}");
    }
}

/// Also one that is not the first.
#[tokio::test]
async fn any_violation_counts() {
    let client: Client = MockService::new()
        .client_builder()
        .unwrap()
        .build()
        .unwrap();
    let error = enrol(&client, "no id", pictures::png(64, 63)).await;
    assert!(error.is(ErrorCode::InvalidParameterValuePersonIdIllegal));
    assert!(error.matches(ErrorCode::is_bad_picture));
    assert_eq!(
        error.remedy(),
        "Build PersonId from English letters, digits and -%@#&_ alone; other text belongs into PersonName. \
         Use a picture, or a wider crop of it, whose short side has 64 px or more."
    );
}

#[tokio::test]
async fn an_error_of_the_service_is_of_the_category_of_its_code() {
    let mock = MockService::new();
    mock.on::<GetPersonBaseInfoRequest>()
        .fails_with(ErrorCode::InvalidParameterValuePersonIdNotExist);
    let client: Client = mock.client_builder().unwrap().build().unwrap();
    let sent = client.get_person_base_info().person_id("p").send().await;
    let error = sent.unwrap_err();
    assert!(error.matches(ErrorCode::is_not_found));
    assert!(!error.matches(ErrorCode::is_bad_picture));
}

async fn enrol(client: &Client, id: &str, picture: Vec<u8>) -> Error {
    let person = client
        .create_person()
        .group_id("g")
        .person_name("n")
        .person_id(id);
    let sent = person.image(Image::from_bytes(picture)).send().await;
    sent.unwrap_err()
}
