//! Development tasks; `cargo xtask help` lists them.

#![forbid(unsafe_code)]

mod codegen;
mod files;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask TASK

  codegen     write the files generated from the tables anew; fails if one was not current
  help        this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task = arguments.first().map_or("help", String::as_str);
    let result = match task {
        "codegen" => codegen::run(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no task `{other}`\n\n{HELP}").into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
