//! Upgrades of groups to a newer model.
//!
//! A job takes [`super::job::SECONDS`] of the emulator's time, however many faces the group has, and never fails by itself: only
//! when its group is deleted under it. Until it has ended the group works with its old model. A job is completed
//! when the state is next used after its end ([`Store::settle`]). A roll-back works at once, where the service
//! takes up to 10 seconds.

use super::{Conflict, Job, JobState, Key, ModelVersion, Store};

impl Store {
    /// Ends the jobs whose time has come.
    pub(crate) fn settle(&mut self, now: u64) {
        let (groups, jobs) = (&mut self.groups, &mut self.jobs);
        self.running.retain(|key| {
            let job = jobs.get(*key);
            if job.is_some_and(|job| job.is_running() && now < job.end()) {
                return true;
            }
            let Some(job) = jobs.get_mut(*key).filter(|job| job.is_running()) else {
                return false;
            };
            job.state = JobState::Done;
            if let Some(group) = groups.get_mut(job.key) {
                group.model = job.to;
                group.updated = job.end();
                group.upgrade = None;
            }
            false
        });
    }

    /// Whether no job's time has come.
    pub(crate) fn is_settled(&self, now: u64) -> bool {
        let mut jobs = self.running.iter().filter_map(|key| self.jobs.get(*key));
        jobs.all(|job| now < job.end() || !job.is_running())
    }

    /// Whether a group may go to a model. There is no way down, and one job at a time.
    pub(crate) fn may_upgrade(&self, group: &str, to: ModelVersion) -> Result<(), Conflict> {
        let group = self.group(group)?;
        if group.upgrade.is_some() || to <= group.model {
            return Err(Conflict::CannotUpgrade);
        }
        Ok(())
    }

    pub(crate) fn start_upgrade(
        &mut self,
        group: &str,
        to: ModelVersion,
        id: String,
        now: u64,
    ) -> Result<(), Conflict> {
        self.may_upgrade(group, to)?;
        let key = self.groups.key(group).ok_or(Conflict::NoSuchGroup)?;
        let upgraded = self.groups.get_mut(key).ok_or(Conflict::NoSuchGroup)?;
        let job = Job {
            id: id.clone(),
            group: group.to_owned(),
            key,
            from: upgraded.model,
            to,
            started: now,
            state: JobState::Running,
        };
        let job = self.jobs.insert(id, job);
        upgraded.upgrade = Some(job);
        self.running.push(job);
        Ok(())
    }

    /// A job whose group is still there.
    pub(crate) fn job(&self, id: &str) -> Result<&Job, Conflict> {
        let job = self.jobs.find(id).ok_or(Conflict::NoSuchJob)?;
        match self.group_at(job.key) {
            Some(_) => Ok(job),
            None => Err(Conflict::NoSuchGroup),
        }
    }

    /// All jobs, the oldest first.
    pub(crate) fn jobs(&self) -> impl Iterator<Item = &Job> {
        self.jobs.by_age()
    }

    pub(crate) fn job_count(&self) -> usize {
        self.jobs.len()
    }

    /// Takes a group back to the model that it had before a job. Each group has one roll-back.
    pub(crate) fn roll_back(&mut self, id: &str, now: u64) -> Result<(), Conflict> {
        let job = self.job(id)?;
        let is_used_up = self.group_at(job.key).is_none_or(|group| group.rolled_back);
        if job.state != JobState::Done || is_used_up {
            return Err(Conflict::CannotRollBack);
        }
        let job = self.jobs.find_mut(id).ok_or(Conflict::NoSuchJob)?;
        let group = self.groups.get_mut(job.key).ok_or(Conflict::NoSuchGroup)?;
        job.state = JobState::RolledBack;
        group.model = job.from;
        group.updated = now;
        group.rolled_back = true;
        Ok(())
    }

    /// A job whose group is gone comes to nothing.
    pub(super) fn fail_job(&mut self, key: Key) {
        if let Some(job) = self.jobs.get_mut(key) {
            job.state = JobState::Failed;
        }
    }
}
