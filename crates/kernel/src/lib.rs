//! What every feature stands on. It knows no feature and changes rarely.

pub mod text;
pub mod view;
