//! Making strings of objects, and what pickling and `sys.getsizeof` ask.

use super::{STR, Str};
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::protocol::object;
use crate::types::tuple::Tuple;
use crate::{methods, raise, slots};

#[slots(name = CONSTRUCT)]
impl Str {
    /// !str(object='', encoding=<absent>, errors=<absent>)
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        object: Option<&Object>,
        encoding: Option<&Str>,
        errors: Option<&Str>,
    ) -> Fallible<Owned> {
        Self::construct(thread, class, object, encoding, errors)
    }

    /// !str(object='', encoding=<absent>, errors=<absent>, /)
    fn tp_vectorcall(
        class: &TypeObject,
        thread: &Thread,
        object: Option<&Object>,
        encoding: Option<&Object>,
        errors: Option<&Object>,
    ) -> Fallible<Owned> {
        let encoding = text_argument(thread, "encoding", encoding)?;
        let errors = text_argument(thread, "errors", errors)?;
        Self::construct(thread, class, object, encoding, errors)
    }
}

impl Str {
    fn construct(
        thread: &Thread,
        class: &TypeObject,
        object: Option<&Object>,
        encoding: Option<&Str>,
        errors: Option<&Str>,
    ) -> Fallible<Owned> {
        let text = match (object, encoding, errors) {
            (None, ..) => Str::empty(thread)?,
            (Some(object), None, None) => object::str(thread, object)?,
            (Some(object), encoding, errors) => {
                crate::codecs::text_of(thread, object, encoding, errors)?
            }
        };
        if std::ptr::eq(class, STR.get()) {
            return Ok(text.into_object());
        }
        Ok(Str::of_class(thread, class, &text)?.into_object())
    }
}

/// An argument by position, which messages name all the same.
fn text_argument<'a>(
    thread: &Thread,
    name: &str,
    value: Option<&'a Object>,
) -> Fallible<Option<&'a Str>> {
    let Some(value) = value else { return Ok(None) };
    value.downcast::<Str>().map(Some).ok_or_else(|| {
        let class = value.type_name();
        raise!(thread, TYPE_ERROR, "str() argument '{name}' must be str, not {class}")
    })
}

#[methods(name = CONSTRUCTION)]
impl Str {
    /// __getnewargs__($self, /)
    fn __getnewargs__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let text = Str::from_view(thread, self.view())?;
        Tuple::new(thread, &[text.as_object()])
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes in memory.
    fn __sizeof__(&self) -> isize {
        self.memory_size() as isize
    }
}
