//! `cargo xtask ci`: what must hold for a change to land.

use std::process::Command;
use std::time::Instant;

use crate::files::{Outcome, workspace};

/// Each step: what it checks, and the arguments for cargo.
const STEPS: &[(&str, &[&str])] = &[
    ("format", &["fmt", "--all", "--check"]),
    ("lints", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
    ("documentation", &["doc", "--workspace", "--no-deps", "--quiet"]),
    // The README's test command.
    ("tests", &["test", "--workspace"]),
];

/// The handlers of the evaluator, in the program that users get.
fn handlers() -> Outcome {
    let arguments = ["build", "--release", "--package", "pycore-cli"];
    let status = Command::new(env!("CARGO")).args(arguments).current_dir(workspace()).status()?;
    if !status.success() {
        return Err("the release build failed".into());
    }
    crate::handlers::check(&workspace().join("target/release/pycore"))
}

/// The test programs, all of them, on the program that the tests were built with.
fn programs() -> Outcome {
    let path = |path: &str| workspace().join(path).display().to_string();
    let pycore = path("target/debug/pycore");
    let known = path("pycore-cli/tests/programs/known_failures.txt");
    let options =
        [("--pycore", pycore.as_str()), ("--known", &known), ("--jobs", "2"), ("--timeout", "120")];
    let arguments: Vec<String> =
        options.iter().flat_map(|&(name, value)| [name.to_owned(), value.to_owned()]).collect();
    crate::programs::run(&arguments)
}

fn timed(what: &str, check: fn() -> Outcome) -> Outcome {
    println!("\n== {what}");
    let start = Instant::now();
    check()?;
    println!("== {what}: passed after {} s", start.elapsed().as_secs());
    Ok(())
}

/// Run the steps; the first that fails ends it.
pub(crate) fn run() -> Outcome {
    for (what, arguments) in STEPS {
        println!("\n== {what}: cargo {}", arguments.join(" "));
        let start = Instant::now();
        let status = Command::new(env!("CARGO"))
            .args(*arguments)
            .current_dir(workspace())
            .env("RUSTDOCFLAGS", "-D warnings")
            // Expectations are checked here, never renewed.
            .env("INSTA_UPDATE", "no")
            // The same generated cases every time, so that a change lands or not by what it changes; a plain
            // `cargo test` draws new ones.
            .env("PROPTEST_RNG_SEED", "314")
            .status()?;
        if !status.success() {
            return Err(format!("{what} failed").into());
        }
        println!("== {what}: passed after {} s", start.elapsed().as_secs());
    }
    timed("programs", programs)?;
    timed("handlers", handlers)
}
