//! Floats: literals, `repr` and other notations, and the operators whose meaning in Python is not that of the hardware.

mod arithmetic;
mod digits;
mod exact;
mod format;
mod half;
mod hex;
mod round;
mod text;

pub use arithmetic::{PowerError, div_mod, floor_divide, modulo, power};
pub use digits::Digits;
pub use exact::{integer_ratio, python_hash};
pub use format::{FloatFormat, FloatText, Notation, format};
pub use half::{from_half, to_half};
pub use hex::{FromHexError, from_hex, hex};
pub use round::{round, round_to_integer};
pub use text::{parse_literal, repr, write_repr};

pub(crate) use text::write_shortest;
