//! Functions of iterables and of any number of arguments: sums, products, distances.

use pycore_objects::declare::Arguments;
use pycore_objects::protocol::number::{self, Operator};
use pycore_objects::protocol::{iterate, object};
use pycore_objects::types::bool_type::Bool;
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, methods, raise};

use super::Math;
use super::sums::{ExactSum, ProductSum, SumError, norm};

#[methods(module, name = SEQUENCES)]
impl Math {
    /// fsum($module, seq, /)
    ///
    /// The sum of floats, rounded once at its end.
    fn fsum(thread: &Thread, seq: &Object) -> Fallible<f64> {
        let mut sum = ExactSum::default();
        iterate::for_each(thread, seq, |item| {
            let number = number::to_f64(thread, &item)?;
            sum.add(number).map_err(|error| sum_error(thread, error))
        })?;
        sum.total().map_err(|error| sum_error(thread, error))
    }

    /// hypot($module, /, *coordinates)
    ///
    /// The length of a vector: the square root of the sum of the squares of its coordinates.
    ///
    /// >>> hypot(3.0, 4.0)
    /// 5.0
    #[python(no_keywords)]
    fn hypot(thread: &Thread, coordinates: Arguments<'_>) -> Fallible<f64> {
        let mut values = Vec::with_capacity(coordinates.len());
        for slot in coordinates.positional() {
            values.push(match slot.as_float() {
                Some(value) => value,
                None => number::to_f64(thread, slot.object(thread)?)?,
            });
        }
        Ok(norm(&mut values))
    }

    /// dist($module, p, q, /)
    ///
    /// The distance of two points, which are iterables of as many coordinates.
    fn dist(thread: &Thread, p: &Object, q: &Object) -> Fallible<f64> {
        let (p, q) = (Tuple::from_iterable(thread, p)?, Tuple::from_iterable(thread, q)?);
        if p.len() != q.len() {
            let message = "both points must have the same number of dimensions";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let mut differences = Vec::with_capacity(p.len());
        for (left, right) in p.iter().zip(q.iter()) {
            differences.push(number::to_f64(thread, left)? - number::to_f64(thread, right)?);
        }
        Ok(norm(&mut differences))
    }

    /// prod($module, iterable, /, *, start=1)
    ///
    /// The product of numbers, and of start.
    fn prod(thread: &Thread, iterable: &Object, start: Option<&Object>) -> Fallible<Owned> {
        let mut product = match start {
            Some(start) => Owned::share(start),
            None => thread.new_int(1)?,
        };
        iterate::for_each(thread, iterable, |item| {
            product = multiply(thread, &product, &item)?;
            Ok(())
        })?;
        Ok(product)
    }

    /// sumprod($module, p, q, /)
    ///
    /// The sum of the products of the items of two iterables of the same length; next to exact for floats.
    fn sumprod(thread: &Thread, p: &Object, q: &Object) -> Fallible<Owned> {
        let (p, q) = (object::iterate(thread, p)?, object::iterate(thread, q)?);
        let mut sum = ProductsSum::new(thread)?;
        loop {
            match (object::next(thread, &p)?, object::next(thread, &q)?) {
                (Some(left), Some(right)) => sum.add(thread, &left, &right)?,
                (None, None) => return sum.total(thread),
                _ => return Err(raise!(thread, VALUE_ERROR, "Inputs are not the same length")),
            }
        }
    }
}

#[cold]
fn sum_error(thread: &Thread, error: SumError) -> Raised {
    match error {
        SumError::Overflow => raise!(thread, OVERFLOW_ERROR, "intermediate overflow in fsum"),
        SumError::Infinities => raise!(thread, VALUE_ERROR, "-inf + inf in fsum"),
    }
}

fn multiply(thread: &Thread, left: &Object, right: &Object) -> Fallible<Owned> {
    if let Some(factor) = left.downcast_exact::<Float>() {
        if let Some(other) = right.downcast_exact::<Float>() {
            return thread.new_float(factor.value() * other.value());
        }
    } else if let (Some(left), Some(right)) =
        (left.downcast_exact::<Int>(), right.downcast_exact::<Int>())
    {
        return Ok(Int::multiply(thread, left, right)?.into_object());
    }
    number::binary(thread, left, right, Operator::Multiply)
}

/// A sum of products: of integers first, then of floats, then of anything.
struct ProductsSum {
    total: Owned,
    stage: Stage,
}

enum Stage {
    /// All were integers so far; `total` has their products.
    Integers,
    /// Floats, or floats and integers, whose products are not in `total` yet.
    Floats(ProductSum),
    /// Anything; `total` has all.
    Objects,
}

impl ProductsSum {
    fn new(thread: &Thread) -> Fallible<Self> {
        Ok(Self { total: thread.new_int(0)?, stage: Stage::Integers })
    }

    fn add(&mut self, thread: &Thread, left: &Object, right: &Object) -> Fallible {
        if let Stage::Integers = self.stage {
            if left.downcast_exact::<Int>().is_some() && right.downcast_exact::<Int>().is_some() {
                return self.add_objects(thread, left, right);
            }
            self.stage = Stage::Floats(ProductSum::default());
        }
        if let Stage::Floats(sum) = self.stage {
            if let Some((left, right)) = floats(left, right) {
                let next = sum.add(left, right);
                if next.is_finite() {
                    self.stage = Stage::Floats(next);
                    return Ok(());
                }
            }
            self.leave_floats(thread, sum)?;
        }
        self.add_objects(thread, left, right)
    }

    fn leave_floats(&mut self, thread: &Thread, sum: ProductSum) -> Fallible {
        self.stage = Stage::Objects;
        if sum.is_used() {
            let sum = thread.new_float(sum.total())?;
            self.total = number::binary(thread, &self.total, &sum, Operator::Add)?;
        }
        Ok(())
    }

    fn add_objects(&mut self, thread: &Thread, left: &Object, right: &Object) -> Fallible {
        let product = multiply(thread, left, right)?;
        self.total = number::binary(thread, &self.total, &product, Operator::Add)?;
        Ok(())
    }

    fn total(mut self, thread: &Thread) -> Fallible<Owned> {
        if let Stage::Floats(sum) = self.stage {
            self.leave_floats(thread, sum)?;
        }
        Ok(self.total)
    }
}

/// Two floats, or a float and an integer that is one.
fn floats(left: &Object, right: &Object) -> Option<(f64, f64)> {
    let float = |object: &Object| object.downcast_exact::<Float>().map(Float::value);
    let integer = |object: &Object| {
        let exact =
            object.downcast_exact::<Int>().is_some() || object.downcast_exact::<Bool>().is_some();
        object.downcast::<Int>().filter(|_| exact)?.to_f64()
    };
    match (float(left), float(right)) {
        (Some(left), Some(right)) => Some((left, right)),
        (Some(left), None) => Some((left, integer(right)?)),
        (None, Some(right)) => Some((integer(left)?, right)),
        (None, None) => None,
    }
}
