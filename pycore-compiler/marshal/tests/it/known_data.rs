//! Data that CPython 3.14 writes (`marshal.dumps(VALUE).hex()`), and what it means.

use std::sync::Arc;

use pycore_bytecode::{Constant, verify};
use pycore_marshal::{ReadErrorKind, Value, dump_code, dump_value, load_code, load_value};

use crate::sample;

fn bytes(hex: &str) -> Arc<[u8]> {
    let digit = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    (0..hex.len()).step_by(2).map(digit).collect()
}

fn shown(hex: &str) -> String {
    match load_value(&bytes(hex)) {
        Ok((value, size)) => {
            assert_eq!(size, hex.len() / 2);
            format!("{value:?}")
        }
        Err(error) => format!("{} at {}: {error}", error.kind.exception(), error.offset),
    }
}

#[test]
fn every_type_is_read() {
    for (hex, expected) in [
        ("4e", "Constant(None)"),
        (
            "5b04000000e901000000e9fbffffff6c030000000000000000046cf9ffffff0000000000000000000000000100",
            "List([Constant(Int(1)), Constant(Int(-5)), Constant(Int(1099511627776)), \
             Constant(BigInt(-1237940039285380274899124224))])",
        ),
        (
            "290567000000000000f83f790000000000000000000000000000f03f542e53",
            "Tuple([Constant(Float(1.5)), Constant(Complex(0.0, 1.0)), Constant(Bool(true)), \
             Constant(Ellipsis), StopIteration])",
        ),
        (
            "7bda0161f30100000078e9020000005b0000000030",
            "Dict([(Constant(Str(\"a\")), Constant(Bytes(b\"x\"))), (Constant(Int(2)), List([]))])",
        ),
        ("3e02000000e901000000e902000000", "Constant(FrozenSet([Int(1), Int(2)]))"),
        ("3c01000000e901000000", "Set([Constant(Int(1))])"),
        ("3ae9010000004ee902000000", "Constant(Slice([Int(1), None, Int(2)]))"),
        ("7508000000c3a9e282aceda080", "Constant(Str(\"é€\\u{d800}\"))"),
        ("7a01e9", "Constant(Str(\"é\"))"),
        ("490000000000000080", "Constant(Int(-9223372036854775808))"),
        ("7803312e3504312e3235", "Constant(Complex(1.5, 1.25))"),
        ("2902da01617200000000", "Constant(Tuple([Str(\"a\"), Str(\"a\")]))"),
    ] {
        assert_eq!(shown(hex), expected, "{hex}");
    }
}

#[test]
fn damage_is_named_as_in_cpython() {
    for (hex, expected) in [
        ("", "EOFError at 0: EOF read where object expected"),
        ("69010000", "EOFError at 1: marshal data too short"),
        ("7aff", "EOFError at 2: marshal data too short"),
        ("28ffffffff", "ValueError at 5: bad marshal data (tuple size out of range)"),
        ("28ffffff7f", "EOFError at 5: EOF read where object expected"),
        ("6c010000000080", "ValueError at 7: bad marshal data (digit out of range in long)"),
        ("6c0200000001000000", "ValueError at 9: bad marshal data (unnormalized long data)"),
        ("7200000000", "ValueError at 0: bad marshal data (invalid reference)"),
        ("a9017200000000", "ValueError at 2: bad marshal data (invalid reference)"),
        ("40", "ValueError at 0: bad marshal data (unknown type code)"),
        ("290130", "TypeError at 3: NULL object in marshal data for tuple"),
        ("30", "TypeError at 1: NULL object in marshal data for object"),
        ("7501000000ff", "UnicodeDecodeError at 6: bad marshal data (malformed text)"),
        ("660178", "ValueError at 3: bad marshal data (malformed float)"),
    ] {
        assert_eq!(shown(hex), expected, "{hex}");
    }
}

#[test]
fn older_versions_are_written_as_cpython_writes_them() {
    let constants = |items: &[Constant]| Value::Constant(Constant::Tuple(items.into()));
    let list = Value::List(vec![
        Value::Constant(Constant::Float(1.5)),
        Value::Constant(Constant::Complex(0.0, 2.0)),
    ]);
    // marshal.dumps([1.5, 2j], 1)
    assert_eq!(dump_value(&list, 1).unwrap(), b"[\x02\0\0\0f\x031.5x\x010\x012");
    let tuple = constants(&[Constant::Str("a".into()), Constant::Bytes(b"x"[..].into())]);
    // marshal.dumps(("a", b"x"), 0)
    assert_eq!(dump_value(&tuple, 0).unwrap(), b"(\x02\0\0\0u\x01\0\0\0as\x01\0\0\0x");
    let slice = Value::Constant(Constant::Slice([const { Constant::None }; 3].into()));
    assert_eq!(dump_value(&slice, 4).unwrap_err().to_string(), "unmarshallable object");
}

#[test]
fn depth_is_limited_and_needs_no_stack() {
    let nested = |depth: usize| -> Arc<[u8]> {
        let mut data = b")\x01".repeat(depth);
        data.push(b'N');
        data.into()
    };
    let (value, _) = load_value(&nested(1999)).unwrap();
    assert_eq!(load_value(&nested(2000)).unwrap_err().kind, ReadErrorKind::TooDeep);
    assert_eq!(*dump_value(&value, 5).unwrap(), *nested(1999));
}

#[test]
fn references_that_expand_without_bound_are_refused() {
    // Each tuple holds the one before twice: 2^100 values in some hundred bytes.
    let mut data = b")\x65".to_vec();
    data.extend(b"\xa9\x02NN");
    for index in 0..100_u32 {
        data.extend(b"\xa9\x02");
        data.extend([b'r'].iter().chain(&index.to_le_bytes()));
        data.extend([b'r'].iter().chain(&index.to_le_bytes()));
    }
    assert_eq!(load_value(&data.into()).unwrap_err().kind, ReadErrorKind::TooLarge);
}

#[test]
fn a_code_object_comes_back() {
    let code = sample::code();
    verify(&code).unwrap();
    let data: Arc<[u8]> = dump_code(&code).unwrap().into();
    let back = load_code(&data).unwrap();
    assert_eq!(back, code);
    assert_eq!(*dump_code(&back).unwrap(), *data);
    let mut trailing = data.to_vec();
    trailing.push(b'N');
    let error = load_code(&trailing.into()).unwrap_err();
    assert_eq!((error.kind, error.offset), (ReadErrorKind::TrailingData, data.len()));
    assert_eq!(
        load_code(&bytes("4e")).unwrap_err().to_string(),
        "bad marshal data (code object with a malformed type)"
    );
}
