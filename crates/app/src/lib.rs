//! Maillage: the organising platform of parties, unions and associations.
//!
//! Each feature is one folder; [`features`] lists them, lowest rank first. [`app`] is what
//! pages are given, [`feature`] and [`criterion`] what a feature declares, [`commands`] the
//! command line.

pub mod access;
pub mod accounts;
pub mod app;
pub mod commands;
pub mod config;
pub mod consent;
pub mod criterion;
pub mod duplicates;
pub mod exports;
pub mod feature;
pub mod features;
pub mod former;
pub mod imports;
pub mod office;
pub mod org;
pub mod people;
pub mod privacy;
pub mod segments;
pub mod server;
pub mod site;
pub mod transfers;
pub mod upkeep;

#[cfg(test)]
mod routes_story;
#[cfg(test)]
mod testkit;
#[cfg(test)]
mod tidy;
