//! Pairs that look alike, merges, requests between units, in the database.

mod blocks;
mod hanging;
mod merges;
mod pairs;
mod proofs;
mod requests;

pub(super) use blocks::{Block, Row as BlockRow, page as block_page};
pub(super) use hanging::{Hanging, hanging};
pub(super) use merges::{
    Done, NewMerge, add_merge, erase, export, hand_over, mark_undone, merge_in_scope,
    merge_to_undo, merges, merges_of,
};
pub(super) use pairs::{
    NewPair, Pair, Run, add_pairs, close_run, count, drop_pairs_of, exact_pairs, is_apart,
    last_run, mark_apart, open_run, pairs, pairs_of, sweep,
};
pub(super) use proofs::{ask_proof, live_proof, proof, try_proof};
pub(super) use requests::{
    Request, add_requests, answer, of_person, open_request, requests_from, requests_to,
};
