//! When two constants are the same: equal, and of the same type all the way down; `0.0` and `-0.0` differ.

use crate::core::{Fallible, Object, Owned, Thread};
use crate::protocol::object;
use crate::types::complex::Complex;
use crate::types::float::Float;
use crate::types::set::FrozenSet;
use crate::types::slice::Slice;
use crate::types::tuple::Tuple;

/// Whether two code objects have the same constants.
pub(super) fn same_constants(thread: &Thread, one: &Tuple, other: &Tuple) -> Fallible<bool> {
    if one.len() != other.len() {
        return Ok(false);
    }
    for (one, other) in one.iter().zip(other.iter()) {
        if !same(thread, one, other)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn same(thread: &Thread, one: &Object, other: &Object) -> Fallible<bool> {
    object::check_recursion(thread, " in comparison")?;
    if one.is(other) {
        return Ok(true);
    }
    if !std::ptr::eq(one.type_object(), other.type_object()) {
        return Ok(false);
    }
    if let (Some(one), Some(other)) =
        (one.downcast_exact::<Float>(), other.downcast_exact::<Float>())
    {
        return Ok(one.value().to_bits() == other.value().to_bits());
    }
    if let (Some(one), Some(other)) =
        (one.downcast_exact::<Complex>(), other.downcast_exact::<Complex>())
    {
        let bits = |value: &Complex| (value.value().real.to_bits(), value.value().imag.to_bits());
        return Ok(bits(one) == bits(other));
    }
    if let (Some(one), Some(other)) =
        (one.downcast_exact::<Tuple>(), other.downcast_exact::<Tuple>())
    {
        return same_constants(thread, one, other);
    }
    if let (Some(one), Some(other)) =
        (one.downcast_exact::<Slice>(), other.downcast_exact::<Slice>())
    {
        let parts = |slice: &Slice| -> [Owned; 3] {
            [slice.start(thread), slice.stop(thread), slice.step(thread)]
        };
        for (one, other) in parts(one).iter().zip(&parts(other)) {
            if !same(thread, one, other)? {
                return Ok(false);
            }
        }
        return Ok(true);
    }
    if let (Some(one), Some(other)) =
        (one.downcast_exact::<FrozenSet>(), other.downcast_exact::<FrozenSet>())
    {
        return same_sets(thread, one, other);
    }
    object::equal(thread, one, other)
}

/// Whether each member of one set is the same as a member of the other.
fn same_sets(thread: &Thread, one: &FrozenSet, other: &FrozenSet) -> Fallible<bool> {
    let one = Tuple::from_iterable(thread, one.as_object())?;
    let other = Tuple::from_iterable(thread, other.as_object())?;
    if one.len() != other.len() {
        return Ok(false);
    }
    'members: for member in one.iter() {
        for candidate in other.iter() {
            if same(thread, member, candidate)? {
                continue 'members;
            }
        }
        return Ok(false);
    }
    Ok(true)
}
