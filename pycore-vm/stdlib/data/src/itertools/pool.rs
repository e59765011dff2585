//! What the iterators over choices have in common: items in a tuple, and indices into it.

use std::cell::RefCell;

use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{Fallible, Owned, Place, Thread};

/// Indices that change from step to step. No code of the program runs while they are borrowed.
pub(super) type Indices = RefCell<Vec<usize>>;

/// The items at these indices.
pub(super) fn chosen(
    thread: &Thread,
    pool: &Place<Tuple>,
    indices: &[usize],
) -> Fallible<Owned<Tuple>> {
    let pool = pool.get().unwrap_or_else(Tuple::empty);
    let mut builder = Builder::new(thread, indices.len())?;
    for &index in indices {
        // The pool is empty only when the collector has cleared it.
        builder.push(pool.get(index).map_or_else(|| thread.none(), Owned::share));
    }
    builder.finish(thread)
}

/// A vector with so many numbers, counted up from 0 or all 0.
pub(super) fn numbers(thread: &Thread, count: usize, up: bool) -> Fallible<Vec<usize>> {
    let mut numbers = thread.vector(count)?;
    numbers.extend((0..count).map(|number| if up { number } else { 0 }));
    Ok(numbers)
}
