use iai_codegen::{Problems, Sources, compile};
use iai_tests::spec;
#[test]
fn probe() {
    let table = [
        ("service.yaml", "version: \"2020-03-03\"", "version: 2020-03-03"),
        ("errors.yaml", "retry: \"no\"", "retry: no"),
        ("types.yaml", "name: \"Y\"", "name: Y"),
        ("types.yaml", "name: \"Off\"", "name: Off"),
        ("types.yaml", "name: \"On\"", "name: On"),
        ("actions/create_group.yaml", "FaceModelVersion: \"3.0\"\n      GroupId", "FaceModelVersion: 3.0\n      GroupId"),
        ("actions/create_group.yaml", "FaceModelVersion: \"3.0\"\n      RequestId", "FaceModelVersion: 3.0\n      RequestId"),
        ("actions/create_person.yaml", "PersonId: \"2001\"", "PersonId: 2001"),
        ("actions/create_person.yaml", "PersonId: \"2001\"", "PersonId: 0012"),
        ("actions/create_person.yaml", "PersonExDescription: \"3150808\"", "PersonExDescription: 3150808"),
        ("actions/create_person.yaml", "FaceId: \"3454816969590585885\"", "FaceId: 3454816969590585885"),
        ("actions/create_person.yaml", "PersonName: Junly", "PersonName: yes"),
        ("actions/create_person.yaml", "PersonName: Junly", "PersonName: 1:30"),
        ("actions/create_person.yaml", "PersonName: Junly", "PersonName: ~"),
        ("actions/create_person.yaml", "PersonName: Junly", "PersonName: null"),
        ("actions/create_person.yaml", "PersonName: Junly", "PersonName: on"),
        ("actions/create_person.yaml", "required: true", "required: yes"),
        ("actions/create_person.yaml", "required: true", "required: \"true\""),
        ("actions/create_person.yaml", "max: 60", "max: \"60\""),
        ("actions/create_person.yaml", "max: 60", "max: 60.0"),
        ("actions/create_person.yaml", "max: 60", "max: -1"),
        ("actions/create_person.yaml", "max: 60", "max: 0"),
        ("actions/create_person.yaml", "max: 60", "max: sixty"),
        ("actions/create_person.yaml", "type: Gender", "type: Gendre"),
        ("actions/create_person.yaml", "any_of: [Url, Image]", "any_of: [Ulr, Image]"),
        ("actions/create_person.yaml", "prefer: Url", "prefer: Image"),
        ("actions/create_person.yaml", "prefer: Url", "prefer: Gender"),
        ("actions/create_person.yaml", "default: 0", "default: 5"),
        ("actions/create_person.yaml", "default: 0", "default: \"0\""),
        ("actions/create_person.yaml", "over: InvalidParameterValue.PersonNameTooLong", "over: InvalidParameterValue.PersonNameToLong"),
        ("actions/create_person.yaml", "required: true", "requred: true"),
        ("actions/create_person.yaml", "by: PersonExDescriptionIndex", "by: PersonExDescriptionIndexes"),
        ("actions/create_person.yaml", "when: SimilarPersonId", "when: SimilarPerson"),
        ("actions/create_person.yaml", "carries: [FaceId, FaceRect]", "carries: [FaceId, Face]"),
        ("actions/create_person.yaml", "Gender: 1", "Gender: 3"),
        ("actions/create_person.yaml", "PersonName: Junly", "PersonNam: Junly"),
        ("actions/create_person.yaml", "      PersonName: Junly\n", ""),
        ("actions/create_person.yaml", "at: examples[2].response", "at: examples[4].response"),
        ("actions/create_person.yaml", "page: { RequestId: 76dedef7-af27-4a20-9064-c5ef3133926d }", "page: { Error: { Code: InvalidParameterValue.PersonIdAlreadyExist, Message: This PersonId is in use; choose another one. }, RequestId: 76dedef7-af27-4a20-9064-c5ef3133926d }"),
        ("types.yaml", "value: 2, name: Female", "value: 1, name: Female"),
        ("types.yaml", "formats: { allow: [png, jpg, bmp]", "formats: { allow: [png, jpeg, bmp]"),
        ("types.yaml", "name: PersonId\n", "name: GroupId\n"),
        ("actions/create_person.yaml", "site: both", "site: everywhere"),
        ("actions/create_person.yaml", "effect: create\n", ""),
        ("actions/create_person.yaml", "action: CreatePerson", "action: CreateGroup"),
        ("errors.yaml", "  - code: ActionOffline\n", "  - code: ActionOffline\n    code: Twice\n"),
        ("service.yaml", "service: iai", "service: [iai"),
    ];
    for (file, from, to) in table {
        let mut sources: Sources = spec::sources();
        assert!(sources.edit(file, from, to), "{from}");
        let (_, problems) = compile(&sources, Problems::default());
        println!("--- {file}: {to}");
        for text in problems.render(&sources) { println!("{text}"); }
    }
}
