//! A call of a tool, from its arguments to its answer.

use std::sync::Arc;

use iai_client::Client;
use iai_client::dynamic::DynRequest;
use rmcp::model::CallToolResult;
use serde_json::Value;

use super::answer;
use super::pictures::{self, Folder};
use super::schema::Object;
use super::session::Session;
use super::tool::ActionTool;
use crate::exit::Exit;
use crate::failure::Failure;

/// What the calls of a session share.
pub(super) struct Caller {
    /// Sends them. All calls share its connections and its rate limit.
    pub(super) client: Client,
    /// What may be called, and what is shown.
    pub(super) session: Session,
    /// Where pictures are.
    pub(super) pictures: Option<Arc<Folder>>,
}

impl Caller {
    /// Calls a tool with these arguments. Whatever goes wrong is an answer, which the model reads.
    pub(super) async fn call(&self, tool: &ActionTool, asked: Object) -> CallToolResult {
        match self.prepare(tool, asked.clone()).await {
            Ok(request) => self.send(tool, &asked, request).await,
            Err(failure) => answer::failure(&failure.with_action(tool.facts.action)),
        }
    }

    /// The request, which is checked when it is sent.
    async fn prepare(&self, tool: &ActionTool, asked: Object) -> Result<DynRequest, Failure> {
        self.check_allowed(tool)?;
        let parameters = self.with_pictures(tool, asked).await?;
        let request = tool.action.request(Value::Object(parameters));
        request.map_err(|error| {
            Failure::new(
                Exit::Invalid,
                error.to_string(),
                "Give the arguments that the tool's schema describes.",
            )
        })
    }

    fn check_allowed(&self, tool: &ActionTool) -> Result<(), Failure> {
        let Some(word) = self.session.missing(tool.facts.effect) else {
            return Ok(());
        };
        Err(Failure::new(
            Exit::Usage,
            format!(
                "{} is not allowed in this session; nothing was sent",
                tool.facts.method
            ),
            format!(
                "Ask the user to start the server with --allow {word}. Do not try other tools for the same end."
            ),
        ))
    }

    /// The arguments with pictures in place of their paths. Files are read where that may block.
    async fn with_pictures(&self, tool: &ActionTool, mut asked: Object) -> Result<Object, Failure> {
        let rows = tool.facts.parameters;
        let folder = self.pictures.clone();
        let filled = tokio::task::spawn_blocking(move || {
            pictures::fill(&mut asked, rows, folder.as_deref()).map(|()| asked)
        });
        filled.await.unwrap_or_else(|_| Err(interrupted()))
    }

    async fn send(&self, tool: &ActionTool, asked: &Object, request: DynRequest) -> CallToolResult {
        let personal = self.session.with_personal_data;
        match request.send(self.client.runtime()).await {
            Ok(response) => answer::success(tool.facts, asked, response, personal),
            Err(error) => answer::error(error, personal),
        }
    }
}

fn interrupted() -> Failure {
    Failure::new(
        Exit::Failed,
        "the pictures were not read to the end",
        "Call again.",
    )
}

#[cfg(test)]
mod tests {
    use iai_emulator::Emulator;
    use serde_json::json;
    use tempfile::TempDir;

    use super::super::allowed::Allowed;
    use super::super::tool::tools;
    use super::*;
    use crate::flags::Pictures;

    const NAME: &str = "Anna Bella";

    /// An emulator, and a session with it.
    struct Scene {
        emulator: Emulator,
        caller: Caller,
        _pictures: TempDir,
    }

    impl Scene {
        fn new(allowed: &[&str], with_personal_data: bool) -> Self {
            let emulator = Emulator::builder().credentials("AKIDlocal", "local-key");
            let emulator = emulator.start().unwrap();
            let pictures = tempfile::tempdir().unwrap();
            let picture = include_bytes!("../../../tests/data/astronaut.png");
            std::fs::write(pictures.path().join("face.png"), picture).unwrap();
            let session = Session {
                allowed: Allowed::of(allowed.iter().copied()),
                with_pictures: true,
                fits: false,
                with_personal_data,
            };
            let caller = Caller {
                client: emulator.client().unwrap(),
                session,
                pictures: Some(Arc::new(
                    Folder::new(pictures.path(), Pictures::default()).unwrap(),
                )),
            };
            Self {
                emulator,
                caller,
                _pictures: pictures,
            }
        }

        /// The answer to a call, and whether it succeeded.
        fn call(&self, name: &str, asked: Value) -> (bool, Value) {
            let tool = tools(self.caller.session, &[name]).remove(0);
            let asked = asked.as_object().unwrap().clone();
            let mut runtime = tokio::runtime::Builder::new_current_thread();
            let runtime = runtime.enable_all().build().unwrap();
            let answer = runtime.block_on(self.caller.call(&tool, asked));
            let succeeded = answer.is_error == Some(false);
            (succeeded, answer.structured_content.unwrap())
        }

        /// The answer to a call that succeeds.
        fn done(&self, name: &str, asked: Value) -> Value {
            let (succeeded, answer) = self.call(name, asked);
            assert!(succeeded, "{answer}");
            answer
        }

        /// The report of a call that fails.
        fn refused(&self, name: &str, asked: Value) -> Value {
            let (succeeded, answer) = self.call(name, asked);
            assert!(!succeeded, "{answer}");
            answer
        }
    }

    fn person() -> Value {
        json!({"GroupId": "g", "PersonId": "1", "PersonName": NAME, "Image": "face.png"})
    }

    #[test]
    fn what_is_not_allowed_is_not_sent() {
        let scene = Scene::new(&["idempotent"], false);
        let report = scene.refused("create_group", json!({"GroupId": "g", "GroupName": "G"}));
        assert_eq!(report["class"], "usage");
        assert_eq!(report["action"], "CreateGroup");
        assert_eq!(
            report["message"],
            "create_group is not allowed in this session; nothing was sent"
        );
        assert_eq!(scene.emulator.requests().len(), 0);
    }

    #[test]
    fn a_person_is_created_and_found_again_without_the_name() {
        let scene = Scene::new(&["create"], false);
        scene.done("create_group", json!({"GroupId": "g", "GroupName": "G"}));
        let created = scene.done("create_person", person());
        assert_eq!(
            created["_left_out"],
            json!({"values": 1, "fields": ["FaceId"]})
        );
        let note = created["_notes"][0].as_str().unwrap();
        assert!(
            note.starts_with("The service may refuse this another time: PersonName: "),
            "{note}"
        );
        let found = scene.done("get_person_base_info", json!({"PersonId": "1"}));
        assert_eq!(
            found["_left_out"]["fields"],
            json!(["FaceIds", "PersonName"])
        );
        assert!(!format!("{created}{found}").contains(NAME));
    }

    #[test]
    fn personal_data_is_given_when_the_user_wants_it() {
        let scene = Scene::new(&["all"], true);
        scene.done("create_group", json!({"GroupId": "g", "GroupName": "G"}));
        scene.done("create_person", person());
        let found = scene.done("get_person_base_info", json!({"PersonId": "1"}));
        assert_eq!(found["PersonName"], NAME);
        assert_eq!(found.get("_left_out"), None);
    }

    #[test]
    fn a_broken_rule_and_a_wrong_type_are_told_and_not_sent() {
        let scene = Scene::new(&[], false);
        let report = scene.refused("get_person_list", json!({"GroupId": "a b", "Limit": 1001}));
        assert_eq!(report["violations"][0]["parameter"], "GroupId");
        assert_eq!(
            report["violations"][1]["code"],
            "InvalidParameterValue.LimitExceed"
        );
        let report = scene.refused("get_person_list", json!({"GroupId": "a", "Limit": "9"}));
        let expected = "Limit: expected an integer from 0 up, found a string";
        assert_eq!(report["message"], expected);
        assert_eq!(scene.emulator.requests().len(), 0);
    }

    #[test]
    fn the_words_of_the_service_are_given_with_personal_data_alone() {
        let asked = json!({"GroupId": "nobody"});
        let report = Scene::new(&[], false).refused("get_group_info", asked.clone());
        let code = "InvalidParameterValue.GroupIdNotExist";
        assert_eq!(
            report["message"],
            format!("the service answered with {code}")
        );
        assert_eq!(report["code"], code);
        let report = Scene::new(&[], true).refused("get_group_info", asked);
        assert_ne!(
            report["message"],
            format!("the service answered with {code}")
        );
    }
}
