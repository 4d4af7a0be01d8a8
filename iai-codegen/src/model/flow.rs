//! What connects several calls: paging, waiting for a job, recovery of a lost create.

/// How an action is read page by page.
#[derive(Clone, Debug, PartialEq)]
pub struct Paging {
    /// Parameter with the first position.
    pub offset: String,
    /// Parameter with the number of items.
    pub limit: String,
    /// Most items of a page.
    pub max: u64,
    /// Response field with the items.
    pub items: String,
    /// Response field with the number of all items.
    pub total: Option<String>,
}

/// How to wait for a job that an action starts.
#[derive(Clone, Debug, PartialEq)]
pub struct Waits {
    /// The action that tells how the job stands.
    pub poll: String,
    /// Its parameters, and the response fields that fill them.
    pub with: Vec<(String, String)>,
    /// The response field of `poll` that tells the state.
    pub state: String,
    /// States in which the job has succeeded.
    pub done: Vec<String>,
    /// States in which the job has failed.
    pub failed: Vec<String>,
}

/// How to find out whether a create took effect whose response was lost.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovers {
    /// The action that tells.
    pub by: String,
    /// Its parameters, and those of the create that fill them.
    pub with: Vec<(String, String)>,
    /// Codes by which it tells that there is no such thing.
    pub absent: Vec<String>,
    /// Codes by which the create tells that the thing exists already.
    pub exists: Vec<String>,
    /// Response fields of the create, and those of `by` that tell them.
    pub response: Vec<(String, String)>,
}
