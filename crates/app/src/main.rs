//! Maillage, the organising platform.

#[cfg(test)]
mod tidy;

fn main() {}
