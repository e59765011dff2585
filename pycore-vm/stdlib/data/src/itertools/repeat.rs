//! `repeat`: one object many times.

use std::cell::Cell;

use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::repr::Text;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, TypeObject, methods, raise, slots};

native_type! {
    /// An iterator that gives one object again and again.
    pub struct Repeat = REPEAT "itertools.repeat" (BASE_TYPE) {
        element: Place,
        /// How many times are left; nothing for no end.
        left: Cell<Option<usize>>,
    }
    traced(element),
    methods Repeat::METHODS,
    own_access Get
}

#[slots(vectorcall)]
impl Repeat {
    /// !repeat(object, times=<unrepresentable>)
    ///
    /// repeat(object [,times]) -> the object so many times, or without end
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        object: &Object,
        times: Option<isize>,
    ) -> Fallible<Owned<Self>> {
        let element = Owned::share(object);
        thread.new_instance(class, |object| Self {
            object,
            element: Place::new(element),
            left: Cell::new(times.map(|times| times.max(0) as usize)),
        })
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let mut text = Text::new(thread);
        text.push(&self.as_object().type_object().short_name())?;
        text.push("(")?;
        text.push_repr(&self.element.get().unwrap_or_else(|| thread.none()))?;
        if let Some(left) = self.left.get() {
            text.push(&format!(", {left}"))?;
        }
        text.push(")")?;
        text.finish()
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self) -> Fallible<Option<Owned>> {
        if let Some(left) = self.left.get() {
            let Some(left) = left.checked_sub(1) else { return Ok(None) };
            self.left.set(Some(left));
        }
        Ok(self.element.get())
    }
}

#[methods]
impl Repeat {
    /// __length_hint__($self, /)
    ///
    /// How many times are left.
    fn __length_hint__(&self, thread: &Thread) -> Fallible<usize> {
        match self.left.get() {
            Some(left) => Ok(left),
            None => Err(raise!(thread, TYPE_ERROR, "len() of unsized object")),
        }
    }
}
