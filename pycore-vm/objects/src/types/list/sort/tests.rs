//! The algorithm against a stable model, with comparisons that lie and that fail.

use proptest::prelude::*;

use super::timsort::sort;

/// The order of positions after sorting by these keys.
fn sorted(keys: &[u32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    let result: Result<(), ()> =
        sort(&mut order, Vec::new(), |left, right| Ok(keys[left] < keys[right]));
    result.unwrap();
    order
}

fn model(keys: &[u32]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|&position| keys[position]);
    order
}

/// Keys with runs, up and down, and many equal ones.
fn keys() -> impl Strategy<Value = Vec<u32>> {
    let run = (0u32..50, prop::collection::vec(0u32..3, 0..80), any::<bool>()).prop_map(
        |(start, steps, down)| {
            let mut run: Vec<u32> = Vec::new();
            let mut at = start;
            for step in steps {
                at += step;
                run.push(at);
            }
            if down {
                run.reverse();
            }
            run
        },
    );
    prop::collection::vec(run, 0..12).prop_map(|runs| runs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 8 } else { 256 }))]

    #[test]
    fn it_is_a_stable_sort(keys in keys()) {
        prop_assert_eq!(sorted(&keys), model(&keys));
    }

    #[test]
    fn whatever_comparisons_say_the_result_is_a_permutation(
        length in 0usize..700, seed in any::<u64>(), fails_at in prop::option::of(0usize..3000),
    ) {
        let mut order: Vec<usize> = (0..length).collect();
        let mut state = seed | 1;
        let mut count = 0;
        let result = sort(&mut order, Vec::new(), |_, _| {
            count += 1;
            if Some(count) == fails_at {
                return Err(());
            }
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            Ok(state >> 62 == 0)
        });
        prop_assert_eq!(result.is_err(), fails_at.is_some_and(|at| at > 0 && at <= count));
        order.sort_unstable();
        prop_assert!(order.into_iter().eq(0..length));
    }
}

/// Number of comparisons, and a checksum over their operands in order, as CPython 3.14 makes them.
#[test]
fn comparisons_are_those_of_cpython() {
    for (length, modulus, expected) in EXPECTED {
        let keys: Vec<u64> = (0..length).map(|i: u64| (i * i * 31 + i * 17) % modulus).collect();
        let mut order: Vec<usize> = (0..keys.len()).collect();
        let (mut count, mut sum) = (0u64, 0u64);
        let result: Result<(), ()> = sort(&mut order, Vec::new(), |left, right| {
            count += 1;
            sum = sum.wrapping_mul(1_000_003).wrapping_add((left * 7919 + right) as u64);
            Ok(keys[left] < keys[right])
        });
        result.unwrap();
        assert_eq!((count, sum), expected, "{length} items modulo {modulus}");
    }
}

/// Length, modulus, and what CPython did.
const EXPECTED: [(u64, u64, (u64, u64)); 7] = [
    (10, 7, (24, 16628240249015806091)),
    (63, 1000, (288, 3576198370858978947)),
    (64, 5, (286, 16144104342834491447)),
    (100, 997, (536, 6738755092742907645)),
    (300, 11, (1781, 5374603613472280364)),
    (1000, 104729, (8415, 4637983174299976491)),
    (2500, 60, (18176, 1451596760621408150)),
];
