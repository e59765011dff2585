//! A duration that is put together of numbers of units, whole and not.

use pycore_numbers::BigInt;
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::{Fallible, Object, Thread, raise};

use super::span::{Span, TooLong};

/// A sum of microseconds: whole ones exactly, and fractions of one as a float.
#[derive(Default)]
pub(crate) struct Parts {
    whole: Whole,
    fraction: f64,
}

/// A sum of integers: a machine's as long as that is enough.
enum Whole {
    Short(i128),
    Long(BigInt),
}

impl Default for Whole {
    fn default() -> Self {
        Self::Short(0)
    }
}

impl Whole {
    fn to_big(&self) -> BigInt {
        match self {
            Self::Short(value) => BigInt::from(*value),
            Self::Long(value) => value.as_ref().to_owned(),
        }
    }

    fn add(&mut self, count: &BigInt, unit: i64) {
        let sum =
            self.to_big().as_ref().plus(count.as_ref().times(BigInt::from(unit).as_ref()).as_ref());
        *self = Self::Long(sum);
    }

    fn add_short(&mut self, count: i64, unit: i64) {
        let product = i128::from(count) * i128::from(unit);
        match self {
            Self::Short(sum) => match sum.checked_add(product) {
                Some(sum) => *self = Self::Short(sum),
                None => self.add(&BigInt::from(count), unit),
            },
            Self::Long(_) => self.add(&BigInt::from(count), unit),
        }
    }

    fn is_odd(&self) -> bool {
        match self {
            Self::Short(value) => value % 2 != 0,
            Self::Long(value) => value.as_ref().is_odd(),
        }
    }
}

impl Parts {
    /// Adds a number of units, which are so many microseconds.
    pub(crate) fn add(
        &mut self,
        thread: &Thread,
        name: &str,
        value: &Object,
        unit: i64,
    ) -> Fallible {
        if let Some(int) = value.downcast::<Int>() {
            match int.to_i64() {
                Some(count) => self.whole.add_short(count, unit),
                None => self.whole.add(&int.as_big().to_owned(), unit),
            }
            return Ok(());
        }
        let Some(float) = value.downcast::<Float>() else {
            let given = value.type_name();
            let message = format!("unsupported type for timedelta {name} component: {given}");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        };
        let units = float.value();
        let Some(count) = BigInt::from_f64(units) else {
            return Err(if units.is_nan() {
                raise!(thread, VALUE_ERROR, "cannot convert float NaN to integer")
            } else {
                raise!(thread, OVERFLOW_ERROR, "cannot convert float infinity to integer")
            });
        };
        self.whole.add(&count, unit);
        // The rest of a unit may be whole microseconds and more: a float's precision is for what is below them.
        let rest = units.fract() * unit as f64;
        self.whole.add_short(rest as i64, 1);
        self.fraction += rest.fract();
        Ok(())
    }

    /// The duration, rounded to the nearest microsecond, the even one of two.
    pub(crate) fn span(mut self) -> Result<Span, TooLong> {
        let floor = self.fraction.floor();
        let up = match self.fraction - floor {
            rest if rest < 0.5 => false,
            rest if rest > 0.5 => true,
            _ => self.whole.is_odd() != (floor % 2.0 != 0.0),
        };
        self.whole.add_short(floor as i64 + i64::from(up), 1);
        match self.whole {
            Whole::Short(total) => Span::from_total(total),
            Whole::Long(total) => Span::from_big(total.as_ref()),
        }
    }
}
