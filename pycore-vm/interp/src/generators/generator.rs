//! Generators as objects.

use pycore_objects::core::{Slot, Thread};
use pycore_objects::declare::{Arguments, Sent};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, methods, raise, slots};

use super::resume::{self, Input, Resumed, resume, to_object};
use super::types::Generator;
use super::value::{Body, State, size_of_instance};
use super::{close, finalize, throw};
use crate::frame::FrameObject;

impl Body {
    /// `__name__` or `__qualname__`, set by the program.
    pub(super) fn set_name(
        &self,
        thread: &Thread,
        place: &pycore_objects::Place,
        attribute: &str,
        value: Option<&Object>,
    ) -> Fallible {
        match value.filter(|value| value.downcast::<Str>().is_some()) {
            Some(value) => {
                place.set(Owned::share(value));
                Ok(())
            }
            None => Err(raise!(thread, TYPE_ERROR, "{attribute} must be set to a string object")),
        }
    }

    /// The frame's object; nothing once the frame has ended.
    pub(super) fn frame_object(&self, thread: &Thread) -> Fallible<Option<Owned<FrameObject>>> {
        if self.state() == State::Cleared {
            return Ok(None);
        }
        FrameObject::of(thread, self.frame()).map(Some)
    }

    /// The code.
    pub(super) fn code_object(&self) -> Owned {
        Owned::share(self.frame().code().as_object())
    }

    /// Whether the frame waits after a `yield` or an `await`.
    pub(super) fn is_suspended(&self) -> bool {
        matches!(self.state(), State::Suspended | State::Delegating)
    }

    /// Bytes of the object.
    pub(super) fn size(&self) -> usize {
        size_of_instance(self.frame().code().frame_size())
    }

    /// `<generator object name at 0x...>`
    pub(super) fn text(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let name = self.qualified_name.get();
        let name = name.as_ref().and_then(|name| name.downcast_ref::<Str>());
        let name = name.map(Str::to_string_lossy).unwrap_or_default();
        let kind = self.as_object().type_name();
        Str::new(thread, &format!("<{kind} object {name} at {:p}>", self.as_object()))
    }

    /// What `am_send` of generators and coroutines does.
    pub(super) fn send(&self, thread: &Thread, value: &Object) -> Fallible<Sent> {
        match resume(thread, self, Input::Send(value))? {
            Resumed::Yielded(value) => to_object(thread, value).map(Sent::Yielded),
            Resumed::Returned(value) => to_object(thread, value).map(Sent::Returned),
            Resumed::Exhausted => Ok(Sent::Returned(thread.none())),
        }
    }
}

#[slots]
impl Generator {
    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        self.text(thread)
    }

    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Slot>> {
        resume::next(thread, self)
    }

    fn am_send(&self, thread: &Thread, value: &Object) -> Fallible<Sent> {
        Body::send(self, thread, value)
    }

    fn tp_finalize(&self, thread: &Thread) {
        finalize::generator(thread, self);
    }
}

#[methods]
impl Generator {
    /// send($self, object, /)
    ///
    /// Go on with the object as the value of the expression that yielded. The result is what is yielded next; at the end,
    /// StopIteration is raised.
    fn send(&self, thread: &Thread, object: &Object) -> Fallible<Slot> {
        resume::send(thread, self, object)
    }

    /// Raise an exception where the generator waits.
    ///
    /// The result is what is yielded next; at the end, StopIteration is raised. The form with type, value and traceback
    /// is deprecated.
    #[python(no_keywords)]
    fn throw(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Slot> {
        throw::method(thread, self, arguments)
    }

    /// close($self, /)
    ///
    /// Raise GeneratorExit where the generator waits, and give what it returns.
    fn close(&self, thread: &Thread) -> Fallible<Owned> {
        close::close(thread, self)
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes of the generator in memory, its frame included.
    fn __sizeof__(&self) -> usize {
        self.size()
    }

    /// The name.
    #[getter(name = "__name__")]
    fn name(&self) -> Option<Owned> {
        self.name.get()
    }

    #[setter(name = "__name__")]
    fn set_name(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        Body::set_name(self, thread, &self.name, "__name__", value)
    }

    /// The qualified name.
    #[getter(name = "__qualname__")]
    fn qualified_name(&self) -> Option<Owned> {
        self.qualified_name.get()
    }

    #[setter(name = "__qualname__")]
    fn set_qualified_name(&self, thread: &Thread, value: Option<&Object>) -> Fallible {
        Body::set_name(self, thread, &self.qualified_name, "__qualname__", value)
    }

    /// What a `yield from` iterates over where the generator waits, or None.
    #[getter]
    fn gi_yieldfrom(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        self.delegate(thread)
    }

    #[getter]
    fn gi_running(&self) -> bool {
        self.state() == State::Executing
    }

    #[getter]
    fn gi_suspended(&self) -> bool {
        self.is_suspended()
    }

    #[getter]
    fn gi_frame(&self, thread: &Thread) -> Fallible<Option<Owned<FrameObject>>> {
        self.frame_object(thread)
    }

    #[getter]
    fn gi_code(&self) -> Owned {
        self.code_object()
    }
}
