//! Order of elements as CPython's, and hostile elements.

use std::cell::Cell;
use std::rc::Rc;

use super::Set;
use crate::core::{Owned, Thread};
use crate::testing::with_runtime;
use crate::types::toy::{ALIVE, Toy, be_quiet, on_comparison, on_end, toy};

/// The hash that `orders.txt` was made with.
fn hash(number: usize) -> isize {
    let hash = match number % 3 {
        0 => number % 7,
        _ => ((number * 2_654_435_761) >> (number % 5 * 4)) & 0xffff,
    };
    hash as isize
}

fn key(thread: &Thread, number: usize) -> Owned {
    toy(thread, number, hash(number))
}

fn number(element: &Owned) -> usize {
    element.downcast_exact::<Toy>().unwrap().number
}

fn numbers(text: &str) -> impl Iterator<Item = usize> {
    text.split(['.', ',']).filter(|number| !number.is_empty()).map(|number| number.parse().unwrap())
}

/// Each line: operations, the order of elements that CPython has then, the hash of the frozen set, bytes of its table.
#[test]
fn elements_lie_where_cpython_puts_them() {
    with_runtime(|thread| {
        for line in include_str!("orders.txt").lines().take(if cfg!(miri) { 5 } else { usize::MAX })
        {
            let [operations, order, hash, size] = line.split('|').collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let mut set = Set::new(thread).unwrap();
            for operation in operations.split_whitespace() {
                let (kind, rest) = operation.split_at(1);
                let elements = set.elements();
                match kind {
                    "a" => elements.add(thread, &key(thread, rest.parse().unwrap())).unwrap(),
                    "d" => {
                        assert!(
                            elements.discard(thread, &key(thread, rest.parse().unwrap())).is_ok()
                        )
                    }
                    "p" => assert_eq!(number(&elements.pop().unwrap()).to_string(), rest),
                    "u" => {
                        let other = Set::new(thread).unwrap();
                        for number in numbers(rest) {
                            other.elements().add(thread, &key(thread, number)).unwrap();
                        }
                        elements.merge(thread, other.elements()).unwrap();
                    }
                    _ => {
                        let copy = Set::new(thread).unwrap();
                        copy.elements().merge(thread, elements).unwrap();
                        set = copy;
                    }
                }
            }
            let mut position = 0;
            let found: Vec<usize> = std::iter::from_fn(|| set.elements().next(&mut position))
                .map(|(key, _)| number(&key))
                .collect();
            assert_eq!(found, numbers(order).collect::<Vec<_>>(), "{line}");
            assert_eq!(set.elements().frozen_hash().to_string(), hash);
            assert_eq!(set.elements().memory_beside().to_string(), size);
        }
        assert_eq!(ALIVE.get(), 0);
    });
}

/// Does something to a set of elements that have few hashes.
fn disturb(thread: &Thread, set: &Set, random: &mut impl FnMut(usize) -> usize) {
    let number = random(12);
    let key = toy(thread, number, number as isize % 3);
    let elements = set.elements();
    match random(7) {
        0..=2 => elements.add(thread, &key).unwrap(),
        3 => assert!(elements.discard(thread, &key).is_ok()),
        4 => drop(elements.pop()),
        5 => elements.clear(),
        _ => {
            let other = Set::new(thread).unwrap();
            other.elements().merge(thread, elements).unwrap();
            elements.add(thread, &key).unwrap();
            elements.merge(thread, other.elements()).unwrap();
            elements.tidy(thread).unwrap();
        }
    }
}

fn random(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

#[test]
fn sets_survive_elements_that_change_them() {
    for seed in 0..if cfg!(miri) { 3 } else { 100 } {
        with_runtime(|thread| {
            let set = Set::new(thread).unwrap();
            let mut numbers = random(seed);
            for _ in 0..if cfg!(miri) { 20 } else { 200 } {
                let left = Rc::new(Cell::new(numbers(4)));
                let disturber = |seed: usize| {
                    let (set, left, mut numbers) = (set.clone(), left.clone(), random(seed as u64));
                    move |thread: &Thread| {
                        if left.get() > 0 {
                            left.set(left.get() - 1);
                            disturb(thread, &set, &mut numbers);
                        }
                    }
                };
                on_comparison(disturber(numbers(1 << 20)));
                on_end(disturber(numbers(1 << 20)));
                disturb(thread, &set, &mut numbers);
                be_quiet();
                let mut position = 0;
                let found = std::iter::from_fn(|| set.elements().next(&mut position)).count();
                assert_eq!(found, set.elements().len());
            }
            drop(set);
            assert_eq!(ALIVE.get(), 0);
        });
    }
}
