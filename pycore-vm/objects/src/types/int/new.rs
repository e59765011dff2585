//! `int()`: integers from numbers and from text.

use pycore_text::number::{self as text, IntError};
use pycore_text::{Spaces, View};

use super::{INT, Int};
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeObject};
use crate::protocol::buffer::{self, BytesLike};
use crate::protocol::{number, object};
use crate::types::bytearray::ByteArray;
use crate::types::bytes::Bytes;
use crate::types::str::Str;
use crate::{raise, slots as slot_table};

/// Text that it takes long to read.
const LONG: usize = 500_000;

#[slot_table(name = NEW)]
impl Int {
    /// !int(x=0, /, base=10)
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        x: Option<&Object>,
        base: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        Self::construct(thread, class, x, base)
    }

    /// !int(x=0, base=10, /)
    fn tp_vectorcall(
        class: &TypeObject,
        thread: &Thread,
        x: Option<&Object>,
        base: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        Self::construct(thread, class, x, base)
    }
}

impl Int {
    fn construct(
        thread: &Thread,
        class: &TypeObject,
        x: Option<&Object>,
        base: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let value = match (x, base) {
            (None, None) => Self::from_i64(thread, 0)?,
            (None, Some(_)) => {
                return Err(raise!(thread, TYPE_ERROR, "int() missing string argument"));
            }
            (Some(x), None) => Self::from_object(thread, x)?,
            (Some(x), Some(base)) => {
                let base = number::to_isize_clamped(thread, base)?;
                if base != 0 && !(2..=36).contains(&base) {
                    let message = "int() base must be >= 2 and <= 36, or 0";
                    return Err(raise!(thread, VALUE_ERROR, "{message}"));
                }
                match Self::from_text(thread, x, base as u32)? {
                    Some(value) => value,
                    None => {
                        let message = "int() can't convert non-string with explicit base";
                        return Err(raise!(thread, TYPE_ERROR, "{message}"));
                    }
                }
            }
        };
        if std::ptr::eq(class, INT.get()) {
            Ok(value)
        } else {
            Self::of_class(thread, class, &value)
        }
    }

    /// `int(object)`: an exact integer.
    pub fn from_object(thread: &Thread, object: &Object) -> Fallible<Owned<Self>> {
        if let Some(integer) = object.downcast_exact::<Self>() {
            return Ok(Owned::share(integer));
        }
        if let Some(value) = number::try_int(thread, object)? {
            return value.to_exact(thread);
        }
        if let Some(value) = Self::from_text(thread, object, 10)? {
            return Ok(value);
        }
        if buffer::has_buffer(object) {
            return Self::from_buffer(thread, object, 10);
        }
        Err(raise!(
            thread,
            TYPE_ERROR,
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            object.type_name()
        ))
    }

    /// The integer that a string, bytes or a bytearray stand for; `None` for other objects.
    fn from_text(thread: &Thread, object: &Object, base: u32) -> Fallible<Option<Owned<Self>>> {
        if let Some(string) = object.downcast::<Str>() {
            return Self::parse(thread, object, string.view(), Spaces::Unicode, base).map(Some);
        }
        if let Some(bytes) = object.downcast::<Bytes>() {
            let view = View::Latin1(bytes.as_slice());
            return Self::parse(thread, object, view, Spaces::Ascii, base).map(Some);
        }
        if object.downcast::<ByteArray>().is_some() {
            return Self::from_buffer(thread, object, base).map(Some);
        }
        Ok(None)
    }

    /// The integer that the bytes of an object stand for; messages show them as `bytes`.
    fn from_buffer(thread: &Thread, object: &Object, base: u32) -> Fallible<Owned<Self>> {
        let bytes = Bytes::new(thread, &BytesLike::of(thread, object)?)?;
        let view = View::Latin1(bytes.as_slice());
        Self::parse(thread, bytes.as_object(), view, Spaces::Ascii, base)
    }

    fn parse(
        thread: &Thread,
        shown: &Object,
        view: View<'_>,
        spaces: Spaces,
        base: u32,
    ) -> Fallible<Owned<Self>> {
        if base == 10
            && let Some(value) = text::small_int(view)
        {
            return Self::from_i64(thread, value);
        }
        let limit = thread.interpreter().options.int_max_str_digits.get();
        let limit = (limit != 0).then_some(limit);
        let parsed = match view {
            // Signals are answered meanwhile.
            View::Latin1(digits) if digits.len() >= LONG => {
                let digits = digits.to_vec();
                thread
                    .compute_aside(move || text::int(View::Latin1(&digits), spaces, base, limit))?
            }
            view => text::int(view, spaces, base, limit),
        };
        match parsed {
            Ok(value) => Self::from_big(thread, &value),
            Err(IntError::Form) => Err(invalid(thread, shown, base)),
            Err(IntError::Limit(error)) => Err(raise!(thread, VALUE_ERROR, "{error}")),
            Err(IntError::OutOfMemory) => Err(thread.raise_out_of_memory()),
        }
    }
}

/// `invalid literal for int() with base 10: 'abc'`
#[cold]
fn invalid(thread: &Thread, shown: &Object, base: u32) -> Raised {
    let repr = match object::repr(thread, shown) {
        Ok(repr) => repr,
        Err(raised) => return raised,
    };
    match text::invalid_int(repr.view(), base) {
        Ok(message) => {
            crate::errors::raise_view(thread, &crate::errors::VALUE_ERROR, message.view())
        }
        Err(_) => thread.raise_out_of_memory(),
    }
}
