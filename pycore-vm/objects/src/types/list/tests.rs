use proptest::prelude::*;

use super::List;
use crate::core::{Object, ObjectLike, Owned, Thread};
use crate::errors::TYPE_ERROR;
use crate::protocol::object::{self, Comparison};
use crate::testing::with_runtime;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// Objects that tell apart by identity.
fn pool(thread: &Thread) -> Vec<Owned> {
    let one = |number: usize| {
        let text = Str::new(thread, &format!("item {number}")).unwrap().into_object();
        Tuple::pack(thread, [text]).unwrap().into_object()
    };
    (0..8).map(one).collect()
}

fn addresses(items: &[Owned]) -> Vec<*const Object> {
    items.iter().map(|item| std::ptr::from_ref(&**item)).collect()
}

/// A change of a list; numbers are taken modulo what is there.
#[derive(Clone, Debug)]
enum Change {
    Push(usize),
    Insert(usize, usize),
    Set(usize, usize),
    Remove(usize),
    Pop,
    Cut(usize),
    Splice(usize, usize, Vec<usize>),
    Steps(usize, usize, usize),
    Extend(Vec<usize>),
    ExtendBySelf,
    Repeat(usize),
    Reverse,
    Clear,
}

fn change() -> impl Strategy<Value = Change> {
    let items = || prop::collection::vec(0usize..8, 0..12);
    prop_oneof![
        4 => (0usize..8).prop_map(Change::Push),
        2 => (0usize..40, 0usize..8).prop_map(|(at, item)| Change::Insert(at, item)),
        1 => (0usize..40, 0usize..8).prop_map(|(at, item)| Change::Set(at, item)),
        2 => (0usize..40).prop_map(Change::Remove),
        1 => Just(Change::Pop),
        1 => (0usize..40).prop_map(Change::Cut),
        2 => (0usize..40, 0usize..40, items()).prop_map(|(a, b, new)| Change::Splice(a, b, new)),
        1 => (0usize..40, 1usize..5, 0usize..12).prop_map(|(a, b, c)| Change::Steps(a, b, c)),
        2 => items().prop_map(Change::Extend),
        1 => Just(Change::ExtendBySelf),
        1 => (1usize..4).prop_map(Change::Repeat),
        1 => Just(Change::Reverse),
        1 => Just(Change::Clear),
    ]
}

/// Applies a change to a list and to its model.
fn apply(thread: &Thread, list: &List, model: &mut Vec<Owned>, pool: &[Owned], change: Change) {
    let item = |number: usize| pool[number].clone();
    match change {
        _ if model.len() > 2000 => {
            list.clear();
            model.clear();
        }
        Change::Push(number) => {
            list.push(thread, item(number)).unwrap();
            model.push(item(number));
        }
        Change::Insert(at, number) => {
            list.insert(thread, at, item(number)).unwrap();
            model.insert(at.min(model.len()), item(number));
        }
        Change::Set(at, number) => {
            assert_eq!(list.set(at, item(number)).is_ok(), at < model.len());
            if let Some(place) = model.get_mut(at) {
                *place = item(number);
            }
        }
        Change::Remove(at) | Change::Cut(at) => {
            let removed = match change {
                Change::Remove(_) => list.remove(at),
                _ => list.cut(at),
            };
            let expected = (at < model.len()).then(|| model.remove(at));
            assert_eq!(
                removed.map(|item| addresses(&[item])),
                expected.map(|item| addresses(&[item]))
            );
        }
        Change::Pop => assert_eq!(list.pop().is_some(), model.pop().is_some()),
        Change::Splice(start, stop, new) => {
            let new: Vec<Owned> = new.into_iter().map(item).collect();
            let references: Vec<&Object> = new.iter().map(|item| &**item).collect();
            drop(list.splice(thread, start, stop, &references).unwrap());
            let stop = stop.min(model.len());
            model.splice(start.min(stop)..stop, new);
        }
        Change::Steps(start, step, count) => {
            let possible = model.len().saturating_sub(start).div_ceil(step);
            let count = count.min(possible);
            drop(list.splice_out_steps(thread, start.min(model.len()), step, count).unwrap());
            for number in (0..count).rev() {
                model.remove(start + number * step);
            }
        }
        Change::Extend(new) => {
            let new: Vec<Owned> = new.into_iter().map(item).collect();
            let references: Vec<&Object> = new.iter().map(|item| &**item).collect();
            list.extend_from_slice(thread, &references).unwrap();
            model.extend(new);
        }
        Change::ExtendBySelf => {
            list.extend_from_list(thread, list).unwrap();
            model.extend(model.clone());
        }
        Change::Repeat(times) => {
            list.repeat_in_place(thread, times).unwrap();
            *model = std::iter::repeat_n(model.clone(), times).flatten().collect();
        }
        Change::Reverse => {
            list.reverse();
            model.reverse();
        }
        Change::Clear => {
            list.clear();
            model.clear();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 4 } else { 200 }))]

    #[test]
    fn a_list_behaves_as_a_vector(changes in prop::collection::vec(change(), 0..60)) {
        with_runtime(|thread| {
            let pool = pool(thread);
            let list = List::new(thread).unwrap();
            let mut model = Vec::new();
            for change in changes {
                apply(thread, &list, &mut model, &pool, change);
                assert_eq!(addresses(&list.snapshot(thread).unwrap()), addresses(&model));
                assert!(list.capacity() >= list.len());
            }
            let counts: Vec<u32> = pool.iter().map(|item| item.reference_count()).collect();
            let held = |item: &Owned| model.iter().filter(|other| other.is(item)).count() as u32;
            let expected: Vec<u32> = pool.iter().map(|item| 1 + 2 * held(item)).collect();
            assert_eq!(counts, expected);
        });
    }
}

/// Room after each of many pushes, and after removals, as `__sizeof__` shows it in CPython.
#[test]
fn room_grows_and_shrinks_as_in_cpython() {
    with_runtime(|thread| {
        let item = Tuple::empty().into_object();
        let list = List::new(thread).unwrap();
        let mut rooms = vec![0];
        for _ in 0..80 {
            list.push(thread, item.clone()).unwrap();
            if rooms.last() != Some(&list.capacity()) {
                rooms.push(list.capacity());
            }
        }
        assert_eq!(rooms, [0, 4, 8, 16, 24, 32, 40, 52, 64, 76, 92]);
        rooms.clear();
        while list.pop().is_some() {
            if rooms.last() != Some(&list.capacity()) {
                rooms.push(list.capacity());
            }
        }
        assert_eq!(rooms, [92, 56, 36, 24, 0]);
        let five = [&*item; 5];
        list.extend_from_slice(thread, &five).unwrap();
        assert_eq!(list.capacity(), 6);
        list.extend_from_slice(thread, &five).unwrap();
        assert_eq!(list.capacity(), 16);
    });
}

#[test]
fn parts_and_copies() {
    with_runtime(|thread| {
        let pool = pool(thread);
        let list = List::from_owned(thread, pool.clone()).unwrap();
        let part = list.slice(thread, 2, 5).unwrap();
        assert_eq!(addresses(&part.snapshot(thread).unwrap()), addresses(&pool[2..5]));
        assert!(list.slice(thread, 5, 2).unwrap().is_empty());
        let twice = part.repeated(thread, 2).unwrap();
        let both = part.concatenated(thread, &part).unwrap();
        assert_eq!(
            addresses(&twice.snapshot(thread).unwrap()),
            addresses(&both.snapshot(thread).unwrap())
        );
        assert!(list.repeated(thread, usize::MAX / 2).is_err());
        assert!(list.get(8).is_none());
    });
}

/// A list of one-letter strings.
fn letters(thread: &Thread, letters: &str) -> Owned<List> {
    let list = List::new(thread).unwrap();
    for letter in letters.split("") {
        if !letter.is_empty() {
            list.push(thread, Str::new(thread, letter).unwrap().into_object()).unwrap();
        }
    }
    list
}

fn shown(thread: &Thread, object: &Object) -> String {
    object::repr(thread, object).unwrap().to_string()
}

#[test]
fn a_list_shows_its_items_and_itself() {
    with_runtime(|thread| {
        let list = letters(thread, "ab");
        assert_eq!(shown(thread, list.as_object()), "['a', 'b']");
        list.push(thread, list.clone().into_object()).unwrap();
        assert_eq!(shown(thread, list.as_object()), "['a', 'b', [...]]");
        list.clear();
        assert_eq!(shown(thread, list.as_object()), "[]");
    });
}

#[test]
fn sorting_strings() {
    with_runtime(|thread| {
        let list = letters(thread, "quickbrownfox");
        list.sort(thread, None, false).unwrap();
        assert_eq!(
            shown(thread, list.as_object()),
            shown(thread, letters(thread, "bcfiknooqruwx").as_object())
        );
        list.sort(thread, None, true).unwrap();
        assert_eq!(
            shown(thread, list.as_object()),
            shown(thread, letters(thread, "xwurqoonkifcb").as_object())
        );
        // Beyond Latin-1 the generic comparison is used.
        let list = letters(thread, "λaκb");
        list.sort(thread, None, false).unwrap();
        assert_eq!(
            shown(thread, list.as_object()),
            shown(thread, letters(thread, "abκλ").as_object())
        );
        let mixed = letters(thread, "ba");
        mixed.push(thread, thread.none()).unwrap();
        let raised = mixed.sort(thread, None, false).unwrap_err();
        assert!(thread.exception_matches(&raised, &TYPE_ERROR));
        thread.clear_exception(raised);
        assert_eq!(mixed.len(), 3);
    });
}

#[test]
fn rows_are_sorted_by_their_first_items_and_then_the_others() {
    with_runtime(|thread| {
        let rows = List::new(thread).unwrap();
        for row in ["ba", "ab", "b", "aa", "abc", "ab"] {
            let row = Tuple::from_list(thread, &letters(thread, row)).unwrap();
            rows.push(thread, row.into_object()).unwrap();
        }
        rows.sort(thread, None, false).unwrap();
        let expected = "[('a', 'a'), ('a', 'b'), ('a', 'b'), ('a', 'b', 'c'), ('b',), ('b', 'a')]";
        assert_eq!(shown(thread, rows.as_object()), expected);
    });
}

#[test]
fn comparison_and_containment() {
    with_runtime(|thread| {
        let (one, two) = (letters(thread, "abc"), letters(thread, "abd"));
        let less = |a: &List, b: &List| {
            object::compare_bool(thread, a.as_object(), b.as_object(), Comparison::Less).unwrap()
        };
        assert!(less(&one, &two) && !less(&two, &one) && less(&letters(thread, "ab"), &one));
        assert!(
            object::equal(thread, one.as_object(), letters(thread, "abc").as_object()).unwrap()
        );
        let letter = Str::new(thread, "d").unwrap();
        assert!(object::contains(thread, two.as_object(), letter.as_object()).unwrap());
        assert!(!object::contains(thread, one.as_object(), letter.as_object()).unwrap());
    });
}

#[test]
fn an_iterator_sees_what_is_added_until_it_has_ended() {
    with_runtime(|thread| {
        let list = letters(thread, "ab");
        let iterator = object::iterate(thread, list.as_object()).unwrap();
        let next = || object::next(thread, &iterator).unwrap().is_some();
        assert!(next() && next());
        list.push(thread, thread.none()).unwrap();
        assert!(next() && !next());
        list.push(thread, thread.none()).unwrap();
        assert!(!next());
        let copy = List::from_iterable(thread, list.as_object()).unwrap();
        assert_eq!(copy.len(), 4);
        let tuple = Tuple::from_iterable(thread, list.as_object()).unwrap();
        copy.extend_from(thread, tuple.as_object()).unwrap();
        copy.extend_from(thread, copy.as_object()).unwrap();
        assert_eq!(copy.len(), 16);
    });
}
