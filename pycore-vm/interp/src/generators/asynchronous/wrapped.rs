//! What an asynchronous generator yields to its consumer, wrapped.

use pycore_objects::core::{Object, Slot, Thread, Trace, Tracer};
use pycore_objects::types::object::OBJECT;
use pycore_objects::{Fallible, Owned, Place, static_type};

/// A wrapped value.
#[repr(C)]
pub(crate) struct WrappedValue {
    object: Object,
    value: Place,
}

static_type! {
    /// The type of wrapped values.
    pub(crate) static WRAPPED_VALUE: WrappedValue = {
        name: "async_generator_wrapped_value",
        export: "_PyAsyncGenWrappedValue_Type",
        base: OBJECT,
        flags: HAVE_GC,
    };
}

impl WrappedValue {
    /// A value, wrapped.
    pub(crate) fn new(thread: &Thread, value: Owned) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, value: Place::new(value) })
    }

    /// The value that is wrapped in a slot, which is closed then; nothing if it holds something else.
    pub(super) fn take(thread: &Thread, slot: &Slot) -> Fallible<Option<Owned>> {
        let Some(wrapped) = slot.as_object().and_then(Object::downcast_exact::<Self>) else {
            return Ok(None);
        };
        let value = wrapped.value.get().unwrap_or_else(|| thread.none());
        slot.close();
        Ok(Some(value))
    }
}

impl Trace for WrappedValue {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.value.trace(tracer);
    }
}
