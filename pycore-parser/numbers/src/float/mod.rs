//! Floats: literals, `repr`, and the operators whose meaning in Python is not that of the hardware.

mod arithmetic;
mod text;

pub use arithmetic::{PowerError, div_mod, floor_divide, modulo, power};
pub use text::{parse_literal, repr, write_repr};

pub(crate) use text::write_shortest;
