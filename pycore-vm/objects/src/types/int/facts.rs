//! What CPython 3.14 says of numbers: operators, conversions and formats, in `facts.tsv`.
//!
//! A line is an operation, its operands as Python writes them, and the `repr` of the result or class and message of
//! the exception.

use pycore_numbers::Complex as ComplexValue;

use super::Int;
use crate::core::{Fallible, Object, Owned, Thread, TypeFlags};
use crate::declare::Comparison;
use crate::protocol::number::{self, Operator};
use crate::protocol::object;
use crate::testing::with_runtime;
use crate::types::bool_type::BOOL;
use crate::types::complex::{self, Complex};
use crate::types::float::Float;
use crate::types::str::{STR, Str};

/// The value of a literal: a number, a boolean, `None`, or a text in quotes.
fn value(thread: &Thread, literal: &str) -> Owned {
    let text = literal.trim_matches(['(', ')']);
    if let Some(text) = literal.strip_prefix('\'') {
        return thread.new_str(text.strip_suffix('\'').unwrap()).unwrap();
    }
    match literal {
        "None" => return thread.none(),
        "True" | "False" => return thread.bool(literal == "True"),
        _ => {}
    }
    if text.ends_with('j') {
        let text = thread.new_str(literal).unwrap();
        let value: ComplexValue = complex::from_one(thread, &text).unwrap();
        return Complex::new(thread, value).unwrap().into_object();
    }
    if let Ok(value) = pycore_numbers::BigInt::parse_text(text, 10, None) {
        return Int::from_big(thread, &value).unwrap().into_object();
    }
    thread.new_float(text.parse().unwrap()).unwrap()
}

fn format(thread: &Thread, value: &Object, spec: &str) -> Fallible<Owned> {
    let spec = Str::new(thread, spec)?;
    let text = if let Some(value) = value.downcast::<Int>() {
        value.formatted(thread, &spec)
    } else if let Some(value) = value.downcast::<Float>() {
        value.formatted(thread, &spec)
    } else {
        value.downcast::<Complex>().unwrap().formatted(thread, &spec)
    };
    Ok(text?.into_object())
}

fn apply(thread: &Thread, operation: &str, operands: &[Owned]) -> Fallible<Owned> {
    let binary = |operator| number::binary(thread, &operands[0], &operands[1], operator);
    let compare = |how| object::compare(thread, &operands[0], &operands[1], how);
    if let Some(spec) = operation.strip_prefix("format ") {
        return format(thread, &operands[0], spec.trim_matches('\''));
    }
    match operation {
        "+" => binary(Operator::Add),
        "-" => binary(Operator::Subtract),
        "*" => binary(Operator::Multiply),
        "/" => binary(Operator::TrueDivide),
        "//" => binary(Operator::FloorDivide),
        "%" => binary(Operator::Remainder),
        "<<" => binary(Operator::LeftShift),
        ">>" => binary(Operator::RightShift),
        "&" => binary(Operator::And),
        "|" => binary(Operator::Or),
        "^" => binary(Operator::Xor),
        "divmod0" | "divmod1" => {
            let pair = binary(Operator::DivMod)?;
            let pair = (*pair).downcast::<crate::types::tuple::Tuple>().unwrap();
            Ok(Owned::share(pair.get(usize::from(operation == "divmod1")).unwrap()))
        }
        "pow" => number::power(
            thread,
            &operands[0],
            &operands[1],
            operands.get(2).map(|modulus| &**modulus),
        ),
        "<" => compare(Comparison::Less),
        "<=" => compare(Comparison::LessOrEqual),
        "==" => compare(Comparison::Equal),
        "!=" => compare(Comparison::NotEqual),
        ">" => compare(Comparison::Greater),
        ">=" => compare(Comparison::GreaterOrEqual),
        "neg" => number::negative(thread, &operands[0]),
        "pos" => number::positive(thread, &operands[0]),
        "abs" => number::absolute(thread, &operands[0]),
        "invert" => number::invert(thread, &operands[0]),
        "bool" => Ok(thread.bool(object::is_true(thread, &operands[0])?)),
        "hash" => thread.new_int(object::hash(thread, &operands[0])? as i64),
        "int" => Ok(Int::from_object(thread, &operands[0])?.into_object()),
        "float" => thread.new_float(Float::from_object(thread, &operands[0])?),
        "complex" => {
            Ok(Complex::new(thread, complex::from_one(thread, &operands[0])?)?.into_object())
        }
        _ => panic!("unknown operation {operation}"),
    }
}

fn shown(thread: &Thread, result: Fallible<Owned>) -> String {
    match result {
        Ok(value) if (*value).downcast::<Str>().is_some() => {
            format!("'{}'", (*value).downcast::<Str>().unwrap())
        }
        Ok(value) => match object::repr(thread, &value) {
            Ok(text) => text.to_string(),
            Err(raised) => super::tests::error::<()>(thread, Err(raised)),
        },
        Err(raised) => super::tests::error::<()>(thread, Err(raised)),
    }
}

#[test]
fn numbers_behave_as_in_cpython() {
    let mut failures = String::new();
    with_runtime(|thread| {
        // Text has to have a `repr` of its own for the messages.
        let represents = |class: &'static crate::core::TypeStatic| {
            class.contents().slots.type_object.tp_repr.is_some()
        };
        let is_ready = BOOL.get().flags().contains(TypeFlags::READY) && represents(&STR);
        for line in include_str!("facts.tsv").lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let [operation, operands @ .., expected] = columns.as_slice() else { panic!("{line}") };
            if !is_ready && (line.contains("True") || line.contains("False") || line.contains('\''))
            {
                continue;
            }
            let operands: Vec<Owned> = operands.iter().map(|text| value(thread, text)).collect();
            let result = shown(thread, apply(thread, operation, &operands));
            if result != *expected {
                failures += &format!("{line}\n    but {result}\n");
            }
        }
    });
    assert!(failures.is_empty(), "{failures}");
}
