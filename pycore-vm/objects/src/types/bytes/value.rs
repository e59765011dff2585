//! The memory of bytes: the head, the bytes, and a zero behind them.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr;

use pycore_abi::PyBytesObject;

use super::BYTES;
use crate::core::var_object::VarObject;
use crate::core::{Fallible, Owned, Thread, Trace, Tracer};

/// Immutable bytes.
#[repr(C)]
pub struct Bytes {
    header: VarObject,
    /// The hash, or -1 while nobody asked for it.
    hash: Cell<isize>,
}

const _: () = {
    assert!(offset_of!(Bytes, hash) == offset_of!(PyBytesObject, ob_shash));
    assert!(size_of::<Bytes>() == offset_of!(PyBytesObject, ob_sval));
};

impl Bytes {
    /// New bytes.
    pub fn new(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Self>> {
        let result = thread.new_var_object(BYTES.get(), bytes.len(), |header| Self {
            header,
            hash: Cell::new(-1),
        })?;
        // SAFETY: the object is new and has room for the bytes, which are zero so far, and one more.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), result.data().cast_mut(), bytes.len()) };
        Ok(result)
    }

    #[inline(always)]
    fn data(&self) -> *const u8 {
        // SAFETY: the bytes lie behind the struct.
        unsafe { ptr::from_ref(self).add(1).cast() }
    }

    /// The bytes.
    #[inline(always)]
    pub fn as_slice(&self) -> &[u8] {
        // SAFETY: as many bytes as the head says lie behind the struct, and never change.
        unsafe { std::slice::from_raw_parts(self.data(), self.header.size.get() as usize) }
    }
}

impl Trace for Bytes {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}
