//! The program that a command line names: its bytes and its name.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;

use crate::arguments::Input;

/// A program before decoding.
pub(crate) struct Program {
    /// What errors call it: the file, `<string>` or `<stdin>`.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// Read all of a program.
pub(crate) fn read(input: &Input) -> io::Result<Program> {
    let bytes = match input {
        Input::File(path) => std::fs::read(path)?,
        Input::Text(text) => text.as_bytes().to_vec(),
        Input::StandardInput => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            bytes
        }
    };
    Ok(Program { name: name(input), bytes })
}

/// The name of a program in messages.
pub(crate) fn name(input: &Input) -> String {
    let name: &OsStr = match input {
        Input::File(path) => path,
        Input::Text(_) => "<string>".as_ref(),
        Input::StandardInput => "<stdin>".as_ref(),
    };
    name.to_string_lossy().into_owned()
}
