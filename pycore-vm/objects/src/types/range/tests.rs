use proptest::prelude::*;
use pycore_numbers::BigInt;

use super::{Range, RangeIterator};
use crate::core::{Object, ObjectLike, Owned, Thread};
use crate::protocol::object;
use crate::testing::with_runtime;
use crate::types::int::Int;
use crate::types::list::List;
use crate::types::slice::Slice;

/// The numbers that a range has by its definition.
fn model(start: i64, stop: i64, step: i64) -> Vec<i64> {
    let mut numbers = Vec::new();
    let mut at = start;
    while if step > 0 { at < stop } else { at > stop } {
        numbers.push(at);
        at += step;
    }
    numbers
}

fn numbers(thread: &Thread, iterable: &Object) -> Vec<i64> {
    let list = List::from_iterable(thread, iterable).unwrap();
    let items = list.snapshot(thread).unwrap();
    items.iter().map(|item| (**item).downcast::<Int>().unwrap().to_i64().unwrap()).collect()
}

fn optional(thread: &Thread, bound: Option<i64>) -> Owned {
    bound.map_or_else(|| thread.none(), |bound| thread.new_int(bound).unwrap())
}

fn step() -> impl Strategy<Value = i64> {
    prop_oneof![-5i64..0, 1i64..6]
}

fn bound() -> impl Strategy<Value = Option<i64>> {
    prop::option::of(-30i64..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 4 } else { 300 }))]

    #[test]
    fn a_range_has_its_numbers(start in -30i64..30, stop in -30i64..30, step in step(), value in -40i64..40) {
        with_runtime(|thread| {
            let expected = model(start, stop, step);
            let range = Range::from_i64(thread, start, stop, step).unwrap();
            assert_eq!(numbers(thread, range.as_object()), expected);
            assert_eq!(object::length(thread, range.as_object()).unwrap(), expected.len());
            let small = range.small().unwrap();
            assert_eq!(small.find(value), expected.iter().position(|&n| n == value).map(|i| i as i64));
            let found = range.big().find(&BigInt::from(value));
            assert_eq!(found.map(|i| i.as_ref().to_i64()), small.find(value).map(Some));
        });
    }

    #[test]
    fn slices_of_ranges_are_those_of_their_numbers(
        start in -30i64..30, stop in -30i64..30, by in step(), from in bound(), to in bound(), step in step(),
    ) {
        with_runtime(|thread| {
            let all = Range::from_i64(thread, start, stop, by).unwrap();
            let list = List::from_iterable(thread, all.as_object()).unwrap();
            let [from, to] = [from, to].map(|bound| optional(thread, bound));
            let slice = Slice::new(thread, from, to, thread.new_int(step).unwrap()).unwrap();
            let part = object::get_item(thread, all.as_object(), slice.as_object()).unwrap();
            let expected = object::get_item(thread, list.as_object(), slice.as_object()).unwrap();
            assert_eq!(numbers(thread, &part), numbers(thread, &expected));
        });
    }
}

#[test]
fn ranges_of_big_numbers() {
    with_runtime(|thread| {
        let big = |power: u64| BigInt::from(1).as_ref().shift_left(power, 1000).unwrap();
        let int = |value: &BigInt| Int::from_big(thread, value).unwrap();
        let start = int(&big(70));
        let stop = int(&big(70).as_ref().plus(BigInt::from(10).as_ref()));
        let range = Range::new(thread, start, stop, Int::from_i64(thread, 3).unwrap()).unwrap();
        assert!(range.small().is_none());
        assert_eq!(object::length(thread, range.as_object()).unwrap(), 4);
        assert_eq!(range.big().length, BigInt::from(4));
        let iterator = object::iterate(thread, range.as_object()).unwrap();
        let mut count = 0;
        while object::next(thread, &iterator).unwrap().is_some() {
            count += 1;
        }
        assert_eq!(count, 4);
    });
}

#[test]
fn the_evaluators_way_through_an_iterator() {
    with_runtime(|thread| {
        let iterator = RangeIterator::new(thread, 5, -2, 3).unwrap();
        let all: Vec<i64> = std::iter::from_fn(|| iterator.next_i64()).collect();
        assert_eq!(all, [5, 3, 1]);
        assert_eq!(iterator.left(), 0);
        let whole = Range::from_i64(thread, i64::MIN, i64::MAX, 1).unwrap();
        assert!(whole.small().is_none());
        let most = Range::from_i64(thread, 0, i64::MAX, 1).unwrap();
        let iterator = object::iterate(thread, most.as_object()).unwrap();
        assert!(iterator.downcast_exact::<RangeIterator>().is_some());
    });
}
