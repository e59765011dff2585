//! The layout of sets, and what needs no protocol.
//!
//! ```text
//!   0        16     24     32     40      48     56       64                      192
//!   ├────────┼──────┼──────┼──────┼───────┼──────┼────────┼───────────────────────┼───────────┤
//!   │ header │ fill │ used │ mask │ table │ hash │ finger │ small table: 8 places │ weak refs │
//!   └────────┴──────┴──────┴──────┴───┬───┴──────┴────────┴───────────────────────┴───────────┘
//!                                     └──▶ key and hash per place, `mask + 1` of them
//! ```
//!
//! Elements lie where CPython puts them, since a program's output shows their order: the search looks at a place and the
//! nine behind it, then jumps as dicts do.
//!
//! Invariants:
//!
//! - `fill` places are not free (an element, or the mark of a removed one), `used` of them have an element; at least one
//!   is free, where every search ends;
//! - a place counts a reference to its element. The mark is no object: its hash is -1, which no element's is.
//!
//! Comparing elements may run code that changes the set: a search holds what it compares, and begins anew if the place is
//! not what it was. Whatever drops an element leaves the set whole first.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_abi::PySetObject;

use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer, TypeObject};

mod bulk;
mod search;

/// Places of the table in the object.
const SMALL: usize = 8;

/// A place of a table.
#[repr(C)]
struct Element {
    key: Cell<*mut Object>,
    hash: Cell<isize>,
}

impl Element {
    const fn free() -> Self {
        Self { key: Cell::new(ptr::null_mut()), hash: Cell::new(0) }
    }

    /// The element, if there is one.
    #[inline(always)]
    fn get(&self) -> Option<NonNull<Object>> {
        if self.hash.get() == REMOVED {
            return None;
        }
        NonNull::new(self.key.get())
    }

    /// Whether nothing was ever here.
    #[inline(always)]
    fn is_free(&self) -> bool {
        self.key.get().is_null() && self.hash.get() == 0
    }

    /// Puts the mark of a removed element in place of the element.
    #[inline]
    fn mark_removed(&self) {
        self.hash.set(REMOVED);
        self.key.set(ptr::null_mut());
    }
}

/// The hash of the mark of a removed element.
const REMOVED: isize = -1;
/// The hash of a set that was not computed yet.
const NO_HASH: isize = -1;

/// What sets and frozen sets have behind the header.
#[repr(C)]
pub struct Elements {
    fill: Cell<isize>,
    used: Cell<isize>,
    mask: Cell<isize>,
    table: Cell<*const Element>,
    hash: Cell<isize>,
    finger: Cell<isize>,
    small: [Element; SMALL],
    /// Head of the list of weak references, which the module of weak references keeps.
    weak_references: Cell<*mut Object>,
}

/// A set.
#[repr(C)]
pub struct Set {
    object: Object,
    elements: Elements,
}

/// A frozen set: it changes only while nobody but its maker knows it.
#[repr(C)]
pub struct FrozenSet {
    object: Object,
    elements: Elements,
}

const _: () = {
    const BASE: usize = offset_of!(Set, elements);
    assert!(
        size_of::<Set>() == size_of::<PySetObject>()
            && size_of::<FrozenSet>() == size_of::<PySetObject>()
    );
    assert!(BASE + offset_of!(Elements, fill) == offset_of!(PySetObject, fill));
    assert!(BASE + offset_of!(Elements, used) == offset_of!(PySetObject, used));
    assert!(BASE + offset_of!(Elements, mask) == offset_of!(PySetObject, mask));
    assert!(BASE + offset_of!(Elements, table) == offset_of!(PySetObject, table));
    assert!(BASE + offset_of!(Elements, hash) == offset_of!(PySetObject, hash));
    assert!(BASE + offset_of!(Elements, finger) == offset_of!(PySetObject, finger));
    assert!(BASE + offset_of!(Elements, small) == offset_of!(PySetObject, smalltable));
    assert!(BASE + offset_of!(Elements, weak_references) == offset_of!(PySetObject, weakreflist));
};

/// Where instances keep their weak references.
pub const WEAK_REFERENCES: isize = offset_of!(PySetObject, weakreflist) as isize;

impl Elements {
    const fn none() -> Self {
        Self {
            fill: Cell::new(0),
            used: Cell::new(0),
            mask: Cell::new(SMALL as isize - 1),
            table: Cell::new(ptr::null()),
            hash: Cell::new(NO_HASH),
            finger: Cell::new(0),
            small: [const { Element::free() }; SMALL],
            weak_references: Cell::new(ptr::null_mut()),
        }
    }

    /// Number of elements.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.used.get() as usize
    }

    /// Whether there are no elements.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.used.get() == 0
    }

    /// Highest place.
    #[inline(always)]
    fn mask(&self) -> usize {
        self.mask.get() as usize
    }

    /// Whether the table is the one in the object.
    #[inline(always)]
    fn is_small(&self) -> bool {
        ptr::eq(self.table.get(), self.small.as_ptr())
    }

    /// A place of the table; to be borrowed no longer than until something runs that changes the set.
    #[inline(always)]
    fn place(&self, number: usize) -> &Element {
        debug_assert!(number <= self.mask());
        // SAFETY: the table has `mask + 1` places, and searches and loops stay below.
        unsafe { &*self.table.get().add(number) }
    }

    /// Bytes of memory that the set takes beside the object.
    pub fn memory_beside(&self) -> usize {
        if self.is_small() { 0 } else { (self.mask() + 1) * size_of::<Element>() }
    }

    /// The element at or behind a position, which is moved behind it, and its hash; begin with 0.
    ///
    /// Going on after the set was changed is safe and gives elements that are there.
    #[inline]
    pub fn next(&self, position: &mut usize) -> Option<(Owned, isize)> {
        while *position <= self.mask() {
            let place = self.place(*position);
            *position += 1;
            if let Some(element) = place.get() {
                // SAFETY: the place counts a reference to its element.
                return Some((Owned::share(unsafe { element.as_ref() }), place.hash.get()));
            }
        }
        None
    }

    /// Takes some element out; `None` if there is none. The next call looks from there on.
    pub fn pop(&self) -> Option<Owned> {
        if self.is_empty() {
            return None;
        }
        let mask = self.mask();
        let mut number = self.finger.get() as usize & mask;
        loop {
            if let Some(element) = self.place(number).get() {
                self.place(number).mark_removed();
                self.used.set(self.used.get() - 1);
                self.finger.set(number as isize + 1);
                // SAFETY: the reference that the place counted passes to the result.
                return Some(unsafe { Owned::adopt(element) });
            }
            number = if number == mask { 0 } else { number + 1 };
        }
    }

    /// Removes all elements.
    pub fn clear(&self) {
        let gone = Self::none();
        gone.table.set(gone.small.as_ptr());
        self.swap_tables(&gone);
        // The set is empty now; what it had is dropped with `gone`.
        self.hash.set(NO_HASH);
    }

    /// The hash of a frozen set with these elements; the same in any order.
    pub fn frozen_hash(&self) -> isize {
        let shuffle = |hash: usize| (hash ^ 89_869_747 ^ (hash << 16)).wrapping_mul(3_644_798_167);
        let mut hash = 0;
        for number in 0..=self.mask() {
            if self.place(number).get().is_some() {
                hash ^= shuffle(self.place(number).hash.get() as usize);
            }
        }
        hash ^= (self.len() + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69069).wrapping_add(907_133_923);
        if hash == usize::MAX { 590_923_713 } else { hash as isize }
    }

    /// The hash of a frozen set, computed once.
    pub fn cached_hash(&self) -> isize {
        if self.hash.get() == NO_HASH {
            self.hash.set(self.frozen_hash());
        }
        self.hash.get()
    }

    /// Whether the hashes of both are known and differ.
    pub fn hashes_differ(&self, other: &Self) -> bool {
        let (left, right) = (self.hash.get(), other.hash.get());
        left != NO_HASH && right != NO_HASH && left != right
    }

    /// Forgets the hash.
    pub fn forget_hash(&self) {
        self.hash.set(NO_HASH);
    }

    fn trace(&self, tracer: &mut Tracer<'_>) {
        for number in 0..=self.mask() {
            if let Some(element) = self.place(number).get() {
                // SAFETY: the place counts a reference to its element, and tracing runs no code.
                tracer.visit(unsafe { element.as_ref() });
            }
        }
    }
}

impl Drop for Elements {
    fn drop(&mut self) {
        if self.table.get().is_null() {
            return;
        }
        for number in 0..=self.mask() {
            if let Some(element) = self.place(number).get() {
                // SAFETY: the reference that the place counted ends here; nobody else leads to the set any more.
                drop(unsafe { Owned::adopt(element) });
            }
        }
        if !self.is_small() {
            // SAFETY: sets are destroyed within `Thread::enter`; the table came from the heap with this size.
            unsafe {
                let table = NonNull::new_unchecked(self.table.get().cast_mut());
                Thread::current().heap().release_sized(table.cast(), self.memory_beside());
            }
        }
    }
}

macro_rules! kinds {
    ($($Kind:ident $doc:literal,)*) => {
        $(
            impl $Kind {
                #[doc = concat!("A new ", $doc, " without elements.")]
                pub fn new(thread: &Thread) -> Fallible<Owned<Self>> {
                    let new = thread.new_object(|object| Self { object, elements: Elements::none() })?;
                    new.elements.table.set(new.elements.small.as_ptr());
                    Ok(new)
                }

                /// A new instance of this type or a subclass without elements.
                pub fn of_class(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Self>> {
                    let new = thread.new_instance(class, |object| Self { object, elements: Elements::none() })?;
                    new.elements.table.set(new.elements.small.as_ptr());
                    Ok(new)
                }

                /// The elements.
                #[inline(always)]
                pub fn elements(&self) -> &Elements {
                    &self.elements
                }

                /// The set as an object.
                #[inline(always)]
                pub fn as_object(&self) -> &Object {
                    &self.object
                }
            }

            impl Trace for $Kind {
                fn trace(&self, tracer: &mut Tracer<'_>) {
                    self.elements.trace(tracer);
                }

                fn clear(&self) {
                    self.elements.clear();
                }
            }
        )*
    };
}
kinds! {
    Set "set",
    FrozenSet "frozen set",
}
