//! `cargo xtask matrix`: the test programs in every configuration of the interpreter.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::execute::{End, Environment, Result, execute_with, in_parallel};
use super::renew::plain_options;
use super::{Options, Program, options, programs};
use crate::files::{Outcome, workspace};

const HELP: &str = "\
cargo xtask matrix --pycore BIN [--configuration NAME,...] [--filter TEXT,...] [--jobs N] [--timeout SECONDS]

  Runs the test programs once as they are and once in each configuration (default: those that need no build of
  their own), and names the programs whose output, errors or status is another. Those that need one are built
  first, one after the other, below target/configurations.

";

/// A way in which the interpreter can be built or started.
struct Configuration {
    name: &'static str,
    /// PYTHONMALLOC; empty for none.
    malloc: &'static str,
    /// Options of the interpreter.
    options: &'static [&'static str],
    build: Option<Build>,
    /// Programs that ask for the very thing that is another: parts of their names.
    without: &'static [&'static str],
}

/// What the interpreter is built with.
#[derive(Clone, Copy)]
struct Build {
    features: &'static [&'static str],
    /// Debug assertions keep handlers from being jumps.
    assertions: bool,
}

const PLAIN: Configuration =
    Configuration { name: "plain", malloc: "", options: &[], build: None, without: &[] };

/// Programs that count collections, or print the options of the interpreter.
const COUNTED_COLLECTIONS: &[&str] = &["gc/callbacks", "sys/audit_and_misc"];

/// Programs that show that cycles are collected, or print the options of the interpreter.
const COLLECTED: &[&str] = &[
    "async_generators/basic",
    "asyncio/tasks",
    "finalisation/exit",
    "gc/",
    "generators/dropped",
    "sys/audit_and_misc",
    "weakref/callbacks",
    "weakref/collection",
];

const CONFIGURATIONS: &[Configuration] = &[
    Configuration { name: "malloc", malloc: "malloc", ..PLAIN },
    Configuration { name: "debug", malloc: "debug", ..PLAIN },
    Configuration { name: "malloc_debug", malloc: "malloc_debug", ..PLAIN },
    Configuration {
        name: "incremental",
        options: &["-X", "collector=incremental"],
        without: COUNTED_COLLECTIONS,
        ..PLAIN
    },
    Configuration {
        name: "no-collector",
        options: &["-X", "collector=none"],
        without: COLLECTED,
        ..PLAIN
    },
    Configuration {
        name: "collect-always",
        options: &["-X", "collect_always"],
        without: COUNTED_COLLECTIONS,
        ..PLAIN
    },
    Configuration {
        name: "collect-always-incremental",
        options: &["-X", "collect_always", "-X", "collector=incremental"],
        without: COUNTED_COLLECTIONS,
        ..PLAIN
    },
    Configuration {
        name: "collect-always-debug",
        malloc: "debug",
        options: &["-X", "collect_always"],
        without: COUNTED_COLLECTIONS,
        ..PLAIN
    },
    built("jumps", &[], false),
    built("match-loop", &["pycore-interp/match-loop"], false),
    immediates("int-immediates", &["pycore-objects/int-immediates"]),
    immediates("immediates", &["pycore-objects/int-immediates", "pycore-objects/float-immediates"]),
    immediates("stressed-immediates", &["pycore-objects/stressed-immediates"]),
];

const fn built(
    name: &'static str,
    features: &'static [&'static str],
    assertions: bool,
) -> Configuration {
    Configuration { name, build: Some(Build { features, assertions }), ..PLAIN }
}

/// What `marshal` writes of a number says whether anybody else refers to it.
const fn immediates(name: &'static str, features: &'static [&'static str]) -> Configuration {
    Configuration { without: &["marshal/round_trip"], ..built(name, features, true) }
}

/// Run the programs in the configurations that are asked for.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let Some(options) = options(arguments)? else {
        let names: Vec<&str> = CONFIGURATIONS.iter().map(|row| row.name).collect();
        println!("{HELP}  Configurations: {}", names.join(", "));
        return Ok(());
    };
    let interpreter = options.pycore.as_ref().ok_or(HELP)?;
    let programs = programs(&options)?;
    let chosen = chosen(&options)?;
    let plain = results(&programs, interpreter, &PLAIN, &options)?;
    let mut differing = 0;
    for configuration in chosen {
        let built = match configuration.build {
            Some(build) => Some(self::build(build)?),
            None => None,
        };
        let interpreter = built.as_deref().unwrap_or(interpreter);
        let theirs = results(&programs, interpreter, configuration, &options)?;
        let others: Vec<String> = programs
            .iter()
            .zip(plain.iter().zip(&theirs))
            .filter(|(program, (plain, theirs))| {
                !configuration.without.iter().any(|part| program.name().contains(part))
                    && !same(program, plain, theirs)
            })
            .map(|(program, (_, theirs))| format!("{} ({})", program.name(), described(theirs)))
            .collect();
        let same = programs.len() - others.len();
        println!(
            "{:<28} {same:>4} of {} as plain  {}",
            configuration.name,
            programs.len(),
            others.join(" ")
        );
        differing += others.len();
    }
    match differing {
        0 => Ok(()),
        count => Err(format!("{count} results are others").into()),
    }
}

fn chosen(options: &Options) -> Outcome<Vec<&'static Configuration>> {
    if options.configurations.is_empty() {
        return Ok(CONFIGURATIONS.iter().filter(|row| row.build.is_none()).collect());
    }
    let named = |name: &String| {
        CONFIGURATIONS
            .iter()
            .find(|row| row.name == name)
            .ok_or_else(|| format!("no configuration {name}; see --help").into())
    };
    options.configurations.iter().map(named).collect()
}

/// Build the interpreter; gives its path.
fn build(build: Build) -> Outcome<PathBuf> {
    let target = workspace().join("target/configurations");
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(workspace()).args(["build", "--quiet", "--profile", "fast"]);
    // The packages whose features are named are named too: their features hold for all.
    command.args(["-p", "pycore-cli", "-p", "pycore-interp", "-p", "pycore-objects"]);
    command.arg("--target-dir").arg(&target);
    command.args(["--features", &build.features.join(",")]);
    command.env("CARGO_PROFILE_FAST_DEBUG_ASSERTIONS", build.assertions.to_string());
    if !command.status()?.success() {
        return Err("the build failed".into());
    }
    Ok(target.join("fast/pycore"))
}

fn results(
    programs: &[Program],
    interpreter: &Path,
    configuration: &Configuration,
    options: &Options,
) -> Outcome<Vec<Result>> {
    let results = in_parallel(programs, options.jobs, |program| {
        let mut arguments = plain_options();
        arguments.extend(configuration.options.iter().copied().map(String::from));
        arguments.extend(options.interpreter_options.iter().cloned());
        arguments.push(format!("{}.py", program.case));
        let malloc = Some(configuration.malloc).filter(|malloc| !malloc.is_empty());
        // Sets of strings are in the same order in all runs.
        let environment = Environment { hash_seed: Some("0"), malloc };
        execute_with(interpreter, &arguments, &program.folder, options.timeout, environment)
            .map_err(|error| format!("{}: {error}", program.name()))
    });
    Ok(results.into_iter().collect::<std::result::Result<_, _>>()?)
}

/// Whether two results of a program are the same; where it fails in both, what it prints may be addresses and times.
fn same(program: &Program, plain: &Result, theirs: &Result) -> bool {
    let expected = std::fs::read_to_string(program.file("out")).unwrap_or_default();
    theirs.end == plain.end
        && !theirs.errors.contains("panicked at")
        && !theirs.errors.contains("memory error")
        && (theirs.output == plain.output || theirs.output == expected)
}

fn described(result: &Result) -> String {
    let line = result.errors.trim_end().lines().next_back().unwrap_or_default();
    match result.end {
        End::TimeOut => "time-out".into(),
        End::Signal(signal) => format!("signal {signal}: {line}"),
        End::Exit(0) => "output".into(),
        End::Exit(status) => format!("status {status}: {line}"),
    }
}
