//! `repr` of constants.

use std::fmt::Write;

use pycore_numbers::{Complex, DEFAULT_MAX_STR_DIGITS, float};

pub use pycore_unicode::repr_bytes;

use crate::set_order::iteration_order;
use crate::{Code, Constant};

/// The secret that decides the order of a set: strings are hashed with it.
///
/// The default is that of `PYTHONHASHSEED=0`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HashSeed {
    /// The two halves of the key of SipHash-1-3.
    pub key: (u64, u64),
}

/// What Python's `repr` shows for a constant.
///
/// A code object is shown at the address that `address` gives for it. The items of a frozen set come in the order
/// in which CPython iterates over a set that they were put into in their order here.
///
/// ```
/// use pycore_bytecode::{Constant, HashSeed, repr};
/// let items = [Constant::Int(1), Constant::Str("it's".into())];
/// let shown = repr(&Constant::Tuple(items.into()), HashSeed::default(), &mut |_| 0);
/// assert_eq!(shown, r#"(1, "it's")"#);
/// ```
pub fn repr(
    constant: &Constant,
    seed: HashSeed,
    address: &mut dyn FnMut(&Code) -> usize,
) -> String {
    let mut out = String::new();
    write_repr(&mut out, constant, seed, address);
    out
}

fn write_repr(
    out: &mut String,
    constant: &Constant,
    seed: HashSeed,
    address: &mut dyn FnMut(&Code) -> usize,
) {
    match constant {
        Constant::None => out.push_str("None"),
        Constant::Bool(false) => out.push_str("False"),
        Constant::Bool(true) => out.push_str("True"),
        Constant::Ellipsis => out.push_str("Ellipsis"),
        Constant::Tuple(items) => {
            out.push('(');
            write_items(out, items.iter(), seed, address);
            out.push_str(if items.len() == 1 { ",)" } else { ")" });
        }
        Constant::FrozenSet(items) if items.is_empty() => out.push_str("frozenset()"),
        Constant::FrozenSet(items) => {
            out.push_str("frozenset({");
            write_items(out, iteration_order(items, seed).into_iter(), seed, address);
            out.push_str("})");
        }
        Constant::Slice(parts) => {
            out.push_str("slice(");
            write_items(out, parts.iter(), seed, address);
            out.push(')');
        }
        Constant::Code(code) => write_code(out, code, address(code)),
        leaf => out.push_str(&leaf_repr(leaf)),
    }
}

fn write_items<'a>(
    out: &mut String,
    items: impl Iterator<Item = &'a Constant>,
    seed: HashSeed,
    address: &mut dyn FnMut(&Code) -> usize,
) {
    for (index, item) in items.enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_repr(out, item, seed, address);
    }
}

/// `<code object f at 0x1, file "f.py", line 1>`
pub(crate) fn write_code(out: &mut String, code: &Code, address: usize) {
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        "<code object {} at {address:#x}, file \"{}\", line {}>",
        code.name,
        code.filename,
        // CPython keeps -1 for "no line", which it shows for 0 as well.
        if code.firstlineno != 0 { code.firstlineno } else { -1 },
    );
}

/// Kept apart so that the recursion above has a small frame.
#[inline(never)]
fn leaf_repr(constant: &Constant) -> String {
    match constant {
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) => {
            match (**value).as_ref().to_decimal(Some(DEFAULT_MAX_STR_DIGITS)) {
                Ok(text) => text,
                // Python refuses to print it in decimal.
                Err(_) => {
                    let digits = (**value).as_ref().to_radix(16);
                    match digits.strip_prefix('-') {
                        Some(digits) => format!("-0x{digits}"),
                        None => format!("0x{digits}"),
                    }
                }
            }
        }
        Constant::Float(value) => float::repr(*value),
        Constant::Complex(real, imaginary) => Complex::new(*real, *imaginary).to_string(),
        Constant::Str(text) => pycore_unicode::repr_text(text.as_text()),
        Constant::Bytes(bytes) => repr_bytes(bytes),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn shown(constant: Constant) -> String {
        repr(&constant, HashSeed::default(), &mut |_| 1)
    }

    #[test]
    fn every_type_shows_as_in_python() {
        let ints = [3, 1, 2].map(Constant::Int);
        for (constant, expected) in [
            (Constant::Tuple(Arc::from([Constant::None])), "(None,)"),
            (Constant::FrozenSet(ints.into()), "frozenset({1, 2, 3})"),
            (Constant::FrozenSet(Arc::from([])), "frozenset()"),
            (Constant::Float(f64::INFINITY), "inf"),
            (Constant::Complex(-0.0, 2.0), "(-0+2j)"),
            (Constant::Str("\u{e9}\n".into()), r"'é\n'"),
            (Constant::from_digits(true, vec![0, 0, 0, 1]), "-1237940039285380274899124224"),
            (
                Constant::Code(Arc::new(Code { name: "f".into(), ..Code::default() })),
                "<code object f at 0x1, file \"\", line -1>",
            ),
        ] {
            assert_eq!(shown(constant), expected);
        }
    }

    #[test]
    fn a_number_that_python_refuses_to_print_is_hexadecimal() {
        assert!(shown(Constant::from_digits(false, vec![1; 500])).starts_with("0x"));
    }
}
