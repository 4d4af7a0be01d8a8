//! What happens to groups as a whole.

use super::{Conflict, Group, GroupChange, Key, NewGroup, Store};

impl Store {
    pub(crate) fn add_group(&mut self, group: NewGroup, now: u64) -> Result<(), Conflict> {
        if self.groups.key(&group.id).is_some() {
            return Err(Conflict::GroupIdTaken);
        }
        if self.names.contains_key(&group.name) {
            return Err(Conflict::GroupNameTaken);
        }
        if self.groups.len() as u64 >= self.limits.groups {
            return Err(Conflict::TooManyGroups);
        }
        let (id, name) = (group.id.clone(), group.name.clone());
        let key = self.groups.insert(id, Group::new(group, now));
        self.names.insert(name, key);
        Ok(())
    }

    pub(crate) fn group(&self, id: &str) -> Result<&Group, Conflict> {
        self.groups.find(id).ok_or(Conflict::NoSuchGroup)
    }

    /// All groups, the oldest first.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.by_age()
    }

    pub(crate) fn group_count(&self) -> usize {
        self.groups.len()
    }

    pub(crate) fn change_group(
        &mut self,
        id: &str,
        change: GroupChange,
        now: u64,
    ) -> Result<(), Conflict> {
        let key = self.groups.key(id).ok_or(Conflict::NoSuchGroup)?;
        let owner = change.name.as_ref().and_then(|name| self.names.get(name));
        if owner.is_some_and(|owner| *owner != key) {
            return Err(Conflict::GroupNameTaken);
        }
        let fields = self.group(id)?.renamed(&change.fields)?;
        let group = self.groups.get_mut(key).ok_or(Conflict::NoSuchGroup)?;
        group.fields = fields;
        group.tag = change.tag.unwrap_or_else(|| std::mem::take(&mut group.tag));
        group.updated = now;
        if let Some(name) = change.name {
            self.names.remove(&group.name);
            group.name.clone_from(&name);
            self.names.insert(name, key);
        }
        Ok(())
    }

    /// Takes a group away. Its members stay as long as they are in another group.
    pub(crate) fn delete_group(&mut self, id: &str) -> Result<(), Conflict> {
        let key = self.groups.key(id).ok_or(Conflict::NoSuchGroup)?;
        let group = self.groups.remove(id).ok_or(Conflict::NoSuchGroup)?;
        self.names.remove(&group.name);
        for member in group.gallery.members() {
            self.forget_membership(member, key);
        }
        if let Some(job) = group.upgrade {
            self.fail_job(job);
        }
        Ok(())
    }

    pub(super) fn group_at(&self, key: Key) -> Option<&Group> {
        self.groups.get(key)
    }
}
