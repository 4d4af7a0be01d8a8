//! Lengths, alphabets and the limits of images.

use super::{API, action};
use iai_codegen::model::{self, Alphabet, Bounds, Constraint, Field, ImageFormat, Rule};

/// Least and greatest size of a row whose only rule about sizes is of kind `unit`.
fn bounds(rules: &[Rule], unit: &str) -> (Option<u64>, Option<u64>) {
    let ends = |bounds: &Bounds<u64>| {
        let [min, max] = [&bounds.min, &bounds.max];
        [min, max].map(|limit| limit.as_ref().map(|limit| limit.at))
    };
    let found: Vec<_> = rules
        .iter()
        .filter_map(|rule| match &rule.constraint {
            Constraint::Chars(bounds) => Some(("chars", ends(bounds))),
            Constraint::Bytes(bounds) => Some(("bytes", ends(bounds))),
            Constraint::Items(bounds) => Some(("items", ends(bounds))),
            _ => None,
        })
        .collect();
    let [(found, [min, max])] = found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(found, unit);
    (min, max)
}

fn alphabet(rules: &[Rule]) -> Option<(&Rule, &Alphabet)> {
    rules.iter().find_map(|rule| match &rule.constraint {
        Constraint::Alphabet(alphabet) => Some((rule, alphabet)),
        _ => None,
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
            (field(person, "PersonName"), "chars"),
            (Some(1), Some(60)),
        ),
        (
            "PersonExDescription",
            (field(info, "PersonExDescription"), "chars"),
            (None, Some(60)),
        ),
        (
            "PersonExDescriptionInfos",
            (field(person, "PersonExDescriptionInfos"), "items"),
            (None, Some(5)),
        ),
        ("GroupId", (string("GroupId"), "bytes"), (Some(1), Some(64))),
        (
            "PersonId",
            (string("PersonId"), "bytes"),
            (Some(1), Some(64)),
        ),
        (
            "GroupName",
            (field(group, "GroupName"), "chars"),
            (Some(1), Some(60)),
        ),
        (
            "GroupExDescriptions",
            (field(group, "GroupExDescriptions"), "items"),
            (None, Some(5)),
        ),
        (
            "GroupExDescription",
            (string("GroupExDescription"), "chars"),
            (Some(1), Some(30)),
        ),
        ("Tag", (field(group, "Tag"), "chars"), (None, Some(40))),
    ];
    for (name, (rules, unit), expected) in table {
        assert_eq!(bounds(&rules, unit), expected, "{name}");
    }
}

#[test]
fn ids_have_the_alphabet_of_the_pages() {
    for name in ["GroupId", "PersonId"] {
        let rules = &API.string(name).unwrap().rules;
        let (rule, alphabet) = alphabet(rules).unwrap();
        assert_eq!(alphabet.symbols, "-%@#&_");
        assert!(alphabet.english_letters && alphabet.digits && !alphabet.chinese_letters);
        assert!(rule.advisory.is_none(), "{name}");
    }
}

#[test]
fn images_have_the_limits_of_the_page() {
    let image = API.image("Image").unwrap();
    let encoded = image.encoded.as_ref().unwrap();
    assert_eq!(
        (encoded.at, &*encoded.code),
        (5_242_880, "FailedOperation.ImageSizeExceed")
    );
    let (formats, _) = image.formats.as_ref().unwrap();
    assert_eq!(
        *formats,
        [ImageFormat::Png, ImageFormat::Jpg, ImageFormat::Bmp]
    );
    let (jpg, others, over) = image.long_side.as_ref().unwrap();
    assert_eq!(
        (*jpg, *others, over.as_str()),
        (4_000, 2_000, "FailedOperation.ImageResolutionExceed")
    );
    let short = image.short_side.as_ref().unwrap();
    assert_eq!(
        (short.at, &*short.code),
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
        .map(|string| (&*string.name, &string.rules));
    let advisory = |(name, rules): (&'static str, &Vec<Rule>)| {
        let (_, alphabet) = alphabet(rules).filter(|(rule, _)| rule.advisory.is_some())?;
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
