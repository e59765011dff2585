//! `_heapq`: lists whose least item is the first, and whose every item is below those at twice its place.
//!
//! Comparisons are those of CPython, in the same order. They may run any code: items are held while they are compared,
//! and a list that has changed its length by then is reported.

use pycore_objects::protocol::object::{self, Comparison};
use pycore_objects::types::list::List;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, module, raise};

module! {
    /// `_heapq`
    pub static HEAPQ: name "_heapq",
        doc "Heaps in lists: the first item is the least, and each item is at most those at 2k+1 and 2k+2.\n\nThe functions whose names end with _max keep the greatest item first.",
        functions Heap::METHODS | MaxHeap::METHODS
}

/// Longer heaps are made in an order that the processor's cache likes.
const CACHED: usize = 2500;

/// Which end of the order is first.
#[derive(Clone, Copy)]
enum First {
    Least,
    Greatest,
}

impl First {
    /// Whether one item must be above the other.
    #[inline]
    fn precedes(self, thread: &Thread, one: &Object, other: &Object) -> Fallible<bool> {
        match self {
            Self::Least => object::compare_bool(thread, one, other, Comparison::Less),
            Self::Greatest => object::compare_bool(thread, other, one, Comparison::Less),
        }
    }
}

#[cold]
fn empty(thread: &Thread) -> Raised {
    raise!(thread, INDEX_ERROR, "index out of range")
}

#[cold]
fn changed(thread: &Thread) -> Raised {
    raise!(thread, RUNTIME_ERROR, "list changed size during iteration")
}

/// Compares two items of a heap of a length that must not change.
fn compare(thread: &Thread, heap: &List, first: First, one: usize, other: usize) -> Fallible<bool> {
    let length = heap.len();
    let (Some(one), Some(other)) = (heap.get(one), heap.get(other)) else {
        return Err(changed(thread));
    };
    let precedes = first.precedes(thread, &one, &other)?;
    if heap.len() == length { Ok(precedes) } else { Err(changed(thread)) }
}

/// Moves the item at `place` towards `top` as far as it precedes those above it.
fn rise(thread: &Thread, heap: &List, first: First, top: usize, mut place: usize) -> Fallible {
    if place >= heap.len() {
        return Err(empty(thread));
    }
    while place > top {
        let parent = (place - 1) / 2;
        if !compare(thread, heap, first, place, parent)? {
            break;
        }
        heap.swap(parent, place);
        place = parent;
    }
    Ok(())
}

/// Moves the item at `top` down to the leaves, the preceding one of its children up each time, and then up to its place:
/// that takes fewer comparisons than to look for its place on the way down.
fn sink(thread: &Thread, heap: &List, first: First, top: usize) -> Fallible {
    let length = heap.len();
    if top >= length {
        return Err(empty(thread));
    }
    let mut place = top;
    while place < length / 2 {
        let mut child = 2 * place + 1;
        if child + 1 < length && !compare(thread, heap, first, child, child + 1)? {
            child += 1;
        }
        heap.swap(child, place);
        place = child;
    }
    rise(thread, heap, first, top, place)
}

fn push(thread: &Thread, heap: &List, first: First, item: &Object) -> Fallible {
    heap.append(thread, item)?;
    rise(thread, heap, first, 0, heap.len() - 1)
}

fn pop(thread: &Thread, heap: &List, first: First) -> Fallible<Owned> {
    let Some(last) = heap.pop() else { return Err(empty(thread)) };
    if heap.is_empty() {
        return Ok(last);
    }
    swap_top(thread, heap, first, last)
}

/// Replaces the first item, and gives it.
fn swap_top(thread: &Thread, heap: &List, first: First, item: Owned) -> Fallible<Owned> {
    let Ok(Some(top)) = heap.set(0, item) else { return Err(empty(thread)) };
    sink(thread, heap, first, 0)?;
    Ok(top)
}

fn push_pop(thread: &Thread, heap: &List, first: First, item: &Object) -> Fallible<Owned> {
    let Some(top) = heap.get(0) else { return Ok(Owned::share(item)) };
    if !first.precedes(thread, &top, item)? {
        return Ok(Owned::share(item));
    }
    swap_top(thread, heap, first, Owned::share(item))
}

fn make(thread: &Thread, heap: &List, first: First) -> Fallible {
    let parents = heap.len() / 2;
    if heap.len() <= CACHED {
        return (0..parents).rev().try_for_each(|place| sink(thread, heap, first, place));
    }
    // Parents whose children are leaves; after each second one follows its own parent, while all that is in the cache.
    let leftmost = (1 << (parents + 1).ilog2()) - 1;
    for mut place in (parents / 2..leftmost).rev().chain((leftmost..parents).rev()) {
        loop {
            sink(thread, heap, first, place)?;
            if place & 1 == 0 {
                break;
            }
            place /= 2;
        }
    }
    Ok(())
}

struct Heap;

#[methods(module)]
impl Heap {
    /// heappush($module, heap, item, /)
    ///
    /// Adds an item to a heap.
    fn heappush(thread: &Thread, heap: &List, item: &Object) -> Fallible {
        push(thread, heap, First::Least, item)
    }

    /// heappop($module, heap, /)
    ///
    /// Removes the least item of a heap and returns it.
    fn heappop(thread: &Thread, heap: &List) -> Fallible<Owned> {
        pop(thread, heap, First::Least)
    }

    /// heapreplace($module, heap, item, /)
    ///
    /// Removes the least item and then adds one, faster than pop and push; the result may be greater than the item.
    fn heapreplace(thread: &Thread, heap: &List, item: &Object) -> Fallible<Owned> {
        swap_top(thread, heap, First::Least, Owned::share(item))
    }

    /// heappushpop($module, heap, item, /)
    ///
    /// Adds an item and then removes the least one, faster than push and pop.
    fn heappushpop(thread: &Thread, heap: &List, item: &Object) -> Fallible<Owned> {
        push_pop(thread, heap, First::Least, item)
    }

    /// heapify($module, heap, /)
    ///
    /// Makes a list a heap, in place, in linear time.
    fn heapify(thread: &Thread, heap: &List) -> Fallible {
        make(thread, heap, First::Least)
    }
}

struct MaxHeap;

#[methods(module)]
impl MaxHeap {
    /// heappush_max($module, heap, item, /)
    ///
    /// Adds an item to a heap whose first item is the greatest.
    fn heappush_max(thread: &Thread, heap: &List, item: &Object) -> Fallible {
        push(thread, heap, First::Greatest, item)
    }

    /// heappop_max($module, heap, /)
    ///
    /// Removes the greatest item and returns it.
    fn heappop_max(thread: &Thread, heap: &List) -> Fallible<Owned> {
        pop(thread, heap, First::Greatest)
    }

    /// heapreplace_max($module, heap, item, /)
    ///
    /// Removes the greatest item and then adds one.
    fn heapreplace_max(thread: &Thread, heap: &List, item: &Object) -> Fallible<Owned> {
        swap_top(thread, heap, First::Greatest, Owned::share(item))
    }

    /// heappushpop_max($module, heap, item, /)
    ///
    /// Adds an item and then removes the greatest one.
    fn heappushpop_max(thread: &Thread, heap: &List, item: &Object) -> Fallible<Owned> {
        push_pop(thread, heap, First::Greatest, item)
    }

    /// heapify_max($module, heap, /)
    ///
    /// Makes a list a heap whose first item is the greatest.
    fn heapify_max(thread: &Thread, heap: &List) -> Fallible {
        make(thread, heap, First::Greatest)
    }
}
