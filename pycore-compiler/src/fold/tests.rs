use std::sync::Arc;

use pycore_bytecode::{BinaryOperator, Constant};

use super::*;

fn int(value: i64) -> Constant {
    Constant::Int(value)
}

fn str(text: &str) -> Constant {
    Constant::Str(text.into())
}

fn tuple(items: impl IntoIterator<Item = Constant>) -> Constant {
    Constant::Tuple(items.into_iter().collect())
}

#[test]
fn limits_are_on_the_result() {
    use BinaryOperator::{LeftShift, Multiply, Power};
    assert_eq!(binary(&int(1), LeftShift, &int(127)).map(|of| of.type_name()), Some("int"));
    assert_eq!(binary(&int(1), LeftShift, &int(128)), None);
    assert_eq!(binary(&int(2), Power, &int(64)).map(|of| of.type_name()), Some("int"));
    assert_eq!(binary(&int(2), Power, &int(65)), None);
    assert_eq!(binary(&int(0), Power, &int(i64::MAX)), Some(int(0)));
    assert!(binary(&str("ab"), Multiply, &int(2048)).is_some());
    assert_eq!(binary(&int(2049), Multiply, &str("ab")), None);
    assert_eq!(binary(&str(""), Multiply, &int(-5)), Some(str("")));
    let nested = tuple([tuple((0..100).map(int))]);
    assert!(binary(&nested, Multiply, &int(10)).is_some());
    assert_eq!(binary(&nested, Multiply, &int(11)), None);
}

#[test]
fn what_raises_is_not_evaluated() {
    use BinaryOperator::{Add, FloorDivide, LeftShift, Remainder, Subscript, TrueDivide};
    assert_eq!(binary(&int(1), TrueDivide, &int(0)), None);
    assert_eq!(binary(&int(1), FloorDivide, &Constant::Float(0.0)), None);
    assert_eq!(binary(&int(1), LeftShift, &int(-1)), None);
    assert_eq!(binary(&int(1), Add, &str("a")), None);
    assert_eq!(binary(&str("%d"), Remainder, &int(1)), None);
    assert_eq!(binary(&str("abc"), Subscript, &int(3)), None);
    assert_eq!(unary(UnaryOperator::Invert, &Constant::Float(1.0)), None);
}

#[test]
fn subscripts_count_code_points() {
    let slice = |parts: [Constant; 3]| Constant::Slice(Arc::new(parts));
    let text = str("aé\u{10ffff}z");
    let subscript = |index: &Constant| binary(&text, BinaryOperator::Subscript, index);
    assert_eq!(subscript(&int(-2)), Some(str("\u{10ffff}")));
    assert_eq!(subscript(&Constant::Bool(true)), Some(str("é")));
    let reversed = slice([Constant::None, Constant::None, int(-1)]);
    assert_eq!(subscript(&reversed), Some(str("z\u{10ffff}éa")));
    assert_eq!(subscript(&slice([int(-100), int(2), int(i64::MAX)])), Some(str("a")));
    assert_eq!(subscript(&slice([int(3), int(0), Constant::None])), Some(str("")));
    assert_eq!(subscript(&slice([int(3), int(0), int(0)])), None);
}

#[test]
fn bools_are_integers_but_for_bit_operations() {
    let bools = |operator| binary(&Constant::Bool(true), operator, &Constant::Bool(true));
    assert_eq!(bools(BinaryOperator::Add), Some(int(2)));
    assert_eq!(bools(BinaryOperator::Xor), Some(Constant::Bool(false)));
    assert_eq!(unary(UnaryOperator::Positive, &Constant::Bool(true)), Some(int(1)));
}

#[test]
fn sets_keep_the_first_of_equal_items() {
    let items = [int(1), Constant::Float(1.0), Constant::Bool(true), str("1"), int(1)];
    let Constant::FrozenSet(set) = frozen_set(&items) else { panic!("not a set") };
    assert_eq!(&*set, &[int(1), str("1")]);
}
