//! `sum`: ints without objects, floats and complex numbers with the rounding errors carried along.

use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::object;
use pycore_objects::types::bool_type::Bool;
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::complex::Complex;
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::Functions;

#[methods(module, name = SUM)]
impl Functions {
    /// sum($module, iterable, /, start=0)
    ///
    /// The sum of a start value and of the items, which are numbers in general.
    fn sum(thread: &Thread, iterable: &Object, start: Option<&Object>) -> Fallible<Owned> {
        let iterator = object::iterate(thread, iterable)?;
        let start = match start {
            Some(start) => Owned::share(start),
            None => thread.new_int(0)?,
        };
        let refused = [
            (start.downcast_ref::<Str>().is_some(), "strings [use ''.join(seq) instead]"),
            (start.downcast_ref::<Bytes>().is_some(), "bytes [use b''.join(seq) instead]"),
            (start.downcast_ref::<ByteArray>().is_some(), "bytearray [use b''.join(seq) instead]"),
        ];
        if let Some((_, what)) = refused.iter().find(|(is_refused, _)| *is_refused) {
            return Err(raise!(thread, TYPE_ERROR, "sum() can't sum {what}"));
        }
        let mut state = Sum { thread, iterator, total: start };
        let ended = state.add_ints()? || state.add_floats()? || state.add_complex()?;
        if !ended {
            state.add_others()?;
        }
        Ok(state.total)
    }
}

/// A sum as far as it has come. Each stage goes on until the items end, which it reports, or until one is not of its
/// kind, which it adds as any object.
struct Sum<'t> {
    thread: &'t Thread,
    iterator: Owned,
    total: Owned,
}

impl Sum<'_> {
    fn next(&self) -> Fallible<Option<Owned>> {
        object::next(self.thread, &self.iterator)
    }

    fn add(&mut self, item: &Object) -> Fallible {
        self.total = number::binary(self.thread, &self.total, item, Operator::Add)?;
        Ok(())
    }

    fn add_ints(&mut self) -> Fallible<bool> {
        let Some(mut total) = self.total.downcast_exact::<Int>().and_then(Int::to_i64) else {
            return Ok(false);
        };
        loop {
            let Some(item) = self.next()? else {
                self.total = self.thread.new_int(total)?;
                return Ok(true);
            };
            match plain_int(&item).and_then(|value| total.checked_add(value)) {
                Some(sum) => total = sum,
                None => {
                    self.total = self.thread.new_int(total)?;
                    self.add(&item)?;
                    return Ok(false);
                }
            }
        }
    }

    fn add_floats(&mut self) -> Fallible<bool> {
        let Some(start) = self.total.downcast_exact::<Float>() else { return Ok(false) };
        let mut total = Compensated::new(start.value());
        loop {
            let Some(item) = self.next()? else {
                self.total = self.thread.new_float(total.value())?;
                return Ok(true);
            };
            match real(self.thread, &item)? {
                Some(value) => total.add(value),
                None => {
                    self.total = self.thread.new_float(total.value())?;
                    self.add(&item)?;
                    return Ok(false);
                }
            }
        }
    }

    fn add_complex(&mut self) -> Fallible<bool> {
        let Some(start) = self.total.downcast_exact::<Complex>().map(Complex::value) else {
            return Ok(false);
        };
        let (mut real_part, mut imaginary) =
            (Compensated::new(start.real), Compensated::new(start.imag));
        loop {
            let item = self.next()?;
            if let Some(item) = &item {
                if let Some(value) = item.downcast_exact::<Complex>().map(Complex::value) {
                    real_part.add(value.real);
                    imaginary.add(value.imag);
                    continue;
                }
                if let Some(value) = real(self.thread, item)? {
                    real_part.add(value);
                    continue;
                }
            }
            let value = pycore_numbers::Complex::new(real_part.value(), imaginary.value());
            self.total = Complex::new(self.thread, value)?.into_object();
            match item {
                None => return Ok(true),
                Some(item) => {
                    self.add(&item)?;
                    return Ok(false);
                }
            }
        }
    }

    fn add_others(&mut self) -> Fallible {
        while let Some(item) = self.next()? {
            self.add(&item)?;
        }
        Ok(())
    }
}

/// The value of an int that is of no subclass but `bool`, if it is small.
fn plain_int(item: &Object) -> Option<i64> {
    if let Some(int) = item.downcast_exact::<Int>() {
        return int.to_i64();
    }
    if item.is(Bool::of(true)) {
        return Some(1);
    }
    item.is(Bool::of(false)).then_some(0)
}

/// The value of a float or of an int as a float.
fn real(thread: &Thread, item: &Object) -> Fallible<Option<f64>> {
    if let Some(float) = item.downcast_exact::<Float>() {
        return Ok(Some(float.value()));
    }
    let Some(int) = item.downcast::<Int>() else { return Ok(None) };
    match int.to_f64() {
        Some(value) => Ok(Some(value)),
        None => Err(raise!(thread, OVERFLOW_ERROR, "int too large to convert to float")),
    }
}

/// A sum of floats by Neumaier's method: what each addition loses to rounding is added up beside it.
struct Compensated {
    sum: f64,
    lost: f64,
}

impl Compensated {
    fn new(start: f64) -> Self {
        Self { sum: start, lost: 0.0 }
    }

    #[inline]
    fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        self.lost += if self.sum.abs() >= value.abs() {
            (self.sum - sum) + value
        } else {
            (value - sum) + self.sum
        };
        self.sum = sum;
    }

    fn value(&self) -> f64 {
        // Infinities leave nothing but NaN behind.
        if self.lost != 0.0 && self.lost.is_finite() { self.sum + self.lost } else { self.sum }
    }
}
