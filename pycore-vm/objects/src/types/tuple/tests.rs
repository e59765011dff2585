use super::{Builder, ItemHash, Tuple};
use crate::core::graph::node_of;
use crate::core::{Object, ObjectLike, Owned, Thread};
use crate::testing::with_runtime;
use crate::types::list::List;
use crate::types::str::Str;

fn text(thread: &Thread, text: &str) -> Owned {
    Str::new(thread, text).unwrap().into_object()
}

#[expect(unsafe_code, reason = "looks at the collector's head")]
fn is_tracked(object: &Object) -> bool {
    // SAFETY: tests call this with tuples and lists, which have heads.
    unsafe { node_of(object).head() }.is_tracked()
}

#[test]
fn a_tuple_holds_its_items() {
    with_runtime(|thread| {
        let item = text(thread, "some item");
        let before = item.reference_count();
        let tuple = Tuple::new(thread, &[&item, &item, &thread.none()]).unwrap();
        assert_eq!(tuple.len(), 3);
        assert!(tuple.get(1).unwrap().is(&item) && tuple.get(3).is_none());
        assert!(tuple.iter().nth(2).unwrap().is_none());
        assert_eq!(item.reference_count(), before + 2);
        drop(tuple);
        assert_eq!(item.reference_count(), before);
    });
}

#[test]
fn there_is_one_empty_tuple() {
    with_runtime(|thread| {
        let empty = Tuple::new(thread, &[]).unwrap();
        assert!(std::ptr::eq(&*empty, &*Tuple::empty()));
        assert!(empty.as_object().is_immortal() && empty.is_empty());
        assert!(!is_tracked(empty.as_object()));
    });
}

#[test]
fn tuples_of_atoms_are_not_tracked() {
    with_runtime(|thread| {
        let atoms = Tuple::pack(thread, [text(thread, "x"), thread.none()]).unwrap();
        assert!(!is_tracked(atoms.as_object()));
        let nested = Tuple::new(thread, &[atoms.as_object()]).unwrap();
        assert!(!is_tracked(nested.as_object()));
        let list = List::new(thread).unwrap();
        let tracked = Tuple::new(thread, &[list.as_object()]).unwrap();
        assert!(is_tracked(tracked.as_object()) && !tracked.is_atomic() && nested.is_atomic());
    });
}

#[test]
fn an_unfinished_tuple_gives_its_items_back() {
    with_runtime(|thread| {
        let item = text(thread, "some item");
        let before = item.reference_count();
        let mut builder = Builder::new(thread, 3).unwrap();
        builder.push(item.clone());
        drop(builder);
        assert_eq!(item.reference_count(), before);
    });
}

#[test]
fn a_tuple_is_used_again_if_nobody_else_has_it() {
    with_runtime(|thread| {
        let pair = |a: &str, b: &str| [text(thread, a), text(thread, b)];
        let mut tuple = Tuple::pack(thread, pair("first", "second")).unwrap();
        let address = std::ptr::from_ref(&*tuple);
        assert!(Tuple::refill(&mut tuple, thread, pair("third", "fourth")).is_ok());
        assert_eq!(std::ptr::from_ref(&*tuple), address);
        let kept = tuple.clone();
        assert!(Tuple::refill(&mut tuple, thread, pair("fifth", "sixth")).is_err());
        drop(kept);
    });
}

#[test]
fn long_chains_of_tuples_end_without_recursion() {
    with_runtime(|thread| {
        let mut chain = Tuple::empty();
        for _ in 0..if cfg!(miri) { 200 } else { 100_000 } {
            chain = Tuple::pack(thread, [chain.into_object()]).unwrap();
        }
        drop(chain);
    });
}

/// `hash((1, 2, 3))` and so on; the hash of a small int is itself.
#[test]
fn hashes_are_those_of_cpython() {
    let hash = |items: &[isize]| {
        let mut hash = ItemHash::new();
        items.iter().for_each(|&item| hash.add(item));
        hash.finish_with_length(items.len())
    };
    assert_eq!(hash(&[]), 5_740_354_900_026_072_187);
    assert_eq!(hash(&[1]), -6_644_214_454_873_602_895);
    assert_eq!(hash(&[1, 2, 3]), 529_344_067_295_497_451);
    let mut slice = ItemHash::new();
    [1, 2, 3].into_iter().for_each(|part| slice.add(part));
    assert_eq!(slice.finish(), -2_340_833_382_717_974_474);
}
