//! Tracebacks as text without the module `traceback`.

use std::fs;

use pycore_objects::errors::BaseException;
use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::traceback::Traceback;
use pycore_objects::types::type_type::names;
use pycore_objects::{Fallible, Object, Owned, Thread, name};

use super::Target;
use crate::sys::write_text;

/// So many equal entries in a row are shown.
const REPEATED: usize = 3;
/// So many entries are shown, unless `sys.tracebacklimit` says otherwise.
const LIMIT: usize = 1000;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";

/// Writes an exception, what came before it first.
pub(super) fn print(thread: &Thread, exception: &Object, target: &Target<'_>) -> Fallible {
    // From the last to the first, with what stands between them.
    let mut chain: Vec<(Owned, &str)> = vec![(Owned::share(exception), "")];
    while target.chain
        && let Some((last, _)) = chain.last()
        && let Some(value) = (**last).downcast::<BaseException>()
    {
        let before = match (value.cause.get(), value.suppress_context.get()) {
            (Some(cause), _) => Some((cause, CAUSE)),
            (None, false) => value.context.get().map(|context| (context, CONTEXT)),
            (None, true) => None,
        };
        let Some(before) = before else { break };
        if chain.iter().any(|(seen, _)| seen.is(&before.0)) {
            break;
        }
        chain.push(before);
    }
    for (exception, between) in chain.iter().rev() {
        print_one(thread, exception, target.file)?;
        if !between.is_empty() {
            write_text(thread, target.file, between)?;
        }
    }
    Ok(())
}

fn print_one(thread: &Thread, exception: &Object, file: &Object) -> Fallible {
    if let Some(value) = exception.downcast::<BaseException>()
        && let Some(traceback) = value.traceback.get()
        && let Some(traceback) = (*traceback).downcast::<Traceback>()
    {
        write_text(thread, file, "Traceback (most recent call last):\n")?;
        print_traceback(thread, Owned::share(traceback), file)?;
    }
    let class = names::full_name(thread, exception.type_object())?;
    let class = class.to_string_lossy();
    let class =
        class.strip_prefix("builtins.").or(class.strip_prefix("__main__.")).unwrap_or(&class);
    let text = match object::str(thread, exception) {
        Ok(text) if text.is_empty() => format!("{class}\n"),
        Ok(text) => format!("{class}: {}\n", text.to_string_lossy()),
        Err(raised) => {
            thread.clear_exception(raised);
            format!("{class}: <exception str() failed>\n")
        }
    };
    write_text(thread, file, &text)?;
    let Some(notes) = object::lookup_attribute(thread, exception, name!(thread, "__notes__"))?
    else {
        return Ok(());
    };
    if let Some(notes) = (*notes).downcast::<pycore_objects::types::list::List>() {
        let mut index = 0;
        while let Some(note) = notes.get(index) {
            let note = object::str(thread, &note)?;
            write_text(thread, file, &format!("{}\n", note.to_string_lossy()))?;
            index += 1;
        }
    }
    Ok(())
}

/// An entry of a traceback.
#[derive(PartialEq, Eq)]
struct Entry {
    file: String,
    line: Option<i32>,
    function: String,
}

fn text_of(thread: &Thread, object: &Object, name: &Str) -> Fallible<String> {
    let value = object::get_attribute(thread, object, name)?;
    Ok(object::str(thread, &value)?.to_string_lossy())
}

impl Entry {
    fn of(thread: &Thread, traceback: &Traceback) -> Fallible<Option<Self>> {
        let Some(frame) = traceback.frame() else { return Ok(None) };
        let code = object::get_attribute(thread, &frame, name!(thread, "f_code"))?;
        Ok(Some(Self {
            file: text_of(thread, &code, name!(thread, "co_filename"))?,
            line: traceback.line_number(thread),
            function: text_of(thread, &code, name!(thread, "co_name"))?,
        }))
    }

    fn write(&self, thread: &Thread, file: &Object) -> Fallible {
        let line = self.line.map_or_else(|| "None".to_owned(), |line| line.to_string());
        let mut text = format!("  File \"{}\", line {line}, in {}\n", self.file, self.function);
        if let Some(source) = self.source() {
            text += &format!("    {source}\n");
        }
        write_text(thread, file, &text)
    }

    /// The line of the source, if its file can be read.
    fn source(&self) -> Option<String> {
        let line = usize::try_from(self.line?).ok()?.checked_sub(1)?;
        let text = fs::read(&self.file).ok()?;
        let text = String::from_utf8_lossy(&text);
        let source = text.lines().nth(line)?.trim();
        (!source.is_empty()).then(|| source.to_owned())
    }
}

fn print_traceback(thread: &Thread, first: Owned<Traceback>, file: &Object) -> Fallible {
    let mut depth = 0_usize;
    let mut next = Some(Owned::share(&*first));
    while let Some(traceback) = next {
        depth += 1;
        next = traceback.next();
    }
    let mut skip = depth.saturating_sub(LIMIT);
    let (mut last, mut repeated) = (None::<Entry>, 0);
    let mut next = Some(first);
    while let Some(traceback) = next {
        next = traceback.next();
        if skip > 0 {
            skip -= 1;
            continue;
        }
        let Some(entry) = Entry::of(thread, &traceback)? else { continue };
        if last.as_ref() == Some(&entry) {
            repeated += 1;
        } else {
            print_repeated(thread, repeated, file)?;
            repeated = 1;
        }
        if repeated <= REPEATED {
            entry.write(thread, file)?;
        }
        last = Some(entry);
    }
    print_repeated(thread, repeated, file)
}

fn print_repeated(thread: &Thread, repeated: usize, file: &Object) -> Fallible {
    let Some(more) = repeated.checked_sub(REPEATED).filter(|&more| more > 0) else {
        return Ok(());
    };
    let times = if more == 1 { "time" } else { "times" };
    write_text(thread, file, &format!("  [Previous line repeated {more} more {times}]\n"))
}
