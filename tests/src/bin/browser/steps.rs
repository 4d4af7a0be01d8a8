//! What a person does with the page, and what must come of it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use iai_emulator::Emulator;
use iai_tests::pictures;
use serde_json::{Value, json};

use super::devtools::Browser;

/// A name that would run a script if it were taken for HTML.
const NAME: &str = "<img src=x onerror=hit=1>Ann";
const BAD_FAULT: &str = "CreatePerson: eror=InternalError";
const FAULT: &str = "CreatePerson: error=InternalError, times=1";

/// The page, the address that serves it, and the folder for pictures of it.
pub struct Page {
    pub browser: Browser,
    address: String,
    folder: PathBuf,
}

impl Page {
    pub fn new(mut browser: Browser, address: String, folder: PathBuf) -> Self {
        browser.look(1440, 900, "light");
        Self {
            browser,
            address,
            folder,
        }
    }

    fn page(&self) -> String {
        format!("{}/_emulator/ui", self.address)
    }

    /// Goes to a view.
    pub fn go(&mut self, hash: &str) {
        self.browser
            .value(&format!("location.hash = {}", json!(hash)));
        let view = hash.split(['/', '?']).next().unwrap_or_default();
        self.browser
            .wait(&format!("document.body.dataset.view === {}", json!(view)));
    }

    /// Keeps a picture of the page.
    pub fn keep(&mut self, name: &str) {
        // Rows that have just come are still bright.
        self.browser
            .value("Promise.all(document.getAnimations().map((each) => each.finished))");
        self.browser
            .picture(&self.folder.join(format!("{name}.png")));
    }

    fn text(&mut self, selector: &str) -> String {
        let found = self.browser.value(&format!(
            "document.querySelector({})?.innerText ?? ''",
            json!(selector)
        ));
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Sends the form, and waits for the outcome.
    fn send(&mut self, expected: &str) {
        self.browser.click("#send");
        let wanted = json!(expected);
        self.browser.wait(&format!(
            "document.querySelector('.outcome').innerText.includes({wanted})"
        ));
    }

    pub fn opens(&mut self) {
        let page = self.page();
        self.browser.open(&page);
        self.browser.value(include_str!("checks.js"));
        self.browser
            .wait("document.querySelector('#live').classList.contains('on')");
        self.browser.wait(
            "document.querySelector('#view-state').innerText.includes('There are no groups yet.')",
        );
        assert_eq!(self.browser.value("document.title"), "IAI emulator");
        self.keep("empty");
    }

    pub fn creates_a_group(&mut self) {
        self.go("try/CreateGroup");
        self.browser
            .wait("document.querySelector('#view-try input[name=GroupId]') !== null");
        self.browser.write("#view-try input[name=GroupId]", "staff");
        self.browser
            .write("#view-try input[name=GroupName]", "Staff");
        self.send("CreateGroup: ok");
        self.go("state");
        self.browser
            .wait("document.querySelector('.groups').innerText.includes('Staff')");
    }

    pub fn enrols(&mut self, photo: &Path, emulator: &Emulator) {
        self.browser.click("#view-state .detail .head a");
        self.browser
            .wait("document.querySelector('#action').value === 'CreatePerson'");
        self.browser
            .wait("document.querySelector('#view-try input[name=GroupId]').value === 'staff'");
        self.browser.write("#view-try input[name=PersonName]", NAME);
        self.browser.write("#view-try input[name=PersonId]", "p-1");
        self.browser.choose("#view-try input[name=Image]", photo);
        self.browser
            .wait("document.querySelector('.preview').naturalWidth === 512");
        self.send("CreatePerson: ok");
        self.keep("enrolled");

        let record = emulator.requests().pop().expect("a request");
        assert_eq!(
            (record.action.as_str(), record.code.as_deref()),
            ("CreatePerson", Some("ok"))
        );
        let row = format!(
            "[...document.querySelectorAll('.log tr')].some((row) => row.innerText.includes('CreatePerson') \
            && row.innerText.includes('ok') && row.innerText.includes(' ms') && row.innerText.includes('{}'))",
            record.request_id
        );
        self.browser.wait(&row);
        self.shows_what_was_signed();

        self.go("state");
        self.browser
            .wait("document.querySelector('[data-person=p-1]') !== null");
        assert!(self.text("[data-person=p-1]").contains(NAME));
        // The emulator keeps pictures.
        self.browser
            .wait("document.querySelector('[data-person=p-1] img').naturalWidth === 512");
        self.keep("person");
        assert_eq!(self.browser.value("typeof hit"), "undefined");
        assert_eq!(emulator.state()["Persons"][0]["PersonName"], NAME);
    }

    fn shows_what_was_signed(&mut self) {
        self.browser.click(".signed summary");
        let told = self.text(".signed");
        for part in [
            "Authorization: TC3-HMAC-SHA256 Credential=AKIDtest/",
            "content-type;host;x-tc-action",
            "tc3_request",
            "Signature=",
        ] {
            assert!(told.contains(part), "{part} in {told}");
        }
        assert!(!told.contains("key-of-the-test"), "{told}");
    }

    pub fn meets_a_fault(&mut self, photo: &Path, emulator: &Emulator) {
        self.browser.click("nav a[data-view=faults]");
        self.browser.write("#fault", BAD_FAULT);
        self.browser.press("Enter", 13, "\r");
        self.browser
            .wait("document.querySelector('#fault').getAttribute('aria-invalid') === 'true'");
        assert!(
            self.text("#fault-problem")
                .contains("did you mean error=CODE?")
        );
        self.keep("fault_refused");
        self.browser.write("#fault", FAULT);
        self.browser.press("Enter", 13, "\r");
        self.browser.wait(&format!(
            "document.querySelector('.faults tbody').innerText.includes({})",
            json!(FAULT)
        ));
        assert_eq!(self.text("#fault-count"), "1");
        assert_eq!(emulator.faults().list().len(), 1);

        self.go("try/CreatePerson");
        self.browser.write("#view-try input[name=PersonId]", "p-2");
        self.browser.choose("#view-try input[name=Image]", photo);
        self.browser
            .wait("document.querySelector('.preview').naturalWidth === 512");
        self.send("CreatePerson: InternalError");
        self.browser
            .wait("document.querySelector('.log .fault')?.innerText.includes('not carried out')");
        self.keep("struck");
        self.send("CreatePerson: ok");
        self.go("faults");
        self.browser
            .wait("document.querySelector('.faults tbody').innerText.includes('1 of 2 calls')");
        self.browser
            .wait("document.querySelector('.faults tbody').innerText.includes('used up')");
        self.browser.click(".faults tbody button");
        self.browser
            .wait("document.querySelectorAll('.faults tbody tr').length === 0");
        assert!(emulator.faults().list().is_empty());
    }

    pub fn shows_what_a_reset_does(&mut self) {
        self.go("faults");
        for fault in [
            "GetGroupList: reset, when=after",
            "GetGroupInfo: half",
            "*: delay=1ms",
        ] {
            self.browser.write("#fault", fault);
            self.browser.press("Enter", 13, "\r");
            self.browser.wait(&format!(
                "document.querySelector('.faults tbody').innerText.includes({})",
                json!(fault)
            ));
        }
        self.keep("faults");
        self.go("try/GetGroupList");
        self.send("GetGroupList: reset");
        assert!(
            self.text(".result")
                .contains("No response: the connection is reset here")
        );
        self.go("try/GetGroupInfo");
        self.send("GetGroupInfo: half");
        self.go("faults");
        self.browser.click("#view-faults button.danger");
        self.browser
            .wait("document.querySelectorAll('.faults tbody tr').length === 0");
    }

    pub fn has_a_form_for_each_action(&mut self) {
        let document = self
            .browser
            .value("fetch('/_emulator/actions').then((response) => response.json())");
        let actions = document["actions"].as_array().expect("actions");
        assert_eq!(actions.len(), 35);
        for action in actions {
            let name = action["action"].as_str().expect("a name");
            self.go(&format!("try/{name}"));
            self.browser.wait(&format!(
                "document.querySelector('#action').value === {}",
                json!(name)
            ));
            let parameters = action["parameters"].as_array().map_or(0, Vec::len);
            let shown = self
                .browser
                .value("document.querySelectorAll('#view-try .form > :not(.empty)').length");
            assert_eq!(shown, parameters, "{name}");
            // A list shows its fields only when it has an entry.
            self.browser
                .value("document.querySelectorAll('#view-try .add').forEach((add) => add.click())");
            assert_eq!(self.browser.value("unlabelled()"), json!([]), "{name}");
        }
    }

    pub fn tells_what_is_wrong(&mut self) {
        self.go("try/CreateGroup");
        self.browser.write("#view-try input[name=GroupId]", "staff");
        self.browser
            .write("#view-try input[name=GroupName]", "Another");
        self.send("CreateGroup: InvalidParameterValue.GroupIdAlreadyExist");
        assert!(self.text(".meaning").contains("What to do"));
        self.keep("refused");
    }

    /// Persons come in parts of 24.
    pub fn pages_through_a_group(&mut self) {
        let picture = STANDARD.encode(pictures::png(100, 100));
        let calls = format!(
            "(async () => {{ for (let i = 10; i < 40; i += 1) {{ await fetch('/_emulator/try/CreatePerson', {{ method: 'POST', \
             body: JSON.stringify({{ GroupId: 'staff', PersonId: `p-${{i}}`, PersonName: 'Ann', Image: {} }}) }}); }} }})()",
            json!(picture)
        );
        self.browser.value(&calls);
        self.go("state");
        let pages = "#view-state .detail .pages";
        self.browser.wait(&format!(
            "document.querySelector('{pages}').innerText.includes('1–24 of 32')"
        ));
        self.browser.click(&format!("{pages} button:last-child"));
        self.browser.wait(&format!(
            "document.querySelector('{pages}').innerText.includes('25–32 of 32')"
        ));
        assert_eq!(
            self.browser
                .value("document.querySelectorAll('[data-person]').length"),
            8
        );
        self.browser.write("#find", "p-1");
        self.browser.press("Enter", 13, "\r");
        self.browser
            .wait("document.querySelectorAll('[data-person]').length === 1");
        self.go("state/staff");
    }

    /// What comes while the log stands still is shown when it goes on.
    pub fn holds_the_log(&mut self) {
        self.browser.click("#pause");
        let rows = "document.querySelectorAll('.log tbody tr').length";
        let before = self.browser.value(rows);
        self.browser.value(
            "fetch('/_emulator/try/GetGroupList', { method: 'POST', body: '{}' }).then(() => 1)",
        );
        self.browser
            .wait("document.querySelector('#pause').innerText === 'Go on (1 new)'");
        assert_eq!(self.browser.value(rows), before);
        self.browser.click("#pause");
        self.browser.wait(&format!("{rows} > {before}"));
    }

    pub fn follows_a_busy_log(&mut self, emulator: &Emulator) {
        let load = "Promise.all(Array.from({ length: 6 }, async () => { for (let i = 0; i < 100; i += 1) { \
            await fetch('/_emulator/try/GetGroupList', { method: 'POST', body: '{}' }); } }))";
        self.browser.value(load);
        let last = emulator.requests().pop().expect("a request").request_id;
        self.browser.wait(&format!(
            "document.querySelector('.log tbody').innerText.includes({})",
            json!(last)
        ));
        let rows = self
            .browser
            .value("document.querySelectorAll('.log tbody tr').length");
        assert_eq!(rows, 300);
    }

    pub fn notices_another_emulator(&mut self, address: SocketAddr) {
        self.browser.look(1440, 900, "light");
        self.go("state");
        self.browser
            .wait("!document.querySelector('#live').classList.contains('on')");
        let emulator = Emulator::builder()
            .credentials("AKIDtest", "key-of-the-test")
            .listen(address);
        let emulator = emulator.start().expect("the same address");
        self.browser
            .wait("document.querySelector('#live').classList.contains('on')");
        self.browser.wait(
            "document.querySelector('#view-state').innerText.includes('There are no groups yet.')",
        );
        self.browser
            .wait("document.querySelectorAll('.log tbody tr').length === 0");
        self.shows_a_face_without_a_picture(&emulator);
    }

    /// This emulator keeps no pictures.
    fn shows_a_face_without_a_picture(&mut self, emulator: &Emulator) {
        let picture = STANDARD.encode(pictures::ASTRONAUT);
        let person =
            json!({ "GroupId": "g", "PersonId": "p-9", "PersonName": "Ann", "Image": picture });
        for (action, parameters) in [
            ("CreateGroup", json!({ "GroupId": "g", "GroupName": "n" })),
            ("CreatePerson", person),
        ] {
            let request = json!({ "method": "POST", "body": parameters.to_string() });
            self.browser.value(&format!(
                "fetch('/_emulator/try/{action}', {request}).then((response) => response.text())"
            ));
        }
        self.browser
            .wait("document.querySelector('[data-person=p-9] .noface') !== null");
        assert_eq!(emulator.requests().len(), 2);
    }

    /// Every request of the page went to the emulator, and nothing went wrong in its scripts.
    pub fn sent_nothing_elsewhere(&mut self) {
        self.browser.value("1");
        let named = |name: &str| -> Vec<&Value> {
            let found = self
                .browser
                .events
                .iter()
                .filter(|event| event["method"] == name);
            found.map(|event| &event["params"]).collect()
        };
        let requests = named("Network.requestWillBeSent");
        assert!(requests.len() > 600, "{}", requests.len());
        for request in requests {
            let url = request["request"]["url"].as_str().expect("an address");
            let own = format!("{}/", self.address);
            assert!(
                url.starts_with(&own) || url.starts_with(&format!("blob:{own}")),
                "{url}"
            );
        }
        assert_eq!(named("Runtime.exceptionThrown"), Vec::<&Value>::new());
        for entry in named("Log.entryAdded") {
            // Refusals of requests are entries; broken rules of the page's policy are others.
            assert_eq!(entry["entry"]["source"], "network", "{entry:#}");
        }
    }
}
