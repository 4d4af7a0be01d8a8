//! Faults in JSON, as the admin route takes them: the settings of a line as members, or the line itself.

use serde_json::{Map, Value};

use super::builder::{self, FaultBuilder, SETTINGS};
use super::effect::FaultStep;
use super::fault::Fault;
use super::{FaultError, limits};

impl Fault {
    /// Reads `"CreatePerson: reset"`, or `{"action": "CreatePerson", "reset": true}`.
    ///
    /// # Errors
    /// What is wrong, and what is possible in its place.
    pub fn from_json(value: &Value) -> Result<Self, FaultError> {
        let fault = match value {
            Value::String(line) => return line.parse(),
            Value::Object(members) => object(members).map_err(FaultError::new)?,
            _ => {
                let message = "a fault is a text or an object";
                return Err(FaultError::new(message));
            }
        };
        fault.check()?;
        Ok(fault)
    }

    /// Reads one fault, or a list of them. It gives up at the limit, before the rest takes time and memory.
    pub(crate) fn list_from_json(value: &Value) -> Result<Vec<Self>, FaultError> {
        let items = match value {
            Value::Array(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        };
        let (mut faults, mut steps) = (Vec::new(), 0);
        for item in items {
            let fault = Self::from_json(item)?;
            steps += fault.length();
            limits::play(faults.len() + 1, steps).map_err(FaultError::new)?;
            faults.push(fault);
        }
        Ok(faults)
    }
}

fn object(members: &Map<String, Value>) -> Result<Fault, String> {
    let mut draft = FaultBuilder::default();
    for (name, value) in members {
        if name == "action" {
            actions(&mut draft, value)?;
            continue;
        }
        draft.open(name)?;
        match (name.as_str(), value) {
            ("script", Value::Array(items)) => draft.script(script(items)?),
            (name, Value::String(text)) => draft.set(name, Some(text))?,
            (name, Value::Number(number)) => draft.set(name, Some(&number.to_string()))?,
            (name, Value::Bool(true)) => draft.set(name, None)?,
            (_, Value::Bool(false) | Value::Null) => {}
            (name, _) => {
                let name = crate::refusal::quoted(name);
                return Err(format!(
                    "{name} has a value of the wrong kind; possible are: \"action\" (a text or a list), {SETTINGS}"
                ));
            }
        }
    }
    draft.finish()
}

fn actions(draft: &mut FaultBuilder, value: &Value) -> Result<(), String> {
    let names = match value {
        Value::Array(names) => names.as_slice(),
        one => std::slice::from_ref(one),
    };
    for name in names {
        match name {
            Value::String(name) if name == "*" => {}
            Value::String(name) => draft.action(name)?,
            _ => return Err("the name of an action is a text".to_owned()),
        }
    }
    Ok(())
}

fn script(items: &[Value]) -> Result<Vec<FaultStep>, String> {
    let mut steps = Vec::new();
    for item in items {
        let words = item
            .as_str()
            .ok_or("a step of a script is a text, such as \"InternalError after\"")?;
        builder::lengthen(&mut steps, words)?;
    }
    Ok(steps)
}
