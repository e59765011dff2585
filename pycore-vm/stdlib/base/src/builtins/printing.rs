//! Printing and reading lines.

use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Slot, Thread, methods, name, raise};

use super::Builtins;

#[methods(module, name = PRINTING)]
impl Builtins {
    /// print(*args, sep=' ', end='\n', file=None, flush=False)
    ///
    /// Write the values to a stream, sys.stdout if none is given.
    ///
    ///   sep
    ///     what is written between values
    ///   end
    ///     what is written after the last
    ///   file
    ///     an object with a method write(string)
    ///   flush
    ///     whether to flush the stream
    fn print(
        thread: &Thread,
        args: &[Slot],
        sep: Option<&Object>,
        end: Option<&Object>,
        file: Option<&Object>,
        flush: Option<bool>,
    ) -> Fallible {
        let file = match file.filter(|file| !file.is_none()) {
            Some(file) => Owned::share(file),
            None => match sys_attribute(thread, name!(thread, "stdout"))? {
                Some(stdout) if stdout.is_none() => return Ok(()),
                Some(stdout) => stdout,
                None => return Err(raise!(thread, RUNTIME_ERROR, "lost sys.stdout")),
            },
        };
        let sep = text_option(thread, sep, "sep")?;
        let end = text_option(thread, end, "end")?;
        let write = object::get_attribute(thread, &file, name!(thread, "write"))?;
        for (position, value) in args.iter().enumerate() {
            if position > 0 {
                let sep = sep.unwrap_or(name!(thread, " "));
                call::call(thread, &write, &[sep.as_object()])?;
            }
            let text = object::str(thread, value.object(thread)?)?;
            call::call(thread, &write, &[text.as_object()])?;
        }
        let end = end.unwrap_or(name!(thread, "\n"));
        call::call(thread, &write, &[end.as_object()])?;
        if flush.unwrap_or(false) {
            call::call_method(thread, &file, name!(thread, "flush"), &[])?;
        }
        Ok(())
    }

    /// input(prompt='', /)
    ///
    /// Read a line from standard input, without the end of the line.
    ///
    /// The prompt is written to standard output before. At the end of the input EOFError is raised.
    fn input(thread: &Thread, prompt: Option<&Object>) -> Fallible<Owned> {
        let stdin = stream(thread, name!(thread, "stdin"))?;
        let stdout = stream(thread, name!(thread, "stdout"))?;
        let stderr = stream(thread, name!(thread, "stderr"))?;
        call::call_method(thread, &stderr, name!(thread, "flush"), &[])?;
        if let Some(prompt) = prompt {
            let text = object::str(thread, prompt)?;
            call::call_method(thread, &stdout, name!(thread, "write"), &[text.as_object()])?;
        }
        call::call_method(thread, &stdout, name!(thread, "flush"), &[])?;
        let line = call::call_method(thread, &stdin, name!(thread, "readline"), &[])?;
        let Some(text) = (*line).downcast::<Str>() else {
            return Err(raise!(thread, TYPE_ERROR, "object.readline() returned non-string"));
        };
        if text.is_empty() {
            return Err(raise!(thread, EOF_ERROR, "EOF when reading a line"));
        }
        let last = text.len() - 1;
        if text.view().get(last) == Some(u32::from('\n')) {
            return Ok(Str::from_view(thread, text.view().until(last))?.into_object());
        }
        Ok(line)
    }
}

/// An attribute of `sys`.
pub(super) fn sys_attribute(thread: &Thread, name: &Str) -> Fallible<Option<Owned>> {
    match thread.interpreter().sys.get() {
        Some(sys) => match sys.downcast::<Dict>() {
            Ok(sys) => Ok(sys.get_str(name)),
            Err(_) => Ok(None),
        },
        None => Ok(None),
    }
}

fn stream(thread: &Thread, name: &Str) -> Fallible<Owned> {
    match sys_attribute(thread, name)?.filter(|stream| !stream.is_none()) {
        Some(stream) => Ok(stream),
        None => Err(raise!(thread, RUNTIME_ERROR, "input(): lost sys.{name}")),
    }
}

/// `sep` or `end`.
fn text_option<'a>(thread: &Thread, value: Option<&'a Object>, name: &str) -> Fallible<Option<&'a Str>> {
    let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(None) };
    match value.downcast::<Str>() {
        Some(text) => Ok(Some(text)),
        None => {
            Err(raise!(thread, TYPE_ERROR, "{name} must be None or a string, not {}", value.type_name()))
        }
    }
}
