//! The service's rules, as the client checks them before it sends.

use iai_client::Image;
use iai_client::action::validate;
use iai_client::actions::CreatePersonRequest;
use iai_client::image::ImageFormat;
use iai_client::types::IMAGE;
use iai_client::validate::Violation;

use crate::ending::Refusal;
use crate::person::Row;
use crate::table::Column;

/// What the service would refuse of a person, but for the pictures.
pub(super) fn of_person(row: &Row) -> Vec<(Column, Refusal)> {
    let mut request = CreatePersonRequest::default();
    request.group_id = Some(row.group_id.clone());
    request.person_id = Some(row.person_id.clone());
    request.person_name = Some(row.person_name.clone());
    request.gender = row.gender.map(Into::into);
    let violations = validate(&request).violations;
    let of_column = |one: &Violation| Some((column(&one.path)?, refusal(one)));
    violations.iter().filter_map(of_column).collect()
}

fn column(parameter: &str) -> Option<Column> {
    match parameter {
        "GroupId" => Some(Column::GroupId),
        "PersonId" => Some(Column::PersonId),
        "PersonName" => Some(Column::PersonName),
        "Gender" => Some(Column::Gender),
        _ => None,
    }
}

/// What the service would refuse of a picture, by its header. With `fit` it is one that will be scaled down or converted
/// first.
#[must_use]
pub fn refusals(image: Image, fit: bool) -> Vec<Refusal> {
    let is_webp = image.format() == ImageFormat::Webp;
    let mut request = CreatePersonRequest::default();
    request.image = Some(image);
    let violations = validate(&request).violations;
    let of_picture = violations.iter().filter(|one| one.path == "Image");
    let left = of_picture.filter(|one| !(fit && mends(one.code, is_webp)));
    left.map(refusal).collect()
}

/// Whether fitting makes a picture keep the rule with this code.
fn mends(code: &str, is_webp: bool) -> bool {
    let over = |limit: Option<&str>| limit == Some(code);
    over(IMAGE.encoded.map(|limit| limit.over))
        || over(IMAGE.long_side.map(|limit| limit.over))
        || (is_webp && over(IMAGE.formats.map(|rule| rule.error)))
}

fn refusal(violation: &Violation) -> Refusal {
    // What it says behind that is for callers of the client.
    let found = violation.found.split("; Image::fit").next();
    Refusal {
        code: violation.code.to_owned(),
        message: format!("{}, found {}", violation.rule, found.unwrap_or_default()),
        remedy: violation.remedy().to_owned(),
    }
}
