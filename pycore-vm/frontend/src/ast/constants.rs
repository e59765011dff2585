//! The values of `Constant` nodes.

use pycore_ast::{Arena, Composed, Constant, Int as Integer};
use pycore_objects::protocol::object::check_recursion;
use pycore_objects::protocol::sequence;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::complex::Complex;
use pycore_objects::types::float::Float;
use pycore_objects::types::int::Int;
use pycore_objects::types::set::FrozenSet;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Thread, raise};
use pycore_unicode::{SurrogateStr, SurrogateString};

/// A constant of a tree from its object.
pub(super) fn read<'a>(
    thread: &Thread,
    arena: &'a Arena,
    object: &Object,
) -> Fallible<Constant<'a>> {
    check_recursion(thread, " during compilation")?;
    if object.is_none() {
        return Ok(Constant::None);
    }
    if object.is(&thread.ellipsis()) {
        return Ok(Constant::Ellipsis);
    }
    for (value, constant) in [(true, Constant::True), (false, Constant::False)] {
        if object.is(&thread.bool(value)) {
            return Ok(constant);
        }
    }
    let composed = |value| Constant::Composed(arena.alloc(value));
    if let Some(value) = object.downcast_exact::<Int>() {
        let magnitude = match value.to_i64().and_then(i64::checked_abs) {
            Some(value) => Integer::Small(value),
            None => Integer::Big(arena.alloc_slice(value.digits())),
        };
        return Ok(match value.is_negative() {
            true => composed(Composed::Negative(magnitude)),
            false => Constant::Int(magnitude),
        });
    }
    if let Some(value) = object.downcast_exact::<Float>() {
        return Ok(Constant::Float(value.value()));
    }
    if let Some(value) = object.downcast_exact::<Complex>() {
        let value = value.value();
        return Ok(match value.real.to_bits() {
            0 => Constant::Imaginary(value.imag),
            _ => composed(Composed::Complex(value.real, value.imag)),
        });
    }
    if let Some(value) = object.downcast_exact::<Str>() {
        let mut text = SurrogateString::new();
        for point in value.view().code_points() {
            text.push_code_point(point);
        }
        let bytes = arena.alloc_slice(text.as_text().as_bytes());
        return Ok(Constant::Str(SurrogateStr::from_well_formed(bytes)));
    }
    if let Some(value) = object.downcast_exact::<Bytes>() {
        return Ok(Constant::Bytes(arena.alloc_slice(value.as_slice())));
    }
    let is_tuple = object.downcast_exact::<Tuple>().is_some();
    if is_tuple || object.downcast_exact::<FrozenSet>().is_some() {
        let items = sequence::to_tuple(thread, object)?;
        let items = items.iter().map(|item| read(thread, arena, item));
        let items = arena.alloc_slice(&items.collect::<Fallible<Vec<_>>>()?);
        return Ok(composed(match is_tuple {
            true => Composed::Tuple(items),
            false => Composed::FrozenSet(items),
        }));
    }
    Err(raise!(
        thread,
        TYPE_ERROR,
        "got an invalid type in Constant: {}",
        object.type_object().short_name()
    ))
}
