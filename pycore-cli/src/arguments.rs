//! The command line: a table of options, and the reader and the help made from it.

use std::ffi::OsString;

use pycore_bytecode::dis::DisOptions;

use crate::asm::{self, AsmArguments};
use crate::settings;

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
    /// The value is the module that is the program, and what follows belongs to it.
    Module,
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
        short: Some('m'),
        long: None,
        value: Some("MODULE"),
        help: "run a module of the library or of the path as a program",
        effect: Effect::Module,
    },
    Row {
        short: Some('b'),
        long: None,
        value: None,
        help: "warn when bytes are compared with text or made text; twice: raise",
        effect: Effect::Set(|arguments| arguments.options.bytes_warning += 1),
    },
    Row {
        short: Some('B'),
        long: None,
        value: None,
        help: "write no .pyc files (also PYTHONDONTWRITEBYTECODE=x)",
        effect: Effect::Set(|arguments| arguments.options.dont_write_bytecode = true),
    },
    Row {
        short: Some('d'),
        long: None,
        value: None,
        help: "accepted, without effect: there is no parser to debug",
        effect: Effect::Set(|arguments| arguments.options.debug += 1),
    },
    Row {
        short: Some('E'),
        long: None,
        value: None,
        help: "ignore PYTHON* variables of the environment",
        effect: Effect::Set(|arguments| arguments.options.ignore_environment = true),
    },
    Row {
        short: Some('i'),
        long: None,
        value: None,
        help: "go on interactively behind the program (also PYTHONINSPECT=x)",
        effect: Effect::Set(|arguments| arguments.options.inspect += 1),
    },
    Row {
        short: Some('I'),
        long: None,
        value: None,
        help: "isolated: no PYTHON* variables, no folder of the user or the program on sys.path",
        effect: Effect::Set(isolate),
    },
    Row {
        short: Some('O'),
        long: None,
        value: None,
        help: "compile without assertions; twice: without docstrings too (also PYTHONOPTIMIZE=x)",
        effect: Effect::Set(|arguments| arguments.optimize = arguments.optimize.saturating_add(1)),
    },
    Row {
        short: Some('P'),
        long: None,
        value: None,
        help: "put no unsafe folder in front of sys.path (also PYTHONSAFEPATH)",
        effect: Effect::Set(|arguments| arguments.options.safe_path = true),
    },
    Row {
        short: Some('q'),
        long: None,
        value: None,
        help: "no version and copyright when interactive",
        effect: Effect::Set(|arguments| arguments.options.quiet += 1),
    },
    Row {
        short: Some('R'),
        long: None,
        value: None,
        help: "hashes differ from run to run, whatever PYTHONHASHSEED says",
        effect: Effect::Set(|arguments| arguments.options.random_hashes = true),
    },
    Row {
        short: Some('s'),
        long: None,
        value: None,
        help: "no site-packages of the user (also PYTHONNOUSERSITE=x)",
        effect: Effect::Set(|arguments| arguments.options.no_user_site = true),
    },
    Row {
        short: Some('S'),
        long: None,
        value: None,
        help: "do not import site",
        effect: Effect::Set(|arguments| arguments.options.no_site = true),
    },
    Row {
        short: Some('t'),
        long: None,
        value: None,
        help: "accepted, without effect: tabs and blanks that disagree are always an error",
        effect: Effect::Set(|_| ()),
    },
    Row {
        short: Some('u'),
        long: None,
        value: None,
        help: "standard output and error without buffers (also PYTHONUNBUFFERED=x)",
        effect: Effect::Set(|arguments| arguments.options.unbuffered = true),
    },
    Row {
        short: Some('v'),
        long: None,
        value: None,
        help: "tell of every import (also PYTHONVERBOSE=x)",
        effect: Effect::Set(|arguments| arguments.options.verbose += 1),
    },
    Row {
        short: Some('W'),
        long: None,
        value: Some("ARG"),
        help: "what becomes of warnings: action:message:category:module:line (also PYTHONWARNINGS=arg)",
        effect: Effect::Take(|arguments, value| {
            arguments.options.warnings.push(value);
            Ok(())
        }),
    },
    Row {
        short: Some('x'),
        long: None,
        value: None,
        help: "leave out the first line of the file",
        effect: Effect::Set(|arguments| arguments.options.skip_first_line = true),
    },
    Row {
        short: Some('X'),
        long: None,
        value: Some("OPT"),
        help: "an option of the implementation; see --help-xoptions",
        effect: Effect::Take(|arguments, value| {
            arguments.options.implementation.push(value);
            Ok(())
        }),
    },
    Row {
        short: None,
        long: Some("check-hash-based-pycs"),
        value: Some("WHEN"),
        help: "when .pyc files that are tied to a source's hash are checked: always, default or never",
        effect: Effect::Take(check_hash_based_pycs),
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
        short: Some('?'),
        long: None,
        value: None,
        help: "print this text, too",
        effect: Effect::Print(help),
    },
    Row {
        short: None,
        long: Some("help-env"),
        value: None,
        help: "print what variables of the environment do",
        effect: Effect::Print(settings::variables),
    },
    Row {
        short: None,
        long: Some("help-xoptions"),
        value: None,
        help: "print the options of the implementation",
        effect: Effect::Print(settings::implementation_options),
    },
    Row {
        short: None,
        long: Some("help-all"),
        value: None,
        help: "print all three",
        effect: Effect::Print(|| {
            [help(), settings::variables(), settings::implementation_options()].join("\n")
        }),
    },
    Row {
        short: Some('V'),
        long: Some("version"),
        value: None,
        help: "print the version",
        effect: Effect::Print(|| {
            concat!("Python 3.14.10 (Pycore ", env!("CARGO_PKG_VERSION"), ")\n").into()
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
    /// `-m`
    Module(OsString),
}

/// Options of a run, as the command line gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are those of sys.flags, or of the table")]
pub struct RunOptions {
    pub bytes_warning: u8,
    pub dont_write_bytecode: bool,
    pub debug: u8,
    pub ignore_environment: bool,
    pub inspect: u8,
    pub isolated: bool,
    pub safe_path: bool,
    pub quiet: u8,
    pub random_hashes: bool,
    pub no_user_site: bool,
    pub no_site: bool,
    pub unbuffered: bool,
    pub verbose: u8,
    pub skip_first_line: bool,
    /// `-W`, in order.
    pub warnings: Vec<OsString>,
    /// `-X`, in order.
    pub implementation: Vec<OsString>,
    /// `--check-hash-based-pycs`
    pub check_hash_based_pycs: Option<String>,
}

fn isolate(arguments: &mut Arguments) {
    let options = &mut arguments.options;
    options.isolated = true;
    options.ignore_environment = true;
    options.no_user_site = true;
    options.safe_path = true;
}

fn check_hash_based_pycs(arguments: &mut Arguments, value: OsString) -> Result<(), String> {
    let value = value.to_string_lossy().into_owned();
    if !["always", "default", "never"].contains(&value.as_str()) {
        let known = "--check-hash-based-pycs must be one of 'default', 'always', or 'never'";
        return Err(known.to_owned());
    }
    arguments.options.check_hash_based_pycs = Some(value);
    Ok(())
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
    /// How the program is run.
    pub options: RunOptions,
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
    'words: while let Some(word) = words.next() {
        let text = word.to_string_lossy().into_owned();
        if text == "-" || !text.starts_with('-') {
            if text != "-" {
                arguments.input = Input::File(word);
            }
            break;
        }
        let (mut row, mut attached) = find(&text)?;
        loop {
            let mut value = || {
                let given = attached.take().filter(|value| !value.is_empty());
                given.or_else(|| words.next()).ok_or_else(|| match row.short {
                    Some(short) => format!("Argument expected for the -{short} option"),
                    None => format!("Argument expected for the {text} options"),
                })
            };
            match row.effect {
                Effect::Print(text) => return Ok(Request::Print(text())),
                Effect::Set(set) => set(&mut arguments),
                Effect::Take(take) => {
                    let value = value()?;
                    take(&mut arguments, value)?;
                }
                Effect::Program => {
                    arguments.input = Input::Text(value()?);
                    break 'words;
                }
                Effect::Module => {
                    arguments.input = Input::Module(value()?);
                    break 'words;
                }
            }
            // Letters without values may be written together: `-OBs`.
            match attached.take().filter(|more| !more.is_empty() && row.short.is_some()) {
                Some(more) => (row, attached) = find(&format!("-{}", more.to_string_lossy()))?,
                None => break,
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
        return row.map(|row| (row, value)).ok_or_else(|| format!("Unknown option: {text}"));
    }
    let mut chars = text[1..].chars();
    let short = chars.next();
    let rest = chars.as_str();
    let row = OPTIONS.iter().find(|row| short.is_some() && row.short == short);
    let row = row.ok_or_else(|| format!("Unknown option: -{}", short.unwrap_or(' ')))?;
    Ok((row, Some(rest.into())))
}

fn unknown_form(name: &str) -> String {
    let known: Vec<_> = FORMS.iter().map(|(known, ..)| *known).collect();
    format!("`{name}` is no text form; there are: {}", known.join(", "))
}

/// The text of `--help`.
pub fn help() -> String {
    let mut text = String::from(
        "usage: pycore [OPTION ...] [-c PROGRAM | -m MODULE | FILE | -] [ARGUMENT ...]\n       \
         pycore asm FILE.pyasm [-o FILE.pyc]\n\n\
         Runs a Python 3.14 program: a file, a folder or zip file with a __main__.py, a module, a text, or\n\
         standard input. What follows the program is in sys.argv.\n\noptions:\n",
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
        assert_eq!(read_words(&["--fast"]), Err("Unknown option: --fast".into()));
        assert_eq!(
            read_words(&["-Vx"]),
            Ok(Request::Print("Python 3.14.10 (Pycore 0.1.0)\n".into()))
        );
        assert_eq!(read_words(&["-c"]), Err("Argument expected for the -c option".into()));
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
