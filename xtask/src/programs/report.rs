//! Programs run on an interpreter, compared with what is expected, and counted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::difference::difference;
use super::execute::{End, Result, execute, in_parallel};
use super::renew::plain_options;
use super::{Options, Program};
use crate::files::Outcome;

/// How many different reasons of failure are listed.
const MOST_REASONS: usize = 20;

/// What became of a program, in the order of the table's columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Passed,
    /// It printed something else.
    Differs,
    /// It ended by an exception that should not have been, or did not end by one that should.
    Status,
    /// A signal ended it, or a panic.
    Crashed,
    TimeOut,
}

const COLUMNS: &[(&str, Verdict)] = &[
    ("passed", Verdict::Passed),
    ("differs", Verdict::Differs),
    ("status", Verdict::Status),
    ("crashed", Verdict::Crashed),
    ("time-out", Verdict::TimeOut),
];

/// A program's verdict with what there is to say about it.
struct Report {
    verdict: Verdict,
    reason: String,
    details: String,
}

/// Run, compare, print; fails if a program did not pass.
pub(crate) fn run(programs: &[Program], interpreter: &Path, options: &Options) -> Outcome {
    let reports = in_parallel(programs, options.jobs, |program| {
        judged(program, interpreter, options)
            .map_err(|error| format!("{}: {error}", program.name()))
    });
    let reports: Vec<Report> = reports.into_iter().collect::<std::result::Result<_, _>>()?;
    table(programs, &reports);
    reasons(&reports);
    let failed =
        || programs.iter().zip(&reports).filter(|(_, report)| report.verdict != Verdict::Passed);
    for (program, report) in failed().take(options.show) {
        println!("\n{}\n{}", program.name(), report.details.trim_end());
    }
    if let Some(path) = &options.failed {
        let names: String = failed().map(|(program, _)| program.name() + "\n").collect();
        std::fs::write(path, names)?;
    }
    if let Some(path) = &options.known {
        let names: BTreeSet<String> = failed().map(|(program, _)| program.name()).collect();
        return as_known(programs, &names, path);
    }
    match failed().count() {
        0 => Ok(()),
        count => Err(format!("{count} of {} programs fail", programs.len()).into()),
    }
}

/// Whether exactly those programs fail that are known to: a repaired one is taken off the list in the same change.
fn as_known(programs: &[Program], failed: &BTreeSet<String>, path: &Path) -> Outcome {
    let text = std::fs::read_to_string(path)?;
    let known: BTreeSet<&str> = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter(|name| programs.iter().any(|program| program.name() == **name))
        .collect();
    let broken: Vec<&str> =
        failed.iter().map(String::as_str).filter(|name| !known.contains(name)).collect();
    let repaired: Vec<&str> = known.into_iter().filter(|name| !failed.contains(*name)).collect();
    if broken.is_empty() && repaired.is_empty() {
        return Ok(());
    }
    let list = |names: &[&str]| if names.is_empty() { "none".to_owned() } else { names.join(" ") };
    Err(format!(
        "not as {}: fail unexpectedly: {}; pass unexpectedly: {}",
        path.display(),
        list(&broken),
        list(&repaired)
    )
    .into())
}

fn judged(program: &Program, interpreter: &Path, options: &Options) -> Outcome<Report> {
    let mut arguments = plain_options();
    arguments.extend(options.interpreter_options.iter().cloned());
    arguments.push(format!("{}.py", program.case));
    let result = execute(interpreter, &arguments, &program.folder, options.timeout, None)?;
    let expected = std::fs::read_to_string(program.file("out"))
        .map_err(|_| "has no .out file: cargo xtask programs --oracle PYTHON --renew")?;
    let expected_errors = std::fs::read_to_string(program.file("err")).ok();
    let status = match std::fs::read_to_string(program.file("status")) {
        Ok(text) => text.trim().parse()?,
        Err(_) => 0,
    };
    Ok(judge(&result, &expected, expected_errors.as_deref(), status))
}

fn judge(result: &Result, expected: &str, expected_errors: Option<&str>, status: i32) -> Report {
    let output = difference(expected, &result.output);
    let errors =
        expected_errors.map_or(String::new(), |expected| difference(expected, &result.errors));
    let last_line = result.errors.trim_end().lines().next_back().unwrap_or_default();
    let panicked = result.errors.contains("panicked at");
    let (verdict, reason) = match result.end {
        End::TimeOut => (Verdict::TimeOut, "time-out".to_owned()),
        End::Signal(signal) => (Verdict::Crashed, format!("signal {signal}: {last_line}")),
        End::Exit(_) if panicked => (Verdict::Crashed, format!("panic: {last_line}")),
        End::Exit(code) if code != status => {
            (Verdict::Status, format!("status {code}: {last_line}"))
        }
        End::Exit(_) if !output.is_empty() => (Verdict::Differs, "other output".to_owned()),
        End::Exit(_) if !errors.is_empty() => (Verdict::Differs, "other errors".to_owned()),
        End::Exit(_) => (Verdict::Passed, String::new()),
    };
    let mut details = format!("  {reason}\n{output}");
    if !errors.is_empty() {
        details += &format!("  standard error\n{errors}");
    } else if expected_errors.is_none() {
        let lines: Vec<&str> = result.errors.lines().collect();
        for line in &lines[lines.len().saturating_sub(8)..] {
            details += &format!("    ! {line}\n");
        }
    }
    Report { verdict, reason, details }
}

fn table(programs: &[Program], reports: &[Report]) {
    let mut topics: BTreeMap<&str, Vec<&Report>> = BTreeMap::new();
    for (program, report) in programs.iter().zip(reports) {
        topics.entry(&program.topic).or_default().push(report);
    }
    print!("{:<20} {:>9}", "topic", "programs");
    for (title, _) in COLUMNS {
        print!(" {title:>9}");
    }
    println!();
    let all: Vec<&Report> = reports.iter().collect();
    for (topic, reports) in
        topics.iter().map(|(topic, reports)| (*topic, reports)).chain([("all", &all)])
    {
        print!("{topic:<20} {:>9}", reports.len());
        for (_, verdict) in COLUMNS {
            match reports.iter().filter(|report| report.verdict == *verdict).count() {
                0 => print!(" {:>9}", ""),
                count => print!(" {count:>9}"),
            }
        }
        println!();
    }
}

fn reasons(reports: &[Report]) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for report in reports.iter().filter(|report| report.verdict != Verdict::Passed) {
        *counts.entry(&report.reason).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    if !counts.is_empty() {
        println!("\nreasons");
    }
    for (reason, count) in counts.iter().take(MOST_REASONS) {
        let short: String = reason.chars().take(110).collect();
        println!("{count:>5}  {short}");
    }
}
