//! JSON that holds keys. All texts that are left in it are wiped when it is dropped.

use serde_json::{Map, Value};
use zeroize::{Zeroize, Zeroizing};

use super::problem::Problem;

/// An object whose texts are wiped when it is dropped.
pub(super) struct Object(Map<String, Value>);

impl Object {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Problem> {
        match serde_json::from_slice::<Value>(bytes) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            Ok(mut other) => {
                wipe(&mut other);
                Err(Problem::not_json())
            }
            Err(_) if bytes.trim_ascii_start().starts_with(b"<") => Err(Problem::html()),
            Err(_) => Err(Problem::not_json()),
        }
    }

    /// A text, if it is there and not null.
    pub(super) fn text(
        &mut self,
        field: &'static str,
    ) -> Result<Option<Zeroizing<String>>, Problem> {
        match self.0.remove(field) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(Zeroizing::new(text))),
            Some(mut other) => {
                wipe(&mut other);
                Err(Problem::shape(field))
            }
        }
    }

    /// A text that must be there.
    #[cfg(feature = "role-credentials")]
    pub(super) fn required(&mut self, field: &'static str) -> Result<Zeroizing<String>, Problem> {
        let text = self.text(field)?;
        text.ok_or_else(|| Problem::shape(field))
    }

    /// Unix seconds, if they are there and not null.
    pub(super) fn seconds(&self, field: &'static str) -> Result<Option<u64>, Problem> {
        match self.0.get(field) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => {
                // Some tools write a number with a fraction.
                let whole = value.as_u64().or_else(|| whole(value.as_f64()?));
                whole.map(Some).ok_or_else(|| Problem::shape(field))
            }
        }
    }
}

fn whole(seconds: f64) -> Option<u64> {
    (0.0..1e15).contains(&seconds).then_some(seconds as u64)
}

impl Drop for Object {
    fn drop(&mut self) {
        self.0.values_mut().for_each(wipe);
    }
}

/// Wipes every text in it.
pub(crate) fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(fields) => fields.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::fs::File;
    use std::os::unix::fs::FileExt;

    use super::*;

    /// The bytes at an address of this process, whether or not they are in use.
    fn memory(address: usize) -> Vec<u8> {
        let mut bytes = vec![0; PLANTED.len()];
        let memory = File::open("/proc/self/mem").unwrap();
        memory.read_exact_at(&mut bytes, address as u64).unwrap();
        bytes
    }

    fn address(value: &Value) -> usize {
        value.as_str().unwrap().as_ptr().addr()
    }

    /// Long, since the allocator writes on the first bytes of what it gets back.
    const PLANTED: &str = "PLANTED-PLANTED-PLANTED-PLANTED-PLANTED-PLANTED-PLANTED-PLANTED";

    #[test]
    fn what_was_not_taken_is_wiped() {
        let text = format!(r#"{{"Token": "{PLANTED}", "More": [{{"Key": "{PLANTED}"}}]}}"#);
        let object = Object::parse(text.as_bytes()).unwrap();
        let (token, more) = (&object.0["Token"], &object.0["More"]);
        let addresses = [token, &more[0]["Key"]].map(address);
        for address in addresses {
            assert_eq!(memory(address), PLANTED.as_bytes());
        }
        drop(object);
        for address in addresses {
            let left = memory(address);
            assert!(!left.ends_with(b"-PLANTED"), "{left:?}");
        }
    }
}
