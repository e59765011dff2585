//! Toy objects: a small object model with everything that a collector must cope with.
//!
//! Lists, dictionaries, tuples, instances, atoms and weak references, with reference counts, finalisers (old and new),
//! callbacks and destruction without recursion. Tests, benches and fuzzing run on them, and [`crate::conformance`] lets you
//! run your own collector on them. The interface is safe; the object model behind ([`Toys`]) is an example of how to
//! write one.
//!
//! ```
//! use pycore_gc::{Generation, blocks::Pools, collect::Generational, toy::{Toys, World}};
//!
//! let pools = Pools::new();
//! let collector = Generational::new(Toys);
//! let world = World::new(&pools, &collector);
//!
//! let list = world.list()?;
//! list.push(&list)?; // a cycle
//! drop(list);
//! assert_eq!(world.collect(Generation::Old)?.collected, 1);
//! assert_eq!(world.live(), 0);
//! # Ok::<(), pycore_gc::OutOfMemory>(())
//! ```

mod core;
mod graph;
mod object;

use std::fmt;
use std::ptr::NonNull;

use self::core::{Core, Hook};
use self::object::{Kind, Toy};
use crate::local::LocalHeap;
use crate::node::Node;
use crate::traits::{BlockAllocator, Collected, Collector, Generation, OutOfMemory, Reason};
use crate::young::Young;

pub use self::graph::Toys;

/// A heap of toy objects. When it is dropped all of them are destroyed, without finalisers.
pub struct World<'a> {
    /// Owned. Not a `Box`, which would claim to be the only way to what all objects point to.
    core: NonNull<Core<'a>>,
}

impl<'a> World<'a> {
    /// An empty world with memory from `blocks`, in which `collector` (over [`Toys`]) collects. Collections run when they
    /// are due.
    #[must_use]
    pub fn new(blocks: &'a dyn BlockAllocator, collector: &'a dyn Collector) -> Self {
        let core = Box::into_raw(Box::new(Core::new(blocks, collector)));
        // SAFETY: a box is not null.
        Self { core: unsafe { NonNull::new_unchecked(core) } }
    }

    /// The tables of tracked objects, with settings and counts.
    #[must_use]
    pub fn young(&self) -> &Young<'a> {
        &self.core().young
    }

    /// The free lists.
    #[must_use]
    pub fn heap(&self) -> &LocalHeap<'a> {
        &self.core().heap
    }

    /// Collects a generation and the younger ones.
    pub fn collect(&self, generation: Generation) -> Result<Collected, OutOfMemory> {
        self.core().young.collect(generation, Reason::Requested)
    }

    /// Number of objects that exist.
    #[must_use]
    pub fn live(&self) -> usize {
        self.core().live.get()
    }

    /// An object without references, not tracked.
    pub fn atom(&self, value: i64) -> Result<Ref<'_>, OutOfMemory> {
        self.wrap(self.core().new_atom(value, 1))
    }

    /// As [`Self::atom`], never destroyed.
    pub fn immortal_atom(&self, value: i64) -> Result<Ref<'_>, OutOfMemory> {
        self.wrap(self.core().new_atom(value, object::IMMORTAL))
    }

    /// An empty list: its items are in a block of their own.
    pub fn list(&self) -> Result<Ref<'_>, OutOfMemory> {
        self.wrap(self.core().new_container(Kind::List, 0))
    }

    /// An empty dictionary: its keys and values are in a block of their own. It need not be tracked while they are
    /// atoms.
    pub fn dict(&self) -> Result<Ref<'_>, OutOfMemory> {
        self.wrap(self.core().new_container(Kind::Dict, 0))
    }

    /// An immutable sequence. It need not be tracked if its items are atoms.
    pub fn tuple(&self, items: &[Ref<'_>]) -> Result<Ref<'_>, OutOfMemory> {
        let tuple = self.wrap(self.core().new_container(Kind::Tuple, items.len()))?;
        for (index, item) in items.iter().enumerate() {
            tuple.set(index, Some(item));
        }
        Ok(tuple)
    }

    /// An object with this many fields, all empty.
    pub fn instance(&self, fields: usize) -> Result<Ref<'_>, OutOfMemory> {
        self.wrap(self.core().new_container(Kind::Instance, fields))
    }

    /// A weak reference to a container.
    ///
    /// # Panics
    ///
    /// If the target is an atom.
    pub fn weak(&self, target: &Ref<'_>) -> Result<Ref<'_>, OutOfMemory> {
        let weak = self.wrap(self.core().new_container(Kind::Weak, 1))?;
        weak.toy().attach_weak(target.toy());
        Ok(weak)
    }

    /// As [`Self::weak`], with a callback that is called with the weak reference when its target has died.
    pub fn weak_with_callback(
        &self,
        target: &Ref<'_>,
        callback: impl Fn(&Ref<'_>) + 'static,
    ) -> Result<Ref<'_>, OutOfMemory> {
        let weak = self.weak(target)?;
        weak.toy().body().hook.set(self.core().add_hook(Box::new(callback))?);
        Ok(weak)
    }

    /// A further reference to an object that is known by its address.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this world.
    #[must_use]
    pub unsafe fn share(&self, node: Node) -> Ref<'_> {
        self.core().share(node)
    }

    /// The objects passed to [`Ref::keep`] and not yet dropped by [`Self::drop_kept`].
    #[must_use]
    pub fn kept(&self) -> Vec<Ref<'_>> {
        self.core().kept_nodes().into_iter().map(|node| self.core().share(node)).collect()
    }

    /// Drops the references made by [`Ref::keep`].
    pub fn drop_kept(&self) {
        self.core().drop_kept();
    }

    /// The objects that collections found uncollectable (or saved, with [`crate::DebugFlags::SAVE_ALL`]). They are kept
    /// alive until the world ends.
    #[must_use]
    pub fn uncollectable(&self) -> Vec<Ref<'_>> {
        self.core().uncollectable_nodes().into_iter().map(|node| self.core().share(node)).collect()
    }

    fn core(&self) -> &Core<'a> {
        // SAFETY: the core lives as long as the world, and is only accessed by shared references.
        unsafe { self.core.as_ref() }
    }

    fn wrap(&self, node: Result<Node, OutOfMemory>) -> Result<Ref<'_>, OutOfMemory> {
        node.map(|node| Ref { core: self.core(), node })
    }
}

impl fmt::Debug for World<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("World").field("live", &self.live()).finish_non_exhaustive()
    }
}

impl Drop for World<'_> {
    fn drop(&mut self) {
        self.core().end();
        // SAFETY: the core was made from a box, and with the objects the last pointers to it are gone.
        drop(unsafe { Box::from_raw(self.core.as_ptr()) });
    }
}

/// A counted reference to a toy object, from outside of the heap.
pub struct Ref<'w> {
    core: &'w Core<'w>,
    node: Node,
}

impl<'w> Ref<'w> {
    /// The object as the collector sees it.
    #[must_use]
    pub fn node(&self) -> Node {
        self.node
    }

    /// Number of references to the object, including this.
    #[must_use]
    pub fn reference_count(&self) -> usize {
        self.toy().reference_count()
    }

    /// Whether the collector knows the object.
    #[must_use]
    pub fn is_tracked(&self) -> bool {
        !self.toy().is_atom() && self.toy().head().is_tracked()
    }

    /// Whether the object's finaliser has been called.
    #[must_use]
    pub fn is_finalized(&self) -> bool {
        !self.toy().is_atom() && self.toy().head().is_finalized()
    }

    /// Appends an item to a list.
    ///
    /// # Panics
    ///
    /// If this is not a list.
    pub fn push(&self, item: &Ref<'_>) -> Result<(), OutOfMemory> {
        assert_eq!(self.kind(), Kind::List);
        let body = self.toy().body();
        self.core.reserve_items(body, 1)?;
        self.core.push_item(body, item.node);
        Ok(())
    }

    /// Adds an entry to a dictionary, which is tracked from then on unless both are atoms.
    ///
    /// # Panics
    ///
    /// If this is not a dictionary.
    pub fn insert(&self, key: &Ref<'_>, value: &Ref<'_>) -> Result<(), OutOfMemory> {
        assert_eq!(self.kind(), Kind::Dict);
        let body = self.toy().body();
        self.core.reserve_items(body, 2)?;
        if !key.toy().is_atom() || !value.toy().is_atom() {
            // SAFETY: a container has a header, and is untracked when it is destroyed.
            unsafe { self.core.young.track(self.node)? };
        }
        self.core.push_item(body, key.node);
        self.core.push_item(body, value.node);
        Ok(())
    }

    /// Sets a field of an instance, or replaces an item.
    ///
    /// # Panics
    ///
    /// If there is no such field or item.
    pub fn set(&self, index: usize, value: Option<&Ref<'_>>) {
        let item = value.map(|value| value.clone().into_node());
        let old = self.toy().body().item(index).replace(item);
        if let Some(old) = old {
            self.core.release(old);
        }
    }

    /// A field or item.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Ref<'w>> {
        Some(self.core.share(self.toy().body().item(index).get()?))
    }

    /// Number of fields or items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.toy().body().length.get() as usize
    }

    /// Whether there are no fields or items.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Drops all fields or items. A list or dictionary becomes empty.
    pub fn clear(&self) {
        self.core.clear(self.toy());
    }

    /// The target of a weak reference, if it is alive.
    ///
    /// # Panics
    ///
    /// If this is not a weak reference.
    #[must_use]
    pub fn target(&self) -> Option<Ref<'w>> {
        assert_eq!(self.kind(), Kind::Weak);
        Some(self.core.share(self.toy().body().slot(0).get()?))
    }

    /// The number in an atom.
    ///
    /// # Panics
    ///
    /// If this is not an atom.
    #[must_use]
    pub fn value(&self) -> i64 {
        assert_eq!(self.kind(), Kind::Atom);
        self.toy().base().value.get()
    }

    /// Sets the finaliser: called once, with the object, before it is destroyed.
    pub fn on_finalize(&self, finalizer: impl Fn(&Ref<'_>) + 'static) -> Result<(), OutOfMemory> {
        let hook: Hook = Box::new(finalizer);
        self.toy().body().hook.set(self.core.add_hook(hook)?);
        Ok(())
    }

    /// Gives the object a finaliser of the legacy kind, which keeps a cycle from being collected (and does nothing).
    pub fn set_legacy_finalizer(&self, legacy: bool) {
        self.toy().body().base.legacy.set(legacy);
    }

    /// Keeps a reference in the world, so that a finaliser can resurrect what it gets.
    pub fn keep(&self) -> Result<(), OutOfMemory> {
        self.core.keep(self.node)
    }

    /// As [`World::drop_kept`], from where only an object is at hand.
    pub fn drop_kept(&self) {
        self.core.drop_kept();
    }

    /// As [`World::list`], from where only an object is at hand.
    pub fn list(&self) -> Result<Ref<'w>, OutOfMemory> {
        let node = self.core.new_container(Kind::List, 0)?;
        Ok(Ref { core: self.core, node })
    }

    /// As [`World::weak`], from where only an object is at hand.
    pub fn weak(&self, target: &Ref<'_>) -> Result<Ref<'w>, OutOfMemory> {
        let node = self.core.new_container(Kind::Weak, 1)?;
        let weak = Ref { core: self.core, node };
        weak.toy().attach_weak(target.toy());
        Ok(weak)
    }

    /// Collects from where only an object is at hand, such as a finaliser.
    pub fn collect(&self, generation: Generation) -> Result<Collected, OutOfMemory> {
        self.core.young.collect(generation, Reason::Requested)
    }

    /// Keeps the object out of the collector's sight, or in it.
    pub fn set_tracked(&self, tracked: bool) -> Result<(), OutOfMemory> {
        self.toy().head();
        // SAFETY: a container has a header, and is untracked when it is destroyed.
        unsafe {
            if tracked {
                self.core.young.track(self.node)
            } else {
                self.core.young.untrack(self.node);
                Ok(())
            }
        }
    }

    fn toy(&self) -> Toy {
        // SAFETY: the reference keeps the object alive, and callers do not keep what they get longer.
        unsafe { Toy::of(self.node) }
    }

    fn kind(&self) -> Kind {
        self.toy().base().kind
    }

    fn into_node(self) -> Node {
        let node = self.node;
        std::mem::forget(self);
        node
    }
}

impl Clone for Ref<'_> {
    fn clone(&self) -> Self {
        self.core.share(self.node)
    }
}

impl Drop for Ref<'_> {
    fn drop(&mut self) {
        self.core.release(self.node);
    }
}

/// The same object.
impl PartialEq for Ref<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

impl Eq for Ref<'_> {}

impl fmt::Debug for Ref<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} with {} references", self.kind(), self.reference_count())
    }
}
