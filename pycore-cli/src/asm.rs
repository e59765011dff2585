//! `pycore asm`: text in the assembly language to a `.pyc` file.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use pycore_bytecode::verify;
use pycore_marshal::{Pyc, Validity, source_hash};

/// What `pycore asm --help` prints.
pub(crate) const HELP: &str = "\
usage: pycore asm FILE.pyasm [-o FILE.pyc]

Assemble a code object and write it as a .pyc file that python3.14 runs. Without -o the file's name
ends in .pyc instead of .pyasm. `pycore --emit pyasm FILE.py` writes what this reads.
";

/// What the words after `asm` ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsmArguments {
    /// The text.
    pub input: PathBuf,
    /// The file to write.
    pub output: PathBuf,
}

/// Read the words after `asm`.
pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<AsmArguments, String> {
    let (mut input, mut output) = (None, None);
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        if word == "-o" {
            output = Some(words.next().ok_or("argument expected for the -o option")?.into());
        } else if word.to_string_lossy().starts_with('-') {
            return Err(format!("unknown option {}", word.to_string_lossy()));
        } else if input.replace(PathBuf::from(word)).is_some() {
            return Err("asm takes one file".into());
        }
    }
    let input = input.ok_or("asm needs a file")?;
    let output = output.unwrap_or_else(|| input.with_extension("pyc"));
    Ok(AsmArguments { input, output })
}

/// Assemble a file. The error is the message for standard error.
pub(crate) fn assemble(arguments: &AsmArguments) -> Result<(), String> {
    let shown = |path: &Path| path.display().to_string();
    let text = std::fs::read_to_string(&arguments.input)
        .map_err(|error| format!("pycore: can't read '{}': {error}", shown(&arguments.input)))?;
    let code = pycore_asm::parse(&text)
        .map_err(|error| format!("{}:\n{error}", shown(&arguments.input)))?;
    verify(&code).map_err(|error| {
        format!("pycore: the code in '{}' cannot be run: {error}", shown(&arguments.input))
    })?;
    // The text is no source that an importer could compare with.
    let pyc = Pyc { validity: Validity::UncheckedHash(source_hash(text.as_bytes())), code };
    pyc.write(&arguments.output)
        .map_err(|error| format!("pycore: can't write '{}': {error}", shown(&arguments.output)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(words: &[&str]) -> Result<AsmArguments, String> {
        read(words.iter().map(OsString::from))
    }

    #[test]
    fn the_output_is_named_after_the_input() {
        let expected = AsmArguments { input: "a/b.pyasm".into(), output: "a/b.pyc".into() };
        assert_eq!(read_words(&["a/b.pyasm"]), Ok(expected));
        let expected = AsmArguments { input: "b.pyasm".into(), output: "c".into() };
        assert_eq!(read_words(&["-o", "c", "b.pyasm"]), Ok(expected));
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(read_words(&[]), Err("asm needs a file".into()));
        assert_eq!(read_words(&["a", "b"]), Err("asm takes one file".into()));
        assert_eq!(read_words(&["-x"]), Err("unknown option -x".into()));
    }
}
