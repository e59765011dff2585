//! `cargo xtask leaks`: what the test programs leave behind when they run again and again in one process.

use std::path::Path;

use super::execute::{End, execute, in_parallel};
use super::renew::plain_options;
use super::{Options, Program, options, programs};
use crate::files::{Outcome, workspace};

const HELP: &str = "\
cargo xtask leaks --pycore BIN [--filter TEXT,...] [--jobs N] [--timeout SECONDS] [-- OPTION...]

  Runs each test program eight times in one process, and compares after each of the last four how many blocks of
  memory are in use and how many references lead to the objects that can be reached. Fails if either has grown each
  time.
";

/// Programs that leave behind something that Python has no way to take back.
const LASTING: &[&str] = &[
    // Audit hooks.
    "sys/audit_and_misc",
    // A handler of a signal, with a list whose length is chance.
    "thread/many",
];

/// Run the programs and name those that grow.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some(options) = options(arguments)? else {
        print!("{HELP}");
        return Ok(());
    };
    let interpreter = options.pycore.as_ref().ok_or(HELP)?;
    let mut programs = programs(&options)?;
    programs.retain(|program| !LASTING.contains(&program.name().as_str()));
    let judged = in_parallel(&programs, options.jobs, |program| {
        judged(program, interpreter, &options).map_err(|error| error.to_string())
    });
    let mut growing = 0;
    for (program, verdict) in programs.iter().zip(judged) {
        if let Some(verdict) = verdict? {
            growing += 1;
            println!("{}: {verdict}", program.name());
        }
    }
    println!("{} of {} programs leave nothing behind", programs.len() - growing, programs.len());
    match growing {
        0 => Ok(()),
        count => Err(format!("{count} programs leave something behind, or fail").into()),
    }
}

/// What is wrong; `None` if nothing is.
fn judged(program: &Program, interpreter: &Path, options: &Options) -> Outcome<Option<String>> {
    let mut arguments = plain_options();
    arguments.extend(options.interpreter_options.iter().cloned());
    arguments.push(workspace().join("xtask/src/programs/leaks.py").display().to_string());
    arguments.push(format!("{}.py", program.case));
    let result = execute(interpreter, &arguments, &program.folder, options.timeout, None)?;
    if result.end != End::Exit(0) {
        let line = result.errors.trim_end().lines().next_back().unwrap_or_default();
        return Ok(Some(format!("{:?}: {line}", result.end)));
    }
    let growth = |what: &str| -> Option<Vec<i64>> {
        let line = result.output.lines().rev().find_map(|line| line.strip_prefix(what))?;
        line.split_whitespace().map(|word| word.parse().ok()).collect()
    };
    for what in ["blocks", "references"] {
        let growth = growth(what).ok_or("the program has printed no figures")?;
        if growth.iter().all(|&more| more > 0) {
            return Ok(Some(format!("{what} {growth:?}")));
        }
    }
    Ok(None)
}
