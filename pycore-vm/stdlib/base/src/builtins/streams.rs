//! `print` and `input`, by the streams of `sys`.

use pycore_objects::core::Slot;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, name, raise};

use super::Functions;

#[methods(module, name = STREAMS)]
impl Functions {
    /// print($module, /, *args, sep=' ', end='\n', file=None, flush=False)
    ///
    /// Write values as text to a file, by default to `sys.stdout`: with `sep` between them and `end` behind the last.
    /// `flush` is whether the file is told to pass on what it keeps.
    fn print(
        thread: &Thread,
        args: &[Slot],
        sep: Option<&Object>,
        end: Option<&Object>,
        file: Option<&Object>,
        flush: Option<bool>,
    ) -> Fallible {
        let file = match file {
            Some(file) if !file.is_none() => Owned::share(file),
            _ => match of_sys(thread, name!(thread, "stdout"))? {
                // A program without a console has no such stream, and that is no error.
                Some(stdout) if stdout.is_none() => return Ok(()),
                Some(stdout) => stdout,
                None => return Err(raise!(thread, RUNTIME_ERROR, "lost sys.stdout")),
            },
        };
        let separator = text_or(thread, sep, "sep", name!(thread, " "))?;
        let end = text_or(thread, end, "end", name!(thread, "\n"))?;
        for (index, value) in args.iter().enumerate() {
            if index > 0 {
                write(thread, &file, separator.as_object())?;
            }
            write(thread, &file, value.object(thread)?)?;
        }
        write(thread, &file, end.as_object())?;
        if flush.unwrap_or(false) {
            call::call_method(thread, &file, name!(thread, "flush"), &[])?;
        }
        Ok(())
    }

    /// input($module, prompt='', /)
    ///
    /// A line from standard input, without its end. The prompt is written to standard output before. `EOFError` is raised
    /// where there is no line any more.
    fn input(thread: &Thread, prompt: Option<&Object>) -> Fallible<Owned> {
        let standard = |name: &Str| match of_sys(thread, name)? {
            Some(stream) if !stream.is_none() => Ok(stream),
            _ => Err(raise!(thread, RUNTIME_ERROR, "input(): lost sys.{name}")),
        };
        let stdin = standard(name!(thread, "stdin"))?;
        let stdout = standard(name!(thread, "stdout"))?;
        let stderr = standard(name!(thread, "stderr"))?;
        flush_quietly(thread, &stderr);
        if let Some(prompt) = prompt {
            write(thread, &stdout, prompt)?;
        }
        flush_quietly(thread, &stdout);
        read_line(thread, &stdin)
    }
}

/// An attribute of the module `sys`, if it is there.
pub(super) fn of_sys(thread: &Thread, name: &Str) -> Fallible<Option<Owned>> {
    let Some(sys) = thread.interpreter().sys.get() else { return Ok(None) };
    match sys.downcast_ref::<Dict>() {
        Some(sys) => Ok(sys.get_str(name)),
        None => Ok(None),
    }
}

/// Text between values or behind them, which `None` leaves at its default.
fn text_or<'a>(
    thread: &Thread,
    given: Option<&'a Object>,
    parameter: &str,
    default: &'a Str,
) -> Fallible<&'a Str> {
    let Some(given) = given.filter(|given| !given.is_none()) else { return Ok(default) };
    given.downcast::<Str>().ok_or_else(|| {
        let kind = given.type_name();
        raise!(thread, TYPE_ERROR, "{parameter} must be None or a string, not {kind}")
    })
}

/// Writes `str(value)` to a file.
fn write(thread: &Thread, file: &Object, value: &Object) -> Fallible {
    let write = object::get_attribute(thread, file, name!(thread, "write"))?;
    let text = object::str(thread, value)?;
    call::call(thread, &write, &[text.as_object()]).map(drop)
}

/// Flushes a stream; that it cannot be is no error.
fn flush_quietly(thread: &Thread, file: &Object) {
    let flushed = call::call_method(thread, file, name!(thread, "flush"), &[]);
    if let Err(raised) = flushed {
        thread.clear_exception(raised);
    }
}

/// A line of a file without its end.
fn read_line(thread: &Thread, file: &Object) -> Fallible<Owned> {
    let line = call::call_method(thread, file, name!(thread, "readline"), &[])?;
    if let Some(text) = line.downcast_ref::<Str>() {
        let view = text.view();
        return match view.len() {
            0 => Err(raise!(thread, EOF_ERROR, "EOF when reading a line")),
            length if view.get(length - 1) == Some(u32::from('\n')) => {
                Ok(Str::from_view(thread, view.first(length - 1))?.into_object())
            }
            _ => Ok(line),
        };
    }
    if let Some(bytes) = line.downcast_ref::<Bytes>() {
        return match bytes.as_slice() {
            [] => Err(raise!(thread, EOF_ERROR, "EOF when reading a line")),
            [content @ .., b'\n'] => Ok(Bytes::new(thread, content)?.into_object()),
            _ => Ok(line),
        };
    }
    Err(raise!(thread, TYPE_ERROR, "object.readline() returned non-string"))
}
