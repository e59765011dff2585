//! What stands below a traceback: the class of the exception, its text, notes; the place of a syntax error.

use super::stack::attribute;
use super::{suggest, text_of};
use crate::core::{Fallible, Object, Owned, Place, Thread};
use crate::errors::SyntaxError;
use crate::name;
use crate::protocol::{iterate, object};
use crate::types::bytes::Bytes;
use crate::types::int::Int;
use crate::types::str::Str;

/// The lines about an exception itself.
pub(super) fn of(thread: &Thread, exception: &Object) -> String {
    let class = class_name(thread, exception);
    let mut text = String::new();
    match exception.downcast::<SyntaxError>() {
        Some(error) => Report::of(thread, error).write(&class, &mut text),
        None => {
            let mut message =
                safe(thread, object::str(thread, exception), "<exception str() failed>");
            message.push_str(&suggest::suggestion(thread, exception));
            if message.is_empty() {
                text.push_str(&format!("{class}\n"));
            } else {
                text.push_str(&format!("{class}: {message}\n"));
            }
        }
    }
    push_notes(thread, exception, &mut text);
    text
}

/// A text, or what is written in its place if it could not be made.
fn safe(thread: &Thread, text: Fallible<Owned<Str>>, otherwise: &str) -> String {
    match text {
        Ok(text) => text_of(&text),
        Err(raised) => {
            thread.clear_exception(raised);
            otherwise.to_owned()
        }
    }
}

/// The qualified name of the class, with its module unless everybody knows that.
fn class_name(thread: &Thread, exception: &Object) -> String {
    let class = exception.type_object().as_object();
    let text = |name| {
        let value = attribute(thread, class, name)?;
        value.downcast_ref::<Str>().map(text_of)
    };
    let qualified = text(name!(thread, "__qualname__"))
        .unwrap_or_else(|| exception.type_object().short_name().into_owned());
    match text(name!(thread, "__module__")).as_deref() {
        Some("__main__" | "builtins") => qualified,
        Some(module) => format!("{module}.{qualified}"),
        None => format!("<unknown>.{qualified}"),
    }
}

/// `__notes__`: the strings of a sequence, or whatever it is.
fn push_notes(thread: &Thread, exception: &Object, text: &mut String) {
    let notes = match object::lookup_attribute(thread, exception, name!(thread, "__notes__")) {
        Ok(notes) => notes.filter(|notes| !notes.is_none()),
        Err(raised) => {
            let error = thread.take_exception(raised);
            let error = error.map_or_else(String::new, |error| {
                safe(thread, object::repr(thread, &error), "<__notes__ repr() failed>")
            });
            text.push_str(&format!("Ignored error getting __notes__: {error}\n"));
            return;
        }
    };
    let Some(notes) = notes else { return };
    let is_text = notes.downcast_ref::<Str>().is_some() || notes.downcast_ref::<Bytes>().is_some();
    if is_text || !iterate::is_sequence(&notes) {
        let shown = safe(thread, object::repr(thread, &notes), "<__notes__ repr() failed>");
        text.push_str(&format!("{shown}\n"));
        return;
    }
    let pushed = iterate::for_each(thread, &notes, |note| {
        let note = safe(thread, object::str(thread, &note), "<note str() failed>");
        for line in note.split('\n') {
            text.push_str(&format!("{line}\n"));
        }
        Ok(())
    });
    if let Err(raised) = pushed {
        thread.clear_exception(raised);
    }
}

/// Where the error of a `SyntaxError` is. Numbers count characters from 1.
struct Report {
    file: Option<String>,
    /// As it is shown: any object may be there.
    line: Option<String>,
    end_line: Option<String>,
    text: Option<String>,
    offset: Option<i64>,
    has_offset: bool,
    end_offset: Option<i64>,
    message: String,
}

impl Report {
    fn of(thread: &Thread, error: &SyntaxError) -> Self {
        let some = |value: Option<Owned>| value.filter(|value| !value.is_none());
        let text = |value: Option<Owned>| {
            some(value).map(|value| safe(thread, object::str(thread, &value), "?"))
        };
        let number = |value: Option<Owned>| some(value)?.downcast_ref::<Int>()?.to_i64();
        let spelling = suggest::spelling(thread, error);
        // What a misspelled keyword has to say about it is told instead of the parser's view.
        let field = |name: &'static Str, own: &Place<Object>| match &spelling {
            Some(spelling) => attribute(thread, spelling, name),
            None => own.get(),
        };
        let source = some(field(name!(thread, "text"), &error.text));
        let source = source.and_then(|text| text.downcast::<Str>().ok());
        let message = text(field(name!(thread, "msg"), &error.msg));
        let message = message.filter(|message| !message.is_empty());
        let offset = field(name!(thread, "offset"), &error.offset);
        Self {
            file: text(error.filename.get()),
            line: text(field(name!(thread, "lineno"), &error.lineno)),
            end_line: text(field(name!(thread, "end_lineno"), &error.end_lineno)),
            text: source.map(|source| text_of(&source)),
            has_offset: some(offset.clone()).is_some(),
            offset: number(offset),
            end_offset: number(field(name!(thread, "end_offset"), &error.end_offset)),
            message: message.unwrap_or_else(|| "<no detail available>".to_owned()),
        }
    }

    fn write(&self, class: &str, into: &mut String) {
        let mut suffix = String::new();
        if let Some(line) = &self.line {
            let file = self.file.as_deref().filter(|file| !file.is_empty()).unwrap_or("<string>");
            into.push_str(&format!("  File \"{file}\", line {line}\n"));
        } else if let Some(file) = &self.file {
            suffix = format!(" ({file})");
        }
        if let Some(text) = &self.text {
            self.write_source(text, into);
        }
        into.push_str(&format!("{class}: {}{suffix}\n", self.message));
    }

    /// The line, and a mark below the range. Ranges that are none, or beyond the line, become what makes sense.
    fn write_source(&self, text: &str, into: &mut String) {
        let whole = text.trim_end_matches('\n');
        let shown = whole.trim_start_matches([' ', '\n', '\u{c}']);
        if self.has_offset && self.offset.is_none() {
            return;
        }
        into.push_str(&format!("    {shown}\n"));
        let Some(mut start) = self.offset else { return };
        let length = |text: &str| text.chars().count() as i64;
        let past_end = length(whole) + 1;
        let mut end = if self.line == self.end_line {
            self.end_offset.filter(|&end| end != 0).unwrap_or(start)
        } else {
            past_end
        };
        if !text.is_empty() {
            if start > length(text) {
                start = past_end;
            }
            if end > length(text) {
                end = past_end;
            }
        }
        if start >= end || end < 0 {
            end = start.saturating_add(1);
        }
        let removed = length(whole) - length(shown);
        let column = start.saturating_sub(1).saturating_sub(removed);
        let Ok(before) = usize::try_from(column) else { return };
        let marks = usize::try_from(end.saturating_sub(start)).unwrap_or(0);
        into.push_str("    ");
        // Tabs stay, so that the marks are below what they mark.
        let blanks = shown.chars().take(before);
        into.extend(blanks.map(|blank| if blank.is_whitespace() { blank } else { ' ' }));
        into.extend(std::iter::repeat_n('^', marks));
        into.push('\n');
    }
}
