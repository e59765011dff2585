//! `cargo xtask micro`: what single operations cost, in instructions of the processor or in time.
//!
//! A kernel in `pycore-cli/tests/programs/micro` repeats an operation as often as its argument says. It is run
//! with a small and a large count; the difference leaves out the start of the interpreter and warming up.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::bench::{geometric_mean, wanted};
use super::execute::{End, execute, in_parallel};
use super::renew::plain_options;
use super::{executable, file_name, folder, sorted_entries};
use crate::files::Outcome;

const HELP: &str = "\
cargo xtask micro --oracle PYTHON [--pycore BIN] [--only NAME,...] [--count N] [--jobs N]
                  [--time [--rounds N]] [-- OPTION...]

  Instructions per operation of the kernels in pycore-cli/tests/programs/micro, as valgrind's
  cachegrind counts them (exact and repeatable; N, default 4000, operations), on both interpreters;
  the ratio is PYTHON / BIN: 2.00 needs half as many. With --time nanoseconds instead: the least
  of N (default 3) rounds, interpreters in turn. OPTIONs go to BIN.
";

/// Operations before counting begins.
const WARM_UP: u64 = 2000;

struct Options {
    oracle: Option<PathBuf>,
    pycore: Option<PathBuf>,
    only: Vec<String>,
    count: Option<u64>,
    jobs: usize,
    time: bool,
    rounds: usize,
    interpreter_options: Vec<String>,
}

/// Measure and print.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some(options) = options(arguments)? else {
        print!("{HELP}");
        return Ok(());
    };
    let oracle = options.oracle.as_ref().ok_or(HELP)?;
    let mut kernels = sorted_entries(&folder().join("micro"))?;
    kernels.retain(|path| {
        path.extension().is_some_and(|extension| extension == "py")
            && wanted(&file_name(path.with_extension("").as_path()), &options.only)
    });
    let jobs = if options.time { 1 } else { options.jobs };
    let results = in_parallel(&kernels, jobs, |kernel| {
        let cost = |interpreter: &Path, arguments: &[String]| {
            cost(kernel, interpreter, arguments, &options).map_err(|error| error.to_string())
        };
        let reference = cost(oracle, &plain_options());
        let ours = options.pycore.as_ref().map(|pycore| cost(pycore, &options.interpreter_options));
        (reference, ours)
    });
    let unit = if options.time { "ns" } else { "instr." };
    println!(
        "{:<24} {:>14} {:>14} {:>8}",
        "",
        format!("oracle {unit}"),
        format!("pycore {unit}"),
        "ratio"
    );
    let mut ratios = Vec::new();
    for (kernel, (reference, ours)) in kernels.iter().zip(results) {
        let name = file_name(kernel.with_extension("").as_path());
        match (reference, ours) {
            (Ok(base), Some(Ok(cost))) => {
                ratios.push(base / cost);
                println!("{name:<24} {base:>14.1} {cost:>14.1} {:>8.2}", base / cost);
            }
            (Ok(base), Some(Err(error))) => println!("{name:<24} {base:>14.1}  {error}"),
            (Ok(base), None) => println!("{name:<24} {base:>14.1}"),
            (Err(error), _) => println!("{name:<24} oracle: {error}"),
        }
    }
    if !ratios.is_empty() {
        println!("{:<24} {:>38.3}", "geometric mean", geometric_mean(&ratios));
    }
    Ok(())
}

/// Instructions or nanoseconds per operation.
fn cost(
    kernel: &Path,
    interpreter: &Path,
    arguments: &[String],
    options: &Options,
) -> Outcome<f64> {
    if options.time {
        let count = options.count.unwrap_or(2_000_000);
        let mut least = [f64::INFINITY; 2];
        for _ in 0..options.rounds {
            for (least, count) in least.iter_mut().zip([WARM_UP, WARM_UP + count]) {
                let start = Instant::now();
                once(kernel, interpreter, arguments, count, &[])?;
                *least = least.min(start.elapsed().as_secs_f64());
            }
        }
        return Ok((least[1] - least[0]) * 1e9 / count as f64);
    }
    let count = options.count.unwrap_or(4000);
    let valgrind = [
        "valgrind",
        "--tool=cachegrind",
        "--cache-sim=no",
        "--trace-children=yes",
        "--cachegrind-out-file=/dev/null",
    ];
    let mut instructions = [0_u64; 2];
    for (instructions, count) in instructions.iter_mut().zip([WARM_UP, WARM_UP + count]) {
        let errors = once(kernel, interpreter, arguments, count, &valgrind)?;
        let line =
            errors.lines().rfind(|line| line.contains("I   refs:") || line.contains("I refs:"));
        let number =
            line.and_then(|line| line.rsplit(':').next()).ok_or("valgrind gave no count")?;
        *instructions = number.trim().replace(',', "").parse()?;
    }
    Ok((instructions[1] as f64 - instructions[0] as f64) / count as f64)
}

/// What a run of a kernel wrote to standard error.
fn once(
    kernel: &Path,
    interpreter: &Path,
    arguments: &[String],
    count: u64,
    before: &[&str],
) -> Outcome<String> {
    let mut words: Vec<String> = before.iter().skip(1).copied().map(String::from).collect();
    let program = match before.first() {
        Some(tool) => {
            words.push(interpreter.display().to_string());
            Path::new(*tool)
        }
        None => interpreter,
    };
    words.extend(arguments.iter().cloned());
    words.push(kernel.display().to_string());
    words.push(count.to_string());
    let here = kernel.parent().unwrap_or(Path::new("."));
    let result = execute(program, &words, here, 300.0, Some("0"))?;
    match result.end {
        End::Exit(0) => Ok(result.errors),
        end => {
            let mut errors = result.errors.lines().filter(|line| !line.starts_with(['=', '-']));
            Err(format!("{end:?}: {}", errors.next_back().unwrap_or_default()).into())
        }
    }
}

fn options(arguments: &[String]) -> Outcome<Option<Options>> {
    let mut options = Options {
        oracle: None,
        pycore: None,
        only: Vec::new(),
        count: None,
        jobs: 1,
        time: false,
        rounds: 3,
        interpreter_options: Vec::new(),
    };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--oracle" => options.oracle = Some(executable(value()?)?),
            "--pycore" => options.pycore = Some(executable(value()?)?),
            "--only" => options.only.extend(value()?.split(',').map(String::from)),
            "--count" => options.count = Some(value()?.parse::<u64>()?.max(1)),
            "--jobs" => options.jobs = value()?.parse::<usize>()?.max(1),
            "--time" => options.time = true,
            "--rounds" => options.rounds = value()?.parse()?,
            "--help" | "-h" => return Ok(None),
            "--" => options.interpreter_options.extend(words.by_ref().cloned()),
            other => return Err(format!("no option {other}\n\n{HELP}").into()),
        }
    }
    Ok(Some(options))
}
