//! Properties of numbers, against `num-bigint` and the arithmetic of machine numbers.

mod complex;
mod float_text;
mod floats;
mod integers;
mod oracle;
mod theory;
