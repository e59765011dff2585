//! What generated transformers share: parts that did not change stay the old ones.

use crate::Arena;

/// Identity, not equality: whether two values are the same nodes, found without looking into them.
pub(crate) trait Same {
    /// Whether `other` is this very node (or the same list of nodes).
    fn same(&self, other: &Self) -> bool;
}

impl<T: Same> Same for Option<T> {
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (None, None) => true,
            (Some(old), Some(new)) => old.same(new),
            _ => false,
        }
    }
}

impl<T> Same for &[T] {
    fn same(&self, other: &Self) -> bool {
        std::ptr::eq(*self, *other)
    }
}

impl Same for &crate::Arg<'_> {
    fn same(&self, other: &Self) -> bool {
        std::ptr::eq(*self, *other)
    }
}

macro_rules! same_if_equal {
    ($($plain:ty),*) => {
        $(impl Same for $plain {
            fn same(&self, other: &Self) -> bool {
                self == other
            }
        })*
    };
}

same_if_equal!(&str, i32, bool);

/// Map the items of a list; the old list if all of them stay.
pub(crate) fn map_nodes<'a, T: Copy + Same>(
    arena: &'a Arena,
    items: &'a [T],
    mut transform: impl FnMut(T) -> T,
) -> &'a [T] {
    for (index, &item) in items.iter().enumerate() {
        let first = transform(item);
        if first.same(&item) {
            continue;
        }
        let mut new = items[..index].to_vec();
        new.push(first);
        new.extend(items[index + 1..].iter().copied().map(transform));
        return arena.alloc_slice(&new);
    }
    items
}

/// Map a node that is held by reference; the old one if it stays.
pub(crate) fn map_reference<'a, T: Copy + Same>(
    arena: &'a Arena,
    old: &'a T,
    transform: impl FnOnce(T) -> T,
) -> &'a T {
    let new = transform(*old);
    if new.same(old) { old } else { arena.alloc(new) }
}
