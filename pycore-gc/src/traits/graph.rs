//! The seam between the collectors and an object model.

use crate::node::Node;
use crate::traits::OutOfMemory;

/// Who is shown the references of an object.
pub trait Visitor {
    /// The object being traversed owns a reference to `referent`.
    fn visit(&mut self, referent: Node);
}

impl<F: FnMut(Node)> Visitor for F {
    #[inline(always)]
    fn visit(&mut self, referent: Node) {
        self(referent);
    }
}

/// An object model: what a collector must know of objects.
///
/// A collector is compiled for its graph (`Generational<Objects>`), so that these calls are inlined into its loops.
///
/// # Laws
///
/// Checked by [`crate::conformance::graph`] as far as a program can:
///
/// 1. `reference_count` is the number of references that exist to the object, from other objects and from outside. It
///    may be too large (immortal objects say `usize::MAX`), which keeps the object alive, never too small.
/// 2. `traverse` shows every reference that the object owns, once per reference. It may leave some out, which keeps
///    their referents alive; it must not show a reference that the object does not own. It runs no code of the
///    program, and changes nothing.
/// 3. Objects with a header are [untracked](crate::Young::untrack) before their memory is released, and are not tracked
///    before `traverse` may be called on them.
/// 4. `clear` drops references that the object owns, as many as are needed to break every cycle through objects of its
///    kind; the object stays valid. It may run code of the program (by destroying objects).
/// 5. `release` drops one reference and destroys the object with the last one. Destroying an object calls its finaliser,
///    if [`crate::Head::is_finalized`] does not say that this has happened, and clears its weak references.
/// 6. `weak_references` shows every weak reference object through which `node` can still be reached. Weak reference
///    objects have headers and, if they have a callback, are tracked.
/// 7. A collection may begin inside of `release`, `clear`, `finalize` or `call_weak_callback`, never inside of the other
///    methods.
///
/// # Safety
///
/// Implementors promise laws 1, 2, 3 and 7: the collectors clear objects that they find unreachable on the strength of
/// them. For all methods, the caller promises that `node` is a live object of this object model; for methods other than
/// `has_head`, `reference_count`, `retain` and `release`, that it has a header.
pub unsafe trait Graph {
    /// Whether the object has a [`crate::Head`] in front of it.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model.
    unsafe fn has_head(&self, node: Node) -> bool;

    /// Number of references to the object.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model.
    unsafe fn reference_count(&self, node: Node) -> usize;

    /// Shows the references that the object owns.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header.
    unsafe fn traverse<V: Visitor>(&self, node: Node, visitor: &mut V);

    /// Asks the processor to fetch what `traverse` will read beyond the object's first words ([`crate::prefetch`]).
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header.
    #[inline(always)]
    unsafe fn prefetch(&self, node: Node) {
        let _ = node;
    }

    /// Whether the object can never again be part of a cycle, so that it need not be tracked: a tuple of atoms, or a
    /// dictionary of atoms in an object model that tracks it again when something else is stored.
    ///
    /// Asked of the survivors of each collection.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header.
    #[inline(always)]
    unsafe fn is_atomic(&self, node: Node) -> bool {
        let _ = node;
        false
    }

    /// Adds a reference.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model.
    unsafe fn retain(&self, node: Node);

    /// Drops a reference, and with the last one the object.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model, and the caller owns a reference to it, which is gone afterwards.
    unsafe fn release(&self, node: Node);

    /// Drops the references that the object owns.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header, and the caller owns a reference to it.
    /// 2. The object is unreachable for the program.
    unsafe fn clear(&self, node: Node);

    /// Whether [`Graph::finalize`] does something for this object.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header.
    unsafe fn has_finalizer(&self, node: Node) -> bool {
        let _ = node;
        false
    }

    /// Runs the object's finaliser, which may make it reachable again. Called once in an object's life: the collector
    /// sets the finalised mark before.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header, and the caller owns a reference to it.
    unsafe fn finalize(&self, node: Node) {
        let _ = node;
    }

    /// Whether the object has a finaliser of the kind that must run before anything it can reach is cleared. A cycle
    /// through such an object is not collected but handed to [`Graph::keep_uncollectable`].
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header.
    unsafe fn has_legacy_finalizer(&self, node: Node) -> bool {
        let _ = node;
        false
    }

    /// Puts an object that cannot be collected where the program finds it, with a reference of its own.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header.
    unsafe fn keep_uncollectable(&self, node: Node) -> Result<(), OutOfMemory> {
        let _ = node;
        Ok(())
    }

    /// Shows the weak reference objects that refer to `node`. The visitor may call [`Graph::clear_weak`] for the one it
    /// is shown.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header.
    unsafe fn weak_references(&self, node: Node, visit: &mut dyn FnMut(Node)) {
        let _ = (node, visit);
    }

    /// Whether the object is a weak reference object.
    ///
    /// # Safety
    ///
    /// 1. `node` is a live object of this object model with a header.
    unsafe fn is_weak_reference(&self, node: Node) -> bool {
        let _ = node;
        false
    }

    /// Whether the weak reference object has a callback.
    ///
    /// # Safety
    ///
    /// 1. `weak` is a live weak reference object.
    unsafe fn has_weak_callback(&self, weak: Node) -> bool {
        let _ = weak;
        false
    }

    /// Makes the weak reference object refer to nothing; its callback is not called then, nor when its former referent
    /// dies.
    ///
    /// # Safety
    ///
    /// 1. `weak` is a live weak reference object.
    unsafe fn clear_weak(&self, weak: Node) {
        let _ = weak;
    }

    /// Calls the callback of a weak reference object that was cleared.
    ///
    /// # Safety
    ///
    /// 1. `weak` is a live weak reference object with a callback, and the caller owns a reference to it.
    unsafe fn call_weak_callback(&self, weak: Node) {
        let _ = weak;
    }
}
