//! Arithmetic, bit operations and comparison of integers, as functions on integers.
//!
//! Each has three levels: compact operands in a few instructions, inlined; operands of up to four digits in machine
//! words of 128 bits; and `pycore-numbers` for all others.

use std::cmp::Ordering;

use pycore_numbers::{BigInt, BigIntRef};

use super::value::Int;
use crate::core::{Fallible, Owned, Raised, Thread};
use crate::raise;

/// Results with this many bits are not even tried.
const MOST_BITS: u64 = i64::MAX as u64;

/// Work on digits, in products of two, that takes long enough to be done beside the interpreter.
const LONG: u64 = 1 << 33;

/// Work in proportion to the number of digits: never long.
fn linear(_: u64, _: u64) -> u64 {
    0
}

/// Work in proportion to the product of both numbers of digits, at most.
fn quadratic(left: u64, right: u64) -> u64 {
    left.saturating_mul(right)
}

/// Defines operators whose result in machine words cannot overflow.
macro_rules! arithmetic {
    ($($(#[$doc:meta])* $name:ident, $slow:ident, $machine:tt, $big:ident, $work:ident;)*) => {
        impl Int {
            $(
                $(#[$doc])*
                #[inline(always)]
                pub fn $name(thread: &Thread, left: &Self, right: &Self) -> Fallible<Owned<Self>> {
                    if left.are_compact(right) {
                        return Self::from_i64(thread, left.compact_value() $machine right.compact_value());
                    }
                    $slow(thread, left, right)
                }
            )*
        }

        $(
            #[inline(never)]
            fn $slow(thread: &Thread, left: &Int, right: &Int) -> Fallible<Owned<Int>> {
                if let (Some(left), Some(right)) = (left.short_value(), right.short_value()) {
                    return Int::from_i128(thread, i128::from(left) $machine i128::from(right));
                }
                // Sums of four digits, and products that have as many, are far below 2^127.
                if left.digits().len() + right.digits().len() <= 4
                    && let (Some(left), Some(right)) = (left.to_i128(), right.to_i128())
                {
                    return Int::from_i128(thread, left $machine right);
                }
                let work = $work(left.digits().len() as u64, right.digits().len() as u64);
                let result = Int::compute(thread, work, left, right, |left, right| left.$big(right))?;
                Int::from_big(thread, &result)
            }
        )*
    };
}

arithmetic! {
    /// `left + right`
    add, add_large, +, plus, linear;
    /// `left - right`
    subtract, subtract_large, -, minus, linear;
    /// `left * right`
    multiply, multiply_large, *, times, quadratic;
}

/// Defines bit operations; those of compact integers are those of their machine words.
macro_rules! bitwise {
    ($($(#[$doc:meta])* $name:ident, $machine:tt, $big:ident;)*) => {
        impl Int {
            $(
                $(#[$doc])*
                #[inline]
                pub fn $name(thread: &Thread, left: &Self, right: &Self) -> Fallible<Owned<Self>> {
                    if let (Some(left), Some(right)) = (left.to_i64(), right.to_i64()) {
                        return Self::from_i64(thread, left $machine right);
                    }
                    Self::from_big(thread, &left.as_big().$big(right.as_big()))
                }
            )*
        }
    };
}

bitwise! {
    /// `left & right`
    and, &, and;
    /// `left | right`
    or, |, or;
    /// `left ^ right`
    xor, ^, xor;
}

#[cold]
pub(crate) fn division_by_zero(thread: &Thread) -> Raised {
    raise!(thread, ZERO_DIVISION_ERROR, "division by zero")
}

#[cold]
fn too_many_digits(thread: &Thread) -> Raised {
    raise!(thread, OVERFLOW_ERROR, "too many digits in integer")
}

/// Asks whether there is memory for a result of this many bits, and for what computes it.
fn ask_for_memory(thread: &Thread, bits: u64) -> Fallible {
    /// Below this the answer is taken for granted.
    const FEW: u64 = 1 << 26;
    if bits <= FEW {
        return Ok(());
    }
    if bits >= MOST_BITS {
        return Err(too_many_digits(thread));
    }
    // Digits take 32 bits for 30, and there are up to three copies on the way.
    match Vec::<u8>::new().try_reserve_exact((bits / 30).saturating_mul(12) as usize) {
        Ok(()) => Ok(()),
        Err(_) => Err(thread.raise_out_of_memory()),
    }
}

/// Defines division that rounds down: quotient and remainder; the divisor is not zero, and the quotient no overflow.
macro_rules! floor_division {
    ($name:ident, $type:ty) => {
        #[inline(always)]
        fn $name(dividend: $type, divisor: $type) -> ($type, $type) {
            let (quotient, remainder) = (dividend / divisor, dividend % divisor);
            if remainder != 0 && (remainder ^ divisor) < 0 {
                (quotient - 1, remainder + divisor)
            } else {
                (quotient, remainder)
            }
        }
    };
}
floor_division!(floor_i64, i64);
floor_division!(floor_i128, i128);

impl Int {
    /// An operation on two integers, with an estimate of its work in products of digits: if that takes long, signals are
    /// answered meanwhile.
    pub fn compute<R: Send + 'static>(
        thread: &Thread,
        work: u64,
        left: &Self,
        right: &Self,
        operation: impl FnOnce(BigIntRef<'_>, BigIntRef<'_>) -> R + Send + 'static,
    ) -> Fallible<R> {
        if work < LONG {
            return Ok(operation(left.as_big(), right.as_big()));
        }
        let other = (!std::ptr::eq(left, right)).then(|| right.as_big().to_owned());
        let left = left.as_big().to_owned();
        thread.compute_aside(move || {
            // The square of a number is known by its being the same twice.
            let left = left.as_ref();
            operation(left, other.as_ref().map_or(left, BigInt::as_ref))
        })
    }

    /// As [`Int::compute`], of one integer.
    pub fn compute_one<R: Send + 'static>(
        thread: &Thread,
        work: u64,
        operand: &Self,
        operation: impl FnOnce(BigIntRef<'_>) -> R + Send + 'static,
    ) -> Fallible<R> {
        Self::compute(thread, work, operand, operand, |operand, _| operation(operand))
    }

    /// The work of what takes the square of the number of digits.
    pub fn squared_size(&self) -> u64 {
        quadratic(self.digits().len() as u64, self.digits().len() as u64)
    }

    /// `divmod(left, right)`
    pub fn divide_modulo(
        thread: &Thread,
        left: &Self,
        right: &Self,
    ) -> Fallible<(Owned<Self>, Owned<Self>)> {
        if right.is_zero() {
            return Err(division_by_zero(thread));
        }
        if left.are_compact(right) {
            let (quotient, remainder) = floor_i64(left.compact_value(), right.compact_value());
            return Ok((Self::from_i64(thread, quotient)?, Self::from_i64(thread, remainder)?));
        }
        if let (Some(left), Some(right)) = (left.to_i128(), right.to_i128()) {
            let (quotient, remainder) = floor_i128(left, right);
            return Ok((Self::from_i128(thread, quotient)?, Self::from_i128(thread, remainder)?));
        }
        let (dividend, divisor) = (left.digits().len() as u64, right.digits().len() as u64);
        let work = quadratic(dividend.saturating_sub(divisor), divisor).saturating_mul(4);
        let divided = |left: BigIntRef<'_>, right: BigIntRef<'_>| left.div_mod_floor(right);
        let Some((quotient, remainder)) = Self::compute(thread, work, left, right, divided)? else {
            return Err(division_by_zero(thread));
        };
        Ok((Self::from_big(thread, &quotient)?, Self::from_big(thread, &remainder)?))
    }

    /// `left // right`
    #[inline]
    pub fn floor_divide(thread: &Thread, left: &Self, right: &Self) -> Fallible<Owned<Self>> {
        if left.are_compact(right) && !right.is_zero() {
            return Self::from_i64(
                thread,
                floor_i64(left.compact_value(), right.compact_value()).0,
            );
        }
        Ok(Self::divide_modulo(thread, left, right)?.0)
    }

    /// `left % right`
    #[inline]
    pub fn modulo(thread: &Thread, left: &Self, right: &Self) -> Fallible<Owned<Self>> {
        if left.are_compact(right) && !right.is_zero() {
            return Self::from_i64(
                thread,
                floor_i64(left.compact_value(), right.compact_value()).1,
            );
        }
        Ok(Self::divide_modulo(thread, left, right)?.1)
    }

    /// `left / right`
    pub fn true_divide(thread: &Thread, left: &Self, right: &Self) -> Fallible<f64> {
        /// Integers up to this are floats.
        const EXACT: u64 = 1 << 53;
        if let (Some(left), Some(right)) = (left.to_i64(), right.to_i64())
            && left.unsigned_abs() <= EXACT
            && right.unsigned_abs() <= EXACT
            && right != 0
        {
            return Ok(left as f64 / right as f64);
        }
        left.as_big().true_divide(right.as_big()).map_err(|error| match error {
            pycore_numbers::TrueDivideError::DivisionByZero => division_by_zero(thread),
            overflow => raise!(thread, OVERFLOW_ERROR, "{overflow}"),
        })
    }

    /// `left ** right` for an exponent that is not negative.
    pub fn power(thread: &Thread, left: &Self, right: &Self) -> Fallible<Owned<Self>> {
        debug_assert!(!right.is_negative());
        let trivial = left.as_compact().filter(|base| base.unsigned_abs() <= 1);
        let Some(exponent) = right.to_u64() else {
            return match trivial {
                // -1, 0 and 1 have all their powers.
                Some(-1) if !right.as_big().is_odd() => Self::from_i64(thread, 1),
                Some(base) => Self::from_i64(thread, base),
                None => Err(too_many_digits(thread)),
            };
        };
        // A base of n bits is below 2^n.
        let bits = if trivial.is_some() { 1 } else { left.bit_length().saturating_mul(exponent) };
        if bits <= 120
            && let Some(base) = left.to_i128()
        {
            return Self::from_i128(thread, power_i128(base, exponent));
        }
        ask_for_memory(thread, bits)?;
        let work = quadratic(bits / 30, bits / 30);
        let powered = move |base: BigIntRef<'_>| base.power(exponent, MOST_BITS);
        match Self::compute_one(thread, work, left, powered)? {
            Some(power) => Self::from_big(thread, &power),
            None => Err(too_many_digits(thread)),
        }
    }

    /// `pow(base, exponent, modulus)`
    pub fn power_modulo(
        thread: &Thread,
        base: &Self,
        exponent: &Self,
        modulus: &Self,
    ) -> Fallible<Owned<Self>> {
        if modulus.is_zero() {
            return Err(raise!(thread, VALUE_ERROR, "pow() 3rd argument cannot be 0"));
        }
        let work = modulus.squared_size().saturating_mul(exponent.bit_length());
        let inverse = if exponent.is_negative() {
            let Some(inverse) = base.as_big().inverse_modulo(modulus.as_big()) else {
                let message = "base is not invertible for the given modulus";
                return Err(raise!(thread, VALUE_ERROR, "{message}"));
            };
            Some(inverse)
        } else {
            None
        };
        let base = inverse.as_ref().map_or(base.as_big(), BigInt::as_ref);
        let exponent = BigIntRef::new(false, exponent.digits());
        let modulus = modulus.as_big();
        let power = if work < LONG {
            base.power_modulo(exponent, modulus)
        } else {
            let [base, exponent, modulus] = [base, exponent, modulus].map(BigIntRef::to_owned);
            let powered = move || base.as_ref().power_modulo(exponent.as_ref(), modulus.as_ref());
            thread.compute_aside(powered)?
        };
        Self::from_big(thread, &power)
    }

    /// `left << right`
    pub fn shift_left(thread: &Thread, left: &Self, right: &Self) -> Fallible<Owned<Self>> {
        if right.is_negative() {
            return Err(negative_shift(thread));
        }
        if left.is_zero() {
            return Self::from_i64(thread, 0);
        }
        let Some(count) = right.to_u64() else { return Err(too_many_digits(thread)) };
        if let Some(value) = left.as_compact().filter(|_| count <= 32) {
            return Self::from_i64(thread, value << count);
        }
        ask_for_memory(thread, left.bit_length().saturating_add(count))?;
        match left.as_big().shift_left(count, MOST_BITS) {
            Some(shifted) => Self::from_big(thread, &shifted),
            None => Err(too_many_digits(thread)),
        }
    }

    /// `left >> right`
    pub fn shift_right(thread: &Thread, left: &Self, right: &Self) -> Fallible<Owned<Self>> {
        if right.is_negative() {
            return Err(negative_shift(thread));
        }
        let count = right.to_u64().unwrap_or(u64::MAX);
        if let Some(value) = left.to_i64() {
            return Self::from_i64(thread, value >> count.min(63));
        }
        Self::from_big(thread, &left.as_big().shift_right(count))
    }

    /// `-self`
    #[inline]
    pub fn negate(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if self.is_compact() {
            return Self::from_i64(thread, -self.compact_value());
        }
        Self::from_digits(thread, !self.is_negative(), self.digits())
    }

    /// `abs(self)`
    pub fn absolute(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if self.is_negative() { self.negate(thread) } else { self.to_exact(thread) }
    }

    /// `~self`
    pub fn invert(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        match self.to_i64() {
            Some(value) => Self::from_i64(thread, !value),
            None => Self::from_big(thread, &self.as_big().invert()),
        }
    }

    /// How two integers compare.
    #[inline(always)]
    pub fn compare(&self, other: &Self) -> Ordering {
        if self.are_compact(other) {
            return self.compact_value().cmp(&other.compact_value());
        }
        self.as_big().cmp(&other.as_big())
    }

    /// Whether two integers are equal.
    #[inline(always)]
    pub fn equals(&self, other: &Self) -> bool {
        if self.are_compact(other) {
            return self.compact_value() == other.compact_value();
        }
        self.as_big() == other.as_big()
    }

    /// A float from a half up to one, and the power of two that it is to be multiplied with: the nearest to the value,
    /// however great that is. Zeros for zero.
    pub fn mantissa_and_exponent(&self) -> (f64, u64) {
        /// More than a float has, and room for what says that something was cut off.
        const KEPT: u64 = 64;
        let bits = self.bit_length();
        let value = self.as_big();
        let cut = bits.saturating_sub(KEPT);
        let mut leading =
            BigIntRef::new(false, value.digits()).shift_right(cut).as_ref().to_u64().unwrap_or(0);
        if pycore_numbers::digits::any_bit_below(value.digits(), cut) {
            leading |= 1;
        }
        // Rounding may lead up to the next power of two.
        let scale = 2_f64.powi(-((bits - cut) as i32));
        let mantissa = leading as f64 * scale;
        let (mantissa, exponent) = if mantissa == 1.0 { (0.5, bits + 1) } else { (mantissa, bits) };
        (if self.is_negative() { -mantissa } else { mantissa }, exponent)
    }

    /// `hash(self)`
    #[inline(always)]
    pub fn hash(&self) -> isize {
        if self.is_compact() {
            let value = self.compact_value() as isize;
            return if value == -1 { -2 } else { value };
        }
        self.as_big().python_hash() as isize
    }
}

#[cold]
fn negative_shift(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "negative shift count")
}

/// A power that does not overflow.
fn power_i128(base: i128, mut exponent: u64) -> i128 {
    if base.unsigned_abs() <= 1 && exponent != 0 {
        return if exponent.is_multiple_of(2) { base * base } else { base };
    }
    let (mut power, mut square) = (1, base);
    while exponent != 0 {
        if exponent & 1 == 1 {
            power *= square;
        }
        exponent >>= 1;
        if exponent != 0 {
            square *= square;
        }
    }
    power
}
