//! A value that is given at once, or by a function when somebody asks.

use super::ConstEvaluator;
use crate::core::{Fallible, Object, Owned, Place, Thread, Tracer};
use crate::protocol::call;

/// In which form annotations are wanted: as values.
const VALUE: i64 = 1;

/// A value that is given at once, or by a function when somebody asks.
#[repr(C)]
#[derive(Default)]
pub(super) struct Lazy {
    value: Place,
    function: Place,
}

impl Lazy {
    /// A value, or nothing.
    pub(super) fn of(value: Option<Owned>) -> Self {
        Self { value: value.map_or_else(Place::empty, Place::new), function: Place::empty() }
    }

    /// A value that a function gives.
    pub(super) fn by(function: Option<Owned>) -> Self {
        Self { value: Place::empty(), function: function.map_or_else(Place::empty, Place::new) }
    }

    pub(super) fn set_function(&self, function: Owned) {
        self.function.set(function);
    }

    /// The function, if there is one.
    pub(super) fn function(&self) -> Option<Owned> {
        self.function.get()
    }

    /// The value, if it is known.
    pub(super) fn known(&self) -> Option<Owned> {
        self.value.get()
    }

    /// The value; the function is called the first time.
    pub(super) fn get(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        if let Some(value) = self.value.get() {
            return Ok(Some(value));
        }
        let Some(function) = self.function.get() else { return Ok(None) };
        let value = call::call(thread, &function, &[&*thread.new_int(VALUE)?])?;
        self.value.set(value.clone());
        Ok(Some(value))
    }

    /// A function that gives the value: for those who want it as text.
    pub(super) fn evaluator(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        if let Some(function) = self.function.get() {
            return Ok(Some(function));
        }
        match self.value.get() {
            Some(value) => Ok(Some(ConstEvaluator::new(thread, value)?.into_object())),
            None => Ok(None),
        }
    }

    pub(super) fn trace(&self, tracer: &mut Tracer<'_>) {
        self.value.trace(tracer);
        self.function.trace(tracer);
    }

    pub(super) fn clear(&self) {
        drop((self.value.take(), self.function.take()));
    }
}

/// Whether an object is `None`, nothing or something else: arguments whose default is `None`.
pub(super) fn unless_none(value: Option<&Object>) -> Option<&Object> {
    value.filter(|value| !value.is_none())
}
