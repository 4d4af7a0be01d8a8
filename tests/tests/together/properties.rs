//! What must hold for any request.

use iai_client::actions::{CreateGroupRequest, CreatePersonRequest};
use iai_client::types::PersonExDescriptionInfo;
use iai_client::{
    Client, ClientBuilder, Credentials, Endpoint, Error, ErrorKind, Image, Method, RequestConfig,
    validate::ValidationLevel,
};
use iai_emulator::Emulator;
use iai_tests::harness::{self, EmulatorHarness};
use iai_tests::raw::{SECRET_ID, SECRET_KEY};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::json;
use std::cell::Cell;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Text of any characters; proptest's own prefers short and plain ones.
fn text(least: usize, most: usize) -> impl Strategy<Value = String> {
    let plain = "[ -~]".prop_map(|text: String| text.chars().next().unwrap_or('a'));
    let odd = select(vec![
        '\0', '\n', '\r', '"', '\\', '/', '%', '+', '&', '=', '\u{7f}', '\u{2028}', '\u{feff}',
        '人', '😀',
    ]);
    let one = prop_oneof![any::<char>(), plain, odd];
    prop::collection::vec(one, least..=most).prop_map(String::from_iter)
}

fn methods() -> impl Strategy<Value = Method> {
    select(vec![Method::Post, Method::Get])
}

fn entry(index: Option<u64>, value: Option<String>) -> PersonExDescriptionInfo {
    let mut entry = PersonExDescriptionInfo::default();
    entry.person_ex_description_index = index;
    entry.person_ex_description = value;
    entry
}

fn image() -> impl Strategy<Value = Image> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..900).prop_map(Image::from_bytes),
        text(0, 200).prop_map(Image::from_base64),
    ]
}

prop_compose! {
    /// A request that need not make sense.
    fn person()(
        texts in [option::of(text(0, 70)), option::of(text(0, 70)), option::of(text(0, 70)), option::of(text(0, 70))],
        numbers in (option::of(any::<i64>()), option::of(any::<u64>()), option::of(any::<u64>()), option::of(any::<bool>())),
        infos in option::of(prop::collection::vec((option::of(any::<u64>()), option::of(text(0, 70))), 0..7)),
        image in option::of(image()),
    ) -> CreatePersonRequest {
        let mut request = CreatePersonRequest::default();
        [request.group_id, request.person_name, request.person_id, request.url] = texts;
        request.gender = numbers.0.map(Into::into);
        request.unique_person_control = numbers.1.map(Into::into);
        request.quality_control = numbers.2.map(Into::into);
        request.need_rotate_detection = numbers.3;
        request.person_ex_description_infos =
            infos.map(|infos| infos.into_iter().map(|(index, value)| entry(index, value)).collect());
        request.image = image;
        request
    }
}

prop_compose! {
    /// Likewise.
    fn group()(
        texts in [option::of(text(0, 70)), option::of(text(0, 70)), option::of(text(0, 50)), option::of(text(0, 4))],
        fields in option::of(prop::collection::vec(text(0, 40), 0..7)),
    ) -> CreateGroupRequest {
        let mut request = CreateGroupRequest::default();
        [request.group_id, request.group_name, request.tag, request.face_model_version] = texts;
        request.group_ex_descriptions = fields;
        request
    }
}

/// Clients with different values of everything that a signature covers or leaves out.
fn clients(url: &str) -> Vec<Client> {
    let endpoint = || Endpoint::custom(url).unwrap();
    let token = Credentials::new("AKIDtemp", "temp-key")
        .unwrap()
        .with_session_token("token/+==")
        .unwrap();
    let plain = || harness::builder(url);
    let builders: [ClientBuilder; 4] = [
        plain(),
        plain().credentials(token),
        plain().region("ap-guangzhou").app_name("a b,c;d"),
        plain().endpoint(endpoint().signing_host("iai.tencentcloudapi.com").unwrap()),
    ];
    builders.map(|builder| builder.build().unwrap()).into()
}

fn signing_lab() -> (EmulatorHarness, Vec<Client>) {
    let builder = Emulator::builder().credentials(SECRET_ID, SECRET_KEY);
    let harness = EmulatorHarness::of(
        builder
            .temporary_secret("AKIDtemp", "temp-key", "token/+==")
            .start()
            .unwrap(),
    );
    let clients = clients(&harness.emulator.url());
    (harness, clients)
}

/// The emulator has looked at the parameters, so it must have taken the signature.
fn passed_the_gate(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::TooLarge(found) => found.method() == Method::Get,
        ErrorKind::Service(found) => {
            let known = [
                "InvalidParameter",
                "MissingParameter.ErrorParameterEmpty",
                "FailedOperation.",
            ];
            known.iter().any(|start| found.code().starts_with(start))
        }
        _ => false,
    }
}

#[test]
fn client_and_emulator_agree_about_every_signature() {
    let (harness, clients) = signing_lab();
    let options = (methods(), any::<bool>(), any::<bool>(), any::<Index>());
    proptest!(config(400), |(person in person(), group in group(), (method, unsigned, action, index) in options)| {
        let options = RequestConfig::new().validation(ValidationLevel::Off).method(method);
        let client = index.get(&clients).with_config(options.unsigned_payload(unsigned).sign_action(action));
        let persons = harness.wait(client.send(person)).map(drop);
        let groups = harness.wait(client.send(group)).map(drop);
        for error in [persons.err(), groups.err()].into_iter().flatten() {
            prop_assert!(passed_the_gate(&error), "{error}");
        }
    });
}

/// Any text in the place of any other, at the default level: what is unusual must not be refused for that.
#[test]
fn any_text_arrives_unchanged() {
    let ids = "[-A-Za-z0-9%@#&_]{1,64}";
    let names = (text(1, 60), text(1, 60), text(0, 40));
    let fields = prop::collection::btree_set(text(1, 30), 1..=5);
    let values = prop::collection::vec(text(0, 60), 0..=5);
    proptest!(config(100), |(method in methods(), group_id in ids, person_id in ids, (name, group, tag) in names,
                            fields in fields, mut values in values)| {
        values.truncate(fields.len());
        let harness = EmulatorHarness::new();
        let options = RequestConfig::new().method(method);
        let client = harness.client.with_config(options);
        let created = client.create_group().group_id(&group_id).group_name(&group).tag(&tag);
        let created = harness.wait(created.group_ex_descriptions(fields.clone()).send());
        prop_assert!(created.is_ok(), "{:?}", created);
        let entries = (0..).zip(values.clone()).map(|(index, value)| entry(Some(index), Some(value)));
        let enrolled = client.create_person().group_id(&group_id).person_name(&name).person_id(&person_id);
        let image = Image::from_bytes(iai_tests::pictures::png(100, 100));
        let enrolled = enrolled.person_ex_description_infos(entries).image(image);
        let enrolled = harness.wait(enrolled.send());
        prop_assert!(enrolled.is_ok(), "{:?}", enrolled);

        let (groups, persons) = (harness.groups(), harness.persons());
        let told = ["GroupId", "GroupName", "Tag"].map(|name| &groups[0][name]);
        prop_assert_eq!(told, [&json!(group_id), &json!(group), &json!(tag)]);
        prop_assert_eq!(&groups[0]["GroupExDescriptions"], &json!(fields));
        let told = ["PersonId", "PersonName"].map(|name| &persons[0][name]);
        prop_assert_eq!(told, [&json!(person_id), &json!(name)]);
        let told = persons[0]["Groups"][0]["PersonExDescriptions"].as_array().unwrap();
        let told: Vec<_> = told.iter().map(|entry| entry["PersonExDescription"].as_str().unwrap()).collect();
        prop_assert_eq!(told, values);
    });
}

/// The url is not kept by the emulator; that it arrives whole is seen from the file that it names.
#[test]
fn any_url_arrives_unchanged() {
    let folder = iai_tests::folder::Folder::new();
    let builder = Emulator::builder()
        .credentials(SECRET_ID, SECRET_KEY)
        .pictures(folder.path());
    let harness = EmulatorHarness::of(builder.start().unwrap());
    harness.create_group(&json!({"GroupId": "g", "GroupName": "n"}));
    let names = "[a-zA-Z0-9 &=+,;@群照片'()!~-]{1,20}\\.png";
    let count = Cell::new(0);
    proptest!(config(60), |(name in names, method in methods(), query in "[?&a-z0-9=%+]{0,20}")| {
        folder.write(name.trim(), &iai_tests::pictures::png(100, 100));
        count.set(count.get() + 1);
        let url = format!("https://h/{}?{query}#x", name.trim());
        let client = harness.client.with_config(RequestConfig::new().method(method));
        let call = client.create_person().group_id("g").person_name("n").person_id(format!("p{}", count.get()));
        let response = harness.wait(call.url(&url).send());
        prop_assert!(response.is_ok(), "{url}: {:?}", response);
    });
}
