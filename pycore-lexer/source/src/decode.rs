//! From bytes to text as CPython's compiler does it: PEP 263, line ends, and the errors.
//!
//! The order of the steps is visible in errors. Line ends are normalised first, so that offsets in a
//! codec's error count a `\r\n` once; a byte order mark and the declaration in the first two lines
//! decide about the encoding; only text that declares nothing, or UTF-8 in one of its proper spellings,
//! is checked without a codec, and then the error has a place.

use std::borrow::Cow;

use crate::encoding::{DecodeError, Encoding};
use crate::line_source::{is_name_byte, normal_name};
use crate::{ErrorClass, SyntaxError};

/// A text and the encoding that it declared.
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: Option<String>,
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The text of a program's bytes.
pub(crate) fn decode(
    bytes: Cow<'_, [u8]>,
    file_name: Option<&str>,
) -> Result<Decoded, Box<SyntaxError>> {
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(match file_name {
            None => null_bytes(),
            Some(_) => null_byte_in_file(&bytes, at),
        });
    }
    let mut bytes = normalize_line_ends(bytes);
    let bom = bytes.starts_with(BOM);
    if bom {
        bytes = match bytes {
            Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[BOM.len()..]),
            Cow::Owned(mut bytes) => {
                bytes.drain(..BOM.len());
                Cow::Owned(bytes)
            }
        };
    }
    let cookie = find_cookie(&bytes);
    if let Some(cookie) = &cookie
        && cookie.name != "utf-8"
    {
        if bom {
            return Err(cookie_conflict(&bytes, cookie));
        }
        // CPython has added a line end if the last line lacks it, which a codec may see.
        let mut whole = bytes.into_owned();
        let open = whole.last().is_some_and(|&byte| byte != b'\n');
        if open {
            whole.push(b'\n');
        }
        let encoding = Encoding::named(&cookie.name).map_err(|unknown| placeless(unknown.0))?;
        let mut text =
            encoding.decode(&whole).map_err(|error: DecodeError| placeless(error.to_string()))?;
        if memchr::memchr(b'\r', text.as_bytes()).is_some() {
            text = into_text(normalize_line_ends(Cow::Owned(text.into_bytes())))?;
        }
        if open && text.ends_with('\n') {
            text.pop();
        }
        // Text after a null character is not read.
        if let Some(at) = text.find('\0') {
            text.truncate(at);
        }
        return Ok(Decoded { text, encoding: Some(cookie.name.clone()) });
    }
    let encoding = (bom || cookie.is_some()).then(|| "utf-8".to_owned());
    match std::str::from_utf8(&bytes) {
        Ok(_) => Ok(Decoded { text: into_text(bytes)?, encoding }),
        Err(error) => Err(not_utf8(&bytes, error.valid_up_to(), file_name)),
    }
}

/// Text without a declaration.
pub(crate) fn undeclared(text: Cow<'_, str>) -> Result<Decoded, Box<SyntaxError>> {
    if memchr::memchr(0, text.as_bytes()).is_some() {
        return Err(null_bytes());
    }
    let bytes = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    };
    Ok(Decoded { text: into_text(normalize_line_ends(bytes))?, encoding: None })
}

/// Bytes that are known to be UTF-8.
fn into_text(bytes: Cow<'_, [u8]>) -> Result<String, Box<SyntaxError>> {
    String::from_utf8(bytes.into_owned()).map_err(|error| placeless(error.to_string()))
}

/// `\r\n` and `\r` become `\n`.
fn normalize_line_ends(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let Some(first) = memchr::memchr(b'\r', &bytes) else { return bytes };
    let mut normalized = Vec::with_capacity(bytes.len());
    normalized.extend_from_slice(&bytes[..first]);
    let mut rest = &bytes[first..];
    while let Some(after) = rest.strip_prefix(b"\r") {
        normalized.push(b'\n');
        let after = after.strip_prefix(b"\n").unwrap_or(after);
        let next = memchr::memchr(b'\r', after).unwrap_or(after.len());
        normalized.extend_from_slice(&after[..next]);
        rest = &after[next..];
    }
    Cow::Owned(normalized)
}

/// An encoding declaration.
struct Cookie {
    /// The name, normalised.
    name: String,
    /// The line, from 1.
    line: i32,
}

/// The declaration in the first two lines.
fn find_cookie(bytes: &[u8]) -> Option<Cookie> {
    let mut lines = bytes.split(|&byte| byte == b'\n');
    let first = lines.next()?;
    if let Some(name) = declared(first) {
        return Some(Cookie { name, line: 1 });
    }
    // A line with code ends the search.
    let code = first.iter().find(|&&byte| !matches!(byte, b' ' | b'\t' | 0x0C));
    if code.is_some_and(|&byte| byte != b'#') {
        return None;
    }
    declared(lines.next()?).map(|name| Cookie { name, line: 2 })
}

/// The encoding that a line declares.
fn declared(line: &[u8]) -> Option<String> {
    let start = line.iter().position(|byte| !matches!(byte, b' ' | b'\t' | 0x0C))?;
    if line[start] != b'#' {
        return None;
    }
    memchr::memmem::find_iter(&line[start..], b"coding").find_map(|at| {
        let after = &line[start + at + 6..];
        let after = after.strip_prefix(b":").or(after.strip_prefix(b"="))?;
        let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let name = &after[blanks..];
        let length = name.iter().take_while(|&&byte| is_name_byte(byte)).count();
        let name = std::str::from_utf8(&name[..length]).ok().filter(|name| !name.is_empty())?;
        Some(normal_name(name).to_owned())
    })
}

#[cold]
fn null_bytes() -> Box<SyntaxError> {
    Box::new(SyntaxError {
        class: ErrorClass::Syntax,
        message: "source code string cannot contain null bytes".into(),
        lineno: None,
        offset: None,
        end_lineno: None,
        end_offset: None,
        text: None,
        statement: None,
    })
}

/// A file is read line by line, so the line that holds the null byte, at `at`, is known; text stops in front of it.
#[cold]
fn null_byte_in_file(bytes: &[u8], at: usize) -> Box<SyntaxError> {
    let before = normalize_line_ends(Cow::Borrowed(&bytes[..at]));
    let start = memchr::memrchr(b'\n', &before).map_or(0, |line_end| line_end + 1);
    Box::new(SyntaxError {
        message: "source code cannot contain null bytes".into(),
        lineno: Some(memchr::memchr_iter(b'\n', &before).count() as i32 + 1),
        text: Some(String::from_utf8_lossy(&before[start..]).into_owned()),
        ..*null_bytes()
    })
}

/// The text cannot be addressed with 32 bits.
#[cold]
pub(crate) fn too_long() -> Box<SyntaxError> {
    Box::new(SyntaxError {
        class: ErrorClass::Overflow,
        message: "source code is too long: 4 GiB or more".into(),
        lineno: None,
        offset: None,
        end_lineno: None,
        end_offset: None,
        text: None,
        statement: None,
    })
}

/// An error of the codec: before the first line.
#[cold]
fn placeless(message: String) -> Box<SyntaxError> {
    Box::new(SyntaxError {
        class: ErrorClass::Syntax,
        message: message.into(),
        lineno: Some(0),
        offset: Some(-1),
        end_lineno: None,
        end_offset: None,
        text: None,
        statement: None,
    })
}

/// A byte order mark says UTF-8, the declaration something else.
#[cold]
fn cookie_conflict(bytes: &[u8], cookie: &Cookie) -> Box<SyntaxError> {
    let line = bytes.split(|&byte| byte == b'\n').nth(cookie.line as usize - 1).unwrap_or_default();
    let text = String::from_utf8_lossy(line).into_owned();
    // The end is that of the line's last byte, for the second line that of its line end, and one more than
    // the characters that begin before it.
    let measured = if cookie.line == 1 { line.len().saturating_sub(1) } else { line.len() };
    let begun = line[..measured].iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    let length = begun as i32 + 1;
    Box::new(SyntaxError {
        class: ErrorClass::Syntax,
        message: format!("encoding problem: {} with BOM", cookie.name).into(),
        lineno: Some(cookie.line),
        offset: Some(0),
        end_lineno: Some(cookie.line),
        end_offset: Some(length),
        text: Some(text),
        statement: None,
    })
}

/// Text that should be UTF-8 is not, at `at`.
#[cold]
fn not_utf8(bytes: &[u8], at: usize, file_name: Option<&str>) -> Box<SyntaxError> {
    let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() as i32 + 1;
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |line_end| line_end + 1);
    let end = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |length| start + length);
    let column = String::from_utf8_lossy(&bytes[start..at]).chars().count() as i32 + 1;
    let place = file_name.map_or(String::new(), |name| format!(" in file {name}"));
    let message = format!(
        "Non-UTF-8 code starting with '\\x{:02x}'{place} on line {line}, but no encoding declared; see \
         https://peps.python.org/pep-0263/ for details",
        bytes[at]
    );
    Box::new(SyntaxError {
        class: ErrorClass::Syntax,
        message: message.into(),
        lineno: Some(line),
        offset: Some(column),
        end_lineno: Some(line),
        end_offset: Some(column),
        text: Some(String::from_utf8_lossy(&bytes[start..end]).into_owned()),
        statement: None,
    })
}
