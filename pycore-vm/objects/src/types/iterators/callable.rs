//! `callable_iterator`: what `iter(function, sentinel)` gives.

use crate::{methods, slots};

use super::builtin;
use crate::core::{Fallible, Object, Owned, Place, Thread, Trace, Tracer};
use crate::errors::STOP_ITERATION;
use crate::protocol::{call, object};
use crate::static_type;
use crate::types::object::OBJECT;
use crate::types::tuple::Tuple;

/// An iterator over the results of calls without arguments, until one equals the sentinel.
#[repr(C)]
pub struct CallableIterator {
    object: Object,
    /// Nothing when the iterator is exhausted.
    callable: Place,
    sentinel: Place,
}

static_type! {
    /// The type of iterators over calls.
    pub static CALLABLE_ITERATOR: CallableIterator = {
        name: "callable_iterator",
        export: "PyCallIter_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: CallableIterator::SLOTS,
        methods: CallableIterator::METHODS,
    };
}

impl CallableIterator {
    /// An iterator over the results of calls.
    pub fn new(thread: &Thread, callable: Owned, sentinel: Owned) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            callable: Place::new(callable),
            sentinel: Place::new(sentinel),
        })
    }

    fn exhaust(&self) {
        let (callable, sentinel) = (self.callable.take(), self.sentinel.take());
        drop((callable, sentinel));
    }
}

impl Trace for CallableIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.callable.trace(tracer);
        self.sentinel.trace(tracer);
    }
}

#[slots]
impl CallableIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        let Some(callable) = self.callable.get() else { return Ok(None) };
        let result = match call::call(thread, &callable, &[]) {
            Ok(result) => result,
            Err(raised) => {
                raised.suppress(thread, &STOP_ITERATION)?;
                self.exhaust();
                return Ok(None);
            }
        };
        // The call may have exhausted this very iterator.
        let Some(sentinel) = self.sentinel.get() else { return Ok(None) };
        if object::equal(thread, &sentinel, &result)? {
            self.exhaust();
            return Ok(None);
        }
        Ok(Some(result))
    }
}

#[methods]
impl CallableIterator {
    /// __reduce__($self, /)
    ///
    /// What pickle needs.
    fn __reduce__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        // Looking up the function can run code that uses the iterator up.
        let function = builtin(thread, "iter")?;
        let arguments = match (self.callable.get(), self.sentinel.get()) {
            (Some(callable), Some(sentinel)) => Tuple::pack(thread, [callable, sentinel])?,
            _ => Tuple::pack(thread, [Tuple::empty().into_object()])?,
        };
        Tuple::pack(thread, [function, arguments.into_object()])
    }
}
