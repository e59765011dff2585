//! `list.sort`: the algorithm applied to objects.
//!
//! The items leave the list while it is sorted, so that whatever comparisons and key functions do, they cannot reach
//! them; a list that was changed meanwhile gets its items back all the same, and `ValueError` is raised. What the
//! algorithm moves are pairs of a key, read once into a form that compares fast if all keys are of one simple type,
//! and a position; the items follow when the order is known.

mod keys;
mod merge;
mod timsort;

#[cfg(test)]
mod tests;

use keys::{Key, Kind, Plan};

use super::List;
use crate::core::{Fallible, Object, Owned, Thread};
use crate::protocol::call;
use crate::raise;

/// What is moved: a key, and where its item is.
#[derive(Clone, Copy)]
struct Entry<K> {
    key: K,
    position: usize,
}

impl List {
    /// Sorts the list, stably; by the results of the function `key` if there is one.
    pub fn sort(&self, thread: &Thread, key: Option<&Object>, reverse: bool) -> Fallible {
        let (mut storage, allocated) = self.begin_sort();
        let result = match storage.items_mut() {
            Some(items) => sort_items(thread, items, key, reverse),
            None => Err(raise!(thread, SYSTEM_ERROR, "a list with missing items cannot be sorted")),
        };
        let meanwhile = self.end_sort(storage, allocated);
        let changed = meanwhile.is_some();
        drop(meanwhile);
        match result {
            Ok(()) if changed => Err(raise!(thread, VALUE_ERROR, "list modified during sort")),
            result => result,
        }
    }
}

/// Sorts items that nobody else can reach.
fn sort_items(
    thread: &Thread,
    items: &mut [Owned],
    key: Option<&Object>,
    reverse: bool,
) -> Fallible {
    let mut order = thread.vector(items.len())?;
    let result = match key {
        None => order_of(thread, items, reverse, &mut order),
        Some(function) => {
            let mut keys = thread.vector(items.len())?;
            for item in &*items {
                keys.push(call::call(thread, function, &[item])?);
            }
            order_of(thread, &keys, reverse, &mut order)
        }
    };
    arrange(items, &mut order);
    result
}

/// Finds the order of keys: which position comes first, which second. Whether it fails or not, `order` has each
/// position once, or is empty.
fn order_of(thread: &Thread, keys: &[Owned], reverse: bool, order: &mut Vec<usize>) -> Fallible {
    if keys.len() < 2 {
        return Ok(());
    }
    let plan = Plan::of(keys);
    macro_rules! by {
        ($read:expr) => {
            order_by(thread, keys, reverse, order, $read)
        };
    }
    match plan {
        Plan::Plain(Kind::Int) => by!(keys::read_int),
        Plan::Plain(Kind::Float) => by!(keys::read_float),
        Plan::Plain(Kind::Latin) => by!(keys::read_latin),
        Plan::Plain(Kind::Any) => by!(keys::read_any),
        Plan::InTuples(Kind::Int) => by!(|key| keys::read_row(key, keys::read_int)),
        Plan::InTuples(Kind::Float) => by!(|key| keys::read_row(key, keys::read_float)),
        Plan::InTuples(Kind::Latin) => by!(|key| keys::read_row(key, keys::read_latin)),
        Plan::InTuples(Kind::Any) => by!(|key| keys::read_row(key, keys::read_any)),
    }
}

/// Sorts with keys in the form that `read` gives them, which it does for all of them.
fn order_by<'k, K: Key>(
    thread: &Thread,
    keys: &'k [Owned],
    reverse: bool,
    order: &mut Vec<usize>,
    read: impl Fn(&'k Object) -> Option<K>,
) -> Fallible {
    let mut entries: Vec<Entry<K>> = thread.vector(keys.len())?;
    entries.extend(
        keys.iter()
            .enumerate()
            .filter_map(|(position, key)| Some(Entry { key: read(key)?, position })),
    );
    debug_assert_eq!(entries.len(), keys.len(), "the plan fits all keys");
    let buffer = thread.vector(keys.len().div_ceil(2))?;
    // Descending and stable: sorted from the end, and turned around.
    if reverse {
        entries.reverse();
    }
    let result =
        timsort::sort(&mut entries, buffer, |left, right| left.key.less(right.key, thread));
    if reverse {
        entries.reverse();
    }
    order.extend(entries.iter().map(|entry| entry.position));
    result
}

/// Puts the items in an order, which is used up; an empty one means no change.
fn arrange(items: &mut [Owned], order: &mut [usize]) {
    for start in 0..order.len() {
        // Along a cycle of the permutation, each item goes to its place and the displaced one goes on.
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start || from == at {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}
