//! `OSError`: errors of the operating system, and which class each error number has.

use super::base::unnamed;
use super::table::*;
use super::value::{Fill, OsError};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread, TypeObject, TypeStatic};
use crate::declare::Arguments;
use crate::errors::VALUE_ERROR;
use crate::protocol::repr::Text;
use crate::protocol::{number, object};
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{methods, raise, slots};

/// The class of an error number, if it has one of its own.
pub fn class_of_errno(number: i64) -> Option<&'static TypeStatic> {
    let number = i32::try_from(number).ok()?;
    Some(match number {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &BLOCKING_IOERROR,
        libc::EPIPE | libc::ESHUTDOWN => &BROKEN_PIPE_ERROR,
        libc::ECHILD => &CHILD_PROCESS_ERROR,
        libc::ECONNABORTED => &CONNECTION_ABORTED_ERROR,
        libc::ECONNREFUSED => &CONNECTION_REFUSED_ERROR,
        libc::ECONNRESET => &CONNECTION_RESET_ERROR,
        libc::EEXIST => &FILE_EXISTS_ERROR,
        libc::ENOENT => &FILE_NOT_FOUND_ERROR,
        libc::EISDIR => &IS_ADIRECTORY_ERROR,
        libc::ENOTDIR => &NOT_ADIRECTORY_ERROR,
        libc::EINTR => &INTERRUPTED_ERROR,
        libc::EACCES | libc::EPERM => &PERMISSION_ERROR,
        libc::ESRCH => &PROCESS_LOOKUP_ERROR,
        libc::ETIMEDOUT => &TIMEOUT_ERROR,
        _ => return None,
    })
}

/// Whether `__init__` does the work instead of `__new__`: a subclass has its own, which takes other arguments.
fn initializes_itself(class: &TypeObject) -> bool {
    let base = OS_ERROR.get();
    let own = class.read(|raw| {
        (
            raw.tp_init.map(|function| function as usize),
            raw.tp_new.map(|function| function as usize),
        )
    });
    let of_base = base.read(|raw| {
        (
            raw.tp_init.map(|function| function as usize),
            raw.tp_new.map(|function| function as usize),
        )
    });
    own.0 != of_base.0 && own.1 == of_base.1
}

#[slots]
impl OsError {
    fn tp_new(class: &TypeObject, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned> {
        let later = initializes_itself(class);
        let args = if later { Tuple::empty() } else { super::base::tuple_of(thread, &arguments)? };
        let mut class = class;
        if !later {
            unnamed(thread, class, &arguments)?;
            if std::ptr::eq(class, OS_ERROR.get())
                && (2..=5).contains(&args.len())
                && let Some(number) = args.get(0).and_then(|number| number.downcast::<Int>())
                && let Some(special) = number.to_i64().and_then(class_of_errno)
            {
                class = special.get();
            }
        }
        let exception = thread.new_instance(class, Self::new)?;
        exception.base.args.set(args.into_object());
        if !later {
            exception.fill(thread)?;
        }
        Ok(exception.into_object())
    }

    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let class = self.base.as_object().type_object();
        if !initializes_itself(class) {
            return Ok(());
        }
        unnamed(thread, class, &arguments)?;
        let args = super::base::tuple_of(thread, &arguments)?;
        self.base.args.set(args.into_object());
        self.fill(thread)
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let (number, text) = (self.myerrno.get(), self.strerror.get());
        let Some(filename) = self.filename.get() else {
            return match (number, text) {
                (Some(number), Some(text)) => described(thread, &number, &text)?.finish(),
                _ => self.base.text(thread),
            };
        };
        let none = thread.none();
        let mut message =
            described(thread, number.as_ref().unwrap_or(&none), text.as_ref().unwrap_or(&none))?;
        message.push(": ")?;
        message.push_repr(&filename)?;
        if let Some(filename2) = self.filename2.get() {
            message.push(" -> ")?;
            message.push_repr(&filename2)?;
        }
        message.finish()
    }
}

/// `[Errno 2] No such file or directory`
fn described<'t>(thread: &'t Thread, number: &Object, text: &Object) -> Fallible<Text<'t>> {
    let mut message = Text::new(thread);
    message.push("[Errno ")?;
    message.push_str(&*object::str(thread, number)?)?;
    message.push("] ")?;
    message.push_str(&*object::str(thread, text)?)?;
    Ok(message)
}

impl Fill for OsError {
    fn fill(&self, thread: &Thread) -> Fallible {
        self.take_arguments(thread, &self.base.arguments())
    }
}

impl OsError {
    /// Takes number, text, and file names out of two to five arguments. File names leave `args`.
    fn take_arguments(&self, thread: &Thread, args: &Tuple) -> Fallible {
        if !(2..=5).contains(&args.len()) {
            return Ok(());
        }
        let given = |index| args.get(index).filter(|value| !value.is_none());
        if let Some(filename) = given(2) {
            let class = self.base.as_object().type_object();
            if std::ptr::eq(class, BLOCKING_IOERROR.get()) && number::is_number(filename) {
                self.written.set(number::to_isize(thread, filename, &VALUE_ERROR)?);
            } else {
                self.filename.set(Owned::share(filename));
                if let Some(filename2) = given(4) {
                    self.filename2.set(Owned::share(filename2));
                }
                let kept = Tuple::new(thread, &args.as_slice()[..2])?;
                self.base.args.set(kept.into_object());
            }
        }
        super::kinds::keep(&self.myerrno, args.get(0));
        super::kinds::keep(&self.strerror, args.get(1));
        Ok(())
    }
}

#[methods]
impl OsError {
    /// __reduce__($self, /)
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let mut args = self.base.arguments();
        if let [number, text] = *args.as_slice()
            && let Some(filename) = self.filename.get()
        {
            let none = thread.none();
            let all = match self.filename2.get() {
                Some(second) => Tuple::new(thread, &[number, text, &filename, &none, &second])?,
                None => Tuple::new(thread, &[number, text, &filename])?,
            };
            args = all;
        }
        self.base.reduced(thread, args.as_object(), self.base.dict.get())
    }

    #[getter]
    fn characters_written(&self, thread: &Thread) -> Fallible<isize> {
        match self.written.get() {
            -1 => Err(raise!(thread, ATTRIBUTE_ERROR, "characters_written")),
            written => Ok(written),
        }
    }

    #[setter]
    fn set_characters_written(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        match value {
            Some(value) => self.written.set(number::to_isize(thread, value, &VALUE_ERROR)?),
            None if self.written.get() == -1 => {
                return Err(raise!(thread, ATTRIBUTE_ERROR, "characters_written"));
            }
            None => self.written.set(-1),
        }
        Ok(())
    }
}
