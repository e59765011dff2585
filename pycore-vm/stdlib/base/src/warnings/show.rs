//! Showing a warning.

use pycore_objects::errors::read_source;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Thread, name, raise};

use super::attribute;
use crate::sys;

/// What is shown.
pub(super) struct Shown<'a> {
    pub(super) category: &'a Object,
    pub(super) text: &'a Object,
    pub(super) message: &'a Object,
    pub(super) filename: &'a Object,
    pub(super) line: i32,
    /// The text of the line, if it is known.
    pub(super) source_line: Option<&'a Object>,
    /// What the warning is about.
    pub(super) source: Option<&'a Object>,
}

/// Has the module `warnings` show a warning, or prints it.
pub(super) fn show(thread: &Thread, shown: &Shown<'_>) -> Fallible {
    let source = shown.source.filter(|source| !source.is_none());
    let function = attribute(thread, name!(thread, "_showwarnmsg"), source.is_some())?;
    let Some(function) = function else {
        print(thread, shown);
        return Ok(());
    };
    if !call::is_callable(&function) {
        let message = "warnings._showwarnmsg() must be set to a callable";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    }
    let Some(class) = attribute(thread, name!(thread, "WarningMessage"), false)? else {
        return Err(raise!(thread, RUNTIME_ERROR, "unable to get warnings.WarningMessage"));
    };
    let (line, none) = (thread.new_int(shown.line.into())?, thread.none());
    let arguments = [
        shown.message,
        shown.category,
        shown.filename,
        &line,
        &none,
        &none,
        source.unwrap_or(&none),
    ];
    let message = call::call(thread, &class, &arguments)?;
    call::call(thread, &function, &[&message]).map(drop)
}

/// Prints a warning to `sys.stderr`; nobody learns if that fails.
fn print(thread: &Thread, shown: &Shown<'_>) {
    if let Err(raised) = try_print(thread, shown) {
        thread.clear_exception(raised);
    }
}

fn try_print(thread: &Thread, shown: &Shown<'_>) -> Fallible {
    let Some(file) = sys::attribute(thread, name!(thread, "stderr")) else { return Ok(()) };
    if file.is_none() {
        return Ok(());
    }
    let category = object::get_attribute(thread, shown.category, name!(thread, "__name__"))?;
    let text = |object: &Object| Ok(object::str(thread, object)?.to_string_lossy());
    let head = format!(
        "{}:{}: {}: {}\n",
        text(shown.filename)?,
        shown.line,
        text(&category)?,
        text(shown.text)?
    );
    sys::write_text(thread, &file, &head)?;
    let line = match shown.source_line.and_then(|line| line.downcast::<Str>()) {
        Some(line) => Some(line.to_string_lossy()),
        None => read_line(thread, &text(shown.filename)?, shown.line),
    };
    if let Some(line) = line.as_deref().map(str::trim).filter(|line| !line.is_empty()) {
        sys::write_text(thread, &file, &format!("  {line}\n"))?;
    }
    Ok(())
}

/// A line of a file, if that can be read.
fn read_line(thread: &Thread, filename: &str, line: i32) -> Option<String> {
    let index = usize::try_from(line).ok()?.checked_sub(1)?;
    let text = read_source(thread, filename)?;
    String::from_utf8_lossy(&text).lines().nth(index).map(str::to_owned)
}
