//! `math`: functions of real numbers and of integers.

mod functions;
#[expect(clippy::excessive_precision, reason = "the coefficients as they are published")]
mod gamma;
mod integers;
mod sequences;
mod sums;

#[cfg(test)]
mod tests;

use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Owned, Thread, module};

/// The functions' place.
pub struct Math;

module! {
    /// The module `math`.
    pub static MATH: name "math",
    doc "Functions of real numbers, as the C standard has them, and of integers.",
    functions Math::ONE | Math::TWO | Math::INTEGERS | Math::SEQUENCES,
    exec: fill
}

/// Adds the constants.
fn fill(thread: &Thread, module: &Object) -> Fallible {
    use std::f64::consts;
    let constants = [
        ("pi", consts::PI),
        ("e", consts::E),
        ("tau", consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        let name = Str::new(thread, name)?;
        object::set_attribute(thread, module, &name, &*thread.new_float(value)?)?;
    }
    Ok(())
}

fn pair(thread: &Thread, first: Owned, second: Owned) -> Fallible<Owned> {
    Ok(Tuple::new(thread, &[&first, &second])?.into_object())
}
