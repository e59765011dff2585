//! The command line: a table of options, and the reader and the help made from it.

use std::ffi::OsString;

use pycore_bytecode::dis::DisOptions;

use crate::asm::{self, AsmArguments};

/// A text form of a stage of the front end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// What `python3.14 -m tokenize -e` prints.
    Tokens,
    /// What `python3.14 -m ast -a` prints.
    Ast,
    /// The symbol table.
    Symtable,
    /// The control-flow graphs, before and after optimisation.
    Cfg,
    /// What `python3.14 -m dis` prints.
    Bytecode,
    /// The assembly language that `pycore asm` reads.
    Pyasm,
}

/// What a value of `--emit` names, and what it is for.
const FORMS: &[(&str, Form, &str)] = &[
    ("tokens", Form::Tokens, "the tokens, as `python3.14 -m tokenize -e` prints them"),
    ("ast", Form::Ast, "the syntax tree, as `python3.14 -m ast -a` prints it"),
    ("symtable", Form::Symtable, "the blocks of the program and the scopes of their names"),
    ("cfg", Form::Cfg, "the control-flow graphs, before and after optimisation"),
    ("bytecode", Form::Bytecode, "the instructions, as `python3.14 -m dis` prints them"),
    ("pyasm", Form::Pyasm, "all of the code object, as `pycore asm` reads it"),
];

/// An option: how it is written, its value's name, what it is for, what it does.
struct Row {
    short: Option<char>,
    long: Option<&'static str>,
    value: Option<&'static str>,
    help: &'static str,
    effect: Effect,
}

enum Effect {
    /// Print a text and end.
    Print(fn() -> String),
    /// Note that the option is there.
    Set(fn(&mut Arguments)),
    /// Take the option's value.
    Take(fn(&mut Arguments, OsString) -> Result<(), String>),
    /// The value is the program, and what follows belongs to it.
    Program,
}

const OPTIONS: &[Row] = &[
    Row {
        short: Some('c'),
        long: None,
        value: Some("PROGRAM"),
        help: "take the program from the command line",
        effect: Effect::Program,
    },
    Row {
        short: None,
        long: Some("emit"),
        value: Some("FORM"),
        help: "print a stage of the front end instead of running the program",
        effect: Effect::Take(|arguments, value| {
            let name = value.to_string_lossy();
            let form = FORMS.iter().find(|(known, ..)| *known == name);
            arguments.emit.push(form.ok_or_else(|| unknown_form(&name))?.1);
            Ok(())
        }),
    },
    Row {
        short: Some('O'),
        long: None,
        value: None,
        help: "compile without assertions; twice: without docstrings too",
        effect: Effect::Set(|arguments| arguments.optimize += 1),
    },
    Row {
        short: None,
        long: Some("show-caches"),
        value: None,
        help: "--emit bytecode: with inline caches",
        effect: Effect::Set(|arguments| arguments.dis.show_caches = true),
    },
    Row {
        short: None,
        long: Some("show-offsets"),
        value: None,
        help: "--emit bytecode: with the offsets of instructions",
        effect: Effect::Set(|arguments| arguments.dis.show_offsets = true),
    },
    Row {
        short: None,
        long: Some("show-positions"),
        value: None,
        help: "--emit bytecode: with lines and columns",
        effect: Effect::Set(|arguments| arguments.dis.show_positions = true),
    },
    Row {
        short: None,
        long: Some("specialized"),
        value: None,
        help: "--emit bytecode: as the interpreter begins with it",
        effect: Effect::Set(|arguments| arguments.dis.specialized = true),
    },
    Row {
        short: Some('h'),
        long: Some("help"),
        value: None,
        help: "print this text",
        effect: Effect::Print(help),
    },
    Row {
        short: Some('V'),
        long: Some("version"),
        value: None,
        help: "print the version",
        effect: Effect::Print(|| {
            concat!("Pycore ", env!("CARGO_PKG_VERSION"), " (Python 3.14)\n").into()
        }),
    },
];

/// Where the program's text is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// `-`, or nothing
    #[default]
    StandardInput,
    /// A file.
    File(OsString),
    /// `-c`
    Text(OsString),
}

/// What the command line asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The program.
    pub input: Input,
    /// Text forms to print, in the order given.
    pub emit: Vec<Form>,
    /// Optimisation level: how often `-O` was given.
    pub optimize: u8,
    /// How bytecode is listed.
    pub dis: DisOptions,
    /// Whether pyasm leaves out what changes with the file: see [`crate::snapshot`].
    pub stable: bool,
    /// What follows the program: its own arguments.
    pub rest: Vec<OsString>,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Work on a program.
    Run(Arguments),
    /// Assemble a file.
    Asm(AsmArguments),
    /// Print this and end.
    Print(String),
}

/// Read a command line (without the program's name).
pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Request, String> {
    let mut arguments = Arguments::default();
    let mut words = words.into_iter().peekable();
    if words.next_if(|word| word == "asm").is_some() {
        if words.next_if(|word| word == "--help" || word == "-h").is_some() {
            return Ok(Request::Print(asm::HELP.into()));
        }
        return asm::read(words).map(Request::Asm);
    }
    while let Some(word) = words.next() {
        let text = word.to_string_lossy().into_owned();
        if text == "-" || !text.starts_with('-') {
            if text != "-" {
                arguments.input = Input::File(word);
            }
            break;
        }
        if text.len() > 2 && text[1..].bytes().all(|byte| byte == b'O') {
            arguments.optimize += (text.len() - 1) as u8;
            continue;
        }
        let (row, attached) = find(&text)?;
        let mut value = || {
            attached
                .clone()
                .or_else(|| words.next())
                .ok_or_else(|| format!("argument expected for the {text} option"))
        };
        match row.effect {
            Effect::Print(text) => return Ok(Request::Print(text())),
            Effect::Set(set) => set(&mut arguments),
            Effect::Take(take) => take(&mut arguments, value()?)?,
            Effect::Program => {
                arguments.input = Input::Text(value()?);
                break;
            }
        }
    }
    arguments.rest = words.collect();
    Ok(Request::Run(arguments))
}

/// The row of an option as written, and a value attached to it (`--emit=ast`, `-cpass`).
fn find(text: &str) -> Result<(&'static Row, Option<OsString>), String> {
    if let Some(long) = text.strip_prefix("--") {
        let (name, value) = match long.split_once('=') {
            Some((name, value)) => (name, Some(value.into())),
            None => (long, None),
        };
        let row = OPTIONS.iter().find(|row| row.long == Some(name));
        return row.map(|row| (row, value)).ok_or_else(|| format!("unknown option {text}"));
    }
    let mut chars = text[1..].chars();
    let short = chars.next();
    let rest = chars.as_str();
    let row = OPTIONS.iter().find(|row| row.short == short);
    let row = row.ok_or_else(|| format!("unknown option {text}"))?;
    match (rest, row.value) {
        ("", _) => Ok((row, None)),
        (_, Some(_)) => Ok((row, Some(rest.into()))),
        (_, None) => Err(format!("unknown option {text}")),
    }
}

fn unknown_form(name: &str) -> String {
    let known: Vec<_> = FORMS.iter().map(|(known, ..)| *known).collect();
    format!("`{name}` is no text form; there are: {}", known.join(", "))
}

/// The text of `--help`.
pub fn help() -> String {
    let mut text = String::from(
        "usage: pycore [OPTION ...] [-c PROGRAM | FILE | -]\n       \
         pycore asm FILE.pyasm [-o FILE.pyc]\n\n\
         Python 3.14. So far the front end stands: a program is read, checked, compiled and printed;\n\
         it cannot be run yet.\n\noptions:\n",
    );
    for row in OPTIONS {
        let short = row.short.map(|short| format!("-{short}"));
        let long = row.long.map(|long| format!("--{long}"));
        let names: Vec<_> = [short, long].into_iter().flatten().collect();
        let names = names.join(", ");
        let written = row.value.map_or(names.clone(), |value| format!("{names} {value}"));
        text.push_str(&format!("  {written:<16} {}\n", row.help));
    }
    text.push_str("\nforms for --emit:\n");
    for (name, _, about) in FORMS {
        text.push_str(&format!("  {name:<16} {about}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &[&str]) -> Result<Request, String> {
        read(words.iter().map(OsString::from))
    }

    fn run(input: Input, emit: &[Form], rest: &[&str]) -> Result<Request, String> {
        let rest = rest.iter().map(OsString::from).collect();
        Ok(Request::Run(Arguments { input, emit: emit.to_vec(), rest, ..Arguments::default() }))
    }

    #[test]
    fn what_follows_the_program_is_its_own() {
        let file = Input::File("a.py".into());
        assert_eq!(
            read_words(&["--emit", "ast", "a.py", "--emit", "x"]),
            run(file, &[Form::Ast], &["--emit", "x"])
        );
        let text = Input::Text("pass".into());
        assert_eq!(read_words(&["-cpass", "-V"]), run(text.clone(), &[], &["-V"]));
        assert_eq!(read_words(&["-c", "pass"]), run(text, &[], &[]));
        assert_eq!(read_words(&["-", "x"]), run(Input::StandardInput, &[], &["x"]));
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(read_words(&["--emit=tree"]), Err(unknown_form("tree")));
        assert_eq!(read_words(&["--fast"]), Err("unknown option --fast".into()));
        assert_eq!(read_words(&["-Vx"]), Err("unknown option -Vx".into()));
        assert_eq!(read_words(&["-c"]), Err("argument expected for the -c option".into()));
    }

    #[test]
    fn help_names_every_option_and_form() {
        let text = help();
        for row in OPTIONS {
            assert!(text.contains(row.help));
        }
        for (name, ..) in FORMS {
            assert!(text.contains(name));
        }
    }
}
