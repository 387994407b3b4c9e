//! Memberships in the database.

mod applications;
mod arrangements;
mod cards;
mod counts;
pub(super) mod criteria;
mod demo;
mod freeze;
mod held;
mod incoming;
mod life;
mod lists;
mod memberships;
mod numbers;
mod places;
mod reminders;
mod rolls;
mod settle;
mod stamps;
mod standings;
mod types;
mod welcome;

pub(super) use applications::{
    Answers, Application, NewApplication, WAIT_DAYS, apply, confirm, seen_by_token, sweep,
};
pub(super) use arrangements::{
    Arrangement, ArrangementKind, NewArrangement, arrange, arrangements_of, end_arrangement,
};
pub(super) use cards::{card_of, card_printed, cards_printed_at, cards_to_post, checked, reissue};
pub(super) use counts::{
    Cohort, DuesOfYear, MonthCount, UnitCount, arrears, cohorts, count_of, counts_by_month,
    counts_by_unit, dues_of_year, ends_by_year, members_by_postcode, people_up_to,
};
pub(super) use demo::{demo_members, demo_newcomers};
#[cfg(test)]
pub(super) use freeze::voters_on;
pub(super) use freeze::{freeze, freeze_some, office_of};
pub(super) use held::HELD;
pub(super) use incoming::{bring_stamps, holds, take_back};
pub(super) use life::{go_on, gone, renew};
pub(super) use lists::{Listed, Which, listed, waiting};
pub(super) use memberships::{
    Hand, Membership, NewMembership, Told, add_fact, amount_on, change_amount, change_way, create,
    current, end, facts_of, membership_in, memberships_of, one,
};
pub(super) use numbers::settle_number;
pub(super) use places::{Place, places_for};
pub(super) use reminders::{
    Letter, ReminderMail, due_reminders, letters, mark_printed, printed_letters, reminder_mail,
};
pub(super) use rolls::{
    NewRoll, ROLL_LINES_MAX, Roll, RollLine, roll, roll_lines, rolls, settle_at_desk, settled_on,
};
pub(super) use settle::settled_months;
pub use settle::{Settled, Settlement, adopt, settle, unsettle, unsettle_on};
pub use stamps::{Due, due, due_cents_of, proposed, standing};
pub(super) use stamps::{StampRow, stamps_of};
pub use standings::standings;
pub(super) use types::{
    MembershipType, NewType, add_type, change_type, dated_schedules, dated_terms, schedule_on,
    set_schedule, set_terms, terms_on, type_by_id, types_for,
};
pub(super) use welcome::{Step, finish_step, plan_steps, steps_of, take_step};
