//! The slots of a type as C functions, all in one value.

use pycore_abi::{
    PyAsyncMethods, PyBufferProcs, PyMappingMethods, PyNumberMethods, PySequenceMethods,
    PyTypeObject,
};

/// What `#[slots]` makes of an `impl` block: the functions of a type object and of its suites.
#[derive(Clone, Copy)]
pub struct SlotTable {
    /// Functions of the type object itself; its other fields are zero.
    pub type_object: PyTypeObject,
    /// `tp_as_number`
    pub number: PyNumberMethods,
    /// `tp_as_sequence`
    pub sequence: PySequenceMethods,
    /// `tp_as_mapping`
    pub mapping: PyMappingMethods,
    /// `tp_as_async`
    pub asynchronous: PyAsyncMethods,
    /// `tp_as_buffer`
    pub buffer: PyBufferProcs,
    /// Whether the type has the suite: number, sequence, mapping, async, buffer.
    pub suites: Suites,
}

/// Which suites of slots a type has of its own; without one it uses its base's.
#[derive(Clone, Copy, Default)]
pub struct Suites {
    /// `tp_as_number`
    pub number: bool,
    /// `tp_as_sequence`
    pub sequence: bool,
    /// `tp_as_mapping`
    pub mapping: bool,
    /// `tp_as_async`
    pub asynchronous: bool,
    /// `tp_as_buffer`
    pub buffer: bool,
}

impl SlotTable {
    /// No slots at all.
    // SAFETY: all fields may be zero: numbers, nullable pointers, `Option`s of functions.
    pub const EMPTY: Self = unsafe { std::mem::zeroed() };
}

/// The fields of a struct of optional functions, from the first of two that has them.
macro_rules! first {
    ($one:expr, $other:expr; $($field:ident)*) => {{
        let (mut merged, other) = ($one, $other);
        $(if merged.$field.is_none() {
            merged.$field = other.$field;
        })*
        merged
    }};
}

impl SlotTable {
    /// The slots of two tables together; where both have one, this one's.
    pub const fn merge(self, other: Self) -> Self {
        let mut type_object = first!(self.type_object, other.type_object;
            tp_dealloc tp_repr tp_hash tp_call tp_str tp_getattro tp_setattro tp_traverse tp_clear tp_richcompare
            tp_iter tp_iternext tp_descr_get tp_descr_set tp_init tp_alloc tp_new tp_free tp_is_gc tp_del tp_finalize
            tp_vectorcall);
        if type_object.tp_doc.is_null() {
            type_object.tp_doc = other.type_object.tp_doc;
        }
        Self {
            type_object,
            number: first!(self.number, other.number;
                nb_add nb_subtract nb_multiply nb_remainder nb_divmod nb_power nb_negative nb_positive nb_absolute
                nb_bool nb_invert nb_lshift nb_rshift nb_and nb_xor nb_or nb_int nb_float nb_inplace_add
                nb_inplace_subtract nb_inplace_multiply nb_inplace_remainder nb_inplace_power nb_inplace_lshift
                nb_inplace_rshift nb_inplace_and nb_inplace_xor nb_inplace_or nb_floor_divide nb_true_divide
                nb_inplace_floor_divide nb_inplace_true_divide nb_index nb_matrix_multiply
                nb_inplace_matrix_multiply),
            sequence: first!(self.sequence, other.sequence;
                sq_length sq_concat sq_repeat sq_item sq_ass_item sq_contains sq_inplace_concat sq_inplace_repeat),
            mapping: first!(self.mapping, other.mapping; mp_length mp_subscript mp_ass_subscript),
            asynchronous: first!(self.asynchronous, other.asynchronous; am_await am_aiter am_anext am_send),
            buffer: first!(self.buffer, other.buffer; bf_getbuffer bf_releasebuffer),
            suites: Suites {
                number: self.suites.number || other.suites.number,
                sequence: self.suites.sequence || other.suites.sequence,
                mapping: self.suites.mapping || other.suites.mapping,
                asynchronous: self.suites.asynchronous || other.suites.asynchronous,
                buffer: self.suites.buffer || other.suites.buffer,
            },
        }
    }
}
