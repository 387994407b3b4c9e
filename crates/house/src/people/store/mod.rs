//! People in the database. Every function that returns or changes people takes a scope.

mod around;
mod belong;
mod bring;
pub(in crate::people) mod care;
pub(in crate::people) mod cells;
pub(in crate::people) mod criteria;
mod custom;
mod find;
mod history;
mod leaving;
mod matching;
mod merging;
mod read;
mod recognise;
mod rescope;
mod select;
mod summary;
mod tags;
mod tasks;
mod write;

pub(in crate::people) use around::leave;
pub use around::{
    Belonging, Fact, Household, Note, Task, add_note, belongings, delete_note, facts_told,
    finish_task, household, join_household, leave_household, notes, record_fact, remove_fact,
    tasks,
};
pub use belong::{add_belonging, end_belonging, move_home};
pub use bring::{
    NewFact, add_facts, add_notes, changed_by_import, created_by_import, grown, remove_facts,
    remove_notes,
};
pub use care::{Care, Given, carers, cares, look_after, look_after_before};
pub use cells::{cells_of, choose_columns, joined_cells};
pub use custom::{CustomField, add_field, ensure_field, fields_for, fields_of_scope, retire_field};
pub use find::{Keys, Known, find_known, notes_on, read_many, whole_day};
pub use history::{Version, names_of, reason_given, versions};
pub(in crate::people) use leaving::{exported, rebuild};
pub use matching::{Found, KEYS_MAX, by_birth, by_emails, by_name_and_birth, by_names, by_phones};
pub(in crate::people) use merging::merge;
pub use merging::{both, household_stands, merge_as, merged_into, settle};
pub use read::{Kept, facts_of, home_of, name_of, of_scope, own};
pub use recognise::{Recognised, recognise};
pub(in crate::people) use rescope::rescope_some;
pub use select::{Filter, SEARCH_MAX, Sort, count_in, count_of, page, page_of_ids, search};
pub use summary::{Summary, summaries};
pub use tags::{
    Tag, TagGroup, ensure_group, ensure_tag, group_tag, groups_for, known_tag, retire_tag,
    tags_for, tags_of_scope, tags_on,
};
pub use tasks::{
    Due, NewTask, TaskGesture, Whose, add_task, change_tasks, place_of, remove_task, tasks_done,
    tasks_due, tasks_to_do,
};
pub use write::{
    Cause, NewPerson, Way, add_fact, change, change_own, create, create_many, remove, undo,
};
