//! Random operations, on a dict and on a vector of pairs.

use proptest::prelude::*;

use super::super::{Dict, Overlap};
use crate::core::{Object, Owned, Thread};
use crate::testing::with_runtime;
use crate::types::str::Str;
use crate::types::toy::{ALIVE, Toy, toy};

#[derive(Clone, Debug)]
enum Operation {
    Insert(usize, usize),
    Remove(usize),
    PopLast,
    SetDefault(usize, usize),
    Copy,
    Merge(Vec<usize>, usize),
    Clear,
}

/// Numbers below 12 are texts; the others are toys, some with the same hash.
fn key(thread: &Thread, number: usize) -> Owned {
    if number < 12 {
        return Str::new(thread, &format!("key{number}")).unwrap().into_object();
    }
    toy(thread, number, (number as isize % 7) << (number % 3 * 8))
}

fn number(object: &Object) -> usize {
    match object.downcast_exact::<Toy>() {
        Some(toy) => toy.number,
        None => object.downcast_exact::<Str>().unwrap().to_string_lossy()[3..].parse().unwrap(),
    }
}

fn operations(keys: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Operation>> {
    let operation = prop_oneof![
        12 => (keys.clone(), 0..40_usize).prop_map(|(key, value)| Operation::Insert(key, value)),
        6 => keys.clone().prop_map(Operation::Remove),
        2 => Just(Operation::PopLast),
        2 => (keys.clone(), 0..40_usize).prop_map(|(key, value)| Operation::SetDefault(key, value)),
        1 => Just(Operation::Copy),
        2 => (prop::collection::vec(keys, 0..20), 0..3_usize).prop_map(|(keys, how)| Operation::Merge(keys, how)),
        1 => Just(Operation::Clear),
    ];
    prop::collection::vec(operation, 0..if cfg!(miri) { 30 } else { 150 })
}

fn items(dict: &Dict) -> Vec<(usize, usize)> {
    let mut position = 0;
    std::iter::from_fn(|| dict.next_entry(&mut position))
        .map(|(key, value)| (number(&key), number(&value)))
        .collect()
}

fn items_backwards(dict: &Dict) -> Vec<(usize, usize)> {
    let mut position = dict.last_position();
    std::iter::from_fn(|| dict.previous_entry(&mut position))
        .map(|(key, value)| (number(&key), number(&value)))
        .collect()
}

fn put(model: &mut Vec<(usize, usize)>, key: usize, value: usize, replace: bool) {
    match model.iter_mut().find(|item| item.0 == key) {
        Some(item) if replace => item.1 = value,
        Some(_) => {}
        None => model.push((key, value)),
    }
}

fn compare(thread: &Thread, operations: Vec<Operation>) {
    let mut dict = Dict::new(thread).unwrap();
    let mut model: Vec<(usize, usize)> = Vec::new();
    for operation in operations {
        match operation {
            Operation::Insert(k, v) => {
                dict.insert(thread, &key(thread, k), &key(thread, v)).unwrap();
                put(&mut model, k, v, true);
            }
            Operation::Remove(k) => {
                let removed = dict.remove(thread, &key(thread, k)).unwrap();
                let position = model.iter().position(|item| item.0 == k);
                assert_eq!(
                    removed.map(|value| number(&value)),
                    position.map(|at| model.remove(at).1)
                );
            }
            Operation::PopLast => {
                let item = dict.pop_last(thread).unwrap();
                assert_eq!(item.map(|(key, value)| (number(&key), number(&value))), model.pop());
            }
            Operation::SetDefault(k, v) => {
                let (value, existed) =
                    dict.set_default(thread, &key(thread, k), &key(thread, v)).unwrap();
                assert_eq!(existed, model.iter().any(|item| item.0 == k));
                put(&mut model, k, v, false);
                assert_eq!(
                    Some(number(&value)),
                    model.iter().find(|item| item.0 == k).map(|item| item.1)
                );
            }
            Operation::Copy => dict = dict.copy(thread).unwrap(),
            Operation::Merge(keys, how) => {
                let other = Dict::new(thread).unwrap();
                for &k in &keys {
                    other.insert(thread, &key(thread, k), &key(thread, how)).unwrap();
                }
                let overlap = if how == 0 { Overlap::Keep } else { Overlap::Replace };
                dict.merge(thread, &other, overlap).unwrap();
                for (k, v) in items(&other) {
                    put(&mut model, k, v, how != 0);
                }
            }
            Operation::Clear => {
                dict.clear_items();
                model.clear();
            }
        }
        assert_eq!(dict.len(), model.len());
        assert_eq!(items(&dict), model);
        assert_eq!(items_backwards(&dict), model.iter().rev().copied().collect::<Vec<_>>());
        for &(k, v) in &model {
            assert_eq!(
                dict.get(thread, &key(thread, k)).unwrap().map(|value| number(&value)),
                Some(v)
            );
        }
    }
    drop(dict);
    assert_eq!(ALIVE.get(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(miri) { 4 } else { 256 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_dict_of_texts_is_a_list_of_pairs(operations in operations(0..12)) {
        with_runtime(|thread| compare(thread, operations));
    }

    #[test]
    fn a_dict_of_any_keys_is_a_list_of_pairs(operations in operations(0..40)) {
        with_runtime(|thread| compare(thread, operations));
    }
}
