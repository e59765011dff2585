//! What happens where a codec cannot convert: Python's own handlers at once, those of programs by a call.

use std::ops::Range;

use pycore_text::codec::{
    CodecError, DecodeErrors, EncodeErrors, Failure, Handler, Replacement, UnicodeForm,
};
use pycore_text::{OutOfMemory, TextBuf, View};

use super::native::standard;
use super::{registry, wrong_exception};
use crate::core::{Fallible, Object, Owned, Raised, Thread};
use crate::errors::{
    UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, UNICODE_TRANSLATE_ERROR, UnicodeError,
    new_exception,
};
use crate::protocol::call;
use crate::raise;
use crate::types::bytes::Bytes;
use crate::types::int::Int;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// What stops a codec.
#[derive(Debug)]
pub enum Stopped {
    /// An exception was raised.
    Raised(Raised),
    /// There is no memory, which nobody has raised yet.
    OutOfMemory,
}

impl From<OutOfMemory> for Stopped {
    fn from(OutOfMemory: OutOfMemory) -> Self {
        Self::OutOfMemory
    }
}

impl From<Raised> for Stopped {
    fn from(raised: Raised) -> Self {
        Self::Raised(raised)
    }
}

impl Stopped {
    /// The exception.
    pub fn raise(self, thread: &Thread) -> Raised {
        match self {
            Self::Raised(raised) => raised,
            Self::OutOfMemory => thread.raise_out_of_memory(),
        }
    }
}

/// Which of the three exceptions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// `UnicodeEncodeError`
    Encode,
    /// `UnicodeDecodeError`
    Decode,
    /// `UnicodeTranslateError`, without an encoding.
    Translate,
}

/// An exception of a failure: encoding, what is converted, where it fails, and why.
pub fn new_error(
    thread: &Thread,
    direction: Direction,
    encoding: &str,
    object: &Object,
    place: Range<usize>,
    reason: &str,
) -> Fallible<Owned> {
    let (encoding, reason) = (Str::new(thread, encoding)?, Str::new(thread, reason)?);
    let (start, end) = (thread.new_int(place.start as i64)?, thread.new_int(place.end as i64)?);
    let all = [encoding.as_object(), object, &*start, &*end, reason.as_object()];
    let (class, arguments) = match direction {
        Direction::Encode => (&UNICODE_ENCODE_ERROR, &all[..]),
        Direction::Decode => (&UNICODE_DECODE_ERROR, &all[..]),
        Direction::Translate => (&UNICODE_TRANSLATE_ERROR, &all[1..]),
    };
    let exception = new_exception(thread, class.get(), arguments)?;
    if let Some(error) = (*exception).downcast::<UnicodeError>() {
        if direction != Direction::Translate {
            error.encoding.set(encoding.into_object());
        }
        error.object.set(Owned::share(object));
        error.start.set(place.start as isize);
        error.end.set(place.end as isize);
        error.reason.set(reason.into_object());
    }
    Ok(exception)
}

/// Raises the exception of a failure.
#[cold]
fn raise_failure(
    thread: &Thread,
    direction: Direction,
    object: &Object,
    failure: Failure,
) -> Raised {
    let place = failure.start..failure.end;
    match new_error(thread, direction, failure.encoding, object, place, failure.reason) {
        Ok(exception) => thread.raise(exception),
        Err(raised) => raised,
    }
}

/// A handler of the program, and the exception that it gets every time.
struct Callback {
    handler: Owned,
    exception: Option<Owned>,
}

impl Callback {
    fn new(thread: &Thread, errors: Option<&Str>) -> Fallible<Self> {
        let handler = match errors {
            Some(name) => registry::handler(thread, name)?,
            None => return Err(raise!(thread, SYSTEM_ERROR, "a handler without a name")),
        };
        Ok(Self { handler, exception: None })
    }

    /// Asks the handler: what stands for the failure, and where to go on.
    fn ask(
        &mut self,
        thread: &Thread,
        direction: Direction,
        object: impl FnOnce() -> Fallible<Owned>,
        failure: Failure,
    ) -> Fallible<Owned> {
        let exception = match &self.exception {
            Some(exception) => exception,
            None => {
                let place = failure.start..failure.end;
                let (encoding, reason) = (failure.encoding, failure.reason);
                let new = new_error(thread, direction, encoding, &*object()?, place, reason)?;
                self.exception.insert(new)
            }
        };
        if let Some(error) = (**exception).downcast::<UnicodeError>() {
            error.start.set(failure.start as isize);
            error.end.set(failure.end as isize);
            error.reason.set(Str::new(thread, failure.reason)?.into_object());
        }
        call::call(thread, &self.handler, &[&**exception])
    }

    /// What is converted, as the handler may have set it.
    fn object(&self) -> Option<Owned> {
        (**self.exception.as_ref()?).downcast::<UnicodeError>()?.object.get()
    }
}

/// The two values that a handler gives.
fn two_values<'a>(
    thread: &Thread,
    result: &'a Object,
    message: &str,
) -> Fallible<(&'a Object, isize)> {
    let wrong = || raise!(thread, TYPE_ERROR, "{message}");
    let pair = result.downcast::<Tuple>().filter(|pair| pair.len() == 2);
    let (Some(text), Some(position)) =
        (pair.and_then(|pair| pair.get(0)), pair.and_then(|pair| pair.get(1)))
    else {
        return Err(wrong());
    };
    let Some(position) = position.downcast::<Int>() else { return Err(wrong()) };
    match position.to_i64() {
        Some(position) => Ok((text, position as isize)),
        None => Err(crate::protocol::number::too_large(thread, "C ssize_t")),
    }
}

/// Where to go on: positions that count from the end are negative.
fn position(thread: &Thread, given: isize, length: usize) -> Fallible<usize> {
    let position = if given < 0 { given + length as isize } else { given };
    match usize::try_from(position) {
        Ok(position) if position <= length => Ok(position),
        _ => {
            Err(raise!(thread, INDEX_ERROR, "position {position} from error handler out of bounds"))
        }
    }
}

/// Decodes with a handler that is known by name.
pub struct Decoding<'a> {
    thread: &'a Thread,
    errors: Option<&'a Str>,
    standard: Option<Handler>,
    callback: Option<Callback>,
    replaced: Option<Vec<u8>>,
}

impl<'a> Decoding<'a> {
    /// A handler by its name; `None` is `strict`.
    pub fn new(thread: &'a Thread, errors: Option<&'a Str>) -> Self {
        Self { thread, errors, standard: standard(errors), callback: None, replaced: None }
    }

    /// Whether a handler may run code of the program.
    pub fn calls_program(errors: Option<&Str>) -> bool {
        standard(errors).is_none()
    }

    fn call(
        &mut self,
        failure: Failure,
        input: &[u8],
        out: &mut TextBuf,
    ) -> Result<usize, Stopped> {
        let thread = self.thread;
        let callback = match &mut self.callback {
            Some(callback) => callback,
            None => self.callback.insert(Callback::new(thread, self.errors)?),
        };
        let object = || Ok(Bytes::new(thread, input)?.into_object());
        let result = callback.ask(thread, Direction::Decode, object, failure)?;
        let message = "decoding error handler must return (str, int) tuple";
        let (text, at) = two_values(thread, &result, message)?;
        let Some(text) = text.downcast::<Str>() else {
            return Err(raise!(thread, TYPE_ERROR, "{message}").into());
        };
        let object = callback.object();
        let Some(bytes) = object.as_ref().and_then(|object| (**object).downcast::<Bytes>()) else {
            let message = "exception attribute object must be bytes";
            return Err(raise!(thread, TYPE_ERROR, "{message}").into());
        };
        let at = position(thread, at, bytes.len())?;
        if bytes.as_slice() != input {
            self.replaced = Some(bytes.as_slice().to_vec());
        }
        out.push_view(text.view())?;
        Ok(at)
    }
}

impl DecodeErrors for Decoding<'_> {
    type Error = Stopped;

    fn handle(
        &mut self,
        failure: Failure,
        input: &[u8],
        out: &mut TextBuf,
    ) -> Result<usize, Stopped> {
        let Some(handler) = self.standard else { return self.call(failure, input, out) };
        let form = UnicodeForm::named(failure.encoding);
        handler.decode(failure, form, input, out).map_err(|error| match error {
            CodecError::OutOfMemory => Stopped::OutOfMemory,
            CodecError::OnlyEncodes => wrong_exception(self.thread, "UnicodeDecodeError").into(),
            CodecError::Failure(failure) => match Bytes::new(self.thread, input) {
                Ok(bytes) => {
                    let object = bytes.as_object();
                    raise_failure(self.thread, Direction::Decode, object, failure).into()
                }
                Err(raised) => raised.into(),
            },
        })
    }

    fn replaced_input(&mut self) -> Option<Vec<u8>> {
        self.replaced.take()
    }
}

/// Encodes with a handler that is known by name.
pub struct Encoding<'a> {
    thread: &'a Thread,
    text: &'a Str,
    errors: Option<&'a Str>,
    standard: Option<Handler>,
    callback: Option<Callback>,
}

impl<'a> Encoding<'a> {
    /// A handler by its name; `None` is `strict`.
    pub fn new(thread: &'a Thread, text: &'a Str, errors: Option<&'a Str>) -> Self {
        Self { thread, text, errors, standard: standard(errors), callback: None }
    }

    fn call(&mut self, failure: Failure) -> Result<(Replacement, usize), Stopped> {
        let thread = self.thread;
        let callback = match &mut self.callback {
            Some(callback) => callback,
            None => self.callback.insert(Callback::new(thread, self.errors)?),
        };
        let object = || Ok(Owned::share(self.text.as_object()));
        let result = callback.ask(thread, Direction::Encode, object, failure)?;
        let message = "encoding error handler must return (str/bytes, int) tuple";
        let (value, at) = two_values(thread, &result, message)?;
        let replacement = if let Some(text) = value.downcast::<Str>() {
            let mut copy = TextBuf::new();
            copy.push_view(text.view())?;
            Replacement::Text(copy)
        } else if let Some(bytes) = value.downcast::<Bytes>() {
            Replacement::Bytes(bytes.as_slice().to_vec())
        } else {
            return Err(raise!(thread, TYPE_ERROR, "{message}").into());
        };
        Ok((replacement, position(thread, at, self.text.len())?))
    }
}

impl EncodeErrors for Encoding<'_> {
    type Error = Stopped;

    fn handle(
        &mut self,
        failure: Failure,
        text: View<'_>,
    ) -> Result<(Replacement, usize), Stopped> {
        let Some(handler) = self.standard else { return self.call(failure) };
        let form = UnicodeForm::named(failure.encoding);
        handler.encode(failure, form, text).map_err(|error| match error {
            CodecError::OutOfMemory => Stopped::OutOfMemory,
            CodecError::OnlyEncodes => wrong_exception(self.thread, "UnicodeEncodeError").into(),
            CodecError::Failure(failure) => self.reject(failure, text),
        })
    }

    fn reject(&mut self, failure: Failure, _text: View<'_>) -> Stopped {
        raise_failure(self.thread, Direction::Encode, self.text.as_object(), failure).into()
    }
}
