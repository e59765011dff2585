//! The header of objects with items behind them.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_abi::PyVarObject;

use super::object::Object;

/// The header of an object and a number of items; what it counts, and whether its sign means something, is the
/// type's affair.
#[repr(C)]
pub struct VarObject {
    /// The header of any object.
    pub object: Object,
    /// `ob_size`
    pub size: Cell<isize>,
}

const _: () = {
    assert!(size_of::<VarObject>() == size_of::<PyVarObject>());
    assert!(offset_of!(VarObject, size) == offset_of!(PyVarObject, ob_size));
};

impl VarObject {
    /// The header `object` and a number of items.
    #[inline(always)]
    pub const fn new(object: Object, size: isize) -> Self {
        Self { object, size: Cell::new(size) }
    }
}

/// `ob_size` of an object whose type says that it has items.
pub(crate) fn size_of_items(object: &super::Object) -> isize {
    debug_assert!(object.type_object().read(|raw| raw.tp_itemsize) != 0);
    // SAFETY: objects of a type with items begin with this header.
    unsafe { &*std::ptr::from_ref(object).cast::<VarObject>() }.size.get()
}
