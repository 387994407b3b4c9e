//! Maillage, the organising platform.
fn main() {}
