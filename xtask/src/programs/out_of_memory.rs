//! `cargo xtask out-of-memory`: the test programs with requests for memory that fail.

use std::path::Path;

use super::execute::{End, Result, execute, in_parallel};
use super::renew::plain_options;
use super::{Options, Program, options, programs};
use crate::files::Outcome;

const HELP: &str = "\
cargo xtask out-of-memory --pycore BIN [--filter TEXT,...] [--each N] [--seed N] [--jobs N] [--timeout SECONDS]

  Runs each test program N times (default 3), each time with another of its requests for memory failing, and N times
  with fifty in a row failing. It may end as it likes, but by no signal, no panic, no time-out (default 10 s), and
  with no SystemError. Which requests they are follows from the seed (default 0): each seed has others.
  -X fail_allocation=NUMBER[:COUNT] repeats one.
";

/// Programs that take too long with every request counted, or whose end is by a signal or after a time.
const WITHOUT: &[&str] = &[
    "finalisation/long_chains",
    "recursion/",
    "signals/",
    "thread/",
    "time/",
    "tracebacks/uncaught_recursion",
];

/// How many requests fail when more than one does.
const ROW: usize = 50;

/// Run the programs and name what went wrong.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some(options) = options(arguments)? else {
        print!("{HELP}");
        return Ok(());
    };
    let interpreter = options.pycore.as_ref().ok_or(HELP)?;
    let mut programs = programs(&options)?;
    programs.retain(|program| !WITHOUT.iter().any(|part| program.name().contains(part)));
    let faults = in_parallel(&programs, options.jobs, |program| {
        faults(program, interpreter, &options).map_err(|error| error.to_string())
    });
    let (mut runs, mut bad) = (0, 0);
    for faults in faults {
        for fault in faults? {
            runs += 1;
            if let Some(text) = fault {
                bad += 1;
                println!("{text}");
            }
        }
    }
    println!("{runs} runs, {bad} of them bad");
    if bad == 0 {
        Ok(())
    } else {
        Err("a failing allocation did more than raise MemoryError".into())
    }
}

/// What went wrong in each run of a program.
fn faults(
    program: &Program,
    interpreter: &Path,
    options: &Options,
) -> Outcome<Vec<Option<String>>> {
    let run = |failing: &str| {
        let mut arguments = plain_options();
        arguments.extend(["-X".into(), format!("fail_allocation={failing}")]);
        arguments.push(format!("{}.py", program.case));
        execute(interpreter, &arguments, &program.folder, options.timeout, Some("0"))
    };
    let plain = run(&usize::MAX.to_string())?;
    let Some(requests) = requests(&plain) else {
        return Ok(vec![Some(format!("{}: has not counted its requests", program.name()))]);
    };
    let mut faults = Vec::new();
    for index in 0..options.each {
        // Numbers that lie well apart, whatever the seed.
        let at = (options.seed * options.each + index).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
        let number = at % requests.max(1) + 1;
        for failing in [number.to_string(), format!("{number}:{ROW}")] {
            let fault = fault(&run(&failing)?);
            faults.push(
                fault.map(|fault| {
                    format!("{} -X fail_allocation={failing}: {fault}", program.name())
                }),
            );
        }
    }
    Ok(faults)
}

/// How many requests a program has made, as the interpreter's last line says.
fn requests(result: &Result) -> Option<usize> {
    let line = result.errors.trim_end().lines().next_back()?;
    line.strip_prefix("memory: ")?.split(' ').next()?.parse().ok()
}

fn fault(result: &Result) -> Option<String> {
    let line = |part: &str| result.errors.lines().find(|line| line.contains(part));
    match result.end {
        End::Signal(signal) => Some(format!("signal {signal}")),
        End::TimeOut => Some("time-out".into()),
        End::Exit(_) => line("panicked at").or_else(|| line("SystemError")).map(String::from),
    }
}
