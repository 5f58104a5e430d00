//! The binary `wasl`. What each command does is in `cli/`; this only starts it and turns its end into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    app::cli::run()
}
