//! What connects several calls: paging, waiting for a job, recovery of a lost create.

/// How an action is read page by page.
#[derive(Clone, Debug, PartialEq)]
pub struct Paging<T = String, N = u64> {
    /// Parameter with the first position.
    pub offset: T,
    /// Parameter with the number of items.
    pub limit: T,
    /// Most items of a page.
    pub max: N,
    /// Response field with the items.
    pub items: T,
    /// Response field with the number of all items.
    pub total: Option<T>,
}

/// How to wait for a job that an action starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Waits<T = String> {
    /// The action that tells how the job stands.
    pub poll: T,
    /// Its parameters, and the response fields that fill them.
    pub with: Vec<(T, T)>,
    /// The response field of `poll` that tells the state.
    pub state: T,
    /// States in which the job has succeeded.
    pub done: Vec<T>,
    /// States in which the job has failed.
    pub failed: Vec<T>,
}

/// How to find out whether a create took effect whose response was lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovers<T = String> {
    /// The action that tells.
    pub by: T,
    /// Its parameters, and those of the create that fill them.
    pub with: Vec<(T, T)>,
    /// Codes by which it tells that there is no such thing.
    pub absent: Vec<T>,
    /// Codes by which the create tells that the thing exists already.
    pub exists: Vec<T>,
    /// Response fields of the create, and those of `by` that tell them.
    pub response: Vec<(T, T)>,
    /// Parameters of the create, and response fields of `by` with the same values when it is the same thing.
    pub same: Vec<(T, T)>,
}
