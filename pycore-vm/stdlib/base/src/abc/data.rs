//! What a class knows of others.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::protocol::{call, object};
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::weakref::{REFERENCE, WeakReference};
use pycore_objects::{Fallible, Object, Owned, Thread, name, raise, static_type};

/// Classes that are not kept alive.
#[derive(Default)]
pub(super) struct WeakSet(RefCell<Content>);

/// Weak references, and where each is, by the address of its class.
#[derive(Default)]
pub(super) struct Content {
    references: Vec<Owned>,
    places: HashMap<usize, usize>,
    /// With so many references the dead ones are looked for.
    limit: usize,
}

/// Below so many references the dead ones do no harm.
const FEW: usize = 16;

fn referent(reference: &Object) -> Option<Owned> {
    reference.downcast::<WeakReference>()?.get()
}

impl WeakSet {
    pub(super) fn contains(&self, class: &Object) -> bool {
        let content = self.0.borrow();
        let Some(&place) = content.places.get(&class.address()) else { return false };
        let reference = content.references.get(place);
        // Another class may have been where this one is now.
        reference.and_then(|reference| referent(reference)).is_some_and(|known| known.is(class))
    }

    pub(super) fn add(&self, thread: &Thread, class: &Object) -> Fallible {
        if self.contains(class) {
            return Ok(());
        }
        let reference = call::call(thread, REFERENCE.get().as_object(), &[class])?;
        let dead = {
            let mut content = self.0.borrow_mut();
            let content = &mut *content;
            if content.references.try_reserve(1).is_err() || content.places.try_reserve(1).is_err()
            {
                return Err(thread.raise_out_of_memory());
            }
            let mut dead = Vec::new();
            if content.references.len() >= content.limit.max(FEW) {
                let all = std::mem::take(&mut content.references);
                let (alive, gone): (Vec<_>, Vec<_>) = all.into_iter().partition(|reference| {
                    reference.downcast_ref::<WeakReference>().is_some_and(|r| !r.is_cleared())
                });
                (content.references, dead) = (alive, gone);
                content.limit = content.references.len() * 2;
                content.places.clear();
                for (place, reference) in content.references.iter().enumerate() {
                    if let Some(class) = referent(reference) {
                        content.places.insert(class.address(), place);
                    }
                }
            }
            content.places.insert(class.address(), content.references.len());
            content.references.push(reference);
            dead
        };
        drop(dead);
        Ok(())
    }

    /// The weak references to those that live.
    pub(super) fn snapshot(&self, thread: &Thread) -> Fallible<Vec<Owned>> {
        let content = self.0.borrow();
        let mut references = thread.vector(content.references.len())?;
        let alive = |reference: &&Owned| {
            reference.downcast_ref::<WeakReference>().is_some_and(|r| !r.is_cleared())
        };
        references.extend(content.references.iter().filter(alive).cloned());
        Ok(references)
    }

    /// Removes all; they end when the result is dropped.
    pub(super) fn take(&self) -> Content {
        std::mem::take(&mut *self.0.borrow_mut())
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        for reference in &self.0.borrow().references {
            tracer.visit(reference);
        }
    }
}

/// What a class knows of others: which were registered, which count as derived, and which do not.
#[repr(C)]
pub(super) struct AbcData {
    object: Object,
    pub(super) registry: WeakSet,
    pub(super) cache: WeakSet,
    pub(super) negative_cache: WeakSet,
    /// How many registrations there had been when the negative cache was begun.
    pub(super) negative_version: Cell<u64>,
}

static_type! {
    /// The type `_abc._abc_data`.
    pub(super) static ABC_DATA: AbcData = {
        name: "_abc._abc_data",
        base: OBJECT,
        flags: HAVE_GC,
        doc: "What an abstract base class knows of other classes.",
    };
}

impl Trace for AbcData {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.registry.trace(tracer);
        self.cache.trace(tracer);
        self.negative_cache.trace(tracer);
    }

    fn clear(&self) {
        drop((self.registry.take(), self.cache.take(), self.negative_cache.take()));
    }
}

impl AbcData {
    pub(super) fn new(thread: &Thread) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self {
            object,
            registry: WeakSet::default(),
            cache: WeakSet::default(),
            negative_cache: WeakSet::default(),
            negative_version: Cell::new(super::registrations()),
        })
    }
}

/// The data of a class.
pub(super) fn of(thread: &Thread, class: &Object) -> Fallible<Owned<AbcData>> {
    let data = object::get_attribute(thread, class, name!(thread, "_abc_impl"))?;
    data.downcast().map_err(|_| raise!(thread, TYPE_ERROR, "_abc_impl is set to a wrong type"))
}

/// The classes of weak references that live.
pub(super) fn classes(references: Vec<Owned>) -> impl Iterator<Item = Owned> {
    references.into_iter().filter_map(|reference| referent(&reference))
}
