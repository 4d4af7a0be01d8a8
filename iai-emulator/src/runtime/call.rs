//! What a behaviour knows about the call beside the request.

use std::collections::BTreeMap;

use super::{ActionTable, Kind, Refusal};
use crate::picture::{Folder, Picture};

/// One call on its way to a behaviour.
#[derive(Debug)]
pub struct Call<'a> {
    pub(crate) table: &'static ActionTable,
    pub(crate) request_id: &'a str,
    pub(crate) now: u64,
    /// The pictures of the request, by path.
    pub(crate) images: BTreeMap<String, Picture>,
    /// Where pictures given by address are looked up.
    pub(crate) folder: Option<&'a Folder>,
}

impl Call<'_> {
    /// Name of the action.
    pub fn action(&self) -> &'static str {
        self.table.name
    }

    /// Id of this call.
    pub fn request_id(&self) -> &str {
        self.request_id
    }

    /// Time of the call, in seconds since 1970-01-01 UTC.
    pub fn now(&self) -> u64 {
        self.now
    }

    /// The picture of a pair of parameters: the one behind `url` when that is given, else the one in the
    /// parameter named `image`. Either way it keeps the rules of `image`.
    ///
    /// # Errors
    /// A picture given by address that is not at hand, or breaks a rule.
    pub(crate) fn picture(&self, image: &str, url: Option<&str>) -> Result<Picture, Refusal> {
        match url {
            Some(url) => self.fetch(image, url),
            None => self.images.get(image).copied().ok_or_else(|| {
                Refusal::new(
                    "InternalError",
                    format!("No picture was read from {image}."),
                )
            }),
        }
    }

    fn fetch(&self, image: &str, url: &str) -> Result<Picture, Refusal> {
        let Some(Kind::Image(rules)) = self.table.parameter(image).map(|each| &each.kind) else {
            let message = format!("The table has no picture named {image}.");
            return Err(Refusal::new("InternalError", message));
        };
        Folder::fetch(self.folder, url, rules)
    }
}
