//! What `compile()` may be given as source.

use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Raised, Thread, raise};
use pycore_source::{Source, SyntaxError};
use pycore_text::View;

/// Why there is no source text.
pub(crate) enum Unreadable {
    /// An exception has been raised.
    Raised(Raised),
    /// The bytes cannot be decoded.
    Syntax(Box<SyntaxError>),
}

impl From<Raised> for Unreadable {
    fn from(raised: Raised) -> Self {
        Self::Raised(raised)
    }
}

/// The text of a string, or of bytes with their encoding cookie; those of a file have its name in messages.
pub(crate) fn read(
    thread: &Thread,
    source: &Object,
    eval: bool,
    file_name: Option<&str>,
) -> Result<Source, Unreadable> {
    if let Some(text) = source.downcast::<Str>() {
        let mut text = text_of(thread, text)?;
        refuse_null(thread, text.as_bytes())?;
        if eval {
            let blanks = text.len() - text.trim_start_matches([' ', '\t']).len();
            text.drain(..blanks);
        }
        return Source::from_string(text).map_err(Unreadable::Syntax);
    }
    let Some(bytes) = source.downcast::<Bytes>() else {
        let message = "compile() arg 1 must be a string, bytes or AST object";
        return Err(raise!(thread, TYPE_ERROR, "{message}").into());
    };
    let mut bytes = bytes.as_slice().to_vec();
    if let Some(name) = file_name {
        return Source::from_file_bytes(bytes, name).map_err(Unreadable::Syntax);
    }
    refuse_null(thread, &bytes)?;
    if eval {
        let blanks = bytes.iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
        bytes.drain(..blanks);
    }
    Source::from_owned_bytes(bytes).map_err(Unreadable::Syntax)
}

fn refuse_null(thread: &Thread, bytes: &[u8]) -> Fallible {
    if bytes.contains(&0) {
        return Err(raise!(thread, SYNTAX_ERROR, "source code string cannot contain null bytes"));
    }
    Ok(())
}

/// Text without surrogates, which UTF-8 cannot hold.
fn text_of(thread: &Thread, text: &Str) -> Fallible<String> {
    if let Some(ascii) = text.as_ascii() {
        return Ok(ascii.to_owned());
    }
    let view: View<'_> = text.view();
    let mut result = String::new();
    for (position, point) in view.code_points().enumerate() {
        match char::from_u32(point) {
            Some(char) => result.push(char),
            None => {
                return Err(pycore_objects::errors::raise_encode_error(
                    thread,
                    "utf-8",
                    text,
                    position..position + surrogates(view.skip(position)),
                    "surrogates not allowed",
                ));
            }
        }
    }
    Ok(result)
}

/// How many surrogates the text begins with.
fn surrogates(text: View<'_>) -> usize {
    text.code_points().take_while(|&point| char::from_u32(point).is_none()).count()
}
