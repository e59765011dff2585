//! Layout, values and operators of integers; the operators against `pycore-numbers`.

use proptest::prelude::*;
use pycore_numbers::BigInt;

use super::{INT, Int};
use crate::core::{Fallible, Owned, Thread};
use crate::testing::with_runtime;
use crate::types::bool_type::{BOOL, Bool};

fn big(thread: &Thread, value: &BigInt) -> Owned<Int> {
    Int::from_big(thread, value).unwrap()
}

#[test]
fn small_integers_exist_once() {
    with_runtime(|thread| {
        for value in -6..=257 {
            let (one, other) =
                (Int::from_i64(thread, value).unwrap(), Int::from_i64(thread, value).unwrap());
            let is_small = (-5..=256).contains(&value);
            assert_eq!(one.as_object().is(other.as_object()), is_small, "{value}");
            assert_eq!(one.as_object().is_immortal(), is_small);
            assert_eq!((one.compact_value(), i64::from(one.sign())), (value, value.signum()));
            assert_eq!(one.is_zero(), value == 0);
        }
    });
}

#[test]
fn machine_integers_go_in_and_out() {
    with_runtime(|thread| {
        let edges = [0, 1, 1 << 30, (1 << 30) - 1, 1 << 60, (1 << 60) - 1, i64::MAX, 257];
        for value in edges.into_iter().flat_map(|edge| [edge, -edge, -1 - edge]) {
            let integer = Int::from_i64(thread, value).unwrap();
            assert_eq!(integer.to_i64(), Some(value));
            assert_eq!(integer.to_i128(), Some(value.into()));
            assert_eq!(integer.to_u64(), u64::try_from(value).ok());
            assert_eq!(integer.as_big().to_i64(), Some(value));
            assert_eq!(integer.is_compact(), value.unsigned_abs() < 1 << 30);
            assert!(std::ptr::eq(integer.as_object().type_object(), INT.get()));
        }
        assert_eq!(Int::from_u64(thread, u64::MAX).unwrap().to_u64(), Some(u64::MAX));
        assert_eq!(Int::from_u64(thread, u64::MAX).unwrap().to_i64(), None);
        assert_eq!(Int::from_i128(thread, i128::MIN).unwrap().to_i128(), None);
        assert_eq!(
            Int::from_i128(thread, i128::MIN).unwrap().as_big().to_string(),
            i128::MIN.to_string()
        );
    });
}

#[test]
fn memory_of_temporaries_is_used_again() {
    with_runtime(|thread| {
        let integer = Int::from_i64(thread, 1000).unwrap();
        let address = std::ptr::from_ref(&*integer);
        let integer = Int::reuse(thread, integer, -2000).unwrap();
        assert!(std::ptr::eq(address, &*integer) && integer.compact_value() == -2000);
        let shared = integer.clone();
        let other = Int::reuse(thread, integer, 5000).unwrap();
        assert_eq!((shared.compact_value(), other.compact_value()), (-2000, 5000));
        assert!(Int::reuse(thread, shared, 7).unwrap().as_object().is_immortal());
    });
}

#[test]
fn booleans_are_integers() {
    with_runtime(|thread| {
        for value in [false, true] {
            let object = thread.bool(value);
            assert!(std::ptr::eq(object.type_object(), BOOL.get()));
            assert_eq!((*object).downcast::<Int>().map(Int::compact_value), Some(value.into()));
            assert_eq!((*object).downcast::<Bool>().map(Bool::value), Some(value));
        }
        assert!((*thread.new_int(1).unwrap()).downcast::<Bool>().is_none());
    });
}

type Operator = fn(&Thread, &Int, &Int) -> Fallible<Owned<Int>>;

fn digit() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just((1 << 30) - 1), Just(1), 0..1_u32 << 30]
}

fn number() -> impl Strategy<Value = BigInt> {
    let digits = prop_oneof![
        3 => proptest::collection::vec(digit(), 0..=2),
        1 => proptest::collection::vec(digit(), 0..=12),
    ];
    let near = prop_oneof![Just(0_u32), 1..6_u32, 1020..1030_u32].prop_map(|digit| vec![digit]);
    let digits = prop_oneof![4 => digits, 1 => near];
    (any::<bool>(), digits).prop_map(|(negative, digits)| BigInt::from_digits(negative, digits))
}

#[track_caller]
fn check(result: Fallible<Owned<Int>>, expected: &BigInt) {
    assert_eq!(result.unwrap().as_big(), expected.as_ref());
}

proptest! {
    #[test]
    fn operators_agree_with_big_integers(a in number(), b in number(), count in 0_u64..200) {
        with_runtime(|thread| {
            let (x, y) = (big(thread, &a), big(thread, &b));
            let (p, q) = (a.as_ref(), b.as_ref());
            let cases: [(Operator, BigInt); 6] = [
                (Int::add, p.plus(q)),
                (Int::subtract, p.minus(q)),
                (Int::multiply, p.times(q)),
                (Int::and, p.and(q)),
                (Int::or, p.or(q)),
                (Int::xor, p.xor(q)),
            ];
            for (operator, expected) in cases {
                check(operator(thread, &x, &y), &expected);
            }
            if let Some((quotient, remainder)) = p.div_mod_floor(q) {
                let (ours, rest) = Int::divide_modulo(thread, &x, &y).unwrap();
                prop_assert_eq!((ours.as_big(), rest.as_big()), (quotient.as_ref(), remainder.as_ref()));
                check(Int::floor_divide(thread, &x, &y), &quotient);
                check(Int::modulo(thread, &x, &y), &remainder);
                prop_assert_eq!(Int::true_divide(thread, &x, &y).unwrap(), p.true_divide(q).unwrap());
            }
            let shift = Int::from_u64(thread, count).unwrap();
            check(Int::shift_left(thread, &x, &shift), &p.shift_left(count, u64::MAX).unwrap());
            check(Int::shift_right(thread, &x, &shift), &p.shift_right(count));
            let exponent = Int::from_u64(thread, count % 40).unwrap();
            check(Int::power(thread, &x, &exponent), &p.power(count % 40, u64::MAX).unwrap());
            prop_assert_eq!(x.compare(&y), a.cmp(&b));
            prop_assert_eq!(x.equals(&y), a == b);
            prop_assert_eq!(x.hash() as i64, p.python_hash());
            check(x.negate(thread), &p.negate());
            check(x.absolute(thread), &p.absolute());
            check(x.invert(thread), &p.invert());
            Ok(())
        })?;
    }
}

/// Class and message of the exception that a result is.
pub(super) fn error<T>(thread: &Thread, result: Fallible<T>) -> String {
    let Err(raised) = result else { return String::new() };
    let exception = thread.catch(raised).unwrap();
    let name = exception.as_object().type_object().name().to_string_lossy();
    let args = exception.args.get().unwrap();
    let args = args.downcast::<crate::types::tuple::Tuple>().unwrap();
    let text = args.get(0).and_then(|text| text.downcast::<crate::types::str::Str>());
    format!("{name}: {}", text.map(ToString::to_string).unwrap_or_default())
}

#[test]
fn operators_fail_as_in_cpython() {
    with_runtime(|thread| {
        let int = |value| Int::from_i64(thread, value).unwrap();
        let huge = big(thread, &BigInt::from(1).as_ref().shift_left(70, 100).unwrap());
        let division = "ZeroDivisionError: division by zero";
        assert_eq!(error(thread, Int::floor_divide(thread, &int(1), &int(0))), division);
        assert_eq!(error(thread, Int::modulo(thread, &huge, &int(0))), division);
        assert_eq!(error(thread, Int::true_divide(thread, &int(0), &int(0))), division);
        let overflow = "OverflowError: too many digits in integer";
        assert_eq!(error(thread, Int::shift_left(thread, &int(1), &huge)), overflow);
        assert_eq!(error(thread, Int::shift_left(thread, &int(1), &int(i64::MAX))), overflow);
        assert_eq!(error(thread, Int::shift_left(thread, &int(1), &int(1 << 62))), "MemoryError: ");
        assert_eq!(error(thread, Int::power(thread, &int(2), &int(1 << 60))), "MemoryError: ");
        assert_eq!(
            error(thread, Int::shift_right(thread, &huge, &int(-1))),
            "ValueError: negative shift count"
        );
        let inverse = "ValueError: base is not invertible for the given modulus";
        assert_eq!(error(thread, Int::power_modulo(thread, &int(2), &int(-1), &int(4))), inverse);
        assert_eq!(
            Int::power_modulo(thread, &int(3), &int(-3), &int(-7)).unwrap().compact_value(),
            -1
        );
        assert_eq!(Int::shift_left(thread, &int(0), &huge).unwrap().compact_value(), 0);
        assert_eq!(Int::shift_right(thread, &int(-1), &huge).unwrap().compact_value(), -1);
        assert_eq!(Int::power(thread, &int(-1), &huge).unwrap().compact_value(), 1);
        let odd = Int::add(thread, &huge, &int(1)).unwrap();
        assert_eq!(Int::power(thread, &int(-1), &odd).unwrap().compact_value(), -1);
        assert_eq!(Int::power(thread, &int(0), &int(0)).unwrap().compact_value(), 1);
    });
}
