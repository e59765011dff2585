//! `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError`: what part of what could not be converted.

use super::value::{
    Fill, UnicodeDecodeError, UnicodeEncodeError, UnicodeError, UnicodeTranslateError,
};
use crate::core::{Fallible, Layout, Object, Owned, Place, Thread};
use crate::declare::Arguments;
use crate::protocol::repr::Text;
use crate::protocol::{number, object};
use crate::types::bytes::Bytes;
use crate::types::str::Str;
use crate::types::tuple::Tuple;
use crate::{raise, slots};

/// What the three have in common: arguments by position, with the messages of C's argument parsing.
struct Given {
    args: Owned<Tuple>,
}

impl Given {
    fn new(
        thread: &Thread,
        error: &UnicodeError,
        arguments: &Arguments<'_>,
        count: usize,
    ) -> Fallible<Self> {
        error.base.initialize(thread, arguments)?;
        let args = error.base.arguments();
        if args.len() != count {
            let given = args.len();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "function takes exactly {count} arguments ({given} given)"
            ));
        }
        Ok(Self { args })
    }

    fn object(&self, thread: &Thread, index: usize) -> Owned {
        self.args.get(index).map_or_else(|| thread.none(), Owned::share)
    }

    fn text(&self, thread: &Thread, index: usize) -> Fallible<Owned> {
        let object = self.object(thread, index);
        if (*object).downcast::<Str>().is_some() {
            return Ok(object);
        }
        let (place, name) = (index + 1, argument_type(&object));
        Err(raise!(thread, TYPE_ERROR, "argument {place} must be str, not {name}"))
    }

    fn position(&self, thread: &Thread, index: usize) -> Fallible<isize> {
        match number::index(thread, &self.object(thread, index))?.to_isize() {
            Some(value) => Ok(value),
            None => Err(number::too_large(thread, "C ssize_t")),
        }
    }
}

/// The name of an argument's type in messages.
fn argument_type(object: &Object) -> String {
    if object.is_none() { "None".into() } else { object.type_name().into_owned() }
}

/// What a single bad unit is, and where.
type Unit = (String, usize);

impl UnicodeError {
    fn fill(
        &self,
        encoding: Option<Owned>,
        object: Owned,
        start: isize,
        end: isize,
        reason: Owned,
    ) {
        drop(self.encoding.replace(encoding));
        self.object.set(object);
        self.start.set(start);
        self.end.set(end);
        self.reason.set(reason);
    }

    /// The position of the bad part, if it is one unit of an object with so many.
    fn only_position(&self, length: usize) -> Option<usize> {
        let (start, end) =
            (usize::try_from(self.start.get()).ok()?, usize::try_from(self.end.get()).ok()?);
        (end == start + 1 && end <= length).then_some(start)
    }

    /// `'ascii' codec can't encode characters in position 3-4: ordinal not in range(128)`; nothing without an object.
    ///
    /// `unit` describes the bad part if it is one unit; it looks at the object after all that can run code.
    fn described(
        &self,
        thread: &Thread,
        action: &str,
        several: &str,
        unit: fn(&Self, &Thread) -> Fallible<Option<Unit>>,
    ) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        if !self.object.is_set() {
            return text.finish();
        }
        let reason = shown(thread, &self.reason)?;
        if action != "translate" {
            text.push("'")?;
            text.push_str(&*shown(thread, &self.encoding)?)?;
            text.push("' codec ")?;
        }
        match unit(self, thread)? {
            Some((unit, position)) => {
                text.push(&format!("can't {action} {unit} in position {position}: "))?
            }
            None => {
                let (start, last) = (self.start.get(), self.end.get().wrapping_sub(1));
                text.push(&format!("can't {action} {several} in position {start}-{last}: "))?;
            }
        }
        text.push_str(&reason)?;
        text.finish()
    }

    /// The object, which must be of a type.
    fn object_of<T: Layout>(&self, thread: &Thread, kind: &str) -> Fallible<Owned<T>> {
        let problem = match self.object.get().map(|object| object.downcast::<T>()) {
            Some(Ok(object)) => return Ok(object),
            Some(Err(_)) => format!("must be a {kind}"),
            None => "is not set".to_owned(),
        };
        Err(raise!(thread, TYPE_ERROR, "UnicodeError 'object' attribute {problem}"))
    }

    /// The bad character, if it is one.
    fn only_character(&self, thread: &Thread) -> Fallible<Option<Unit>> {
        let string = self.object_of::<Str>(thread, "string")?;
        let position = self.only_position(string.len());
        Ok(position.and_then(|position| {
            let unit = match string.view().get(position)? {
                point @ 0..=0xFF => format!("character '\\x{point:02x}'"),
                point @ 0..=0xFFFF => format!("character '\\u{point:04x}'"),
                point => format!("character '\\U{point:08x}'"),
            };
            Some((unit, position))
        }))
    }

    /// The bad byte, if it is one.
    fn only_byte(&self, thread: &Thread) -> Fallible<Option<Unit>> {
        let bytes = self.object_of::<Bytes>(thread, "bytes")?;
        let position = self.only_position(bytes.as_slice().len());
        Ok(position
            .map(|position| (format!("byte 0x{:02x}", bytes.as_slice()[position]), position)))
    }
}

impl Fill for UnicodeEncodeError {}
impl Fill for UnicodeDecodeError {}
impl Fill for UnicodeTranslateError {}

fn shown(thread: &Thread, place: &Place) -> Fallible<Owned<Str>> {
    match place.get() {
        Some(value) => object::str(thread, &value),
        None => Str::new(thread, "<NULL>"),
    }
}

#[slots]
impl UnicodeEncodeError {
    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let given = Given::new(thread, &self.0, &arguments, 5)?;
        let (encoding, object) = (given.text(thread, 0)?, given.text(thread, 1)?);
        let (start, end) = (given.position(thread, 2)?, given.position(thread, 3)?);
        self.0.fill(Some(encoding), object, start, end, given.text(thread, 4)?);
        Ok(())
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.0.described(thread, "encode", "characters", UnicodeError::only_character)
    }
}

#[slots]
impl UnicodeDecodeError {
    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let given = Given::new(thread, &self.0, &arguments, 5)?;
        let (encoding, object) = (given.text(thread, 0)?, given.object(thread, 1));
        let (start, end) = (given.position(thread, 2)?, given.position(thread, 3)?);
        let reason = given.text(thread, 4)?;
        let object = match (*object).downcast::<Bytes>() {
            Some(_) => object,
            None => {
                let name = object.type_name();
                return Err(raise!(
                    thread,
                    TYPE_ERROR,
                    "a bytes-like object is required, not '{name}'"
                ));
            }
        };
        self.0.fill(Some(encoding), object, start, end, reason);
        Ok(())
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.0.described(thread, "decode", "bytes", UnicodeError::only_byte)
    }
}

#[slots]
impl UnicodeTranslateError {
    fn tp_init(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        let given = Given::new(thread, &self.0, &arguments, 4)?;
        let object = given.text(thread, 0)?;
        let (start, end) = (given.position(thread, 1)?, given.position(thread, 2)?);
        self.0.fill(None, object, start, end, given.text(thread, 3)?);
        Ok(())
    }

    fn tp_str(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.0.described(thread, "translate", "characters", UnicodeError::only_character)
    }
}
