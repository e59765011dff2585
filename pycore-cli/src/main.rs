//! The `pycore` program.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    pycore_cli::main()
}
