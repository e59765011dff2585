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
    Ok(())
}
