//! Code objects of whole files, ours beside the oracle's.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use pycore_ast::Arena;
use pycore_bytecode::{Code, Constant, Location, Opcode, locations};
use pycore_compiler::{CompileOptions, CompilerFlags, compile};
use pycore_parser::{Mode, ParseOptions, parse};
use pycore_source::{Source, SyntaxError, SyntaxWarning, WarningClass};

use super::oracle::Oracle;
use super::{Options, python_files};
use crate::files::Outcome;

const SCRIPT: &str = include_str!("bytecode.py");

/// How files are compiled.
pub(super) struct How {
    levels: Vec<u8>,
    mode: Mode,
    /// Those of Python's `compile()`.
    flags: u32,
}

impl How {
    /// Takes what is said about it out of the arguments, and gives the rest.
    pub(super) fn take_from(arguments: &[String]) -> Outcome<(Self, Vec<String>)> {
        let mut how = Self { levels: vec![0, 1, 2], mode: Mode::Exec, flags: 0 };
        let mut rest = Vec::new();
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            match word.as_str() {
                "--level" => how.levels = vec![value()?.parse()?],
                "--flags" => how.flags = value()?.parse()?,
                "--mode" => {
                    how.mode = match value()?.as_str() {
                        "exec" => Mode::Exec,
                        "eval" => Mode::Eval,
                        "single" => Mode::Single,
                        other => return Err(format!("there is no mode {other}").into()),
                    }
                }
                _ => rest.push(word.clone()),
            }
        }
        Ok((how, rest))
    }

    fn mode_name(&self) -> &'static str {
        match self.mode {
            Mode::Eval => "eval",
            Mode::Single => "single",
            _ => "exec",
        }
    }
}

/// What a compiler makes of a file: warnings, and a code object or an error.
struct Answer {
    warnings: String,
    result: Result<Arc<Code>, String>,
}

#[derive(Default)]
struct Counts {
    files: usize,
    identical_files: usize,
    codes: usize,
    identical_codes: usize,
    /// How often each part differs.
    parts: BTreeMap<&'static str, usize>,
    shown: usize,
}

/// Compare every file at the levels, print the result; an error if a file differs.
pub(super) fn run(how: &How, options: &Options) -> Outcome {
    let mut files = python_files(&options.paths)?;
    // Links that lead nowhere are in every installation.
    files.retain(|file| file.is_file());
    let mut oracle = Oracle::start(&options.oracle, SCRIPT, &[])?;
    let mut different = 0;
    for &level in &how.levels {
        let mut counts = Counts::default();
        for (index, file) in files.iter().enumerate() {
            if index % 100 == 0 {
                eprint!("\rlevel {level}: {index}/{} files", files.len());
            }
            let name = file.to_str().ok_or("a path is not UTF-8")?;
            let theirs = ask(&mut oracle, how, level, name)?;
            let ours = our_answer(file, name, how, level)?;
            compare(&mut counts, name, &ours, &theirs, options.show);
        }
        eprint!("\r");
        println!(
            "level {level}: identical: {}/{} files, {}/{} code objects",
            counts.identical_files, counts.files, counts.identical_codes, counts.codes
        );
        for (part, count) in &counts.parts {
            println!("  {part} differs {count} times");
        }
        different += counts.files - counts.identical_files;
    }
    if different > 0 {
        return Err(format!("{different} files differ").into());
    }
    Ok(())
}

fn ask(oracle: &mut Oracle, how: &How, level: u8, path: &str) -> Outcome<Answer> {
    let request = format!("{level} {} {} {path}", how.mode_name(), how.flags);
    let reply = oracle.ask(request.as_bytes())?;
    let end = reply.iter().position(|&byte| byte == b'\n').ok_or("malformed reply")?;
    let length: usize = std::str::from_utf8(&reply[..end])?.parse()?;
    let (warnings, rest) = reply[end + 1..].split_at(length);
    let warnings = String::from_utf8_lossy(warnings).into_owned();
    let (&kind, data) = rest.split_first().ok_or("malformed reply")?;
    let result = if kind == b'C' {
        let code = pycore_marshal::load_code(&Arc::from(data))
            .map_err(|error| format!("{path}: cannot load the oracle's code: {error}"))?;
        Ok(code)
    } else {
        Err(String::from_utf8_lossy(data).into_owned())
    };
    Ok(Answer { warnings, result })
}

fn our_answer(file: &Path, name: &str, how: &How, level: u8) -> Outcome<Answer> {
    let bytes = std::fs::read(file)?;
    let mut warnings = Vec::new();
    let options = CompileOptions {
        filename: name.into(),
        optimize: level,
        flags: CompilerFlags::from_bits_truncate(how.flags),
    };
    let result =
        compile_bytes(&bytes, how.mode, &options, &mut warnings).map_err(|error| report(&error));
    let warnings = warnings.iter().map(warning_line).collect();
    Ok(Answer { warnings, result })
}

/// What our compiler makes of the bytes of a file.
pub(super) fn our_result(
    bytes: &[u8],
    name: &str,
    level: u8,
    warnings: &mut Vec<SyntaxWarning>,
) -> Result<Arc<Code>, Box<SyntaxError>> {
    let options =
        CompileOptions { filename: name.into(), optimize: level, ..CompileOptions::default() };
    compile_bytes(bytes, Mode::Exec, &options, warnings)
}

fn compile_bytes(
    bytes: &[u8],
    mode: Mode,
    options: &CompileOptions,
    warnings: &mut Vec<SyntaxWarning>,
) -> Result<Arc<Code>, Box<SyntaxError>> {
    let source = Source::from_bytes(bytes)?;
    let arena = Arena::for_source(bytes.len());
    let parsed = parse(&arena, &source, &ParseOptions { mode, ..ParseOptions::default() })?;
    warnings.extend(parsed.warnings);
    match compile(parsed.tree, source.line_index(), options) {
        Ok(compiled) => {
            warnings.extend(compiled.warnings);
            Ok(Arc::new(compiled.code))
        }
        Err(failed) => {
            warnings.extend(failed.warnings);
            Err(failed.error)
        }
    }
}

fn report(error: &SyntaxError) -> String {
    let is_syntax_error = error.lineno.is_some();
    let mut words = vec![error.class.name().to_owned(), error.message.to_string()];
    if is_syntax_error {
        let show = |place: Option<i32>| place.map_or("None".to_owned(), |place| place.to_string());
        words.extend([error.lineno, error.offset, error.end_lineno, error.end_offset].map(show));
    }
    words.join(" | ")
}

fn warning_line(warning: &SyntaxWarning) -> String {
    let class = match warning.class {
        WarningClass::Syntax => "SyntaxWarning",
        WarningClass::Deprecation => "DeprecationWarning",
    };
    format!("{class} {} {}\n", warning.lineno, warning.message)
}

fn compare(counts: &mut Counts, name: &str, ours: &Answer, theirs: &Answer, show: usize) {
    counts.files += 1;
    let mut differences = Vec::new();
    if ours.warnings != theirs.warnings {
        let text = format!("CPython: {:?}\n    Pycore:  {:?}", theirs.warnings, ours.warnings);
        differences.push(("warnings", String::new(), text));
    }
    match (&ours.result, &theirs.result) {
        (Ok(ours), Ok(theirs)) => compare_codes(counts, ours, theirs, &mut differences),
        (Err(ours), Err(theirs)) if ours == theirs => {}
        (ours, theirs) => {
            let text = |result: &Result<Arc<Code>, String>| match result {
                Ok(_) => "compiles".to_owned(),
                Err(error) => error.clone(),
            };
            let text = format!("CPython: {}\n    Pycore:  {}", text(theirs), text(ours));
            differences.push(("error", String::new(), text));
        }
    }
    if differences.is_empty() {
        counts.identical_files += 1;
        return;
    }
    for (part, ..) in &differences {
        *counts.parts.entry(part).or_default() += 1;
    }
    if counts.shown < show {
        counts.shown += 1;
        println!("\r{name}");
        for (part, place, text) in differences.iter().take(20) {
            println!("  {part} {place}\n    {text}");
        }
        if differences.len() > 20 {
            println!("  ... and {} more", differences.len() - 20);
        }
    }
}

type Differences = Vec<(&'static str, String, String)>;

/// Compares two code objects and those in them.
fn compare_codes(counts: &mut Counts, ours: &Code, theirs: &Code, differences: &mut Differences) {
    counts.codes += 1;
    let before = differences.len();
    let place = format!("{} line {}", theirs.qualname, theirs.firstlineno);
    macro_rules! part {
        ($name:literal, $ours:expr, $theirs:expr) => {
            if $ours != $theirs {
                let text = format!("CPython: {:?}\n    Pycore:  {:?}", $theirs, $ours);
                differences.push(($name, place.clone(), shorten(text)));
            }
        };
    }
    if ours.code != theirs.code {
        differences.push(("instructions", place.clone(), first_instruction(ours, theirs)));
    }
    part!("constants", plain(&ours.consts), plain(&theirs.consts));
    part!("names", ours.names, theirs.names);
    part!("variables", ours.localsplusnames, theirs.localsplusnames);
    part!("kinds of variables", ours.localspluskinds, theirs.localspluskinds);
    part!("exception table", ours.exceptiontable, theirs.exceptiontable);
    if ours.linetable != theirs.linetable && ours.code == theirs.code {
        differences.push(("locations", place.clone(), first_location(ours, theirs)));
    }
    part!("flags", ours.flags, theirs.flags);
    part!("stack size", ours.stacksize, theirs.stacksize);
    part!("argument count", ours.argcount, theirs.argcount);
    part!("positional count", ours.posonlyargcount, theirs.posonlyargcount);
    part!("keyword count", ours.kwonlyargcount, theirs.kwonlyargcount);
    part!("name", ours.name, theirs.name);
    part!("qualified name", ours.qualname, theirs.qualname);
    part!("first line", ours.firstlineno, theirs.firstlineno);
    part!("file name", ours.filename, theirs.filename);
    if differences.len() == before {
        counts.identical_codes += 1;
    }
    for (ours, theirs) in ours.nested().zip(theirs.nested()) {
        compare_codes(counts, ours, theirs, differences);
    }
}

/// Constants without the insides of code objects; frozen sets in an order that does not depend on hashes.
fn plain(constants: &[Constant]) -> Vec<String> {
    constants.iter().map(plain_constant).collect()
}

fn plain_constant(constant: &Constant) -> String {
    match constant {
        Constant::Code(code) => format!("code {}", code.qualname),
        Constant::Tuple(items) => format!("Tuple{:?}", plain(items)),
        Constant::FrozenSet(items) => {
            let mut items = plain(items);
            items.sort();
            format!("FrozenSet{items:?}")
        }
        other => format!("{other:?}"),
    }
}

fn shorten(text: String) -> String {
    const LIMIT: usize = 1200;
    if text.len() <= LIMIT { text } else { text.chars().take(LIMIT).collect() }
}

/// Instructions as text, and the first place where they differ.
fn first_instruction(ours: &Code, theirs: &Code) -> String {
    let ours = listing(ours);
    let theirs = listing(theirs);
    let common = ours.iter().zip(&theirs).take_while(|(ours, theirs)| ours == theirs).count();
    let window = |listing: &[String]| {
        let start = common.saturating_sub(2).min(listing.len());
        let end = (common + 4).min(listing.len());
        listing[start..end].join("; ")
    };
    format!("at {common}: CPython: {}\n    Pycore:  {}", window(&theirs), window(&ours))
}

fn listing(code: &Code) -> Vec<String> {
    let mut lines = Vec::new();
    let mut at = 0;
    let units: Vec<_> = code.code.chunks_exact(2).collect();
    while let Some(unit) = units.get(at) {
        match Opcode::from_byte(unit[0]) {
            Some(opcode) => {
                lines.push(format!("{opcode} {}", unit[1]));
                at += 1 + opcode.cache_units();
            }
            None => {
                lines.push(format!("<{}> {}", unit[0], unit[1]));
                at += 1;
            }
        }
    }
    lines
}

fn first_location(ours: &Code, theirs: &Code) -> String {
    let places = |code: &Code| -> Vec<Location> {
        let mut all = Vec::new();
        for entry in locations(&code.linetable, code.firstlineno).map_while(Result::ok) {
            all.extend(std::iter::repeat_n(entry.location, entry.units));
        }
        all
    };
    let (mine, their) = (places(ours), places(theirs));
    let found = mine.iter().zip(&their).position(|(ours, theirs)| ours != theirs);
    match found {
        Some(at) => {
            let opcode = Opcode::from_byte(theirs.code[at * 2]);
            format!("unit {at} {opcode:?}: CPython: {:?}\n    Pycore:  {:?}", their[at], mine[at])
        }
        None => "in the encoding only".to_owned(),
    }
}
