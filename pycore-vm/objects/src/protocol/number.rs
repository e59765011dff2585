//! Operators and conversions of numbers.

use pycore_abi::PyNumberMethods;
use pycore_abi::functions::binaryfunc;

use super::slots;
use crate::core::{Fallible, Object, Owned, Raised, Thread, TypeStatic};
use crate::types::float::Float;
use crate::types::int::{Int, float_of};

/// Declares the binary operators: how they are written, and in which slots they are.
macro_rules! operators {
    ($($(#[$doc:meta])+ $Name:ident = $symbol:literal, $slot:ident, $inplace:ident;)+) => {
        /// A binary operator other than `**`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Operator {
            $($(#[$doc])+ $Name,)+
        }

        impl Operator {
            /// How the operator is written.
            pub const fn symbol(self) -> &'static str {
                match self { $(Self::$Name => $symbol,)+ }
            }

            #[inline(always)]
            fn slot(self, suite: &PyNumberMethods) -> Option<binaryfunc> {
                match self { $(Self::$Name => suite.$slot,)+ }
            }

            #[inline(always)]
            fn inplace_slot(self, suite: &PyNumberMethods) -> Option<binaryfunc> {
                match self { $(Self::$Name => suite.$inplace,)+ }
            }
        }
    };
}
operators! {
    /// `+`
    Add = "+", nb_add, nb_inplace_add;
    /// `-`
    Subtract = "-", nb_subtract, nb_inplace_subtract;
    /// `*`
    Multiply = "*", nb_multiply, nb_inplace_multiply;
    /// `@`
    MatrixMultiply = "@", nb_matrix_multiply, nb_inplace_matrix_multiply;
    /// `/`
    TrueDivide = "/", nb_true_divide, nb_inplace_true_divide;
    /// `//`
    FloorDivide = "//", nb_floor_divide, nb_inplace_floor_divide;
    /// `%`
    Remainder = "%", nb_remainder, nb_inplace_remainder;
    /// `<<`
    LeftShift = "<<", nb_lshift, nb_inplace_lshift;
    /// `>>`
    RightShift = ">>", nb_rshift, nb_inplace_rshift;
    /// `&`
    And = "&", nb_and, nb_inplace_and;
    /// `^`
    Xor = "^", nb_xor, nb_inplace_xor;
    /// `|`
    Or = "|", nb_or, nb_inplace_or;
    /// `divmod()`
    DivMod = "divmod()", nb_divmod, nb_divmod;
}

/// What the operands' functions say; nothing if both say `NotImplemented`.
#[inline]
fn try_binary(
    thread: &Thread,
    left: &Object,
    right: &Object,
    operator: Operator,
) -> Fallible<Option<Owned>> {
    let of = |object| slots::number(object, |suite| operator.slot(suite));
    let (left_type, right_type) = (left.type_object(), right.type_object());
    let left_function = of(left);
    let mut right_function = if std::ptr::eq(left_type, right_type) { None } else { of(right) };
    if let (Some(l), Some(r)) = (left_function, right_function)
        && std::ptr::fn_addr_eq(l, r)
    {
        right_function = None;
    }
    if let (Some(function), Some(_)) = (right_function, left_function)
        && right_type.is_subtype_of(left_type)
    {
        let result = slots::binary(thread, function, left, right)?;
        if !result.is_not_implemented() {
            return Ok(Some(result));
        }
        right_function = None;
    }
    for function in [left_function, right_function].into_iter().flatten() {
        let result = slots::binary(thread, function, left, right)?;
        if !result.is_not_implemented() {
            return Ok(Some(result));
        }
    }
    Ok(None)
}

/// `left operator right`
#[inline]
pub fn binary(
    thread: &Thread,
    left: &Object,
    right: &Object,
    operator: Operator,
) -> Fallible<Owned> {
    if let Some(result) = try_binary(thread, left, right, operator)? {
        return Ok(result);
    }
    match operator {
        Operator::Add => {
            if let Some(result) = slots::concat(thread, left, right) {
                return result;
            }
        }
        Operator::Multiply => {
            if let Some(result) = repeat(thread, left, right, false) {
                return result;
            }
        }
        _ => {}
    }
    Err(unsupported(thread, left, right, operator.symbol()))
}

/// `left operator= right`
pub fn inplace(
    thread: &Thread,
    left: &Object,
    right: &Object,
    operator: Operator,
) -> Fallible<Owned> {
    if let Some(function) = slots::number(left, |suite| operator.inplace_slot(suite)) {
        let result = slots::binary(thread, function, left, right)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    if let Some(result) = try_binary(thread, left, right, operator)? {
        return Ok(result);
    }
    let result = match operator {
        Operator::Add => slots::inplace_concat(thread, left, right)
            .or_else(|| slots::concat(thread, left, right)),
        Operator::Multiply => repeat(thread, left, right, true),
        _ => None,
    };
    result.unwrap_or_else(|| {
        Err(unsupported(thread, left, right, &format!("{}=", operator.symbol())))
    })
}

/// A sequence times a number.
fn repeat(
    thread: &Thread,
    left: &Object,
    right: &Object,
    in_place: bool,
) -> Option<Fallible<Owned>> {
    let of = |object| slots::sequence(object, |suite| suite.sq_repeat).is_some();
    let (sequence, count, in_place) = match (of(left), of(right)) {
        (true, _) => (left, right, in_place),
        (false, true) => (right, left, false),
        (false, false) => return None,
    };
    if slots::number(count, |suite| suite.nb_index).is_none() {
        return Some(Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "can't multiply sequence by non-int of type '{}'",
            count.type_name()
        )));
    }
    let count = match to_isize(thread, count, &crate::errors::OVERFLOW_ERROR) {
        Ok(count) => count,
        Err(raised) => return Some(Err(raised)),
    };
    if in_place && let Some(result) = slots::inplace_repeat(thread, sequence, count) {
        return Some(result);
    }
    slots::repeat(thread, sequence, count)
}

#[cold]
fn unsupported(thread: &Thread, left: &Object, right: &Object, symbol: &str) -> Raised {
    crate::raise!(
        thread,
        TYPE_ERROR,
        "unsupported operand type(s) for {symbol}: '{}' and '{}'",
        left.type_name(),
        right.type_name()
    )
}

/// `base ** exponent`, or `pow(base, exponent, modulus)`.
pub fn power(
    thread: &Thread,
    base: &Object,
    exponent: &Object,
    modulus: Option<&Object>,
) -> Fallible<Owned> {
    power_with_symbol(thread, base, exponent, modulus, "** or pow()")
}

/// `base **= exponent`
pub fn inplace_power(thread: &Thread, base: &Object, exponent: &Object) -> Fallible<Owned> {
    if let Some(function) = slots::number(base, |suite| suite.nb_inplace_power) {
        let none = thread.none();
        let result = slots::ternary(thread, function, base, exponent, &none)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    power_with_symbol(thread, base, exponent, None, "**=")
}

fn power_with_symbol(
    thread: &Thread,
    base: &Object,
    exponent: &Object,
    modulus: Option<&Object>,
    symbol: &str,
) -> Fallible<Owned> {
    let none = thread.none();
    let third = modulus.unwrap_or(&none);
    let of = |object| slots::number(object, |suite| suite.nb_power);
    let left = of(base);
    let right = of(exponent).filter(|&r| !left.is_some_and(|l| std::ptr::fn_addr_eq(l, r)));
    let last = modulus.and_then(of).filter(|&t| {
        !left.is_some_and(|l| std::ptr::fn_addr_eq(l, t))
            && !right.is_some_and(|r| std::ptr::fn_addr_eq(r, t))
    });
    let right_first = left.is_some()
        && right.is_some()
        && exponent.type_object().is_subtype_of(base.type_object());
    let order = if right_first { [right, left, last] } else { [left, right, last] };
    for function in order.into_iter().flatten() {
        let result = slots::ternary(thread, function, base, exponent, third)?;
        if !result.is_not_implemented() {
            return Ok(result);
        }
    }
    Err(match modulus {
        None => unsupported(thread, base, exponent, symbol),
        Some(modulus) => crate::raise!(
            thread,
            TYPE_ERROR,
            "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
            base.type_name(),
            exponent.type_name(),
            modulus.type_name()
        ),
    })
}

/// Declares unary operators.
macro_rules! unary {
    ($($(#[$doc:meta])+ $name:ident, $message:literal;)+) => {
        $(
            $(#[$doc])+
            pub fn $name(thread: &Thread, object: &Object) -> Fallible<Owned> {
                slots::$name(thread, object).unwrap_or_else(|| {
                    Err(crate::raise!(thread, TYPE_ERROR, concat!("bad operand type for ", $message, ": '{}'"), object.type_name()))
                })
            }
        )+
    };
}
unary! {
    /// `-object`
    negative, "unary -";
    /// `+object`
    positive, "unary +";
    /// `~object`
    invert, "unary ~";
    /// `abs(object)`
    absolute, "abs()";
}

/// The int that an object stands for by `__index__`.
pub fn index(thread: &Thread, object: &Object) -> Fallible<Owned<Int>> {
    let object = match object.downcast::<Int>() {
        Some(int) => return Ok(Owned::share(int)),
        None => object,
    };
    let Some(result) = slots::index(thread, object) else {
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "'{}' object cannot be interpreted as an integer",
            object.type_name()
        ));
    };
    int_result(thread, result?, "__index__")
}

/// Whether an object is a number: complex, or convertible to an int or a float.
pub fn is_number(object: &Object) -> bool {
    object.downcast::<crate::types::complex::Complex>().is_some()
        || slots::number(object, |suite| suite.nb_index.or(suite.nb_int).or(suite.nb_float))
            .is_some()
}

/// Whether an object stands for an int by `__index__`.
#[inline]
pub fn is_index(object: &Object) -> bool {
    object.downcast::<Int>().is_some() || slots::number(object, |suite| suite.nb_index).is_some()
}

/// The int that a number is without its fraction, by `__int__` or by `__index__`; nothing if it has none of these.
pub fn try_int(thread: &Thread, object: &Object) -> Fallible<Option<Owned<Int>>> {
    if let Some(result) = slots::to_int(thread, object) {
        return int_result(thread, result?, "__int__").map(Some);
    }
    if slots::number(object, |suite| suite.nb_index).is_some() {
        return index(thread, object).map(Some);
    }
    Ok(None)
}

/// The result of a conversion to int; a subclass is deprecated.
pub fn int_result(thread: &Thread, result: Owned, method: &str) -> Fallible<Owned<Int>> {
    if result.downcast_exact::<Int>().is_none() && (*result).downcast::<Int>().is_some() {
        let message = format!(
            "{method} returned non-int (type {}).  The ability to return an instance of a strict subclass of int is \
             deprecated, and may be removed in a future version of Python.",
            result.type_name()
        );
        crate::errors::warn(thread, &crate::errors::DEPRECATION_WARNING, &message, 1)?;
    }
    result.downcast().map_err(|result| {
        crate::raise!(thread, TYPE_ERROR, "{method} returned non-int (type {})", result.type_name())
    })
}

/// The float that an object stands for: its value, by `__float__` or by `__index__`; nothing if it has none of these.
pub fn try_float(thread: &Thread, object: &Object) -> Fallible<Option<f64>> {
    if let Some(float) = object.downcast::<Float>()
        && (float.is_exact() || slots::to_float(thread, object).is_none())
    {
        return Ok(Some(float.value()));
    }
    if let Some(result) = slots::to_float(thread, object) {
        return float_result(thread, object, &*result?).map(Some);
    }
    if slots::number(object, |suite| suite.nb_index).is_some() {
        return float_of(thread, &*index(thread, object)?).map(Some);
    }
    Ok(None)
}

/// The result of `__float__`; a subclass is deprecated.
fn float_result(thread: &Thread, object: &Object, result: &Object) -> Fallible<f64> {
    let Some(float) = result.downcast::<Float>() else {
        let (name, result) = (object.type_name(), result.type_name());
        return Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "{name}.__float__ returned non-float (type {result})"
        ));
    };
    if !float.is_exact() {
        let message = format!(
            "{}.__float__ returned non-float (type {}).  The ability to return an instance of a strict subclass of float \
             is deprecated, and may be removed in a future version of Python.",
            object.type_name(),
            result.type_name()
        );
        crate::errors::warn(thread, &crate::errors::DEPRECATION_WARNING, &message, 1)?;
    }
    Ok(float.value())
}

/// An index as a machine integer; `overflow` is raised if it does not fit.
#[inline]
pub fn to_isize(
    thread: &Thread,
    object: &Object,
    overflow: &'static TypeStatic,
) -> Fallible<isize> {
    match object.downcast::<Int>().and_then(Int::as_compact) {
        Some(value) => Ok(value as isize),
        None => to_isize_by_index(thread, object, overflow),
    }
}

#[inline(never)]
fn to_isize_by_index(
    thread: &Thread,
    object: &Object,
    overflow: &'static TypeStatic,
) -> Fallible<isize> {
    let int = index(thread, object)?;
    match int.to_i64() {
        Some(value) => Ok(value as isize),
        None => Err(crate::errors::raise_message(
            thread,
            overflow,
            format_args!("cannot fit '{}' into an index-sized integer", object.type_name()),
        )),
    }
}

/// Raises what an int outside of a machine type is.
#[cold]
pub fn too_large(thread: &Thread, c_type: &str) -> Raised {
    crate::raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to {c_type}")
}

/// An index as a machine integer; one that does not fit becomes the least or the greatest.
#[inline]
pub fn to_isize_clamped(thread: &Thread, object: &Object) -> Fallible<isize> {
    if let Some(value) = object.downcast::<Int>().and_then(Int::as_compact) {
        return Ok(value as isize);
    }
    let int = index(thread, object)?;
    Ok(match int.to_i64() {
        Some(value) => value as isize,
        None if int.is_negative() => isize::MIN,
        None => isize::MAX,
    })
}

/// The float that a real number stands for.
pub fn to_f64(thread: &Thread, object: &Object) -> Fallible<f64> {
    // Instances of subclasses, too: their `__float__` is not asked.
    if let Some(float) = object.downcast::<Float>() {
        return Ok(float.value());
    }
    match try_float(thread, object)? {
        Some(value) => Ok(value),
        None => Err(crate::raise!(
            thread,
            TYPE_ERROR,
            "must be real number, not {}",
            object.type_name()
        )),
    }
}

/// `float(object)` of a number: by `__float__`, else by `__index__`.
pub fn to_float(thread: &Thread, object: &Object) -> Fallible<f64> {
    to_f64(thread, object)
}

/// `int(object)` of a number: by `__int__`, else by `__index__`.
pub fn to_int(thread: &Thread, object: &Object) -> Fallible<Owned<Int>> {
    if let Some(int) = object.downcast_exact::<Int>() {
        return Ok(Owned::share(int));
    }
    if let Some(result) = slots::to_int(thread, object) {
        return int_result(thread, result?, "__int__");
    }
    if is_index(object) {
        return index(thread, object);
    }
    Err(crate::raise!(
        thread,
        TYPE_ERROR,
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        object.type_name()
    ))
}

/// The lowest 32 bits of an integer, in two's complement.
pub fn low_bits(thread: &Thread, object: &Object) -> Fallible<u32> {
    let int = index(thread, object)?;
    let digits = int.digits();
    let at = |index: usize| u64::from(digits.get(index).copied().unwrap_or(0));
    let low = (at(0) | at(1) << 30) as u32;
    Ok(if int.is_negative() { low.wrapping_neg() } else { low })
}

/// The value of an integer as C's `long`.
pub fn to_c_long(thread: &Thread, object: &Object) -> Fallible<i64> {
    index(thread, object)?.to_i64().ok_or_else(|| {
        crate::raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C long")
    })
}

/// The value of an integer as C's `unsigned long`; a negative one is taken modulo 2^64.
pub fn to_c_unsigned_long(thread: &Thread, object: &Object) -> Fallible<u64> {
    let int = index(thread, object)?;
    int.to_u64().or_else(|| int.to_i64().map(i64::cast_unsigned)).ok_or_else(|| {
        crate::raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C unsigned long")
    })
}
