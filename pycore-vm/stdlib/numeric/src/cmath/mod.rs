//! `cmath`: functions of complex numbers.

mod formulas;
mod functions;
mod special;

use pycore_numbers::Complex;
use pycore_objects::protocol::object;
use pycore_objects::types::complex;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, module};

/// The functions' place.
pub struct ComplexMath;

module! {
    /// The module `cmath`.
    pub static CMATH: name "cmath",
    doc "Functions of complex numbers, with the branch cuts and special values of the C standard.",
    functions ComplexMath::FUNCTIONS,
    exec: fill
}

/// Adds the constants.
fn fill(thread: &Thread, module: &Object) -> Fallible {
    use std::f64::consts;
    let add = |name: &str, value: Owned| {
        object::set_attribute(thread, module, &*Str::new(thread, name)?, &value)
    };
    let real = [
        ("pi", consts::PI),
        ("e", consts::E),
        ("tau", consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in real {
        add(name, thread.new_float(value)?)?;
    }
    for (name, value) in [("infj", f64::INFINITY), ("nanj", f64::NAN)] {
        let value = complex::Complex::new(thread, Complex::new(0.0, value))?;
        add(name, value.into_object())?;
    }
    Ok(())
}
