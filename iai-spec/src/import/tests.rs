use super::*;
use crate::definitions::{definitions, error_codes};

/// Definitions of our own that have one of everything.
const SHOP: &str = r#"{
    "metadata": {"apiVersion": "2024-01-01", "serviceShortName": "shop", "serviceNameCN": "店: 1"},
    "actions": {
        "DescribeThings": {"input": "DescribeThingsRequest", "output": "DescribeThingsResponse", "status": "deprecated",
                           "name": "Lists", "document": "Lists\n- all things."},
        "PutThing": {"input": "PutThingRequest", "output": "PutThingResponse", "skip_sign": true},
        "UploadThing": {"input": "UploadThingRequest", "output": "PutThingResponse"}
    },
    "objects": {
        "DescribeThingsRequest": {"members": [
            {"name": "Offset", "type": "int", "member": "uint64", "document": "默认0。"},
            {"name": "Limit", "type": "int", "member": "uint64", "document": "默认20，最大值为100。"},
            {"name": "Gone", "type": "int", "member": "int64", "disabled": true}]},
        "DescribeThingsResponse": {"members": [
            {"name": "TotalCount", "type": "int", "member": "int64", "output_required": true},
            {"name": "Things", "type": "list", "member": "Thing", "output_required": true, "value_allowed_null": true},
            {"name": "RequestId", "type": "string", "member": "string"}]},
        "PutThingRequest": {"members": [
            {"name": "VpcId", "type": "string", "member": "string", "required": true, "document": "It has 1 to 60 characters."},
            {"name": "VPCId", "type": "string", "member": "string"},
            {"name": "Thing", "type": "object", "member": "Thing", "required": true}]},
        "PutThingResponse": {"members": [{"name": "RequestId", "type": "string", "member": "string"}]},
        "Thing": {"document": "A thing.", "members": [
            {"name": "Y", "type": "float", "member": "float", "required": true, "output_required": true},
            {"name": "Parts", "type": "list", "member": "Thing", "value_allowed_null": true},
            {"name": "At", "type": "string", "member": "datetime_iso", "example": "2024-01-01 00:00:00"},
            {"name": "Day", "type": "string", "member": "date", "example": "2024-01-01"}]},
        "Unused": {"members": []},
        "UploadThingRequest": {"members": [{"name": "Body", "type": "binary", "member": "binary"}]}
    }
}"#;

const CODES: &str = "# Somebody's.\n\n# It failed.\nF = 'FailedOperation.Stuck'\n\n# Platform.\nI = 'InternalError'\n\nJ = 'InternalError.'\n";

fn shop(texts: bool) -> Import {
    let definitions = definitions(SHOP.as_bytes(), "api.json").unwrap();
    let codes = error_codes(CODES, "errorcodes.py").unwrap();
    let facts = Facts {
        definitions: &definitions,
        codes: &codes,
        page: None,
    };
    import(facts, Options { texts }).unwrap()
}

#[test]
fn rows_that_are_known_are_written_and_others_are_marked() {
    let import = shop(false);
    let names: Vec<&str> = import.files.keys().map(String::as_str).collect();
    let expected = [
        "actions/describe_things.yaml",
        "actions/put_thing.yaml",
        "errors.yaml",
        "service.yaml",
        "types.yaml",
    ];
    assert_eq!(names, expected);
    let list = r#"action: DescribeThings
# DECIDE: site: both, mainland or international
effect: read
deprecated: The vendor calls it deprecated.

parameters:
  # DECIDE: the text has: default 0
  - { name: Offset, type: Unsigned }
  # DECIDE: the text has: default 20; at most 100
  - { name: Limit, type: Unsigned }
  # `Gone` is in the definitions, and disabled.

response:
  - { name: TotalCount, type: Integer, always: true }
  - { name: Things, type: [Thing], nullable: true }
  - { name: RequestId, type: String, always: true }

paging: { offset: Offset, limit: Limit, max: 100, items: Things, total: TotalCount }

errors: {} # DECIDE: the codes of its page
"#;
    assert_eq!(import.files["actions/describe_things.yaml"], list);
}

#[test]
fn what_a_person_must_decide_is_marked() {
    let import = shop(false);
    let put = r#"action: PutThing
# DECIDE: site: both, mainland or international
effect: create # DECIDE: `idempotent` or `read`, if a call may be sent twice
signed: false

parameters:
  # DECIDE: the text has: 1 to 60 characters
  - { name: VpcId, type: String, required: true }
  - { name: VPCId, type: String, rust: vpc_id_2 }
  - { name: Thing, type: Thing, required: true }

response:
  - { name: RequestId, type: String, always: true }

errors: {} # DECIDE: the codes of its page
"#;
    assert_eq!(import.files["actions/put_thing.yaml"], put);
    let thing = r#"
structures:
  - name: Thing
    # DECIDE: always there by the definitions: Y
    fields:
      - { name: "Y", type: Float, required: true }
      - { name: Parts, type: [Thing], nullable: true }
      # DECIDE: the definitions say datetime_iso, and the example has another form
      - { name: At, type: String }
      - { name: Day, type: Date }
"#;
    assert!(
        import.files["types.yaml"].ends_with(thing),
        "{}",
        import.files["types.yaml"]
    );
    assert_eq!(import.marks(), 11);
}

#[test]
fn codes_of_the_platform_need_no_row_and_equal_names_get_a_number() {
    let errors = r"# Codes of the service; those of the platform need no row.
# DECIDE: retry of each code that the class of its family is wrong for.
errors:
  - { code: FailedOperation.Stuck }
  - { code: InternalError., rust: InternalError2 }

sets:
  # All of them: the definitions do not tell which action answers which.
  - name: service
    codes:
      - FailedOperation.Stuck
      - InternalError.
";
    assert_eq!(shop(false).files["errors.yaml"], errors);
}

#[test]
fn what_the_format_cannot_express_is_left_out_and_told() {
    let import = shop(false);
    let left = LeftOut {
        action: "UploadThing".to_owned(),
        construct: "upload of a file as the body: UploadThingRequest.Body".to_owned(),
    };
    assert_eq!(import.left_out, [left]);
    let service = "\n# Left out, since the format cannot express them:\n# - UploadThing: upload of a file as the body: UploadThingRequest.Body\n";
    assert!(import.files["service.yaml"].ends_with(service));
    // With nothing else there is no spec.
    let alone = SHOP
        .replace("UploadThingRequest\", \"output", "X")
        .replace("\"type\": \"int\"", "\"type\": \"odd\"");
    let alone = alone.replace(
        "\"PutThingRequest\", \"output\"",
        "\"UploadThingRequest\", \"output\"",
    );
    let alone = alone.replace(
        "\"input\": \"X\"",
        "\"input\": \"UploadThingRequest\", \"output\"",
    );
    let definitions = definitions(alone.as_bytes(), "api.json").unwrap();
    let told = super::import(
        Facts {
            definitions: &definitions,
            codes: &[],
            page: None,
        },
        Options::default(),
    )
    .unwrap_err()
    .to_string();
    assert_eq!(
        told,
        "shop 2024-01-01: none of its 3 actions can be expressed\n  = help: choose another version or service"
    );
}

#[test]
fn descriptions_become_documentation_only_when_they_are_asked_for() {
    let without = shop(false).files.into_values().collect::<String>();
    let with = shop(true);
    for text in ["all things", "A thing.", "It failed.", "It has 1"] {
        assert!(!without.contains(text), "{text}");
        assert!(
            with.files.values().any(|file| file.contains(text)),
            "{text}"
        );
    }
    let list =
        "action: DescribeThings\nsummary: Lists\ndoc: |-\n  Lists\n  - all things.\n# DECIDE: site";
    assert!(
        with.files["actions/describe_things.yaml"].starts_with(list),
        "{}",
        with.files["actions/describe_things.yaml"]
    );
    let code = "  - code: FailedOperation.Stuck\n    meaning: It failed.\n";
    assert!(
        with.files["errors.yaml"].contains(code),
        "{}",
        with.files["errors.yaml"]
    );
}

#[test]
fn secrets_and_tokens_of_a_repeat_are_marked() {
    let api = SHOP
        .replace("\"VPCId\"", "\"ClientToken\"")
        .replace("\"VpcId\"", "\"Password\"");
    let definitions = definitions(api.as_bytes(), "api.json").unwrap();
    let facts = Facts {
        definitions: &definitions,
        codes: &[],
        page: None,
    };
    let import = import(facts, Options::default()).unwrap();
    let put = r#"action: PutThing
# DECIDE: site: both, mainland or international
effect: create # DECIDE: `idempotent`, if every call has a ClientToken: it makes a repeat safe
signed: false

parameters:
  # DECIDE: personal data or a secret?
  # DECIDE: the text has: 1 to 60 characters
  - { name: Password, type: String, required: true, sensitive: true }
  - { name: ClientToken, type: String }
"#;
    assert!(
        import.files["actions/put_thing.yaml"].starts_with(put),
        "{}",
        import.files["actions/put_thing.yaml"]
    );
    assert_eq!(import.actions, ["DescribeThings", "PutThing"]);
}
