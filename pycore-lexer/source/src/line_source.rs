//! A source text as Python's `tokenize` module reads it.
//!
//! `tokenize.detect_encoding` is another implementation of PEP 263 than the compiler's, with other
//! messages; and lines are decoded one by one with U+FFFD for errors.

use crate::encoding::Encoding;

/// The decoded text of a file, line ends as they are.
#[derive(Clone, Debug)]
pub struct LineSource {
    text: String,
    encoding: String,
}

/// Why `tokenize` does not begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineSourceError {
    /// A `SyntaxError` that has no place.
    Syntax(String),
    /// Another exception.
    Other(String),
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

impl LineSource {
    /// Text that has been decoded already.
    pub fn from_text(text: String) -> Self {
        Self { text, encoding: "utf-8".into() }
    }

    /// Decode the bytes of a file; the name is for messages.
    pub fn from_bytes(bytes: &[u8], file_name: Option<&str>) -> Result<Self, LineSourceError> {
        let (name, bytes) = detect(bytes, file_name)?;
        let encoding = Encoding::named(&name).map_err(|error| LineSourceError::Other(error.0))?;
        let mut text = String::with_capacity(bytes.len());
        if encoding == Encoding::UTF_8 {
            // No sequence of UTF-8 spans lines, and no line end is part of a damaged one.
            text.push_str(&String::from_utf8_lossy(bytes));
        } else {
            for line in bytes.split_inclusive(|&byte| byte == b'\n') {
                text.push_str(&encoding.decode_replacing(line));
            }
        }
        Ok(Self { text, encoding: name })
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The name of the encoding as `detect_encoding` gives it, for the `ENCODING` token.
    pub fn encoding(&self) -> &str {
        &self.encoding
    }
}

/// The name of the encoding, and the bytes without their byte order mark.
fn detect<'b>(
    bytes: &'b [u8],
    file_name: Option<&str>,
) -> Result<(String, &'b [u8]), LineSourceError> {
    let (bom, bytes) = match bytes.strip_prefix(BOM) {
        Some(rest) => (true, rest),
        None => (false, bytes),
    };
    let first_end = line_end(bytes, 0);
    let second_end = line_end(bytes, first_end);
    let (first, second) = (&bytes[..first_end], &bytes[first_end..second_end]);
    if let Some(name) = cookie(first, bom, file_name)? {
        check(first, &name, file_name)?;
        return Ok((name, bytes));
    }
    if !is_blank(first) {
        check(first, "utf-8", file_name)?;
        return Ok(("utf-8".to_owned(), bytes));
    }
    let name = cookie(second, bom, file_name)?.unwrap_or_else(|| "utf-8".to_owned());
    check(&bytes[..second_end], &name, file_name)?;
    Ok((name, bytes))
}

fn line_end(bytes: &[u8], start: usize) -> usize {
    memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |at| start + at + 1)
}

/// The encoding that a line declares.
fn cookie(
    line: &[u8],
    bom: bool,
    file_name: Option<&str>,
) -> Result<Option<String>, LineSourceError> {
    let Some(declared) = declared_name(line) else { return Ok(None) };
    let name = normal_name(declared);
    let Ok(_) = Encoding::named(name) else {
        return Err(LineSourceError::Syntax(match file_name {
            None => format!("unknown encoding: {name}"),
            Some(file) => format!("unknown encoding for {}: {name}", quoted(file)),
        }));
    };
    if bom && name != "utf-8" {
        return Err(LineSourceError::Syntax(match file_name {
            None => "encoding problem: utf-8".to_owned(),
            Some(file) => format!("encoding problem for {}: utf-8", quoted(file)),
        }));
    }
    Ok(Some(name.to_owned()))
}

/// That the lines read so far are text.
fn check(lines: &[u8], name: &str, file_name: Option<&str>) -> Result<(), LineSourceError> {
    if lines.contains(&0) {
        let message = "source code cannot contain null bytes".to_owned();
        return Err(LineSourceError::Syntax(message));
    }
    let encoding = Encoding::named(name).map_err(|error| LineSourceError::Other(error.0))?;
    match encoding.decode(lines) {
        Ok(_) => Ok(()),
        Err(_) => {
            let message = "invalid or missing encoding declaration";
            Err(LineSourceError::Syntax(match file_name {
                None => message.to_owned(),
                Some(file) => format!("{message} for {}", quoted(file)),
            }))
        }
    }
}

/// `repr` of a file's name, which seldom needs an escape.
fn quoted(file_name: &str) -> String {
    let quote = if file_name.contains('\'') && !file_name.contains('"') { '"' } else { '\'' };
    let escaped = file_name.replace('\\', "\\\\");
    format!("{quote}{}{quote}", escaped.replace(quote, &format!("\\{quote}")))
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0x0C)
}

/// Whether a line has nothing but a comment.
fn is_blank(line: &[u8]) -> bool {
    match line.iter().find(|&&byte| !is_space(byte)) {
        None => true,
        Some(&byte) => matches!(byte, b'#' | b'\r' | b'\n'),
    }
}

/// What follows `coding:` or `coding=` in a line that is a comment.
fn declared_name(line: &[u8]) -> Option<&str> {
    let start = line.iter().position(|&byte| !is_space(byte))?;
    if line[start] != b'#' {
        return None;
    }
    let line = &line[start..line_end(line, start)];
    memchr::memmem::find_iter(line, b"coding").find_map(|at| {
        let after = line[at + 6..].strip_prefix(b":").or(line[at + 6..].strip_prefix(b"="))?;
        let blanks = after.iter().take_while(|&&byte| matches!(byte, b' ' | b'\t')).count();
        let after = &after[blanks..];
        let length = after.iter().take_while(|&&byte| is_name_byte(byte)).count();
        std::str::from_utf8(&after[..length]).ok().filter(|name| !name.is_empty())
    })
}

/// Whether a byte may be part of an encoding's name.
pub(crate) fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// The one name for the many of UTF-8 and of Latin 1; other names as they are.
pub(crate) fn normal_name(name: &str) -> &str {
    // Only the first twelve characters count.
    let short: String = name
        .chars()
        .take(12)
        .map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() })
        .collect();
    let is = |known: &str| {
        short == known || short.strip_prefix(known).is_some_and(|rest| rest.starts_with('-'))
    };
    if is("utf-8") {
        "utf-8"
    } else if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") {
        "iso-8859-1"
    } else {
        name
    }
}
