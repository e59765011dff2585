use super::super::views::{ItemsView, KeysView};
use super::super::{Dict, ItemIterator, KeyIterator};
use crate::core::{Fallible, Object, ObjectLike, Owned, Thread};
use crate::declare::Comparison;
use crate::protocol::object;
use crate::testing::with_runtime;
use crate::types::list::List;
use crate::types::set::{FrozenSet, Set};
use crate::types::str::Str;
use crate::types::toy::toy;
use crate::types::tuple::Tuple;

fn text(thread: &Thread, text: &str) -> Owned {
    Str::new(thread, text).unwrap().into_object()
}

fn shown(thread: &Thread, object: &Object) -> String {
    object::repr(thread, object).unwrap().to_string_lossy()
}

/// The message of the exception that a result has raised.
fn message<T>(thread: &Thread, result: Fallible<T>) -> String {
    let Err(raised) = result else { panic!("no exception") };
    let exception = thread.take_exception(raised).unwrap();
    let name = exception.type_name().into_owned();
    format!("{name}: {}", object::str(thread, &exception).unwrap())
}

/// A dict of letters, each with its double as value.
fn letters(thread: &Thread, letters: &str) -> Owned<Dict> {
    let dict = Dict::new(thread).unwrap();
    for letter in letters.chars() {
        let (key, value) =
            (text(thread, &letter.to_string()), text(thread, &format!("{letter}{letter}")));
        dict.insert(thread, &key, &value).unwrap();
    }
    dict
}

#[test]
#[ignore = "strings and bools have no slots yet"]
fn dicts_show_themselves() {
    with_runtime(|thread| {
        let dict = letters(thread, "ba");
        assert_eq!(shown(thread, dict.as_object()), "{'b': 'bb', 'a': 'aa'}");
        dict.insert(thread, &text(thread, "self"), dict.as_object()).unwrap();
        assert_eq!(shown(thread, dict.as_object()), "{'b': 'bb', 'a': 'aa', 'self': {...}}");
        dict.clear_items();
        assert_eq!(shown(thread, dict.as_object()), "{}");
    });
}

#[test]
#[ignore = "strings and bools have no slots yet"]
fn views_are_sets() {
    with_runtime(|thread| {
        let (left, right) = (letters(thread, "abc"), letters(thread, "cd"));
        let (keys, others) =
            (KeysView::new(thread, &left).unwrap(), KeysView::new(thread, &right).unwrap());
        assert_eq!(shown(thread, keys.as_object()), "dict_keys(['a', 'b', 'c'])");
        let both = crate::types::dict::view_operations::intersection(
            thread,
            keys.as_object(),
            others.as_object(),
        );
        assert_eq!(shown(thread, &both.unwrap()), "{'c'}");
        let items = ItemsView::new(thread, &left).unwrap();
        let others = ItemsView::new(thread, &right).unwrap();
        let result = crate::types::dict::view_operations::symmetric_difference(
            thread,
            items.as_object(),
            others.as_object(),
        );
        assert_eq!(result.unwrap().elements().len(), 3);
        let keys = KeysView::new(thread, &left).unwrap();
        let set = Set::from_iterable(thread, keys.as_object()).unwrap();
        assert!(
            object::compare_bool(
                thread,
                keys.as_object(),
                set.as_object(),
                Comparison::LessOrEqual
            )
            .unwrap()
        );
        assert!(
            object::compare_bool(thread, set.as_object(), keys.as_object(), Comparison::Equal)
                .unwrap()
        );
        assert!(object::contains(thread, items.as_object(), &pair(thread, "a", "aa")).unwrap());
        assert!(!object::contains(thread, items.as_object(), &pair(thread, "a", "a")).unwrap());
    });
}

fn pair(thread: &Thread, first: &str, second: &str) -> Owned {
    Tuple::pack(thread, [text(thread, first), text(thread, second)]).unwrap().into_object()
}

#[test]
#[ignore = "strings and bools have no slots yet"]
fn items_come_from_pairs() {
    with_runtime(|thread| {
        let dict = Dict::new(thread).unwrap();
        let pairs = List::new(thread).unwrap();
        pairs.push(thread, pair(thread, "x", "y")).unwrap();
        pairs.push(thread, text(thread, "zw")).unwrap();
        dict.update_from_pairs(thread, pairs.as_object(), super::super::Overlap::Replace).unwrap();
        assert_eq!(shown(thread, dict.as_object()), "{'x': 'y', 'z': 'w'}");
        pairs.push(thread, text(thread, "abc")).unwrap();
        assert_eq!(
            message(
                thread,
                dict.update_from_pairs(thread, pairs.as_object(), super::super::Overlap::Replace)
            ),
            "ValueError: dictionary update sequence element #2 has length 3; 2 is required"
        );
    });
}

#[test]
#[ignore = "strings and bools have no slots yet"]
fn iterators_notice_changes() {
    with_runtime(|thread| {
        let dict = letters(thread, "ab");
        let iterator = ItemIterator::new(thread, &dict).unwrap();
        let first = iterator.next(thread).unwrap().unwrap();
        let second = iterator.next(thread).unwrap().unwrap();
        assert_eq!(
            (shown(thread, &first), shown(thread, &second)),
            ("('a', 'aa')".into(), "('b', 'bb')".into())
        );
        assert!(iterator.next(thread).unwrap().is_none());
        let iterator = KeyIterator::new(thread, &dict).unwrap();
        iterator.next(thread).unwrap();
        dict.remove(thread, &text(thread, "a")).unwrap();
        for _ in 0..2 {
            assert_eq!(
                message(thread, iterator.next(thread)),
                "RuntimeError: dictionary changed size during iteration"
            );
        }
        let iterator = KeyIterator::new(thread, &dict).unwrap();
        iterator.next(thread).unwrap();
        dict.remove(thread, &text(thread, "b")).unwrap();
        dict.insert(thread, &text(thread, "c"), dict.as_object()).unwrap();
        assert_eq!(
            message(thread, iterator.next(thread)),
            "RuntimeError: dictionary keys changed during iteration"
        );
        dict.clear_items();
    });
}

#[test]
#[ignore = "strings and bools have no slots yet"]
fn keys_without_hash_are_explained() {
    with_runtime(|thread| {
        let dict = letters(thread, "a");
        let list = List::new(thread).unwrap();
        let expected = "TypeError: cannot use 'list' as a dict key (unhashable type: 'list')";
        assert_eq!(message(thread, dict.get(thread, list.as_object())), expected);
        let set = Set::new(thread).unwrap();
        let expected = "TypeError: cannot use 'list' as a set element (unhashable type: 'list')";
        assert_eq!(message(thread, set.elements().add(thread, list.as_object())), expected);
        assert_eq!(message(thread, dict.item(thread, &text(thread, "b"))), "KeyError: 'b'");
    });
}

#[test]
#[ignore = "strings and bools have no slots yet"]
fn sets_compare_and_show_themselves() {
    with_runtime(|thread| {
        let list = List::new(thread).unwrap();
        list.push(thread, toy(thread, 1, 1)).unwrap();
        list.push(thread, text(thread, "x")).unwrap();
        let set = Set::from_iterable(thread, list.as_object()).unwrap();
        let frozen = FrozenSet::from_iterable(thread, set.as_object()).unwrap();
        assert!(
            object::compare_bool(thread, set.as_object(), frozen.as_object(), Comparison::Equal)
                .unwrap()
        );
        assert!(
            !object::compare_bool(thread, set.as_object(), frozen.as_object(), Comparison::Less)
                .unwrap()
        );
        set.elements().add(thread, frozen.as_object()).unwrap();
        assert!(
            object::compare_bool(thread, set.as_object(), frozen.as_object(), Comparison::Greater)
                .unwrap()
        );
        let single = FrozenSet::from_iterable(thread, &text(thread, "y")).unwrap();
        assert_eq!(shown(thread, single.as_object()), "frozenset({'y'})");
        assert_eq!(shown(thread, Set::new(thread).unwrap().as_object()), "set()");
    });
}
