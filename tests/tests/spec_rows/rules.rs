//! Lengths, alphabets and the limits of images.

use super::{API, action};
use iai_codegen::model::{self, Bounds, Field, ImageFormat};

fn bounds(bounds: Option<&Bounds<u64>>) -> (Option<u64>, Option<u64>) {
    bounds.map_or((None, None), |bounds| {
        (
            bounds.min.as_ref().map(|limit| limit.at.value),
            bounds.max.as_ref().map(|limit| limit.at.value),
        )
    })
}

#[test]
fn lengths_are_those_of_the_pages() {
    let field = |fields: &'static [Field], name: &str| {
        fields
            .iter()
            .find(|field| field.wire == name)
            .unwrap()
            .rules
            .clone()
    };
    let (person, group) = (
        &action("CreatePerson").parameters,
        &action("CreateGroup").parameters,
    );
    let info = &API.structure("PersonExDescriptionInfo").unwrap().fields;
    let string = |name: &str| API.string(name).unwrap().rules.clone();
    let table = [
        (
            "PersonName",
            field(person, "PersonName").chars,
            (Some(1), Some(60)),
        ),
        (
            "PersonExDescription",
            field(info, "PersonExDescription").chars,
            (None, Some(60)),
        ),
        (
            "PersonExDescriptionInfos",
            field(person, "PersonExDescriptionInfos").items,
            (None, Some(5)),
        ),
        ("GroupId", string("GroupId").bytes, (Some(1), Some(64))),
        ("PersonId", string("PersonId").bytes, (Some(1), Some(64))),
        (
            "GroupName",
            field(group, "GroupName").chars,
            (Some(1), Some(60)),
        ),
        (
            "GroupExDescriptions",
            field(group, "GroupExDescriptions").items,
            (None, Some(5)),
        ),
        (
            "GroupExDescription",
            string("GroupExDescription").chars,
            (Some(1), Some(30)),
        ),
        ("Tag", field(group, "Tag").chars, (None, Some(40))),
    ];
    for (name, found, expected) in table {
        assert_eq!(bounds(found.as_ref()), expected, "{name}");
    }
    for name in ["GroupId", "PersonId"] {
        let alphabet = string(name).alphabet.unwrap();
        assert_eq!(alphabet.symbols, "-%@#&_");
        assert!(alphabet.english_letters && alphabet.digits && !alphabet.chinese_letters);
        assert!(alphabet.advisory.is_none(), "{name}");
    }
}

#[test]
fn images_have_the_limits_of_the_page() {
    let image = API.image("Image").unwrap();
    let encoded = image.encoded.as_ref().unwrap();
    assert_eq!(
        (encoded.at.value, &*encoded.code.value),
        (5_242_880, "FailedOperation.ImageSizeExceed")
    );
    let (formats, _) = image.formats.as_ref().unwrap();
    assert_eq!(
        *formats,
        [ImageFormat::Png, ImageFormat::Jpg, ImageFormat::Bmp]
    );
    let (jpg, others, over) = image.long_side.as_ref().unwrap();
    assert_eq!(
        (*jpg, *others, &*over.value),
        (4_000, 2_000, "FailedOperation.ImageResolutionExceed")
    );
    let short = image.short_side.as_ref().unwrap();
    assert_eq!(
        (short.at.value, &*short.code.value),
        (64, "FailedOperation.ImageResolutionTooSmall")
    );
}

/// Only names and remarks: about their alphabets the vendor's own texts disagree.
#[test]
fn few_rules_are_advisory() {
    let fields = API.actions.iter().flat_map(|action| &action.parameters);
    let structures = API
        .structures
        .iter()
        .flat_map(|structure| &structure.fields);
    let fields = fields
        .chain(structures)
        .map(|field| (&*field.wire, &field.rules));
    let strings = API
        .strings
        .iter()
        .map(|string| (&*string.name.value, &string.rules));
    let advisory = |(name, rules): (&'static str, &model::Rules)| {
        let alphabet = rules
            .alphabet
            .as_ref()
            .filter(|alphabet| alphabet.advisory.is_some())?;
        assert!(
            alphabet.chinese_letters && alphabet.symbols == "-_",
            "{name}"
        );
        Some(name)
    };
    let names: Vec<_> = fields.chain(strings).filter_map(advisory).collect();
    assert_eq!(
        names,
        ["GroupExDescription", "GroupName", "GroupTag", "PersonName"]
    );
    let typed = |wire: &'static str, ty: &str| {
        let of_type = model::Type::Refined(ty.to_owned());
        let rows = API.actions.iter().flat_map(|action| &action.parameters);
        rows.filter(|row| row.wire == wire && row.ty == of_type)
            .count()
    };
    // To create and to modify.
    let rows = [
        ("GroupName", "GroupName"),
        ("Tag", "GroupTag"),
        ("PersonName", "PersonName"),
    ];
    assert_eq!(rows.map(|(wire, ty)| typed(wire, ty)), [2, 2, 2]);
}
