//! What is searched: a string or a bytes-like object.

use pycore_objects::core::Tracer;
use pycore_objects::protocol::buffer::{Buffer, BufferFlags};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, raise};
use pycore_text::View;

/// Text, or bytes.
pub(super) enum Subject {
    Text(Owned<Str>),
    Bytes(Owned<Bytes>),
    Buffer(Buffer),
}

impl Subject {
    /// The text or the bytes of an object.
    pub(super) fn of(thread: &Thread, object: &Object) -> Fallible<Self> {
        if let Some(text) = object.downcast::<Str>() {
            return Ok(Self::Text(Owned::share(text)));
        }
        if let Some(bytes) = object.downcast_exact::<Bytes>() {
            return Ok(Self::Bytes(Owned::share(bytes)));
        }
        Buffer::get(thread, object, BufferFlags::SIMPLE).map(Self::Buffer).map_err(|raised| {
            drop(thread.take_exception(raised));
            let kind = object.type_name();
            raise!(thread, TYPE_ERROR, "expected string or bytes-like object, got '{kind}'")
        })
    }

    pub(super) fn is_bytes(&self) -> bool {
        !matches!(self, Self::Text(_))
    }

    /// The units; they must not be used after code of the program has run.
    pub(super) fn view(&self) -> View<'_> {
        match self {
            Self::Text(text) => text.view(),
            Self::Bytes(bytes) => View::Latin1(bytes.as_slice()),
            Self::Buffer(buffer) => View::Latin1(buffer.bytes()),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.view().len()
    }

    /// A part as a string or as bytes; what is beyond the end is left out.
    pub(super) fn part(&self, thread: &Thread, start: usize, end: usize) -> Fallible<Owned> {
        let length = self.len();
        let (start, end) = (start.min(length), end.min(length));
        let range = start..end.max(start);
        match self {
            Self::Text(text) => {
                if range == (0..length) && text.as_object().downcast_exact::<Str>().is_some() {
                    return Ok(text.clone().into_object());
                }
                Ok(Str::from_view(thread, text.view().part(range))?.into_object())
            }
            Self::Bytes(bytes) if range == (0..length) => Ok(bytes.clone().into_object()),
            Self::Bytes(bytes) => part_of(thread, bytes.as_slice(), range),
            Self::Buffer(buffer) => part_of(thread, buffer.bytes(), range),
        }
    }

    /// No text, or no bytes.
    pub(super) fn empty(&self, thread: &Thread) -> Fallible<Owned> {
        empty(thread, self.is_bytes())
    }

    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        match self {
            Self::Text(text) => tracer.visit(text.as_object()),
            Self::Bytes(bytes) => tracer.visit(bytes.as_object()),
            Self::Buffer(buffer) => {
                if let Some(exporter) = buffer.exporter() {
                    tracer.visit(exporter);
                }
            }
        }
    }
}

fn part_of(thread: &Thread, bytes: &[u8], range: std::ops::Range<usize>) -> Fallible<Owned> {
    Ok(Bytes::new(thread, bytes.get(range).unwrap_or_default())?.into_object())
}

/// An empty string, or empty bytes.
pub(super) fn empty(thread: &Thread, is_bytes: bool) -> Fallible<Owned> {
    if is_bytes {
        return Ok(Owned::share(Bytes::empty().as_object()));
    }
    Ok(Str::empty(thread)?.into_object())
}

/// Puts strings, or bytes, together.
pub(super) fn join(thread: &Thread, parts: Vec<Owned>, is_bytes: bool) -> Fallible<Owned> {
    let parts = Tuple::from_owned(thread, parts)?;
    if !is_bytes {
        return Ok(Str::empty(thread)?.joined(thread, parts.as_object())?.into_object());
    }
    let name = Str::new(thread, "join")?;
    let join =
        pycore_objects::protocol::object::get_attribute(thread, Bytes::empty().as_object(), &name)?;
    pycore_objects::protocol::call::call(thread, &join, &[parts.as_object()])
}
