//! Imports in the database: what was asked, what it did, what was wrong, what waits.

pub(in crate::imports) mod criteria;
mod doubts;
mod imports;
mod triage;

pub use doubts::{
    Doubt, add_doubt, candidates_of, count_open, doubt, drop_doubts, erase_candidate, mentions_of,
    open_doubts, point_candidate, resolve,
};
pub use imports::{
    Import, NewImport, ProblemRow, add_import, add_problems, ask_to_stop, being_undone,
    clear_problems, close, fields, give_to_job, import, imports_of, is_being_undone, mark_started,
    mark_undone, must_stop, next_problem, problems_of, save_template, set_choices, template,
    templates,
};
pub use triage::{remember_tags, tag_choices};
