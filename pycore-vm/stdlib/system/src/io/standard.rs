//! The three standard streams.

use pycore_objects::codecs::registry;
use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, errors, name};

use super::buffered::{Reader, Writer};
use super::file::{FileIo, Mode};
use super::text::{Settings, TextIoWrapper};
use super::util::DEFAULT_BUFFER_SIZE;
use super::{locale, sys, util};

/// How the standard streams are made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StreamOptions {
    /// `-u`: nothing is kept in a buffer.
    pub unbuffered: bool,
    /// `-i`: output is flushed at the end of a line even if it is no terminal's.
    pub interactive: bool,
    /// `PYTHONIOENCODING`: an encoding, then perhaps a colon and a handler of what cannot be converted.
    pub encoding: Option<String>,
}

/// One of the streams.
struct Which {
    fd: i32,
    name: &'static str,
    writes: bool,
}

/// The standard streams: input, output, messages; `None` for a descriptor that is not open.
pub fn streams(thread: &Thread, options: &StreamOptions) -> Fallible<[Owned; 3]> {
    super::start(thread)?;
    let make = |fd, name, writes| stream(thread, options, &Which { fd, name, writes });
    Ok([make(0, "<stdin>", false)?, make(1, "<stdout>", true)?, make(2, "<stderr>", true)?])
}

/// Makes the standard streams attributes of `sys`, and `open` a built-in function.
pub fn install(thread: &Thread, sys: &Object, options: &StreamOptions) -> Fallible {
    sys::close_as_found();
    let [stdin, stdout, stderr] = streams(thread, options)?;
    for (name, original, stream) in [
        (name!(thread, "stdin"), name!(thread, "__stdin__"), stdin),
        (name!(thread, "stdout"), name!(thread, "__stdout__"), stdout),
        (name!(thread, "stderr"), name!(thread, "__stderr__"), stderr),
    ] {
        object::set_attribute(thread, sys, original, &stream)?;
        object::set_attribute(thread, sys, name, &stream)?;
    }
    let hooks = &thread.interpreter().hooks;
    let builtins = thread.interpreter().builtins.get();
    if let (Some(import), Some(builtins)) = (hooks.import_module.get(), builtins)
        && let Some(builtins) = builtins.downcast_ref::<Dict>()
    {
        let module = import(thread, name!(thread, "_io").as_object())?;
        let open = object::get_attribute(thread, &module, name!(thread, "open"))?;
        builtins.insert_str(thread, name!(thread, "open"), &open)?;
    }
    Ok(())
}

/// The exit status of a program whose output could not be flushed.
pub const FLUSH_FAILED: u8 = 120;

/// Flushes output and messages, at the end of a program; whether that went well. What did not is reported.
pub fn flush(thread: &Thread) -> bool {
    let sys = thread.interpreter().sys.get();
    let sys = sys.as_deref().and_then(Object::downcast::<Dict>);
    let mut succeeded = true;
    for (name, is_output) in [(name!(thread, "stdout"), true), (name!(thread, "stderr"), false)] {
        let Some(stream) = sys.and_then(|sys| sys.get_str(name)).filter(|stream| !stream.is_none())
        else {
            continue;
        };
        let closed = util::is_closed(thread, &stream);
        if closed.unwrap_or_else(|raised| {
            thread.clear_exception(raised);
            false
        }) {
            continue;
        }
        if let Err(raised) = call::call_method(thread, &stream, name!(thread, "flush"), &[]) {
            succeeded = false;
            if is_output {
                errors::write_unraisable(thread, raised, Some(&stream));
            } else {
                thread.clear_exception(raised);
            }
        }
    }
    succeeded
}

/// The encoding and the handler of a stream.
fn text_of(options: &StreamOptions, which: &Which) -> (String, String) {
    let settings = locale::settings();
    let given = options.encoding.as_deref().unwrap_or_default();
    let (encoding, handler) = given.split_once(':').unwrap_or((given, ""));
    let tolerant = settings.utf8_mode || settings.is_c_locale;
    let errors = match (which.fd, handler) {
        (2, _) => "backslashreplace",
        (_, "") if encoding.is_empty() && tolerant => "surrogateescape",
        (_, "") => "strict",
        (_, handler) => handler,
    };
    let encoding = match encoding {
        "" if settings.utf8_mode => "utf-8",
        "" => &settings.locale_encoding,
        given => given,
    };
    (encoding.to_owned(), errors.to_owned())
}

/// The name by which a codec calls itself, or the name that was given for it.
fn codec_name(thread: &Thread, encoding: &str) -> Fallible<Owned<Str>> {
    let lower = encoding.to_ascii_lowercase();
    if matches!(lower.as_str(), "utf-8" | "utf8" | "utf_8") {
        return Ok(Owned::share(name!(thread, "utf-8")));
    }
    let found: Fallible<Owned<Tuple>> = registry::lookup(thread, encoding);
    let named = found.and_then(|codec| {
        object::lookup_attribute(thread, codec.as_object(), name!(thread, "name"))
    });
    match named {
        Ok(Some(name)) => match name.downcast() {
            Ok(name) => Ok(name),
            Err(_) => Str::new(thread, encoding),
        },
        Ok(None) => Str::new(thread, encoding),
        Err(raised) => {
            thread.clear_exception(raised);
            Str::new(thread, encoding)
        }
    }
}

fn stream(thread: &Thread, options: &StreamOptions, which: &Which) -> Fallible<Owned> {
    // A parent may have closed the descriptor; a directory is no stream either.
    if !sys::is_open(which.fd) {
        return Ok(thread.none());
    }
    let mode = if which.writes { Mode { writable: true, ..Mode::default() } } else { Mode::READ };
    let unbuffered = options.unbuffered && which.writes;
    let raw = FileIo::of_descriptor(thread, which.fd, mode)?;
    let name = Str::new(thread, which.name)?;
    let set_name = |file: &Object| {
        object::set_attribute(thread, file, name!(thread, "name"), name.as_object())
    };
    set_name(raw.as_object())?;
    let is_terminal = sys::is_terminal(which.fd);
    let below = match (which.writes, unbuffered) {
        (true, true) => raw.into_object(),
        (true, false) => Writer::over(thread, raw.as_object(), DEFAULT_BUFFER_SIZE)?.into_object(),
        (false, _) => Reader::over(thread, raw.as_object(), DEFAULT_BUFFER_SIZE)?.into_object(),
    };
    let (encoding, errors) = text_of(options, which);
    let (encoding, errors) = (codec_name(thread, &encoding)?, Str::new(thread, &errors)?);
    let settings = Settings {
        encoding: Some(&encoding),
        errors: Some(&errors),
        newline: which.writes.then(|| name!(thread, "\n")),
        line_buffering: !options.unbuffered
            && (is_terminal || options.interactive || which.fd == 2),
        write_through: options.unbuffered,
    };
    let text = TextIoWrapper::over(thread, &below, &settings)?;
    let mode = if which.writes { name!(thread, "w") } else { name!(thread, "r") };
    object::set_attribute(thread, text.as_object(), name!(thread, "mode"), mode.as_object())?;
    Ok(text.into_object())
}
