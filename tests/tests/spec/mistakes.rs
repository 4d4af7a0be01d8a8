//! Mistakes in the real spec, one edit each, with the diagnostics that they must give.

mod categories;
mod facts;
mod rates;
mod recovery;
mod switches;

use iai_codegen::{Problems, Sources, compile};
use iai_tests::spec;

/// A diagnostic: the file, what stands at its line and column, and the rest of its first line.
type Told = (String, String, String);

/// The diagnostics after an edit of one file.
fn problems_after(file: &str, from: &str, to: &str) -> Vec<Told> {
    let mut sources: Sources = spec::sources();
    assert!(sources.edit(file, from, to), "{file} has no `{from}`");
    let (_, problems) = compile(&sources, Problems::default());
    problems
        .render(&sources)
        .iter()
        .map(|text| told(&sources, text))
        .collect()
}

/// Reads `spec/FILE:LINE:COLUMN: error[…`.
fn told(sources: &Sources, text: &str) -> Told {
    let (place, rest) = text.lines().next().unwrap().split_once(": error").unwrap();
    let [name, line, column] = Vec::from_iter(place.split(':')).try_into().unwrap();
    let file = sources.files.iter().find(|file| file.name == name).unwrap();
    let line = file
        .text()
        .lines()
        .nth(line.parse::<usize>().unwrap() - 1)
        .unwrap();
    let there = line
        .chars()
        .skip(column.parse::<usize>().unwrap() - 1)
        .collect();
    (
        name.trim_start_matches("spec/").to_owned(),
        there,
        rest.to_owned(),
    )
}

/// One edit of the spec, and what is told about it.
struct Edit<'a> {
    file: &'a str,
    to: &'a str,
    found: Vec<Told>,
}

/// Writes `to` in place of `from`.
fn edit<'a>(file: &'a str, from: &str, to: &'a str) -> Edit<'a> {
    let found = problems_after(file, from, to);
    Edit { file, to, found }
}

impl Edit<'_> {
    /// One thing is told, at that text of the file.
    fn tells(self, at: &str, what: &str) {
        let Self { file, to, found } = self;
        let [(name, there, rest)] = &found[..] else {
            panic!("{to}: {found:?}");
        };
        assert_eq!((&**name, &**rest), (file, what), "{to}");
        assert!(there.starts_with(at), "{to}: at `{there}`");
    }
}

const PERSON: &str = "actions/create_person.yaml";
const GROUP: &str = "actions/create_group.yaml";

#[test]
fn bare_look_alikes_are_refused() {
    edit(
        "service.yaml",
        "version: \"2020-03-03\"",
        "version: 2020-03-03",
    )
    .tells(
        "2020-03-03",
        "[S010]: plain `2020-03-03` is a date to other YAML readers",
    );
    edit("types/pictures.yaml", "name: \"Y\"", "name: Y").tells(
        "Y,",
        "[S010]: plain `Y` is a boolean or null to other YAML readers",
    );
    edit("types/pictures.yaml", "name: \"Off\"", "name: Off").tells(
        "Off,",
        "[S010]: plain `Off` is a boolean or null to other YAML readers",
    );
}

#[test]
fn bare_look_alikes_in_examples_are_refused() {
    let table = [
        ("0012", "a number"),
        ("yes", "a boolean or null"),
        ("on", "a boolean or null"),
        ("1_000", "a number"),
        ("2020-03-03", "a date"),
    ];
    for (value, kind) in table {
        let to = format!("PersonId: {value}");
        let told = format!("[S010]: plain `{value}` is {kind} to other YAML readers");
        edit(PERSON, "PersonId: \"2001\"", &to).tells(value, &told);
    }
}

#[test]
fn bare_numbers_in_examples_are_refused() {
    edit(
        GROUP,
        "FaceModelVersion: \"3.0\"\n      GroupId",
        "FaceModelVersion: 3.0\n      GroupId",
    )
    .tells(
        "3.0",
        "[S015]: `FaceModelVersion` is a number, but the type is FaceModelVersion",
    );
    edit(PERSON, "PersonId: \"2001\"", "PersonId: 2001").tells(
        "2001",
        "[S015]: `PersonId` is a whole number, but the type is PersonId",
    );
    edit(
        PERSON,
        "FaceId: \"3454816969590585885\"",
        "FaceId: 3454816969590585885",
    )
    .tells(
        "3454816969590585885",
        "[S015]: `FaceId` is a whole number, but the type is String",
    );
}

#[test]
fn values_of_another_kind_are_refused() {
    let kinds = [
        ("max: \"60\"", "[S008]: expected a whole number, found text"),
        ("max: sixty", "[S008]: expected a whole number, found text"),
        (
            "max: 60.0",
            "[S008]: expected a whole number, found a number",
        ),
        ("max: [60]", "[S008]: expected a whole number, found a list"),
        ("max: -1", "[S011]: a size cannot be negative"),
    ];
    for (to, rest) in kinds {
        let there = to.trim_start_matches("max: ");
        edit(PERSON, "max: 60", to).tells(there, rest);
    }
    let required = "[S008]: expected `true` or `false`, found text";
    for to in ["required: yes", "required: \"true\""] {
        let there = to.trim_start_matches("required: ");
        edit(PERSON, "required: true", to).tells(there, required);
    }
}

#[test]
fn rows_that_contradict_themselves_are_refused() {
    edit(PERSON, "max: 60", "max: 0").tells(
        "1",
        "[S011]: `min` is above `max`: nothing would be allowed",
    );
    edit(PERSON, "default: 0", "default: 5").tells("5", "[S013]: the default of `UniquePersonControl` is 5, which is no value of UniquePersonControl");
    edit(PERSON, "Gender: 1", "Gender: 3")
        .tells("3", "[S015]: `Gender` is 3, which is no value of Gender");
    edit(PERSON, "      PersonName: Junly\n", "").tells(
        "GroupId: ZhuYuanDormitoryNo1",
        "[S015]: the example lacks the required `PersonName`",
    );
    edit(
        PERSON,
        "page: { RequestId: 76dedef7-af27-4a20-9064-c5ef3133926d }",
        "page: { Error: { Code: InvalidParameterValue.PersonIdAlreadyExist, \
             Message: This PersonId is in use; choose another one. }, \
             RequestId: 76dedef7-af27-4a20-9064-c5ef3133926d }",
    )
    .tells(
        "examples[2].response",
        "[S018]: `examples[2].response` is what the page has: the correction is needed no longer",
    );
    edit(
        "types/persons.yaml",
        "value: 0, name: NotGiven",
        "value: 1, name: NotGiven",
    )
    .tells("1, name: Male", "[S012]: the value 1 is `NotGiven` already");
}

#[test]
fn examples_notice_that_a_value_is_gone() {
    let found = problems_after(
        "types/persons.yaml",
        "value: 2, name: Female",
        "value: 3, name: Female",
    );
    let gone = "[S015]: `Gender` is 2, which is no value of Gender";
    let expected = (PERSON.to_owned(), "2".to_owned(), gone.to_owned());
    assert_eq!(found, [expected.clone(), expected]);
}

#[test]
fn names_of_nothing_are_refused() {
    edit(PERSON, "type: Gender", "type: Gendre").tells("Gendre", "[S004]: unknown type `Gendre`");
    edit(
        PERSON,
        "over: InvalidParameterValue.PersonNameTooLong",
        "over: InvalidParameterValue.PersonNameToLong",
    )
    .tells(
        "InvalidParameterValue.PersonNameToLong",
        "[S005]: unknown error code `InvalidParameterValue.PersonNameToLong`",
    );
    edit(PERSON, "required: true", "requred: true")
        .tells("requred: true", "[S003]: unknown key `requred`");
    edit(PERSON, "any_of: [Url, Image]", "any_of: [Ulr, Image]")
        .tells("Ulr", "[S014]: there is no parameter `Ulr` here");
    edit(
        PERSON,
        "by: PersonExDescriptionIndex",
        "by: PersonExDescriptionIndexes",
    )
    .tells(
        "PersonExDescriptionIndexes",
        "[S014]: there is no field `PersonExDescriptionIndexes` here",
    );
    edit(PERSON, "when: SimilarPersonId", "when: SimilarPerson").tells(
        "SimilarPerson",
        "[S014]: there is no response field `SimilarPerson` here",
    );
    edit(
        "types/pictures.yaml",
        "allow: [png, jpg, bmp]",
        "allow: [png, jpeg, bmp]",
    )
    .tells("jpeg", "[S017]: `jpeg` is not a word that belongs here");
}

/// The nearest word is offered for keys, types, codes, parameters and fields.
#[test]
fn near_misses_get_a_suggestion() {
    let table = [
        ("required: true", "requred: true", "required"),
        ("type: Gender", "type: Gendre", "Gender"),
        (
            "over: InvalidParameterValue.PersonNameTooLong",
            "over: InvalidParameterValue.PersonNameToLong",
            "InvalidParameterValue.PersonNameTooLong",
        ),
        ("any_of: [Url, Image]", "any_of: [Url, Imag]", "Image"),
        (
            "by: PersonExDescriptionIndex",
            "by: PersonExDescriptionIdx",
            "PersonExDescriptionIndex",
        ),
        (
            "when: SimilarPersonId",
            "when: SimilarPersonld",
            "SimilarPersonId",
        ),
    ];
    for (from, to, suggestion) in table {
        let mut sources = spec::sources();
        assert!(sources.edit(PERSON, from, to));
        let (_, problems) = compile(&sources, Problems::default());
        let text = problems.render(&sources).join("\n");
        assert!(
            text.contains(&format!("did you mean `{suggestion}`?")),
            "{to}: {text}"
        );
    }
}

#[test]
fn a_template_that_holds_itself_is_found_and_ends() {
    let file = "types/attribute_items.yaml";
    let row = "      # The vendor's example value is 90,";
    let itself = format!(
        "      - {{ name: Inner, type: AttributeItem, of: HatStyle, always: true }}\n{row}"
    );
    let found = problems_after(file, row, &itself);
    assert!(!found.is_empty());
    for (name, there, rest) in found {
        assert_eq!(name, file);
        assert!(there.starts_with("AttributeItem"), "{there}");
        assert!(rest.starts_with("[S024]: `"), "{rest}");
    }
    // Within a list it may end, and where it may be left out.
    for field in ["[AttributeItem]", "AttributeItem"] {
        let row_and_field =
            format!("      - {{ name: Inner, type: {field}, of: HatStyle }}\n{row}");
        assert_eq!(problems_after(file, row, &row_and_field), []);
    }
}
