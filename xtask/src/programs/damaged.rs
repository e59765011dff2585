//! `cargo xtask damaged`: damaged code objects of the test programs are read and run.

use super::execute::{End, execute, in_parallel};
use super::renew::plain_options;
use super::{options, programs};
use crate::files::{Outcome, workspace};

const HELP: &str = "\
cargo xtask damaged --pycore BIN [--filter TEXT,...] [--seed N] [--jobs N] [--timeout SECONDS]

  Damages the marshalled code object of each test program three hundred times and runs what can still be read, in a
  process for each program. A damaged program may raise what it likes and may never end, but must not crash. The
  damage follows from the seed (default 0).
";

/// Damaged, these could reach what is outside of the process, or end it.
const WITHOUT: &[&str] =
    &["io/", "library/", "signals/", "thread/", "recursion/", "finalisation/", "time/", "hostile/"];

/// Run damaged programs and name those that crash.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some(options) = options(arguments)? else {
        print!("{HELP}");
        return Ok(());
    };
    let interpreter = options.pycore.as_ref().ok_or(HELP)?;
    let mut programs = programs(&options)?;
    programs.retain(|program| !WITHOUT.iter().any(|part| program.name().contains(part)));
    let script = workspace().join("xtask/src/programs/damaged.py").display().to_string();
    let results = in_parallel(&programs, options.jobs, |program| {
        let mut arguments = plain_options();
        arguments.extend([
            script.clone(),
            format!("{}.py", program.case),
            options.seed.to_string(),
        ]);
        execute(interpreter, &arguments, &program.folder, options.timeout, Some("0"))
            .map_err(|error| error.to_string())
    });
    let mut crashed = 0;
    for (program, result) in programs.iter().zip(results) {
        let result = result?;
        let signal = matches!(result.end, End::Signal(_));
        if signal || result.errors.contains("panicked at") {
            crashed += 1;
            println!("{} --seed {}: {:?}", program.name(), options.seed, result.end);
        }
    }
    println!("{} programs, {crashed} crashed", programs.len());
    if crashed == 0 { Ok(()) } else { Err("damaged code objects crash the process".into()) }
}
