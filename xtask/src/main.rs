//! Development tasks; `cargo xtask help` lists them.

#![forbid(unsafe_code)]

mod bench;
mod ci;
mod codegen;
mod conformance;
mod files;
mod handlers;
mod programs;
mod sizes;
mod standalone;
mod startup;
mod suite;
mod tidy;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask TASK

  bench         the front end's speed beside ruff's and CPython's; `bench --help`
  bench-programs  benchmarks of pyperformance on two interpreters; `bench-programs --help`
  ci            what must hold for a change to land: format, lints, documentation, tests
  codegen       write the files generated from the tables anew; fails if one was not current
  conformance   compare with CPython over whole folders; `conformance --help`
  damaged       damaged code objects of the test programs are run; `damaged --help`
  handlers      the machine code of the evaluator's handlers; `handlers --help`
  leaks         what the test programs leave behind when they run again; `leaks --help`
  matrix        the test programs in every configuration of the interpreter; `matrix --help`
  micro         instructions per operation of small kernels; `micro --help`
  out-of-memory  the test programs with requests for memory that fail; `out-of-memory --help`
  programs      run the test programs on an interpreter, or renew what they expect; `programs --help`
  sizes         lines, library size and build times of every crate; `sizes --help`
  standalone    pycore as one file that needs no system; `standalone --help`
  startup       what starting costs, and the functions that do it; `startup --help`
  suite         CPython's own tests against the lists of what fails; `suite --help`
  tidy          check the layers and the shape of the tree
  help          this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = match arguments.split_first() {
        Some((task, rest)) => (task.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let result = match task {
        "bench" => bench::run(rest),
        "bench-programs" => programs::bench::run(rest),
        "ci" => ci::run(),
        "codegen" => codegen::run(),
        "conformance" => conformance::run(rest),
        "damaged" => programs::damaged::run(rest),
        "handlers" => handlers::run(rest),
        "leaks" => programs::leaks::run(rest),
        "matrix" => programs::matrix::run(rest),
        "micro" => programs::micro::run(rest),
        "out-of-memory" => programs::out_of_memory::run(rest),
        "programs" => programs::run(rest),
        "sizes" => sizes::run(rest),
        "standalone" => standalone::run(rest),
        "startup" => startup::run(rest),
        "suite" => suite::run(rest),
        "tidy" => tidy::run(),
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
