//! References inside of objects.

use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::{self, NonNull};

use super::layout::Tracer;
use super::object::Object;
use super::refs::{ObjectLike, Owned};

/// A field of an object that holds a counted reference, or nothing.
///
/// One nullable word, as C code sees it. Since destroying an object may run any code, which may look at this very
/// field, every method stores first and drops the old reference last.
#[repr(transparent)]
pub struct Place<T: ObjectLike = Object> {
    pointer: Cell<*mut T>,
    owns: PhantomData<Owned<T>>,
}

impl<T: ObjectLike> Place<T> {
    /// A field that holds nothing.
    pub const fn empty() -> Self {
        Self { pointer: Cell::new(ptr::null_mut()), owns: PhantomData }
    }

    /// A field that holds a reference.
    pub fn new(value: Owned<T>) -> Self {
        Self { pointer: Cell::new(value.into_raw().as_ptr()), owns: PhantomData }
    }

    /// A new reference to what the field holds.
    #[inline]
    pub fn get(&self) -> Option<Owned<T>> {
        let pointer = NonNull::new(self.pointer.get())?;
        // SAFETY: the field counts a reference to the object, so it is alive.
        Some(Owned::share(unsafe { pointer.as_ref() }))
    }

    /// What the field holds, not counted.
    ///
    /// # Safety
    ///
    /// 1. While the result is used, nothing runs that could change the field.
    #[inline(always)]
    pub unsafe fn peek(&self) -> Option<&T> {
        // SAFETY: the field counts a reference to the object, and keeps it meanwhile (condition 1).
        unsafe { self.pointer.get().as_ref() }
    }

    /// Whether the field holds this object.
    #[inline(always)]
    pub fn holds(&self, object: &T) -> bool {
        ptr::eq(self.pointer.get(), object)
    }

    /// Whether the field holds something.
    #[inline]
    pub fn is_set(&self) -> bool {
        !self.pointer.get().is_null()
    }

    /// Stores a reference, or nothing, and gives what the field held before.
    #[inline]
    pub fn replace(&self, value: Option<Owned<T>>) -> Option<Owned<T>> {
        let new = value.map_or(ptr::null_mut(), |value| value.into_raw().as_ptr());
        let old = NonNull::new(self.pointer.replace(new))?;
        // SAFETY: the reference that the field counted passes to the result.
        Some(unsafe { Owned::adopt(old) })
    }

    /// Stores a reference.
    #[inline]
    pub fn set(&self, value: Owned<T>) {
        drop(self.replace(Some(value)));
    }

    /// Empties the field and gives what it held.
    #[inline]
    pub fn take(&self) -> Option<Owned<T>> {
        self.replace(None)
    }

    /// Shows the reference to the collector.
    #[inline]
    pub fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Some(pointer) = NonNull::new(self.pointer.get().cast::<Object>()) {
            // SAFETY: the field counts a reference to the object, whose header comes first; a trace runs no code
            // that could change the field.
            tracer.visit(unsafe { pointer.as_ref() });
        }
    }
}

impl<T: ObjectLike> Default for Place<T> {
    fn default() -> Self {
        Self::empty()
    }
}

impl<T: ObjectLike> Drop for Place<T> {
    fn drop(&mut self) {
        drop(self.take());
    }
}
