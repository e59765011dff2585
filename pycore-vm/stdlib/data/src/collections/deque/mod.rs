//! `deque`: a sequence that grows and shrinks at both ends.

mod change;
mod cursor;
mod items;
mod iterator;
mod methods;
mod ring;
mod slots;

use std::cell::Cell;
use std::mem::offset_of;

use pycore_objects::{Fallible, Object, Owned, Thread, TypeObject};

pub use iterator::{DEQUE_ITERATOR, DEQUE_REVERSE_ITERATOR, DequeIterator, DequeReverseIterator};

use items::Items;

native_type! {
    /// A double-ended queue.
    pub struct Deque = DEQUE "collections.deque" (BASE_TYPE | SEQUENCE) {
        items: Items,
        /// Another number after every change of the number or order of items, so that iterators notice.
        version: Cell<usize>,
        /// `maxlen`
        limit: Limit,
        weak_references: Cell<usize>,
    }
    traced(items),
    doc "deque([iterable[, maxlen]])\n--\n\nA sequence for fast additions and removals at both ends. With maxlen, the other end loses items when it is full.",
    methods Deque::METHODS,
    more_methods &[Deque::GENERIC],
    getsets Deque::GETSETS,
    weaklist_offset offset_of!(Deque, weak_references) as isize,
    own_access Get
}

pycore_objects::generic_class!(Deque);

// As large as CPython's.
const _: () = assert!(size_of::<Deque>() == 216);

/// The most items that there may be, or none.
#[repr(transparent)]
struct Limit(Cell<usize>);

impl Default for Limit {
    fn default() -> Self {
        Self(Cell::new(usize::MAX))
    }
}

impl Limit {
    fn get(&self) -> Option<usize> {
        Some(self.0.get()).filter(|limit| *limit != usize::MAX)
    }

    fn set(&self, limit: Option<usize>) {
        self.0.set(limit.unwrap_or(usize::MAX));
    }
}

impl Deque {
    /// An empty deque of a class, without a limit.
    fn of_class(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Self>> {
        thread.new_instance(class, |object| Self {
            object,
            items: Items::default(),
            version: Cell::new(0),
            limit: Limit::default(),
            weak_references: Cell::new(0),
        })
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn as_object(&self) -> &Object {
        &self.object
    }
}
