//! The values of literals.

use pycore_unicode::SurrogateStr;

/// The value of a constant expression, mostly of a literal.
///
/// Equality is that of the representation: floats compare as numbers, `1` and `1.0` and `True` differ.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Constant<'a> {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An integer; literals have no sign.
    Int(Int<'a>),
    /// A float.
    Float(f64),
    /// The imaginary part of a complex number whose real part is zero.
    Imaginary(f64),
    /// A string.
    Str(SurrogateStr<'a>),
    /// A bytes object.
    Bytes(&'a [u8]),
    /// A value that no literal has, of a tree that was not made from text.
    Composed(&'a Composed<'a>),
}

/// The values of constants that no literal has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Composed<'a> {
    /// A negative integer: its absolute value.
    Negative(Int<'a>),
    /// A complex number: its real and its imaginary part.
    Complex(f64, f64),
    /// A tuple.
    Tuple(&'a [Constant<'a>]),
    /// A frozen set.
    FrozenSet(&'a [Constant<'a>]),
}

const _: () = assert!(size_of::<Constant<'_>>() <= 24);

/// A non-negative integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Int<'a> {
    /// A value below 2^63.
    Small(i64),
    /// Digits of 30 bits, least significant first, the last not zero; at least 2^63.
    Big(&'a [u32]),
}
