//! The dump as text, in pages, so that there is no second copy of a large state in memory, and it is never locked for
//! long.

use serde_json::Value;

use super::{Key, Store, dump};
use crate::pretty::{begin_item, end_list, indented};

/// How far the text is written. A list goes on after the thing that was written last, even if that is gone by then.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PageCursor {
    Start,
    /// Behind the group of this id.
    Groups(Option<String>),
    /// Among the members of a group, behind this one.
    Members(String, Option<Key>),
    /// Behind the person of this id.
    Persons(Option<String>),
    Jobs(Option<Key>),
    End,
}

impl Store {
    /// Writes on until the page has that many bytes, or to the end.
    pub(crate) fn write_page(&self, place: &mut PageCursor, page: &mut String, bytes: usize) {
        while page.len() < bytes && *place != PageCursor::End {
            let begun = std::mem::replace(place, PageCursor::End);
            *place = self.write_next(begun, page);
        }
    }

    fn write_next(&self, place: PageCursor, page: &mut String) -> PageCursor {
        match place {
            PageCursor::Start => {
                page.push_str("{\n  \"Groups\": [");
                PageCursor::Groups(None)
            }
            PageCursor::Groups(after) => self.write_group(after, page),
            PageCursor::Members(group, after) => self.write_member(group, after, page),
            PageCursor::Persons(after) => self.write_person(after, page),
            PageCursor::Jobs(after) => self.write_job(after, page),
            PageCursor::End => PageCursor::End,
        }
    }

    fn write_group(&self, after: Option<String>, page: &mut String) -> PageCursor {
        let Some((key, group)) = self.groups.after_id(after.as_deref()) else {
            end_list(after.is_none(), 2, page);
            page.push_str(",\n  \"Persons\": [");
            return PageCursor::Persons(None);
        };
        begin_item(after.is_none(), 4, page);
        let head = indented(&dump::group_head(key, group), 4);
        // The members are written before the closing brace, which is cut off here.
        page.push_str(head.trim_end_matches("\n    }"));
        page.push_str(",\n      \"PersonIds\": [");
        PageCursor::Members(group.id.clone(), None)
    }

    fn write_member(&self, group: String, after: Option<Key>, page: &mut String) -> PageCursor {
        let Some(member) = self.member_behind(&group, after) else {
            end_list(after.is_none(), 6, page);
            page.push_str("\n    }");
            return PageCursor::Groups(Some(group));
        };
        begin_item(after.is_none(), 8, page);
        if let Some(person) = self.person_at(member) {
            page.push_str(&Value::from(person.id.as_str()).to_string());
        }
        PageCursor::Members(group, Some(member))
    }

    fn member_behind(&self, group: &str, after: Option<Key>) -> Option<Key> {
        let gallery = &self.groups.find(group)?.gallery;
        let mut rest = gallery.members_behind(after);
        rest.find(|key| self.person_at(*key).is_some())
    }

    fn write_person(&self, after: Option<String>, page: &mut String) -> PageCursor {
        let Some((key, person)) = self.persons.after_id(after.as_deref()) else {
            end_list(after.is_none(), 2, page);
            page.push_str(",\n  \"UpgradeJobs\": [");
            return PageCursor::Jobs(None);
        };
        begin_item(after.is_none(), 4, page);
        page.push_str(&indented(&self.dump_person(key, person), 4));
        PageCursor::Persons(Some(person.id.clone()))
    }

    fn write_job(&self, after: Option<Key>, page: &mut String) -> PageCursor {
        let Some((key, job)) = self.jobs.after(after) else {
            end_list(after.is_none(), 2, page);
            page.push_str("\n}\n");
            return PageCursor::End;
        };
        begin_item(after.is_none(), 4, page);
        page.push_str(&indented(&dump::job(key, job), 4));
        PageCursor::Jobs(Some(key))
    }
}
