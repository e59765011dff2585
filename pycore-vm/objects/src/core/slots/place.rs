//! Where a slot is: in the type object, or in one of its suites.

use core::ffi::c_void;
use std::mem::offset_of;
use std::ptr;

use pycore_abi::{
    PyAsyncMethods, PyBufferProcs, PyHeapTypeObject, PyMappingMethods, PyNumberMethods,
    PySequenceMethods, PyTypeObject,
};

use crate::core::TypeObject;

/// A slot's place: its offset in the type object of a class, whose suites lie behind it. In other type objects the
/// suites lie elsewhere, and may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlotPlace {
    offset: usize,
}

/// The place of a slot: `place!(as_number.nb_add)`, `place!(ht_type.tp_repr)`.
macro_rules! place {
    ($suite:ident.$slot:ident) => {
        $crate::core::slots::SlotPlace::at(std::mem::offset_of!(
            ::pycore_abi::PyHeapTypeObject,
            $suite.$slot
        ))
    };
}
pub(crate) use place;

/// The suites: where each begins in the type object of a class, its size, and where a type object has its pointer.
const SUITES: [(usize, usize, usize); 5] = {
    macro_rules! suite {
        ($field:ident, $Suite:ty, $pointer:ident) => {
            (
                offset_of!(PyHeapTypeObject, $field),
                size_of::<$Suite>(),
                offset_of!(PyTypeObject, $pointer),
            )
        };
    }
    [
        suite!(as_async, PyAsyncMethods, tp_as_async),
        suite!(as_number, PyNumberMethods, tp_as_number),
        suite!(as_mapping, PyMappingMethods, tp_as_mapping),
        suite!(as_sequence, PySequenceMethods, tp_as_sequence),
        suite!(as_buffer, PyBufferProcs, tp_as_buffer),
    ]
};

impl SlotPlace {
    /// The place at an offset in the type object of a class.
    pub(crate) const fn at(offset: usize) -> Self {
        Self { offset }
    }

    /// The slot's address; `None` if the type has no such suite.
    #[inline]
    fn address(self, class: &TypeObject) -> Option<*mut *const c_void> {
        let start = class.as_raw().cast::<u8>();
        if self.offset < size_of::<PyTypeObject>() {
            // SAFETY: the offset is within the type object.
            return Some(unsafe { start.add(self.offset) }.cast());
        }
        for (begin, size, pointer) in SUITES {
            if self.offset >= begin && self.offset < begin + size {
                // SAFETY: the offset is that of the pointer to the suite.
                let suite = unsafe { start.add(pointer).cast::<*mut u8>().read() };
                // SAFETY: a suite that is there has this slot.
                return (!suite.is_null())
                    .then(|| unsafe { suite.add(self.offset - begin) }.cast());
            }
        }
        None
    }

    /// The function in the slot, or NULL.
    #[inline]
    pub fn get(self, class: &TypeObject) -> *const c_void {
        // SAFETY: the address is that of a slot of the type, which is nullable.
        self.address(class).map_or(ptr::null(), |address| unsafe { *address })
    }

    /// Whether the type has the suite that the slot is in.
    pub fn exists(self, class: &TypeObject) -> bool {
        self.address(class).is_some()
    }

    /// Fills the slot; nothing happens if the type has no such suite.
    ///
    /// # Safety
    ///
    /// 1. The function is NULL or one of the slot's shape, and fits instances of the type.
    #[inline]
    pub unsafe fn set(self, class: &TypeObject, function: *const c_void) {
        if let Some(address) = self.address(class) {
            // SAFETY: the address is that of a slot of the type (condition 1).
            unsafe { *address = function };
        }
    }
}
