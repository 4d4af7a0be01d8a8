//! What a behaviour gets beside the request: action, id, time and pictures of the call.

use std::cell::RefCell;

use crate::picture::{Folder, Picture, Reading};
use crate::refusal::Refusal;
use crate::rules::Images;
use crate::table::{ActionTable, ImageRules, Kind};
use crate::ticket::Ticket;

/// One call on its way to a behaviour.
#[derive(Debug)]
pub struct Call<'a> {
    pub(crate) table: &'static ActionTable,
    pub(crate) request_id: &'a str,
    pub(crate) now: u64,
    /// The pictures of the request, by path.
    pub(crate) images: Images,
    /// Where pictures given by address are looked up.
    pub(crate) folder: Option<&'a Folder>,
    /// The last change of what the call has seen, or its own.
    pub(crate) change: RefCell<Option<Ticket>>,
    /// How pictures are read.
    pub(crate) reading: Reading,
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

    /// Notes the change that must be on disk before the response may leave. A later one includes those before it.
    pub(crate) fn depends_on(&self, change: Ticket) {
        *self.change.borrow_mut() = Some(change);
    }

    /// The picture of a pair of parameters: the one behind `url` when that is given, else the one in the
    /// parameter named `image`. Either way it keeps the rules of `image`.
    ///
    /// # Errors
    /// A picture given by address that does not exist, or breaks a rule.
    pub(crate) fn picture(&self, image: &str, url: Option<&str>) -> Result<Picture, Refusal> {
        match url {
            Some(url) => self.fetch(image, url),
            None => self.images.get(image).cloned().unwrap_or_else(|| {
                Err(Refusal::new(
                    "InternalError",
                    format!("No picture was read from {image}."),
                ))
            }),
        }
    }

    /// The pictures of a pair of lists, like [`Call::picture`]. One that cannot be used does not affect the others.
    pub(crate) fn pictures(
        &self,
        images: &str,
        urls: Option<&[String]>,
    ) -> Vec<Result<Picture, Refusal>> {
        match urls {
            Some(urls) => urls.iter().map(|url| self.fetch(images, url)).collect(),
            None => (0..)
                .map_while(|index| self.images.get(&format!("{images}.{index}")).cloned())
                .collect(),
        }
    }

    fn fetch(&self, image: &str, url: &str) -> Result<Picture, Refusal> {
        let Some(rules) = self.image_rules(image) else {
            let message = format!("The table has no picture named {image}.");
            return Err(Refusal::new("InternalError", message));
        };
        Folder::fetch(self.folder, url, rules, self.reading)
    }

    /// The rules of a picture, or of the pictures in a list.
    fn image_rules(&self, image: &str) -> Option<&'static ImageRules> {
        match &self.table.parameter(image)?.kind {
            Kind::Image(rules) => Some(rules),
            Kind::List(list) => match list.item {
                Kind::Image(rules) => Some(rules),
                _ => None,
            },
            _ => None,
        }
    }
}
