//! Tracebacks of failed imports, without the frames of the import system.

use pycore_objects::errors::{BaseException, IMPORT_ERROR};
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::traceback::Traceback;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, name};

/// The files that the import system consists of.
const FILES: [&str; 2] =
    ["<frozen importlib._bootstrap>", "<frozen importlib._bootstrap_external>"];
/// The function that says that what is below it is not the program's affair.
const MARK: &str = "_call_with_frames_removed";

/// Takes the frames of the import system out of the traceback of what was raised: all of them for an `ImportError`,
/// otherwise those that lead to the code of a module.
pub(crate) fn without_import_system(thread: &Thread, raised: Raised) -> Raised {
    let Some(exception) = thread.take_exception(raised) else {
        return thread.raise_out_of_memory();
    };
    if let Some(error) = (*exception).downcast::<BaseException>() {
        let always = exception.type_object().is_subtype_of(IMPORT_ERROR.get());
        if let Ok(traceback) = trimmed(thread, error, always) {
            drop(error.traceback.replace(traceback));
        } else if let Some(raised) = thread.raised() {
            // What cannot be looked at stays as it is.
            thread.clear_exception(raised);
        }
    }
    thread.restore_exception(exception)
}

/// One entry of a traceback.
struct Row {
    entry: Owned<Traceback>,
    is_import_system: bool,
    is_mark: bool,
}

fn trimmed(thread: &Thread, error: &BaseException, always: bool) -> Fallible<Option<Owned>> {
    let mut rows = Vec::new();
    let first = error.traceback.get();
    let mut next = first.clone().and_then(|first| first.downcast::<Traceback>().ok());
    while let Some(entry) = next {
        next = entry.next();
        let (file, function) = place(thread, &entry)?;
        rows.push(Row {
            is_import_system: FILES.contains(&file.as_str()),
            is_mark: function == MARK,
            entry,
        });
    }
    let mut kept: Vec<&Row> = Vec::with_capacity(rows.len());
    let mut index = 0;
    while index < rows.len() {
        let length = rows[index..].iter().take_while(|row| row.is_import_system).count();
        if length == 0 {
            kept.push(&rows[index]);
            index += 1;
            continue;
        }
        let chunk = &rows[index..index + length];
        if !always && !chunk.iter().any(|row| row.is_mark) {
            kept.extend(chunk);
        }
        index += length;
    }
    if kept.len() == rows.len() {
        return Ok(first);
    }
    for pair in kept.windows(2) {
        pair[0].entry.set_next(Some(pair[1].entry.clone()));
    }
    if let Some(last) = kept.last() {
        last.entry.set_next(None);
    }
    Ok(kept.first().map(|row| row.entry.clone().into_object()))
}

/// File and function of an entry's frame.
fn place(thread: &Thread, entry: &Traceback) -> Fallible<(String, String)> {
    let Some(frame) = entry.frame() else { return Ok((String::new(), String::new())) };
    let code = object::get_attribute(thread, &frame, name!(thread, "f_code"))?;
    let text = |value: Owned| match (*value).downcast::<Str>() {
        Some(text) => text.to_string_lossy(),
        None => String::new(),
    };
    let code: &Object = &code;
    let file = object::get_attribute(thread, code, name!(thread, "co_filename"))?;
    let function = object::get_attribute(thread, code, name!(thread, "co_name"))?;
    Ok((text(file), text(function)))
}
