//! Making bytes of objects.

use super::{BYTES, Bytes};
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::protocol::iterate;
use crate::slots;
use crate::types::byte_string::construct::{
    Source, bytes_method, count, not_bytes, not_convertible, of_buffer, of_iterable, source,
};
use crate::types::str::Str;

#[slots(name = CONSTRUCT)]
impl Bytes {
    /// !bytes(source=b'', encoding='utf-8', errors='strict')
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        from: Option<&Object>,
        encoding: Option<&Str>,
        errors: Option<&Str>,
    ) -> Fallible<Owned<Bytes>> {
        let bytes = match source::<Self>(thread, from, encoding, errors)? {
            Source::Nothing => Owned::share(Bytes::empty()),
            Source::Encoded(bytes) => bytes,
            Source::Object(object) => Bytes::construct(thread, class, object)?,
        };
        if std::ptr::eq(class, BYTES.get()) {
            return Ok(bytes);
        }
        Bytes::of_class(thread, class, bytes.as_slice())
    }
}

impl Bytes {
    fn construct(thread: &Thread, class: &TypeObject, object: &Object) -> Fallible<Owned<Self>> {
        if let Some(bytes) = object.downcast_exact::<Self>()
            && std::ptr::eq(class, BYTES.get())
        {
            return Ok(Owned::share(bytes));
        }
        if let Some(bytes) = bytes_method(thread, object)? {
            return Ok(bytes);
        }
        if let Some(count) = count(thread, object)? {
            return Self::zeros(thread, count);
        }
        Self::from_object(thread, object)
    }

    /// Bytes of a buffer, or of an iterable of integers.
    pub fn from_object(thread: &Thread, object: &Object) -> Fallible<Owned<Self>> {
        if let Some(bytes) = object.downcast_exact::<Self>() {
            return Ok(Owned::share(bytes));
        }
        if let Some(bytes) = of_buffer(thread, object)? {
            return Self::new(thread, &bytes);
        }
        if object.downcast::<Str>().is_some() {
            return Err(not_convertible(thread, object, "bytes"));
        }
        let hint = match iterate::is_iterable(object) {
            true => iterate::length_hint(thread, object, 64)?,
            false => return Err(not_convertible(thread, object, "bytes")),
        };
        let mut bytes = thread.vector(hint)?;
        of_iterable(thread, object, not_bytes, |byte| {
            if bytes.try_reserve(1).is_err() {
                return Err(thread.raise_out_of_memory());
            }
            bytes.push(byte);
            Ok(())
        })?;
        Self::new(thread, &bytes)
    }
}
