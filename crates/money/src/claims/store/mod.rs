//! Claims as they are kept.

mod held;
mod pay;
mod read;
mod write;

pub(in crate::claims) use held::HELD;
pub(in crate::claims) use pay::{NewOrder, give_back, order, orders, pay};
pub(in crate::claims) use read::{
    Claim, Fact, Line, Order, any, claim, claims, facts, keyed, lines, mine, one_keyed,
    one_of_mine, places, proof, some_people, waiting,
};
pub(in crate::claims) use write::{
    Hand, LINES_MAX, NewClaim, NewLine, add_line, approve, change, create, file, has, refuse,
    remove_line, reverse, withdraw,
};
