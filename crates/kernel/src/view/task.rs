//! The page of a long task: how far it is, which stage, how to stop it.

use serde::Serialize;

use super::Page;

/// What `kernel/task.html` prints, and `kernel/task_progress.html` alone when it is polled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskPage {
    /// What is being done, with its count: "Import : 812 fiches sur 1 204".
    pub title: String,
    /// Units done so far.
    pub done: u64,
    /// Units in all; 0 while it is not known.
    pub total: u64,
    /// The current stage, from 1.
    pub stage: u32,
    /// Number of stages.
    pub stages: u32,
    /// A sentence on what goes on now; may be empty.
    pub message: String,
    /// Where stopping is confirmed; none when it cannot be stopped.
    pub stop_href: Option<String>,
    /// Where the region is fetched again every 2 s.
    pub poll_href: String,
    /// Where the result is, once finished.
    pub finished_href: Option<String>,
}

impl TaskPage {
    /// The template of the region alone, answered when `X-Fragment` names [`TaskPage::REGION`].
    pub const FRAGMENT: &'static str = "kernel/task_progress.html";
    /// The `id` of the region that is fetched again.
    pub const REGION: &'static str = "tache";
}

impl Page for TaskPage {
    const TEMPLATE: &'static str = "kernel/task.html";
}
