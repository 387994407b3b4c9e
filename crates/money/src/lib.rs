//! Members and money: memberships and dues, the ledger of each collector, payments and their ways,
//! shares between levels, receipts. One folder each, lowest rank first.
mod treasury;
