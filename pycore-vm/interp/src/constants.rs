//! Slots and objects that handlers compare with.

use pycore_objects::Object;
use pycore_objects::core::Slot;
use pycore_objects::core::atoms::INT_IMMEDIATES;
use pycore_objects::singletons::NONE;
use pycore_objects::types::bool_type::{FALSE, TRUE};
use pycore_objects::types::int::Int;

/// Whether a slot holds `True`.
#[inline(always)]
pub(crate) fn is_true(slot: &Slot) -> bool {
    slot.is_object(TRUE.get().as_object())
}

/// Whether a slot holds `None`.
#[inline(always)]
pub(crate) fn is_none(slot: &Slot) -> bool {
    slot.is_object(NONE.as_object())
}

/// `True` or `False`.
#[inline(always)]
pub(crate) fn bool_slot(value: bool) -> Slot {
    let object = if value { TRUE.get() } else { FALSE.get() };
    Slot::of_lasting(object.as_object())
}

/// `None`
#[inline(always)]
pub(crate) fn none_slot() -> Slot {
    Slot::of_lasting(NONE.as_object())
}

/// An int of 0 to 255.
#[inline(always)]
pub(crate) fn small_int(value: usize) -> Slot {
    if INT_IMMEDIATES && let Some(slot) = Slot::int(value as i64) {
        return slot;
    }
    match Int::small(value as i64) {
        Some(int) => Slot::of_lasting(int.as_object()),
        None => none_slot(),
    }
}

/// `left is right` of two objects; nothing if one is an immediate.
#[inline(always)]
pub(crate) fn same_object(left: &Slot, right: &Slot) -> Option<bool> {
    let are_objects = (left.bits() | right.bits()) & 0b10 == 0;
    are_objects.then(|| left.bits() & !0b01 == right.bits() & !0b01)
}

/// `left is right` where one is an immediate: exact ints or floats of the same value.
#[cold]
#[inline(never)]
pub(crate) fn same_number(left: &Slot, right: &Slot) -> bool {
    if left.bits() == right.bits() {
        return true;
    }
    use pycore_objects::types::float::Float;
    let int = |slot: &Slot| {
        slot.as_int().or_else(|| {
            slot.as_object().and_then(Object::downcast_exact::<Int>).and_then(Int::to_i64)
        })
    };
    let float = |slot: &Slot| {
        slot.as_float().or_else(|| {
            slot.as_object().and_then(Object::downcast_exact::<Float>).map(Float::value)
        })
    };
    match (int(left), int(right)) {
        (Some(left), Some(right)) => return left == right,
        (None, None) => {}
        _ => return false,
    }
    match (float(left), float(right)) {
        (Some(left), Some(right)) => left.to_bits() == right.to_bits(),
        _ => false,
    }
}

/// Whether a slot holds `True` or `False`.
#[inline(always)]
pub(crate) fn is_bool(slot: &Slot) -> bool {
    is_true(slot) || slot.is_object(FALSE.get().as_object())
}
