//! What a type has from its bases: slots, flags and sizes.
//!
//! A slot that a type leaves empty is copied from the first type in the method resolution order that has one of its
//! own. Some slots go together, since one says what another means: `tp_hash` with `tp_richcompare`, the C-string with
//! the object form of attribute access, `tp_call` with the vector call.

use core::ffi::c_void;
use std::mem::offset_of;
use std::ptr;

use pycore_abi::{
    PyAsyncMethods, PyBufferProcs, PyMappingMethods, PyNumberMethods, PySequenceMethods,
    PyTypeObject,
};

use super::place::{SlotPlace, place};
use crate::core::{TypeFlags, TypeObject, release};

/// A suite of slots: where a type object has the pointer to it, and how many slots it has.
const SUITES: [(usize, usize); 5] = {
    macro_rules! suite {
        ($pointer:ident, $Suite:ty) => {
            (offset_of!(PyTypeObject, $pointer), size_of::<$Suite>() / size_of::<*const c_void>())
        };
    }
    [
        suite!(tp_as_number, PyNumberMethods),
        suite!(tp_as_async, PyAsyncMethods),
        suite!(tp_as_sequence, PySequenceMethods),
        suite!(tp_as_mapping, PyMappingMethods),
        suite!(tp_as_buffer, PyBufferProcs),
    ]
};

/// Slots of the type object itself that are copied one by one.
const SINGLE: &[SlotPlace] = &[
    place!(ht_type.tp_dealloc),
    place!(ht_type.tp_repr),
    place!(ht_type.tp_call),
    place!(ht_type.tp_str),
    place!(ht_type.tp_iter),
    place!(ht_type.tp_iternext),
    place!(ht_type.tp_descr_get),
    place!(ht_type.tp_descr_set),
    place!(ht_type.tp_dictoffset),
    place!(ht_type.tp_init),
    place!(ht_type.tp_alloc),
    place!(ht_type.tp_is_gc),
    place!(ht_type.tp_finalize),
];

/// The slots of a suite of a type; none if the type does not have it.
fn suite(class: &TypeObject, pointer: usize, count: usize) -> Option<*mut [*const c_void]> {
    // SAFETY: the offset is that of the pointer to the suite, which is NULL or leads to that many slots.
    let start =
        unsafe { class.as_raw().cast::<u8>().add(pointer).cast::<*mut *const c_void>().read() };
    (!start.is_null()).then(|| ptr::slice_from_raw_parts_mut(start, count))
}

/// A slot of `base`, if it did not copy that from its own base.
fn own(base: &TypeObject, above: Option<&TypeObject>, place: SlotPlace) -> Option<*const c_void> {
    let function = place.get(base);
    let is_own = !function.is_null() && above.is_none_or(|above| place.get(above) != function);
    is_own.then_some(function)
}

/// Copies the slots that `class` lacks and `base`, a type in its resolution order, has of its own.
///
/// `overrides_hash` says whether the class has `__eq__` or `__hash__` in its dictionary.
///
/// # Safety
///
/// 1. Instances of `class` are instances of `base`, and laid out so.
pub unsafe fn slots(class: &TypeObject, base: &TypeObject, overrides_hash: bool) {
    let above = base.base();
    for (pointer, count) in SUITES {
        let (Some(to), Some(from)) = (suite(class, pointer, count), suite(base, pointer, count))
        else {
            continue;
        };
        if to.addr() == from.addr() {
            continue;
        }
        let beyond = above.and_then(|above| suite(above, pointer, count));
        // SAFETY: suites have `count` slots, and nobody else looks at them now.
        unsafe {
            for index in 0..count {
                let function = (*from)[index];
                if (*to)[index].is_null()
                    && !function.is_null()
                    && beyond.is_none_or(|beyond| (*beyond)[index] != function)
                {
                    (*to)[index] = function;
                }
            }
        }
    }
    let has = |place: SlotPlace| !place.get(class).is_null();
    let copy = |place: SlotPlace| {
        if !has(place)
            && let Some(function) = own(base, above, place)
        {
            // SAFETY: the slot has the same shape in both; functions for instances of `base` fit those of `class`.
            unsafe { place.set(class, function) };
        }
    };
    for (first, second) in [
        (place!(ht_type.tp_getattr), place!(ht_type.tp_getattro)),
        (place!(ht_type.tp_setattr), place!(ht_type.tp_setattro)),
        (place!(ht_type.tp_richcompare), place!(ht_type.tp_hash)),
    ] {
        let is_comparison = first == place!(ht_type.tp_richcompare);
        let is_own = has(first) || has(second) || is_comparison && overrides_hash;
        if !is_own {
            // SAFETY: as above.
            unsafe {
                first.set(class, first.get(base));
                second.set(class, second.get(base));
            }
        }
    }
    let mut inherited = TypeFlags::empty();
    if !has(place!(ht_type.tp_call)) {
        inherited |= base.flags() & TypeFlags::HAVE_VECTORCALL;
    }
    copy(place!(ht_type.tp_vectorcall_offset));
    SINGLE.iter().for_each(|place| copy(*place));
    let descriptor_get = place!(ht_type.tp_descr_get).get(class);
    if !descriptor_get.is_null()
        && descriptor_get == place!(ht_type.tp_descr_get).get(base)
        && class.flags().contains(TypeFlags::IMMUTABLE_TYPE)
    {
        inherited |= base.flags() & TypeFlags::METHOD_DESCRIPTOR;
    }
    class.add_flags(inherited);
    if class.has_gc() == base.has_gc() {
        copy(place!(ht_type.tp_free));
    } else if class.has_gc() && !has(place!(ht_type.tp_free)) {
        // SAFETY: instances of the class have a collector's head.
        unsafe { place!(ht_type.tp_free).set(class, release::free_gc as *const c_void) };
    }
}

/// Lets the class use its base's suites where it has none.
///
/// # Safety
///
/// 1. As for [`slots`].
pub unsafe fn suites(class: &TypeObject, base: &TypeObject) {
    for (pointer, count) in SUITES {
        if suite(class, pointer, count).is_none()
            && let Some(from) = suite(base, pointer, count)
        {
            // SAFETY: the offset is that of the pointer to the suite; the base's lives as long as the class.
            unsafe {
                class
                    .as_raw()
                    .cast::<u8>()
                    .add(pointer)
                    .cast::<*mut *const c_void>()
                    .write(from.cast())
            };
        }
    }
}

/// Sizes, offsets and flags that a class has from its base.
///
/// # Safety
///
/// 1. As for [`slots`].
pub unsafe fn layout(class: &TypeObject, base: &TypeObject) {
    let base_flags = base.flags();
    let (size, item, weak, dict, traverse, clear) = base.read(|raw| {
        (
            raw.tp_basicsize,
            raw.tp_itemsize,
            raw.tp_weaklistoffset,
            raw.tp_dictoffset,
            raw.tp_traverse,
            raw.tp_clear,
        )
    });
    let mut flags = base_flags
        & (TypeFlags::SUBCLASS_FLAGS
            | TypeFlags::MATCH_SELF
            | TypeFlags::ITEMS_AT_END
            | TypeFlags::MANAGED_DICT
            | TypeFlags::MANAGED_WEAKREF);
    // SAFETY: condition 1: what describes instances of the base describes the beginning of those of the class.
    unsafe {
        class.write(|raw| {
            if raw.tp_flags & TypeFlags::HAVE_GC.bits() == 0
                && base_flags.contains(TypeFlags::HAVE_GC)
                && raw.tp_traverse.is_none()
                && raw.tp_clear.is_none()
            {
                flags |= TypeFlags::HAVE_GC;
                raw.tp_traverse = traverse;
                raw.tp_clear = clear;
            }
            for (own, inherited) in [
                (&mut raw.tp_basicsize, size),
                (&mut raw.tp_itemsize, item),
                (&mut raw.tp_weaklistoffset, weak),
                (&mut raw.tp_dictoffset, dict),
            ] {
                if *own == 0 {
                    *own = inherited;
                }
            }
            raw.tp_flags |= flags.bits();
        });
    }
}

/// Whether patterns take instances for a sequence or a mapping, if the class does not say so itself.
pub fn pattern_flags(class: &TypeObject, base: &TypeObject) {
    let kinds = TypeFlags::SEQUENCE | TypeFlags::MAPPING;
    if !class.flags().intersects(kinds) {
        class.add_flags(base.flags() & kinds);
    }
}

/// What a static type has from its base, the only one that it has: the base is complete.
pub(crate) fn from_static_base(class: &TypeObject, base: &TypeObject, overrides_hash: bool) {
    debug_assert!(class.derives_from(base));
    // SAFETY: the declaration says that instances are laid out after those of the base.
    unsafe {
        layout(class, base);
        // The base is complete, so its slots are those of the whole line above, whoever has them of its own.
        let mut order = Some(base);
        while let Some(current) = order {
            slots(class, current, overrides_hash);
            order = current.base();
        }
        suites(class, base);
        if !class.flags().contains(TypeFlags::DISALLOW_INSTANTIATION) {
            let constructor = place!(ht_type.tp_new);
            if constructor.get(class).is_null() {
                constructor.set(class, constructor.get(base));
            }
        }
    }
    pattern_flags(class, base);
}
