//! The entries of a traceback.

use std::collections::HashMap;

use pycore_bytecode::Location;

use super::excerpt::Excerpt;
use super::text_of;
use crate::core::interpreter::SourceTools;
use crate::core::{Object, Owned, Thread};
use crate::errors::BaseException;
use crate::name;
use crate::protocol::object;
use crate::types::code::Code;
use crate::types::dict::Dict;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::traceback::Traceback;

/// So many equal entries in a row are shown.
const REPEATED: usize = 3;

/// An entry of a traceback.
pub(super) struct Entry {
    file: String,
    function: String,
    location: Location,
}

impl Entry {
    fn is_like(&self, other: &Self) -> bool {
        self.location.line == other.location.line
            && self.file == other.file
            && self.function == other.function
    }
}

/// The source files that have been read.
pub(super) struct Sources<'a> {
    thread: &'a Thread,
    tools: Option<&'static SourceTools>,
    files: HashMap<String, Vec<String>>,
}

impl<'a> Sources<'a> {
    pub(super) fn new(thread: &'a Thread) -> Self {
        let tools = thread.interpreter().hooks.source_tools.get();
        Self { thread, tools, files: HashMap::new() }
    }

    /// The entries of an exception's traceback, the newest last; no more than `sys.tracebacklimit`.
    pub(super) fn entries(&self, exception: &Object) -> Vec<Entry> {
        let first = exception.downcast::<BaseException>().and_then(|value| value.traceback.get());
        let mut next = first.and_then(|first| first.downcast::<Traceback>().ok());
        let mut entries = Vec::new();
        while let Some(traceback) = next {
            entries.extend(self.entry(&traceback));
            next = traceback.next();
        }
        if let Some(limit) = self.limit() {
            entries.drain(..entries.len().saturating_sub(limit));
        }
        entries
    }

    fn limit(&self) -> Option<usize> {
        let sys = self.thread.interpreter().sys.get()?;
        let limit = sys.downcast_ref::<Dict>()?.get_str(name!(self.thread, "tracebacklimit"))?;
        let limit = limit.downcast_ref::<Int>()?.to_i64()?;
        Some(usize::try_from(limit).unwrap_or(0))
    }

    fn entry(&self, traceback: &Traceback) -> Option<Entry> {
        let frame = traceback.frame()?;
        let code = match object::get_attribute(self.thread, &frame, name!(self.thread, "f_code")) {
            Ok(code) => code,
            Err(raised) => {
                self.thread.clear_exception(raised);
                return None;
            }
        };
        let code = code.downcast_ref::<Code>()?;
        let mut location = match usize::try_from(traceback.instruction()) {
            Ok(offset) => code.location_of(offset / 2),
            Err(_) => Location::NONE,
        };
        if !location.has_line() {
            location.line = traceback.line_number(self.thread).unwrap_or(-1);
            location.end_line = location.line;
        }
        let text = |object: &Object| object.downcast::<Str>().map(text_of).unwrap_or_default();
        Some(Entry { file: text(code.file_name()), function: text(code.name()), location })
    }

    /// The entries as text, of equal ones in a row the first few.
    pub(super) fn write(&mut self, entries: &[Entry]) -> String {
        let mut text = String::new();
        let mut before: Option<&Entry> = None;
        let mut count = 0;
        for entry in entries {
            if !before.is_some_and(|before| entry.location.has_line() && entry.is_like(before)) {
                write_repeated(count, &mut text);
                before = Some(entry);
                count = 0;
            }
            count += 1;
            if count <= REPEATED {
                self.write_entry(entry, &mut text);
            }
        }
        write_repeated(count, &mut text);
        text
    }

    fn write_entry(&mut self, entry: &Entry, into: &mut String) {
        let Location { line, end_line, column, end_column } = entry.location;
        let number = if line < 0 { "None".to_owned() } else { line.to_string() };
        let file = &entry.file;
        let shown =
            if file.starts_with("<stdin-") && file.ends_with('>') { "<stdin>" } else { file };
        into.push_str(&format!("  File \"{shown}\", line {number}, in {}\n", entry.function));
        if line < 1 {
            return;
        }
        let (first, last) = (line as usize - 1, (end_line.max(line)) as usize);
        let lines = self.lines(file);
        let lines: Vec<String> =
            (first..last).map(|number| lines.get(number).cloned().unwrap_or_default()).collect();
        let columns =
            entry.location.has_columns().then_some((column as usize, end_column as usize));
        Excerpt { lines: &lines, columns }.write(self.tools, into);
    }

    /// The lines of a file without what is blank at their ends; none if it cannot be read.
    fn lines(&mut self, file: &str) -> &[String] {
        if !self.files.contains_key(file) {
            let lines = self.read(file).unwrap_or_default();
            self.files.insert(file.to_owned(), lines);
        }
        &self.files[file]
    }

    fn read(&self, file: &str) -> Option<Vec<String>> {
        if file.starts_with('<') && file.ends_with('>') {
            return None;
        }
        let bytes = crate::errors::read_source(self.thread, file)?;
        let text = match self.tools {
            Some(tools) => (tools.decode)(&bytes)?,
            None => String::from_utf8(bytes).ok()?,
        };
        Some(text.lines().map(|line| line.trim_end().to_owned()).collect())
    }
}

fn write_repeated(count: usize, into: &mut String) {
    if let Some(more) = count.checked_sub(REPEATED).filter(|&more| more > 0) {
        let plural = if more > 1 { "s" } else { "" };
        into.push_str(&format!("  [Previous line repeated {more} more time{plural}]\n"));
    }
}

/// The attribute of an exception, or nothing.
pub(super) fn attribute(thread: &Thread, object: &Object, name: &Str) -> Option<Owned> {
    match object::lookup_attribute(thread, object, name) {
        Ok(value) => value.filter(|value| !value.is_none()),
        Err(raised) => {
            thread.clear_exception(raised);
            None
        }
    }
}
