//! What all threads share: values that are reached with the interpreter's lock alone, and the list of tasks.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::ptr::NonNull;

use pycore_objects::{Object, Owned, Thread};

/// A static that is reached with the interpreter's lock alone.
pub(super) struct Locked<T>(T);

// SAFETY: `get` wants a `&Thread`, which is the proof of holding the lock.
unsafe impl<T> Sync for Locked<T> {}

impl<T> Locked<T> {
    pub(super) const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value.
    pub(super) fn get(&self, thread: &Thread) -> &T {
        let _ = thread;
        &self.0
    }
}

/// The registered objects; places that are free are empty.
struct Registry {
    objects: RefCell<Vec<Option<NonNull<Object>>>>,
    free: RefCell<Vec<usize>>,
}

static REGISTRY: Locked<Registry> =
    Locked::new(Registry { objects: RefCell::new(Vec::new()), free: RefCell::new(Vec::new()) });

/// A field of an object, by which the object is in the list of tasks without a reference being counted: it leaves the list
/// when it goes.
#[derive(Default)]
pub(super) struct Registration {
    place: Cell<Option<usize>>,
}

/// An object that has a registration.
///
/// # Safety
///
/// 1. The registration is a field of the object, of no other, and is dropped with it.
pub(super) unsafe trait Registered: Deref<Target = Object> {
    /// The field.
    fn registration(&self) -> &Registration;
}

impl Registration {
    /// Adds an object to the list; it may be there.
    pub(super) fn add(thread: &Thread, object: &impl Registered) -> Result<(), ()> {
        let place = &object.registration().place;
        if place.get().is_some() {
            return Ok(());
        }
        let registry = REGISTRY.get(thread);
        let mut objects = registry.objects.borrow_mut();
        let pointer = Some(NonNull::from(&**object));
        let index = match registry.free.borrow_mut().pop() {
            Some(index) if index < objects.len() => {
                objects[index] = pointer;
                index
            }
            _ => {
                objects.try_reserve(1).map_err(drop)?;
                objects.push(pointer);
                objects.len() - 1
            }
        };
        place.set(Some(index));
        Ok(())
    }

    /// Removes the object from the list, if it is there.
    pub(super) fn remove(&self) {
        let Some(index) = self.place.take() else { return };
        // The object is at hand or dying, and both happen with the lock.
        let registry = &REGISTRY.0;
        if let Some(place) = registry.objects.borrow_mut().get_mut(index) {
            *place = None;
        }
        let mut free = registry.free.borrow_mut();
        // Without memory the place stays unused.
        if free.try_reserve(1).is_ok() {
            free.push(index);
        }
    }
}

impl Drop for Registration {
    fn drop(&mut self) {
        self.remove();
    }
}

/// The registered objects that are alive.
pub(super) fn registered(thread: &Thread) -> Vec<Owned> {
    let objects = REGISTRY.get(thread).objects.borrow();
    // SAFETY: an object in the list has not been dropped, since its registration would have left the list with it
    // (condition 1 of `Registered`).
    let live = objects.iter().flatten().map(|pointer| unsafe { pointer.as_ref() });
    live.filter(|object| !object.is_dying()).map(Owned::share).collect()
}
