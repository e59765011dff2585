//! `cargo xtask handlers`: looks at the machine code of the evaluator's handlers.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use crate::files::{Outcome, ensure_content, workspace};

const HELP: &str = "\
cargo xtask handlers --binary BIN
cargo xtask handlers --counts FILE

  Disassembles an optimised program (objdump of binutils) and checks that every handler ends in a jump to the next
  one, and that the sixty that run most often push nothing and reserve no stack, but for those that
  pycore-vm/interp/pushing_handlers.tsv names with a reason: exactly these have to.

  --counts makes the list of those sixty anew, pycore-vm/interp/hottest_handlers.tsv, of lines with a handler's name
  and a count, the counts of each process below a line `process`: what counts is a handler's share of a process, so that
  no program outweighs the others by running longer. A program with the feature pycore-interp/count-handlers appends
  them to the file that PYCORE_HANDLER_COUNTS names, as in
  PYCORE_HANDLER_COUNTS=FILE cargo xtask bench-programs --pycore BIN --oracle PYTHON --least 0.01
  The samples of a profiler, by symbol, do as well.
";

/// How many handlers are the hottest.
const HOTTEST: usize = 60;

const LIST: &str = "pycore-vm/interp/hottest_handlers.tsv";

/// Those of the hottest that push all the same, and why.
const EXCEPTIONS: &str = "pycore-vm/interp/pushing_handlers.tsv";

/// Check a program, or renew the list.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [option, path] if option == "--binary" => check(Path::new(path)),
        [option, path] if option == "--counts" => renew(Path::new(path)),
        _ => {
            print!("{HELP}");
            Ok(())
        }
    }
}

/// The names of all handlers, and whether one ends the run.
fn handlers() -> Outcome<BTreeMap<String, bool>> {
    let mut found = BTreeMap::new();
    let folder = workspace().join("pycore-vm/interp/src/handlers");
    for entry in std::fs::read_dir(folder)? {
        let text = std::fs::read_to_string(entry?.path())?;
        let mut current = None;
        for line in text.lines() {
            if let Some(name) = declared(line) {
                found.insert(name.to_owned(), false);
                current = Some(name.to_owned());
            } else if line.starts_with('}') {
                current = None;
            }
            if let Some(name) = &current
                && line.contains("h.end(")
            {
                found.insert(name.clone(), true);
            }
        }
    }
    Ok(found)
}

/// The name in `fn NAME(h) {`, `fn NAME[OWNER](h) {`, the same behind `slow`.
fn declared(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = line.strip_prefix("slow ").unwrap_or(line).strip_prefix("fn ")?;
    let end = rest.find(['[', '('])?;
    rest.contains("(h) {").then_some(&rest[..end])
}

/// Instructions of the handlers by name.
fn disassembled(
    binary: &Path,
    names: &BTreeMap<String, bool>,
) -> Outcome<BTreeMap<String, Vec<String>>> {
    let output = Command::new("objdump")
        .args(["--disassemble", "--demangle", "--no-show-raw-insn"])
        .arg(binary)
        .output()
        .map_err(|error| format!("objdump: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current: Option<String> = None;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        if let Some((_, symbol)) = line.split_once(" <").filter(|_| line.ends_with(">:")) {
            current = handler_of(symbol.trim_end_matches(">:"), names);
        } else if let Some(name) = &current
            && let Some((_, instruction)) = line.split_once(":\t")
        {
            found.entry(name.clone()).or_default().push(instruction.trim().to_owned());
        }
    }
    Ok(found)
}

/// The handler that a symbol is of: `pycore_interp::handlers::MODULE::NAME`, or without the module; perhaps with a hash behind.
fn handler_of(symbol: &str, names: &BTreeMap<String, bool>) -> Option<String> {
    let rest = symbol.split_once("::handlers::")?.1;
    let is_hash = |part: &str| part.len() == 17 && part.starts_with('h');
    let parts: Vec<&str> = rest.split("::").filter(|part| !is_hash(part)).collect();
    match parts[..] {
        [name] | [_, name] if names.contains_key(name) => Some(name.to_owned()),
        _ => None,
    }
}

/// Check a program: see [`HELP`].
pub(crate) fn check(binary: &Path) -> Outcome {
    let names = handlers()?;
    let code = disassembled(binary, &names)?;
    let list = std::fs::read_to_string(workspace().join(LIST))?;
    let hottest: BTreeSet<&str> =
        list.lines().filter_map(|line| line.split('\t').next()).take(HOTTEST).collect();
    let exceptions = std::fs::read_to_string(workspace().join(EXCEPTIONS))?;
    let exceptions: BTreeSet<&str> =
        exceptions.lines().filter_map(|line| line.split_once('\t')).map(|(name, _)| name).collect();
    let mut faults = Vec::new();
    let mut pushing = BTreeSet::new();
    for (name, instructions) in &code {
        if hottest.contains(name.as_str()) && instructions.iter().any(|line| takes_stack(line)) {
            pushing.insert(name.as_str());
        }
        for instruction in instructions {
            let (operation, operand) =
                instruction.split_once(char::is_whitespace).unwrap_or((instruction, ""));
            let fault = match operation {
                "ret" | "retq" => !names[name],
                "call" | "callq" => operand.split_once('<').is_some_and(|(_, symbol)| {
                    handler_of(symbol.trim_end_matches('>'), &names).is_some()
                }),
                _ => false,
            };
            if fault {
                faults.push(format!("{name}: {operation} {}", operand.trim()));
                break;
            }
        }
    }
    for name in pushing.difference(&exceptions) {
        faults.push(format!("{name}: pushes, or reserves stack"));
    }
    for name in exceptions.difference(&pushing) {
        faults.push(format!("{name}: is in {EXCEPTIONS}, but pushes nothing or is not hot"));
    }
    let missing: Vec<&str> =
        names.keys().filter(|name| !code.contains_key(*name)).map(String::as_str).collect();
    println!(
        "{} handlers; not there, being the same code as another or never reached: {}",
        names.len(),
        missing.join(" ")
    );
    match faults.len() {
        0 => {
            let clean = hottest.len() - pushing.len();
            println!("{clean} of the {} hottest push nothing", hottest.len());
            Ok(())
        }
        count => {
            Err(format!("{count} handlers are not as they should be:\n  {}", faults.join("\n  "))
                .into())
        }
    }
}

/// Whether an instruction pushes a register or reserves stack.
fn takes_stack(instruction: &str) -> bool {
    match instruction.split_once(char::is_whitespace) {
        Some(("push" | "pushq", _)) => true,
        Some(("sub" | "subq", operands)) => operands.ends_with(",%rsp"),
        _ => false,
    }
}

/// The list of the hottest, from counts that several processes have appended.
fn renew(counts: &Path) -> Outcome {
    let names = handlers()?;
    let text = std::fs::read_to_string(counts)?;
    let mut shares: BTreeMap<&str, f64> = BTreeMap::new();
    let mut processes = 0;
    for process in text.split("process\n").filter(|process| !process.is_empty()) {
        let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
        for line in process.lines() {
            let (name, count) = line.split_once(' ').ok_or("a line is no name and count")?;
            if names.contains_key(name) {
                *sums.entry(name).or_default() += count.parse::<f64>()?;
            }
        }
        let all: f64 = sums.values().sum();
        for (name, count) in sums {
            *shares.entry(name).or_default() += count / all;
        }
        processes += 1;
    }
    let mut rows: Vec<_> = shares.into_iter().collect();
    rows.sort_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(right.0)));
    // In parts of a million.
    let text: String = rows
        .iter()
        .take(HOTTEST)
        .map(|(name, share)| format!("{name}\t{:.0}\n", share * 1e6 / f64::from(processes)))
        .collect();
    ensure_content(&workspace().join(LIST), &text)?;
    Ok(())
}
