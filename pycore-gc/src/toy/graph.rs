//! Toy objects as a collector sees them.

use super::core::{Core, retain};
use super::object::{Kind, Slot, Toy};
use crate::node::{Node, prefetch};
use crate::traits::{Graph, OutOfMemory, Visitor};

/// The object model of [`super::World`]s.
#[derive(Clone, Copy, Debug, Default)]
pub struct Toys;

/// The world of a live object.
fn core(toy: Toy) -> &'static Core<'static> {
    // SAFETY: objects die with their world at the latest, so the world of a live object exists. The lifetimes are longer
    // than the truth, but the reference does not leave the calls below.
    unsafe { &*toy.base().core }
}

// SAFETY: laws 1 and 2 hold by construction: `references` changes only with a reference, and `traverse` goes through the
// slots that own one. `destroy` untracks before it frees (law 3). Only destruction, `clear` and hooks run code (law 7).
unsafe impl Graph for Toys {
    #[inline(always)]
    unsafe fn has_head(&self, node: Node) -> bool {
        // SAFETY: the object is live (the caller's condition 1), here and in the other methods.
        !unsafe { Toy::of(node) }.is_atom()
    }

    #[inline(always)]
    unsafe fn reference_count(&self, node: Node) -> usize {
        // SAFETY: condition 1.
        unsafe { Toy::of(node) }.reference_count()
    }

    #[inline(always)]
    unsafe fn traverse<V: Visitor>(&self, node: Node, visitor: &mut V) {
        // SAFETY: condition 1.
        let body = unsafe { Toy::of(node) }.body();
        for index in 0..body.owned() {
            if let Some(item) = body.slot(index).get() {
                visitor.visit(item);
            }
        }
    }

    #[inline(always)]
    unsafe fn prefetch(&self, node: Node) {
        // SAFETY: condition 1.
        let items = unsafe { Toy::of(node) }.body().items.get();
        prefetch(items.cast());
    }

    #[inline(always)]
    unsafe fn is_atomic(&self, node: Node) -> bool {
        // SAFETY: condition 1; items of a live object are live, and those with headers are containers.
        let is_atom = |slot: &Slot| match slot.get().map(|item| unsafe { Toy::of(item) }) {
            Some(item) => item.is_atom() || (!item.head().is_tracked() && is_fixed(item)),
            None => true,
        };
        // SAFETY: condition 1.
        let toy = unsafe { Toy::of(node) };
        match toy.base().kind {
            Kind::Tuple => (0..toy.body().owned()).all(|index| is_atom(toy.body().slot(index))),
            // What is stored in a dictionary later tracks it again, but a tuple in it would not.
            Kind::Dict => (0..toy.body().owned()).all(|index| {
                // SAFETY: as above.
                let item = toy.body().slot(index).get().map(|item| unsafe { Toy::of(item) });
                item.is_none_or(Toy::is_atom)
            }),
            _ => false,
        }
    }

    unsafe fn retain(&self, node: Node) {
        retain(node);
    }

    unsafe fn release(&self, node: Node) {
        // SAFETY: condition 1.
        core(unsafe { Toy::of(node) }).release(node);
    }

    unsafe fn clear(&self, node: Node) {
        // SAFETY: condition 1.
        let toy = unsafe { Toy::of(node) };
        core(toy).clear(toy);
    }

    unsafe fn has_finalizer(&self, node: Node) -> bool {
        // SAFETY: condition 1.
        let toy = unsafe { Toy::of(node) };
        toy.base().kind != Kind::Weak && core(toy).has_hook(toy.body())
    }

    unsafe fn finalize(&self, node: Node) {
        // SAFETY: condition 1.
        core(unsafe { Toy::of(node) }).call_hook(node);
    }

    unsafe fn has_legacy_finalizer(&self, node: Node) -> bool {
        // SAFETY: condition 1.
        unsafe { Toy::of(node) }.base().legacy.get()
    }

    unsafe fn keep_uncollectable(&self, node: Node) -> Result<(), OutOfMemory> {
        // SAFETY: condition 1.
        core(unsafe { Toy::of(node) }).keep_uncollectable(node)
    }

    unsafe fn weak_references(&self, node: Node, visit: &mut dyn FnMut(Node)) {
        // SAFETY: condition 1.
        let toy = unsafe { Toy::of(node) };
        if toy.base().kind == Kind::Weak {
            return;
        }
        let mut next = toy.body().next.get();
        while let Some(weak) = next {
            // SAFETY: weak references leave the list before they die. The next is read before the visitor clears this.
            next = unsafe { Toy::of(weak) }.body().next.get();
            visit(weak);
        }
    }

    unsafe fn is_weak_reference(&self, node: Node) -> bool {
        // SAFETY: condition 1.
        unsafe { Toy::of(node) }.base().kind == Kind::Weak
    }

    unsafe fn has_weak_callback(&self, weak: Node) -> bool {
        // SAFETY: condition 1.
        let toy = unsafe { Toy::of(weak) };
        core(toy).has_hook(toy.body())
    }

    unsafe fn clear_weak(&self, weak: Node) {
        // SAFETY: condition 1.
        unsafe { Toy::of(weak) }.detach_weak();
    }

    unsafe fn call_weak_callback(&self, weak: Node) {
        // SAFETY: condition 1.
        core(unsafe { Toy::of(weak) }).call_hook(weak);
    }
}

/// Whether the object's items never change, so that what was found atomic once stays so.
fn is_fixed(toy: Toy) -> bool {
    toy.base().kind == Kind::Tuple
}
