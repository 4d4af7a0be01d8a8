//! Whether the page can be read, reached by keyboard, and heard.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::steps::Page;

const VIEWS: [&str; 4] = ["state", "try", "faults", "requests"];

impl Page {
    /// Wide and narrow, light and dark.
    pub fn can_be_read_and_reached(&mut self) {
        self.go("try/CreatePerson");
        for scheme in ["light", "dark"] {
            for (width, height) in [(1440, 900), (800, 900), (360, 740)] {
                self.browser.look(width, height, scheme);
                for view in VIEWS {
                    self.go(view);
                    self.browser
                        .wait("document.querySelector('#view-try select option') !== null");
                    self.keep(&format!("{view}_{width}_{scheme}"));
                    assert_eq!(self.browser.value("pale()"), json!([]), "{view} {scheme}");
                    assert_eq!(self.browser.value("wide()"), json!([]), "{view} {width}");
                }
            }
        }
        for (width, view) in [(1440, "try"), (360, "state"), (360, "faults")] {
            self.browser.look(width, 900, "light");
            self.go(view);
            self.is_reached_by_keyboard(view);
        }
        self.is_named();
    }

    /// Every control gets the focus, shows it, and lets it go.
    fn is_reached_by_keyboard(&mut self, view: &str) {
        self.browser
            .value("document.querySelector('.skip').focus(); reached(); scrollTo(0, 0)");
        for _ in 0..400 {
            self.browser.press("Tab", 9, "");
            match self.browser.value("reached()") {
                Value::Null => break,
                shown => assert_eq!(shown, true, "the focus cannot be seen in {view}"),
            }
        }
        assert_eq!(self.browser.value("missed()"), json!([]), "{view}");
    }

    /// What a screen reader gets: a name for each control, and the parts of the page.
    fn is_named(&mut self) {
        let tree = self.browser.call("Accessibility.getFullAXTree", json!({}));
        let nodes = tree["nodes"].as_array().expect("nodes").iter();
        let seen = nodes.filter(|node| node["ignored"] == false);
        let mut roles = BTreeSet::new();
        for node in seen {
            let role = node["role"]["value"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            let is_control = [
                "button",
                "link",
                "textbox",
                "searchbox",
                "combobox",
                "table",
                "navigation",
            ]
            .contains(&role.as_str());
            let name = node["name"]["value"].as_str().unwrap_or_default();
            assert!(!is_control || !name.is_empty(), "{node:#}");
            roles.insert(role);
        }
        for role in ["banner", "main", "navigation", "heading", "status"] {
            assert!(roles.contains(role), "{role} in {roles:?}");
        }
    }
}
