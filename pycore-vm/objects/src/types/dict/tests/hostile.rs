//! Keys whose comparison, and objects whose end, change the dict that is being worked on.

use std::cell::Cell;
use std::rc::Rc;

use super::super::{Dict, Overlap};
use crate::core::{Owned, Thread};
use crate::testing::with_runtime;
use crate::types::toy::{ALIVE, be_quiet, on_comparison, on_end, toy};

/// Numbers that look random.
fn numbers(seed: u64) -> impl FnMut(usize) -> usize + Clone {
    let mut state = seed;
    move |below| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    }
}

/// Does something to a dict of toys that all have few hashes.
fn disturb(thread: &Thread, dict: &Dict, random: &mut impl FnMut(usize) -> usize) {
    let number = random(12);
    let key = toy(thread, number, number as isize % 3);
    match random(8) {
        0..=2 => dict.insert(thread, &key, &key).unwrap(),
        3 => drop(dict.remove(thread, &key).unwrap()),
        4 => drop(dict.pop_last(thread).unwrap()),
        5 => dict.clear_items(),
        6 => drop(dict.set_default(thread, &key, &key).unwrap()),
        _ => {
            let copy = dict.copy(thread).unwrap();
            dict.insert(thread, &key, &key).unwrap();
            dict.merge(thread, &copy, Overlap::Replace).unwrap();
        }
    }
}

/// The number of items is that of the items found, and each is found.
fn check(thread: &Thread, dict: &Dict) {
    let mut position = 0;
    let items: Vec<(Owned, Owned)> =
        std::iter::from_fn(|| dict.next_entry(&mut position)).collect();
    assert_eq!(items.len(), dict.len());
    for (key, value) in &items {
        assert!(dict.get(thread, key).unwrap().unwrap().is(value));
    }
}

fn run(seed: u64) {
    with_runtime(|thread| {
        let dict = Dict::new(thread).unwrap();
        let mut random = numbers(seed);
        for _ in 0..if cfg!(miri) { 20 } else { 200 } {
            // Each operation may be disturbed a few times.
            let left = Rc::new(Cell::new(random(4)));
            let disturber =
                |dict: Owned<Dict>,
                 left: Rc<Cell<usize>>,
                 mut random: Box<dyn FnMut(usize) -> usize>| {
                    move |thread: &Thread| {
                        if left.get() > 0 {
                            left.set(left.get() - 1);
                            disturb(thread, &dict, &mut random);
                        }
                    }
                };
            on_comparison(disturber(
                dict.clone(),
                left.clone(),
                Box::new(numbers(random(1 << 20) as u64)),
            ));
            on_end(disturber(
                dict.clone(),
                left.clone(),
                Box::new(numbers(random(1 << 20) as u64)),
            ));
            disturb(thread, &dict, &mut random);
            be_quiet();
            check(thread, &dict);
        }
        drop(dict);
        assert_eq!(ALIVE.get(), 0);
    });
}

#[test]
fn dicts_survive_keys_that_change_them() {
    for seed in 0..if cfg!(miri) { 3 } else { 100 } {
        run(seed);
    }
}
