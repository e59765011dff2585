//! Sums that lose nothing, or next to nothing: of numbers, of squares, of products.
//!
//! The building blocks are exact: a sum of two floats is a float and an error that is one, and so is a product.

use crate::libm;

/// A number in two floats, the second of which is a rounding error of the first.
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

/// `a + b`
fn sum(a: f64, b: f64) -> Double {
    let high = a + b;
    let b_part = high - a;
    Double { high, low: (a - (high - b_part)) + (b - b_part) }
}

/// `a + b` if the first is not smaller than the second.
fn ordered_sum(a: f64, b: f64) -> Double {
    let high = a + b;
    Double { high, low: b - (high - a) }
}

/// `a * b`
fn product(a: f64, b: f64) -> Double {
    let high = a * b;
    Double { high, low: libm::fma(a, b, -high) }
}

/// Why a sum has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SumError {
    /// It became infinite on the way.
    Overflow,
    /// Infinities of both signs.
    Infinities,
}

/// A sum of floats without rounding until its end: floats that do not overlap, in ascending order.
#[derive(Default)]
pub(super) struct ExactSum {
    parts: Vec<f64>,
    /// Infinities and NaNs.
    special: f64,
    infinities: f64,
}

impl ExactSum {
    /// Adds a number.
    pub(super) fn add(&mut self, number: f64) -> Result<(), SumError> {
        let mut rest = number;
        let mut kept = 0;
        for index in 0..self.parts.len() {
            let part = self.parts[index];
            let (greater, smaller) =
                if rest.abs() < part.abs() { (part, rest) } else { (rest, part) };
            let both = ordered_sum(greater, smaller);
            if both.low != 0.0 {
                self.parts[kept] = both.low;
                kept += 1;
            }
            rest = both.high;
        }
        self.parts.truncate(kept);
        if rest == 0.0 {
            return Ok(());
        }
        if rest.is_finite() {
            self.parts.push(rest);
            return Ok(());
        }
        if number.is_finite() {
            return Err(SumError::Overflow);
        }
        if number.is_infinite() {
            self.infinities += number;
        }
        self.special += number;
        self.parts.clear();
        Ok(())
    }

    /// The sum, rounded once.
    pub(super) fn total(mut self) -> Result<f64, SumError> {
        if self.special != 0.0 {
            return if self.infinities.is_nan() {
                Err(SumError::Infinities)
            } else {
                Ok(self.special)
            };
        }
        let Some(mut high) = self.parts.pop() else { return Ok(0.0) };
        let mut low = 0.0;
        while let Some(part) = self.parts.pop() {
            let both = ordered_sum(high, part);
            (high, low) = (both.high, both.low);
            if low != 0.0 {
                break;
            }
        }
        // `low` may be exactly half of the last place of `high`; what is left decides where that goes.
        if let Some(&next) = self.parts.last()
            && (low < 0.0 && next < 0.0 || low > 0.0 && next > 0.0)
        {
            let twice = low * 2.0;
            let up = high + twice;
            if twice == up - high {
                high = up;
            }
        }
        Ok(high)
    }
}

/// The length of a vector, whose components it scales; correctly rounded but for the rarest cases.
pub(super) fn norm(components: &mut [f64]) -> f64 {
    let mut greatest = 0.0_f64;
    let mut has_nan = false;
    for component in components.iter_mut() {
        *component = component.abs();
        has_nan |= component.is_nan();
        if *component > greatest {
            greatest = *component;
        }
    }
    if greatest.is_infinite() {
        return greatest;
    }
    if has_nan {
        return f64::NAN;
    }
    if greatest == 0.0 || components.len() <= 1 {
        return greatest;
    }
    if greatest < f64::MIN_POSITIVE {
        // Subnormal numbers have few digits; as normal ones they lose none.
        for component in components.iter_mut() {
            *component /= f64::MIN_POSITIVE;
        }
        return f64::MIN_POSITIVE * norm(components);
    }
    let (_, exponent) = super::functions::mantissa_and_exponent(greatest);
    scaled_norm(components, libm::ldexp(1.0, -exponent))
}

/// The length, where multiplied with `scale` all components are below one.
fn scaled_norm(components: &[f64], scale: f64) -> f64 {
    // Beginning with 1, the sum is never smaller than what is added.
    let mut total = 1.0;
    let (mut products, mut sums) = (0.0, 0.0);
    let mut add = |square: Double| {
        let both = ordered_sum(total, square.high);
        total = both.high;
        products += square.low;
        sums += both.low;
        total - 1.0 + (products + sums)
    };
    let mut squares = 0.0;
    for component in components {
        let scaled = component * scale;
        squares = add(product(scaled, scaled));
    }
    let root = squares.sqrt();
    // One step of Newton's method, with the square of the root taken off exactly.
    let rest = add(product(-root, root));
    (root + rest / (2.0 * root)) / scale
}

/// A sum of products in three floats.
#[derive(Clone, Copy, Default)]
pub(super) struct ProductSum {
    used: bool,
    high: f64,
    low: f64,
    tiny: f64,
}

impl ProductSum {
    /// The sum with `a * b` added.
    pub(super) fn add(self, a: f64, b: f64) -> Self {
        let added = product(a, b);
        let highs = sum(self.high, added.high);
        let lows = sum(self.low, added.low);
        let middle = sum(lows.high, highs.low);
        let tiny = self.tiny + lows.low + middle.low;
        Self { used: true, high: highs.high, low: middle.high, tiny }
    }

    /// Whether anything was added.
    pub(super) fn is_used(self) -> bool {
        self.used
    }

    /// Whether it is neither infinite nor NaN.
    pub(super) fn is_finite(self) -> bool {
        self.high.is_finite()
    }

    /// The nearest float.
    pub(super) fn total(self) -> f64 {
        let begin = sum(self.high, self.low);
        begin.high + (begin.low + self.tiny)
    }
}
