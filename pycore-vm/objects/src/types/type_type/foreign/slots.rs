//! The numbers by which C code names slots.

use core::ffi::{c_int, c_void};
use std::ptr;

use pycore_abi::constants::type_slot_id as id;

use crate::core::TypeObject;
use crate::core::slots::SlotPlace;
use crate::core::slots::place::place;

/// The places of slots, by number: what is a pointer in the type object or in one of its suites.
macro_rules! places {
    ($($suite:ident: $($id:ident $slot:ident),+;)+) => {
        /// The place of a slot by its number; `None` for what is no function of a slot.
        pub(super) fn place_of(number: c_int) -> Option<SlotPlace> {
            Some(match number {
                $($(id::$id => place!($suite.$slot),)+)+
                _ => return None,
            })
        }
    };
}

places! {
    as_buffer: Py_bf_getbuffer bf_getbuffer, Py_bf_releasebuffer bf_releasebuffer;
    as_mapping: Py_mp_ass_subscript mp_ass_subscript, Py_mp_length mp_length, Py_mp_subscript mp_subscript;
    as_number: Py_nb_absolute nb_absolute, Py_nb_add nb_add, Py_nb_and nb_and, Py_nb_bool nb_bool,
        Py_nb_divmod nb_divmod, Py_nb_float nb_float, Py_nb_floor_divide nb_floor_divide, Py_nb_index nb_index,
        Py_nb_inplace_add nb_inplace_add, Py_nb_inplace_and nb_inplace_and,
        Py_nb_inplace_floor_divide nb_inplace_floor_divide, Py_nb_inplace_lshift nb_inplace_lshift,
        Py_nb_inplace_multiply nb_inplace_multiply, Py_nb_inplace_or nb_inplace_or,
        Py_nb_inplace_power nb_inplace_power, Py_nb_inplace_remainder nb_inplace_remainder,
        Py_nb_inplace_rshift nb_inplace_rshift, Py_nb_inplace_subtract nb_inplace_subtract,
        Py_nb_inplace_true_divide nb_inplace_true_divide, Py_nb_inplace_xor nb_inplace_xor, Py_nb_int nb_int,
        Py_nb_invert nb_invert, Py_nb_lshift nb_lshift, Py_nb_multiply nb_multiply, Py_nb_negative nb_negative,
        Py_nb_or nb_or, Py_nb_positive nb_positive, Py_nb_power nb_power, Py_nb_remainder nb_remainder,
        Py_nb_rshift nb_rshift, Py_nb_subtract nb_subtract, Py_nb_true_divide nb_true_divide, Py_nb_xor nb_xor,
        Py_nb_matrix_multiply nb_matrix_multiply, Py_nb_inplace_matrix_multiply nb_inplace_matrix_multiply;
    as_sequence: Py_sq_ass_item sq_ass_item, Py_sq_concat sq_concat, Py_sq_contains sq_contains,
        Py_sq_inplace_concat sq_inplace_concat, Py_sq_inplace_repeat sq_inplace_repeat, Py_sq_item sq_item,
        Py_sq_length sq_length, Py_sq_repeat sq_repeat;
    as_async: Py_am_await am_await, Py_am_aiter am_aiter, Py_am_anext am_anext, Py_am_send am_send;
    ht_type: Py_tp_alloc tp_alloc, Py_tp_call tp_call, Py_tp_clear tp_clear, Py_tp_dealloc tp_dealloc,
        Py_tp_del tp_del, Py_tp_descr_get tp_descr_get, Py_tp_descr_set tp_descr_set, Py_tp_getattr tp_getattr,
        Py_tp_getattro tp_getattro, Py_tp_hash tp_hash, Py_tp_init tp_init, Py_tp_is_gc tp_is_gc,
        Py_tp_iter tp_iter, Py_tp_iternext tp_iternext, Py_tp_methods tp_methods, Py_tp_new tp_new,
        Py_tp_repr tp_repr, Py_tp_richcompare tp_richcompare, Py_tp_setattr tp_setattr, Py_tp_setattro tp_setattro,
        Py_tp_str tp_str, Py_tp_traverse tp_traverse, Py_tp_getset tp_getset, Py_tp_free tp_free,
        Py_tp_finalize tp_finalize, Py_tp_vectorcall tp_vectorcall;
}

/// What a type has in a slot, by the slot's number: NULL for nothing. `None` if there is no such slot.
pub fn get_slot(class: &TypeObject, number: c_int) -> Option<*const c_void> {
    if let Some(place) = place_of(number) {
        return Some(place.get(class));
    }
    Some(match number {
        id::Py_tp_base => class.read(|raw| raw.tp_base.cast_const().cast()),
        id::Py_tp_bases => class.read(|raw| raw.tp_bases.cast_const().cast()),
        id::Py_tp_doc => class.read(|raw| raw.tp_doc.cast()),
        id::Py_tp_members => class.read(|raw| raw.tp_members.cast_const().cast()),
        id::Py_tp_token if class.is_class() => class.token(),
        id::Py_tp_token => ptr::null(),
        _ => return None,
    })
}
