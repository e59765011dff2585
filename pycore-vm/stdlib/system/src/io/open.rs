//! `open`, `open_code`, `text_encoding`.

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::path::file_system_path;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, errors, methods, name, raise};

use super::buffered::{Random, Reader, Writer};
use super::file::{FileIo, Mode};
use super::locale;
use super::text::{Settings, TextIoWrapper};
use super::util::DEFAULT_BUFFER_SIZE;
use pycore_objects::types::int::Int;

/// The functions of the module.
pub(super) struct Functions;

/// The greatest buffer that the size of a file's blocks asks for.
const MOST: i64 = 8192 * 1024;

/// What the argument `mode` says.
struct OpenMode {
    mode: Mode,
    text: bool,
    binary: bool,
}

fn parse(thread: &Thread, text: &str) -> Fallible<OpenMode> {
    let (mut result, mut plus) =
        (OpenMode { mode: Mode::default(), text: false, binary: false }, false);
    for (index, letter) in text.char_indices() {
        let known = match letter {
            'x' => &mut result.mode.created,
            'r' => &mut result.mode.readable,
            'w' => &mut result.mode.truncated,
            'a' => &mut result.mode.appending,
            '+' => &mut plus,
            't' => &mut result.text,
            'b' => &mut result.binary,
            _ => return Err(invalid_mode(thread, text)),
        };
        *known = true;
        if text[..index].contains(letter) {
            return Err(invalid_mode(thread, text));
        }
    }
    let mode = &mut result.mode;
    if result.text && result.binary {
        return Err(raise!(thread, VALUE_ERROR, "can't have text and binary mode at once"));
    }
    let kinds = [mode.created, mode.readable, mode.truncated, mode.appending];
    if kinds.into_iter().filter(|kind| *kind).count() > 1 {
        let message = "must have exactly one of create/read/write/append mode";
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    }
    if kinds == [false; 4] {
        // As the raw file says it.
        Mode::parse(thread, "")?;
    }
    mode.writable = plus || !mode.readable;
    mode.readable |= plus;
    Ok(result)
}

#[cold]
fn invalid_mode(thread: &Thread, mode: &str) -> Raised {
    raise!(thread, VALUE_ERROR, "invalid mode: '{mode}'")
}

/// Closes a file whose opening has failed further up; the exception stays.
fn close_after(thread: &Thread, file: &Object, raised: Raised) -> Raised {
    let Some(exception) = thread.take_exception(raised) else {
        return thread.raise_out_of_memory();
    };
    if let Err(later) = call::call_method(thread, file, name!(thread, "close"), &[]) {
        thread.clear_exception(later);
    }
    thread.restore_exception(exception)
}

#[methods(module)]
impl Functions {
    /// open($module, /, file, mode='r', buffering=-1, encoding=None,
    ///      errors=None, newline=None, closefd=True, opener=None)
    ///
    /// Open a file.
    ///
    /// file is a path or the number of a descriptor. The mode is one of 'r' (read), 'w' (empty and write),
    /// 'x' (make and write, which fails if the file exists) and 'a' (write at the end), with '+' for reading
    /// and writing, and 'b' for bytes in place of text. buffering is 0 for no buffer, 1 for a flush at the
    /// end of each line of text, or the size of the buffer.
    #[expect(clippy::too_many_arguments, reason = "as many as Python's function has")]
    fn open(
        thread: &Thread,
        file: &Object,
        mode: Option<&Str>,
        buffering: Option<i32>,
        encoding: Option<&Str>,
        errors: Option<&Str>,
        newline: Option<&Str>,
        closefd: Option<bool>,
        opener: Option<&Object>,
    ) -> Fallible<Owned> {
        let path = match file.downcast::<Int>() {
            Some(_) => Owned::share(file),
            None if pycore_objects::protocol::number::is_index(file) => Owned::share(file),
            None => file_system_path(thread, file)?,
        };
        let mode = mode.unwrap_or(name!(thread, "r"));
        let parsed = parse(thread, &mode.to_string())?;
        if parsed.binary {
            for (given, what) in [
                (encoding.is_some(), "n encoding"),
                (errors.is_some(), "n errors"),
                (newline.is_some(), " newline"),
            ] {
                if given {
                    let message = "binary mode doesn't take a";
                    return Err(raise!(thread, VALUE_ERROR, "{message}{what} argument"));
                }
            }
        }
        let buffering = buffering.unwrap_or(-1);
        if parsed.binary && buffering == 1 {
            let message = "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used";
            errors::warn(thread, &errors::RUNTIME_WARNING, message, 1)?;
        }
        let raw = FileIo::opened(thread, &path, parsed.mode, closefd.unwrap_or(true), opener)?;
        let text = Settings {
            encoding,
            errors,
            newline,
            line_buffering: buffering == 1,
            write_through: false,
        };
        let settings = (!parsed.binary).then_some(text);
        build(thread, &raw, mode, parsed.mode, buffering, settings)
            .map_err(|raised| close_after(thread, raw.as_object(), raised))
    }

    /// open_code($module, /, path)
    ///
    /// Open a file whose content is to be run: as open does for bytes.
    fn open_code(thread: &Thread, path: &Str) -> Fallible<Owned> {
        let raw = FileIo::opened(thread, path.as_object(), Mode::READ, true, None)?;
        build(thread, &raw, name!(thread, "rb"), Mode::READ, -1, None)
            .map_err(|raised| close_after(thread, raw.as_object(), raised))
    }

    /// text_encoding($module, encoding, stacklevel=2, /)
    ///
    /// The encoding, or what stands for the one that nobody chose: 'locale', or 'utf-8' in UTF-8 mode.
    fn text_encoding(
        thread: &Thread,
        encoding: &Object,
        stacklevel: Option<i32>,
    ) -> Fallible<Owned> {
        if !encoding.is_none() {
            return Ok(Owned::share(encoding));
        }
        locale::warn_default(thread, stacklevel.unwrap_or(2) as isize)?;
        let name = if locale::settings().utf8_mode {
            name!(thread, "utf-8")
        } else {
            name!(thread, "locale")
        };
        Ok(Owned::share(name.as_object()))
    }
}

/// Puts buffer and text in front of a raw file.
fn build(
    thread: &Thread,
    raw: &Owned<FileIo>,
    mode_text: &Str,
    mode: Mode,
    buffering: i32,
    text: Option<Settings<'_>>,
) -> Fallible<Owned> {
    let mut text = text;
    let is_terminal = buffering < 0 && raw.looks_like_terminal(thread)?;
    let line_buffering = buffering == 1 || is_terminal;
    let size = match buffering {
        i32::MIN..=-1 | 1 => raw.block_size().clamp(DEFAULT_BUFFER_SIZE as i64, MOST) as usize,
        size => size as usize,
    };
    if size == 0 {
        if text.is_some() {
            return Err(raise!(thread, VALUE_ERROR, "can't have unbuffered text I/O"));
        }
        return Ok(raw.clone().into_object());
    }
    let raw = raw.as_object();
    let buffered = match (mode.readable, mode.writable) {
        (true, true) => Random::over(thread, raw, size)?.into_object(),
        (false, true) => Writer::over(thread, raw, size)?.into_object(),
        _ => Reader::over(thread, raw, size)?.into_object(),
    };
    let Some(text) = &mut text else { return Ok(buffered) };
    text.line_buffering = line_buffering;
    let wrapper = TextIoWrapper::over(thread, &buffered, text)?;
    let name = name!(thread, "mode");
    object::set_attribute(thread, wrapper.as_object(), name, mode_text.as_object())?;
    Ok(wrapper.into_object())
}
