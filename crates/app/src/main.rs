//! Maillage, the organising platform: one binary, told what to do by its first word.

use std::process::ExitCode;

fn main() -> ExitCode {
    app::commands::run()
}
