//! `termios`: how terminals are set.

mod constants;
#[expect(unsafe_code, reason = "calls of the C library")]
mod sys;

use pycore_objects::errors::{EXCEPTION, new_class, text_of_errno};
use pycore_objects::protocol::{call, iterate, number, object};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::int::Int;
use pycore_objects::types::list::List;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, module, name, raise};

use crate::descriptor::descriptor_of;
use sys::{CHARACTERS, Errno, Settings};

/// The functions of the module.
struct Functions;

module! {
    /// The module `termios`.
    pub static TERMIOS: name "termios",
    doc "How terminals are set, by their descriptors.",
    functions Functions::METHODS,
    exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, value)
    };
    for &(name, value) in constants::CONSTANTS {
        add(name, &*thread.new_int(value)?)?;
    }
    let class = new_class(thread, "termios.error", EXCEPTION.get())?;
    add("error", &class)
}

/// Raises the module's `error`.
fn error(thread: &Thread, module: Option<&Object>, number: Errno) -> Raised {
    let make = || -> Fallible<Owned> {
        let Some(module) = module else {
            return Err(pycore_objects::errors::raise_os_error(thread, number, &[]));
        };
        let class = object::get_attribute(thread, module, name!(thread, "error"))?;
        let code = thread.new_int(number.into())?;
        let text = thread.new_str(&text_of_errno(number))?;
        call::call(thread, &class, &[&code, &text])
    };
    match make() {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// Makes a call of the system without the interpreter's lock; signals end it as any error does.
fn attempt<R: Send>(
    thread: &Thread,
    module: Option<&Object>,
    call: impl FnOnce() -> Result<R, Errno> + Send,
) -> Fallible<R> {
    thread.without_lock(call).map_err(|number| error(thread, module, number))
}

fn flags_of(thread: &Thread, value: &Object) -> Fallible<u32> {
    Ok(number::to_c_long(thread, value)? as u32)
}

/// A character of a terminal: bytes of one, or a number.
fn character_of(thread: &Thread, value: &Object) -> Fallible<u8> {
    if let Some([byte]) = value.downcast::<Bytes>().map(Bytes::as_slice) {
        return Ok(*byte);
    }
    if value.downcast::<Int>().is_some() {
        return Ok(number::to_c_long(thread, value)? as u8);
    }
    let message = "tcsetattr: elements of attributes must be bytes objects of length 1 or integers";
    Err(raise!(thread, TYPE_ERROR, "{message}"))
}

#[methods(module)]
impl Functions {
    /// tcgetattr($module, fd, /)
    ///
    /// How a terminal is set: a list of the flags of input and output, control flags, local flags, the speeds of input and
    /// output, and a list of characters.
    fn tcgetattr(module: Option<&Object>, thread: &Thread, fd: &Object) -> Fallible<Owned<List>> {
        let descriptor = descriptor_of(thread, fd)?;
        let mut settings = attempt(thread, module, || Settings::get(descriptor))?;
        let flags = settings.flags();
        let mut items = Vec::new();
        for number in flags.into_iter().chain(settings.speeds()) {
            items.push(thread.new_int(number.into())?);
        }
        let is_raw = flags[3] & libc::ICANON == 0;
        let mut characters = Vec::new();
        for (place, &byte) in settings.characters().iter().enumerate() {
            characters.push(if is_raw && (place == libc::VMIN || place == libc::VTIME) {
                thread.new_int(byte.into())?
            } else {
                Bytes::new(thread, &[byte])?.into_object()
            });
        }
        items.push(List::from_owned(thread, characters)?.into_object());
        List::from_owned(thread, items)
    }

    /// tcsetattr($module, fd, when, attributes, /)
    ///
    /// Set a terminal as a list says that is like the result of tcgetattr(): at once (TCSANOW), after all output is sent
    /// (TCSADRAIN), or also without the input that waits (TCSAFLUSH).
    fn tcsetattr(
        module: Option<&Object>,
        thread: &Thread,
        fd: &Object,
        when: i32,
        attributes: &Object,
    ) -> Fallible {
        let descriptor = descriptor_of(thread, fd)?;
        let items = match attributes.downcast::<List>() {
            Some(list) => list.snapshot(thread)?,
            None => Vec::new(),
        };
        let [input, output, control, local, input_speed, output_speed, characters] =
            items.as_slice()
        else {
            let message = "tcsetattr, arg 3: must be 7 element list";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let mut settings = attempt(thread, module, || Settings::get(descriptor))?;
        settings.set_flags([
            flags_of(thread, input)?,
            flags_of(thread, output)?,
            flags_of(thread, control)?,
            flags_of(thread, local)?,
        ]);
        let speeds = [flags_of(thread, input_speed)?, flags_of(thread, output_speed)?];
        let characters = match characters.downcast_ref::<List>() {
            Some(list) => list.snapshot(thread)?,
            None => Vec::new(),
        };
        if characters.len() != CHARACTERS {
            let message =
                format_args!("tcsetattr: attributes[6] must be {CHARACTERS} element list");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        for (place, character) in characters.iter().enumerate() {
            settings.characters()[place] = character_of(thread, character)?;
        }
        settings.set_speeds(speeds).map_err(|number| error(thread, module, number))?;
        attempt(thread, module, || settings.set(descriptor, when))
    }

    /// tcsendbreak($module, fd, duration, /)
    ///
    /// Send a break on a terminal, for a time that duration 0 leaves to the system.
    fn tcsendbreak(
        module: Option<&Object>,
        thread: &Thread,
        fd: &Object,
        duration: i32,
    ) -> Fallible {
        let descriptor = descriptor_of(thread, fd)?;
        attempt(thread, module, || sys::send_break(descriptor, duration))
    }

    /// tcdrain($module, fd, /)
    ///
    /// Wait until all output of a terminal is sent.
    fn tcdrain(module: Option<&Object>, thread: &Thread, fd: &Object) -> Fallible {
        let descriptor = descriptor_of(thread, fd)?;
        attempt(thread, module, || sys::drain(descriptor))
    }

    /// tcflush($module, fd, queue, /)
    ///
    /// Throw away what a terminal has not read (TCIFLUSH), not sent (TCOFLUSH), or both (TCIOFLUSH).
    fn tcflush(module: Option<&Object>, thread: &Thread, fd: &Object, queue: i32) -> Fallible {
        let descriptor = descriptor_of(thread, fd)?;
        attempt(thread, module, || sys::flush(descriptor, queue))
    }

    /// tcflow($module, fd, action, /)
    ///
    /// Stop or start the output (TCOOFF, TCOON) or the input (TCIOFF, TCION) of a terminal.
    fn tcflow(module: Option<&Object>, thread: &Thread, fd: &Object, action: i32) -> Fallible {
        let descriptor = descriptor_of(thread, fd)?;
        attempt(thread, module, || sys::flow(descriptor, action))
    }

    /// tcgetwinsize($module, fd, /)
    ///
    /// How many rows and columns a terminal has.
    fn tcgetwinsize(
        module: Option<&Object>,
        thread: &Thread,
        fd: &Object,
    ) -> Fallible<Owned<Tuple>> {
        let descriptor = descriptor_of(thread, fd)?;
        let size = attempt(thread, module, || sys::window(descriptor))?;
        let items = [thread.new_int(size.ws_row.into())?, thread.new_int(size.ws_col.into())?];
        Tuple::pack(thread, items)
    }

    /// tcsetwinsize($module, fd, winsize, /)
    ///
    /// Set how many rows and columns a terminal has.
    fn tcsetwinsize(
        module: Option<&Object>,
        thread: &Thread,
        fd: &Object,
        winsize: &Object,
    ) -> Fallible {
        let descriptor = descriptor_of(thread, fd)?;
        let message = "tcsetwinsize, arg 2: must be a two-item sequence";
        let items = iterate::to_vec(thread, winsize, message)?;
        let [rows, columns] = items.as_slice() else {
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let rows = number::to_c_long(thread, rows)?;
        let columns = number::to_c_long(thread, columns)?;
        let (Ok(rows), Ok(columns)) = (u16::try_from(rows), u16::try_from(columns)) else {
            return Err(raise!(thread, OVERFLOW_ERROR, "winsize value(s) out of range."));
        };
        let mut size = attempt(thread, module, || sys::window(descriptor))?;
        size.ws_row = rows;
        size.ws_col = columns;
        attempt(thread, module, || sys::set_window(descriptor, size))
    }
}
