//! Slots and objects that handlers compare with.

use pycore_objects::core::Slot;

/// Whether a slot holds `True`.
#[inline(always)]
pub(crate) fn is_true(slot: &Slot) -> bool {
    slot.bits() & 1 != 0
}

/// Whether a slot holds `None`.
#[inline(always)]
pub(crate) fn is_none(slot: &Slot) -> bool {
    slot.bits() & 1 != 0
}
