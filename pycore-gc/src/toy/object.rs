//! The layout of a toy object.
//!
//! ```text
//!            Atom                    containers
//!                                    ┌────────────┐ -16
//!                                    │ Head       │
//!   Node ─▶  ┌─────────────┐         ├────────────┤ 0
//!            │ Base        │         │ Body       │  (starts with Base)
//!            │  .value     │         ├────────────┤
//!            └─────────────┘         │ slots      │  tuples, instances, weak references
//!                                    └────────────┘
//! ```

use std::cell::Cell;

use super::core::Core;
use crate::node::{HEAD_SIZE, Head, Node};

/// Reference count of an object that is never destroyed.
pub(super) const IMMORTAL: u32 = u32::MAX;

/// What an object is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Kind {
    /// No header, no references.
    Atom,
    /// Items in a block of their own.
    List,
    /// Keys and values, alternating, in a block of their own.
    Dict,
    /// Items in the object.
    Tuple,
    /// Fields in the object.
    Instance,
    /// One slot in the object: the target, to which it owns no reference.
    Weak,
}

/// A place for a reference.
pub(super) type Slot = Cell<Option<Node>>;

/// What every object begins with.
#[repr(C)]
pub(super) struct Base {
    pub(super) references: Cell<u32>,
    pub(super) kind: Kind,
    pub(super) legacy: Cell<bool>,
    /// The world that the object belongs to.
    pub(super) core: *const Core<'static>,
    pub(super) value: Cell<i64>,
}

/// An object that can be tracked.
#[repr(C)]
pub(super) struct Body {
    pub(super) base: Base,
    /// Slots in use, and slots that there are.
    pub(super) length: Cell<u32>,
    pub(super) capacity: Cell<u32>,
    /// The slots: behind this structure, or a block of their own (null if there are none).
    pub(super) items: Cell<*mut Slot>,
    /// First weak reference to this object; in a weak reference, the next one to the same target; in an object being
    /// destroyed, the next of those.
    pub(super) next: Slot,
    /// Number of the finaliser or callback, 0 for none.
    pub(super) hook: Cell<u32>,
}

/// Size of the block of a container with this many slots in the object.
pub(super) const fn block_size(inline: usize) -> usize {
    HEAD_SIZE + size_of::<Body>() + inline * size_of::<Slot>()
}

/// A live object.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Toy(pub(super) Node);

impl Toy {
    /// # Safety
    ///
    /// 1. `node` is a live toy object for as long as this value and what it gives are used.
    #[inline(always)]
    pub(super) unsafe fn of(node: Node) -> Self {
        Self(node)
    }

    #[inline(always)]
    pub(super) fn base<'t>(self) -> &'t Base {
        // SAFETY: a live object begins with its base (condition of `of`).
        unsafe { self.0.as_ptr().cast::<Base>().as_ref() }
    }

    #[inline(always)]
    pub(super) fn is_atom(self) -> bool {
        self.base().kind == Kind::Atom
    }

    /// The whole object.
    ///
    /// # Panics
    ///
    /// If it is an atom.
    #[inline(always)]
    pub(super) fn body<'t>(self) -> &'t Body {
        assert!(!self.is_atom(), "an atom has no items and no header");
        // SAFETY: a live container begins with its body.
        unsafe { self.0.as_ptr().cast::<Body>().as_ref() }
    }

    /// The header.
    ///
    /// # Panics
    ///
    /// If the object is an atom.
    pub(super) fn head<'t>(self) -> &'t Head {
        assert!(!self.is_atom(), "an atom has no items and no header");
        // SAFETY: a live container has a header in front of it.
        unsafe { self.0.head() }
    }

    pub(super) fn reference_count(self) -> usize {
        match self.base().references.get() {
            IMMORTAL => usize::MAX,
            count => count as usize,
        }
    }

    /// Makes this weak reference, which refers to nothing, refer to the target.
    pub(super) fn attach_weak(self, target: Self) {
        self.body().slot(0).set(Some(target.0));
        self.body().next.set(target.body().next.replace(Some(self.0)));
    }

    /// Makes this weak reference refer to nothing.
    pub(super) fn detach_weak(self) {
        let Some(target) = self.body().slot(0).take() else { return };
        // SAFETY: a weak reference refers only to live objects: they clear it before they die.
        let mut link = &unsafe { Self::of(target) }.body().next;
        while let Some(weak) = link.get() {
            if weak == self.0 {
                link.set(self.body().next.take());
                return;
            }
            // SAFETY: weak references leave their target's list before they die.
            link = &unsafe { Self::of(weak) }.body().next;
        }
    }
}

impl Body {
    /// Whether the slots are in the object itself.
    pub(super) fn is_inline(&self) -> bool {
        matches!(self.base.kind, Kind::Tuple | Kind::Instance | Kind::Weak)
    }

    /// Slots that hold references which the object owns.
    #[inline(always)]
    pub(super) fn owned(&self) -> usize {
        match self.base.kind {
            Kind::Weak => 0,
            _ => self.length.get() as usize,
        }
    }

    /// A slot below the capacity.
    #[inline(always)]
    pub(super) fn slot(&self, index: usize) -> &Slot {
        debug_assert!(index < self.capacity.get() as usize);
        // SAFETY: there are `capacity` slots at `items`, all initialised.
        unsafe { &*self.items.get().add(index) }
    }

    /// A slot in use.
    pub(super) fn item(&self, index: usize) -> &Slot {
        assert!(index < self.length.get() as usize, "no item {index}");
        self.slot(index)
    }
}
