//! The program that a command line names: its bytes and its name.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use pycore_bytecode::MAGIC_BYTES;

use crate::arguments::{Arguments, Input};

/// A program before decoding.
pub(crate) struct Program {
    /// What errors call it: the file, `<string>` or `<stdin>`.
    pub(crate) name: String,
    /// The file that it is in.
    pub(crate) path: Option<OsString>,
    pub(crate) bytes: Vec<u8>,
}

/// What is to be run.
pub(crate) enum Main {
    /// A text.
    Program(Program),
    /// A module, by name.
    Module(OsString),
    /// The module `__main__` in a folder or zip file.
    Archive(OsString),
    /// Lines that a person types.
    Interactive,
}

/// What the command line names.
pub(crate) fn main_of(arguments: &Arguments) -> io::Result<Main> {
    match &arguments.input {
        Input::Module(name) => Ok(Main::Module(name.clone())),
        // The name of no file is the folder that the program stands in.
        Input::File(path) if path.is_empty() => Ok(Main::Archive(env::current_dir()?.into())),
        Input::File(path) if is_archive(Path::new(path)) => Ok(Main::Archive(path.clone())),
        Input::StandardInput if io::IsTerminal::is_terminal(&io::stdin()) => Ok(Main::Interactive),
        Input::StandardInput if arguments.options.inspect > 0 => Ok(Main::Interactive),
        input => {
            let mut program = read(input)?;
            if arguments.options.skip_first_line {
                // The line's end stays, so that lines keep their numbers.
                let end = program.bytes.iter().position(|&byte| byte == b'\n');
                program.bytes.drain(..end.unwrap_or(program.bytes.len()));
            }
            Ok(Main::Program(program))
        }
    }
}

/// Whether a path is a folder, or a zip file or a folder in it, whatever stands in front of the file's contents.
fn is_archive(path: &Path) -> bool {
    /// What the record at the end of a zip file begins with.
    const END: &[u8] = b"PK\x05\x06";
    /// Bytes of that record, and of the longest comment behind it.
    const LONGEST: usize = 22 + 0xFFFF;
    if path.is_dir() {
        return true;
    }
    let file = path.ancestors().find(|ancestor| ancestor.is_file());
    let Some(Ok(bytes)) = file.map(std::fs::read) else { return false };
    let tail = &bytes[bytes.len().saturating_sub(LONGEST)..];
    tail.windows(END.len()).any(|window| window == END)
}

impl Program {
    /// Whether this is the file of a code object, by its name or its first bytes.
    pub(crate) fn is_compiled(&self) -> bool {
        let Some(path) = &self.path else { return false };
        let named_so = Path::new(path).extension().is_some_and(|extension| extension == "pyc");
        named_so || self.bytes.starts_with(&MAGIC_BYTES[..2])
    }
}

/// Read all of a program.
pub(crate) fn read(input: &Input) -> io::Result<Program> {
    let bytes = match input {
        Input::File(path) => std::fs::read(path)?,
        Input::Text(text) => dedented(text.as_bytes()),
        Input::Module(_) => {
            return Err(io::Error::other("a module is found by the import system"));
        }
        Input::StandardInput => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            bytes
        }
    };
    let path = match input {
        Input::File(path) => Some(path.clone()),
        _ => None,
    };
    Ok(Program { name: name(input), path, bytes })
}

/// A text without the blanks that all its lines begin with; lines of nothing but blanks become empty.
fn dedented(text: &[u8]) -> Vec<u8> {
    let blanks =
        |line: &[u8]| line.iter().take_while(|&&byte| matches!(byte, b' ' | b'\t')).count();
    let lines: Vec<&[u8]> = text.split(|&byte| byte == b'\n').collect();
    let mut margin: Option<&[u8]> = None;
    for line in lines.iter().filter(|line| blanks(line) < line.len()) {
        let own = &line[..blanks(line)];
        let common = margin.map_or(own.len(), |margin| {
            margin.iter().zip(own).take_while(|(left, right)| left == right).count()
        });
        margin = Some(&own[..common]);
    }
    let margin = margin.map_or(0, <[u8]>::len);
    let lines = lines.iter().map(|line| match line {
        line if blanks(line) == line.len() => &line[..0],
        line => &line[margin..],
    });
    lines.collect::<Vec<_>>().join(&b'\n')
}

/// The name of a program in messages.
pub(crate) fn name(input: &Input) -> String {
    let name: &OsStr = match input {
        Input::File(path) | Input::Module(path) => path,
        Input::Text(_) => "<string>".as_ref(),
        Input::StandardInput => "<stdin>".as_ref(),
    };
    name.to_string_lossy().into_owned()
}

/// What this program was called as.
pub(crate) fn own_name() -> String {
    let name = env::args_os().next().filter(|name| !name.is_empty());
    name.map_or_else(|| "pycore".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// Why a program cannot be read, as CPython says it.
pub(crate) fn cannot_open(input: &Input, error: &io::Error) -> String {
    let name = match input {
        Input::File(path) => std::path::absolute(path)
            .map_or_else(|_| name(input), |path| path.display().to_string()),
        other => name(other),
    };
    let text = error.to_string();
    let own = own_name();
    match (error.raw_os_error(), text.split(" (os error").next()) {
        (Some(number), Some(text)) => {
            format!("{own}: can't open file '{name}': [Errno {number}] {text}")
        }
        _ => format!("{own}: can't open file '{name}': {text}"),
    }
}
