//! `.pyc` files in both directions, and the round trip through the assembly language.

use std::path::Path;
use std::sync::Arc;

use pycore_bytecode::{Code, Constant, verify};
use pycore_marshal::{Pyc, Validity};

use super::oracle::Oracle;
use super::{Options, bytecode, python_files};
use crate::files::Outcome;

const SCRIPT: &str = include_str!("pyc.py");

/// Compare every file that compiles, print the result; an error if one differs.
pub(super) fn run(options: &Options) -> Outcome {
    let files = python_files(&options.paths)?;
    let mut oracle = Oracle::start(&options.oracle, SCRIPT, &[])?;
    let (mut checked, mut different) = (0, 0);
    for (index, file) in files.iter().enumerate() {
        if index % 100 == 0 {
            eprint!("\r{index}/{} files", files.len());
        }
        let Some(problems) = check(&mut oracle, file)? else { continue };
        checked += 1;
        if problems.is_empty() {
            continue;
        }
        different += 1;
        if different <= options.show {
            println!("\r{}\n  {}", file.display(), problems.join("\n  "));
        }
    }
    eprint!("\r");
    println!(
        "read by CPython, read from CPython, through pyasm: {}/{checked} files",
        checked - different
    );
    if different > 0 {
        return Err(format!("{different} files differ").into());
    }
    Ok(())
}

/// What goes wrong with one file; `None` if it does not compile.
fn check(oracle: &mut Oracle, file: &Path) -> Outcome<Option<Vec<String>>> {
    let name = file.to_str().ok_or("a path is not UTF-8")?;
    let bytes = std::fs::read(file)?;
    let Ok(code) = bytecode::our_result(&bytes, name, 0, &mut Vec::new()) else { return Ok(None) };
    let mut problems = Vec::new();

    let validity = Validity::Timestamp { mtime: 0, size: bytes.len() as u32 };
    let ours = Pyc { validity, code: Arc::clone(&code) };
    let request = [name.as_bytes(), b"\n", &ours.to_bytes()?].concat();
    let reply = oracle.ask(&request)?;
    let end = reply.iter().position(|&byte| byte == b'\n').ok_or("malformed reply")?;
    let (problem, theirs) = (String::from_utf8_lossy(&reply[..end]), &reply[end + 1..]);
    if !problem.is_empty() {
        problems.push(format!("CPython reads something else: {problem}"));
    }

    match Pyc::from_bytes(&Arc::from(theirs), name) {
        Ok(theirs) => {
            if let Err(error) = verify(&theirs.code) {
                problems.push(format!("the verifier refuses CPython's code: {error}"));
            }
            if theirs.validity != ours.validity || in_order(&theirs.code) != in_order(&ours.code) {
                problems.push("CPython's file holds something else".into());
            }
        }
        Err(error) => problems.push(format!("CPython's file cannot be read: {error}")),
    }

    match pycore_asm::parse(&pycore_asm::write(&code)) {
        Ok(again) if again == code => {}
        Ok(_) => problems.push("pyasm gives another code object".into()),
        Err(error) => problems.push(format!("pyasm cannot be read: {error}")),
    }
    Ok(Some(problems))
}

/// The code with the items of sets in an order that does not depend on hashes.
fn in_order(code: &Code) -> Code {
    Code { consts: code.consts.iter().map(constant_in_order).collect(), ..code.clone() }
}

fn constant_in_order(constant: &Constant) -> Constant {
    match constant {
        Constant::FrozenSet(items) => {
            let mut items: Vec<Constant> = items.iter().map(constant_in_order).collect();
            items.sort_by_key(|item| format!("{item:?}"));
            Constant::FrozenSet(items.into())
        }
        Constant::Tuple(items) => Constant::Tuple(items.iter().map(constant_in_order).collect()),
        Constant::Code(code) => Constant::Code(Arc::new(in_order(code))),
        other => other.clone(),
    }
}
