//! Attributes of types: the search along the resolution order, and the cache in front of it.
//!
//! A type that has a version tag, and whose bases have one, gives the same answer for a name until something changes;
//! then [`TypeObject::modified`] takes the tag away from it and from all below it. So an entry that has a type's
//! current tag and the name is right.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::core::{Fallible, Object, Owned, Place, Thread, TypeObject};
use crate::types::str::Str;

/// Entries of the cache: a power of two.
const SIZE: usize = 4096;

/// What is known of a name for a version.
struct Entry {
    version: Cell<u32>,
    name: Place<Str>,
    /// The attribute, or NULL for none. Not counted: the type with this version holds it.
    value: Cell<*const Object>,
}

struct Cache([Entry; SIZE]);

// SAFETY: the cache is touched under the lock only.
#[allow(unsafe_code, reason = "static data under the interpreter's lock")]
unsafe impl Sync for Cache {}

static CACHE: Cache = Cache(
    [const { Entry { version: Cell::new(0), name: Place::empty(), value: Cell::new(ptr::null()) } };
        SIZE],
);

/// The version tag that the next type gets.
static NEXT_VERSION: AtomicU32 = AtomicU32::new(1);

/// Forgets everything.
pub fn clear() {
    for entry in &CACHE.0 {
        entry.version.set(0);
        drop(entry.name.take());
        entry.value.set(ptr::null());
    }
}

/// Called when a type is modified that asked for it.
pub type Watcher = fn(&Thread, &TypeObject);

#[inline(always)]
fn entry(version: u32, name: &Str) -> &'static Entry {
    let address = ptr::from_ref(name).addr() >> 4;
    &CACHE.0[(version as usize ^ address) & (SIZE - 1)]
}

impl TypeObject {
    /// The attribute of a name in the type and its bases, not bound to anything. Runs no code of the program.
    #[inline]
    pub fn lookup(&self, thread: &Thread, name: &Str) -> Option<Owned> {
        let version = self.current_version();
        if version != 0 {
            let entry = entry(version, name);
            if entry.version.get() == version && entry.name.holds(name) {
                // SAFETY: the type, or a base of it, holds the attribute as long as the version is current.
                #[allow(unsafe_code, reason = "an entry of a current version is alive")]
                return unsafe { entry.value.get().as_ref() }.map(Owned::share);
            }
        }
        self.lookup_and_cache(thread, name)
    }

    #[inline(never)]
    fn lookup_and_cache(&self, thread: &Thread, name: &Str) -> Option<Owned> {
        let found = self.lookup_uncached(name);
        if name.is_interned() {
            let version = self.version(thread);
            if version != 0 {
                let entry = entry(version, name);
                entry.version.set(version);
                entry.value.set(found.as_deref().map_or(ptr::null(), ptr::from_ref));
                // Dropping a name runs no code.
                entry.name.set(Owned::share(name));
            }
        }
        found
    }

    /// The attribute of a name, searched for in the dictionaries along the resolution order.
    pub fn lookup_uncached(&self, name: &Str) -> Option<Owned> {
        self.lookup_with_place(name).map(|(value, _)| value)
    }

    /// As [`TypeObject::lookup_uncached`], and the type in whose dictionary it was found.
    pub fn lookup_with_place(&self, name: &Str) -> Option<(Owned, Owned<TypeObject>)> {
        self.with_mro(|order| {
            order.iter().find_map(|base| {
                let base = base.downcast::<TypeObject>()?;
                let value = base.dict()?.get_str(name)?;
                Some((value, Owned::share(base)))
            })
        })?
    }

    /// The version tag, which the type gets if it has none; zero if it cannot have one.
    pub fn version(&self, thread: &Thread) -> u32 {
        let current = self.current_version();
        if current != 0 {
            return current;
        }
        self.assign_version(thread)
    }

    #[cold]
    fn assign_version(&self, thread: &Thread) -> u32 {
        if !self.is_cacheable() || !self.flags().contains(crate::core::TypeFlags::READY) {
            return 0;
        }
        let bases = self.bases();
        let versioned = bases.iter().flat_map(|bases| bases.iter()).all(|base| {
            base.downcast::<TypeObject>().is_some_and(|base| base.version(thread) != 0)
        });
        if !versioned {
            return 0;
        }
        let next = NEXT_VERSION.load(Ordering::Relaxed);
        let Some(after) = next.checked_add(1) else { return 0 };
        NEXT_VERSION.store(after, Ordering::Relaxed);
        self.set_version(next);
        next
    }

    /// Takes an attribute out of the type's own dictionary, whatever the metaclass says; nothing if it is not there.
    pub fn remove_attribute(&self, thread: &Thread, name: &Str) -> Fallible {
        if let Some(dict) = self.dict() {
            dict.remove(thread, name.as_object())?;
            self.modified(thread);
        }
        Ok(())
    }

    /// Says that the type changed: its dictionary, its bases, its resolution order or a slot. Whatever was derived from
    /// it, or from types below, is no longer valid.
    pub fn modified(&self, thread: &Thread) {
        if self.current_version() == 0 {
            // Without a tag nothing was derived from the type, and types below have no tag either.
            return;
        }
        for subclass in self.subclasses() {
            subclass.modified(thread);
        }
        self.set_version(0);
        self.forget_specializations();
        if self.read(|raw| raw.tp_watched) != 0
            && let Some(watcher) = thread.interpreter().hooks.type_modified.get()
        {
            watcher(thread, self);
        }
    }
}
