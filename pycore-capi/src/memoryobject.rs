//! `memoryobject.h`: views of memory.

use core::ffi::{c_char, c_int};
use std::ptr::NonNull;

use pycore_abi::Py_buffer;
use pycore_objects::core::ObjectLike;
use pycore_objects::protocol::buffer::{self, Buffer, BufferFlags, Order};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::memoryview::MemoryView;
use pycore_objects::{Fallible, Object, Owned, Thread, raise};

use crate::api::api;

/// `PyBUF_WRITE`
const WRITE: c_int = 0x200;

/// A view of what a struct of C code describes, which nobody releases.
///
/// # Safety
///
/// 1. The memory stays for as long as the view.
unsafe fn of_struct(thread: &Thread, source: &Py_buffer) -> Fallible<Owned<MemoryView>> {
    // SAFETY: the copy names no object, so nobody releases it.
    unsafe {
        MemoryView::of_export(thread, |master| {
            master.write(*source);
            (*master).obj = std::ptr::null_mut();
            if (*master).shape == (&raw const source.len).cast_mut() {
                (*master).shape = &raw mut (*master).len;
            }
            if (*master).strides == (&raw const source.itemsize).cast_mut() {
                (*master).strides = &raw mut (*master).itemsize;
            }
            Ok(())
        })
    }
}

api! {
    fn PyMemoryView_FromObject(thread, object: &Object) -> Fallible<Owned<MemoryView>> {
        MemoryView::of_object(thread, object)
    }

    /// Memory that C code keeps for as long as the view.
    fn PyMemoryView_FromMemory(thread, data: *mut c_char, length: isize, flags: c_int) -> Fallible<Owned<MemoryView>> {
        let mut view: Py_buffer = std::mem::zeroed();
        let none = thread.none();
        let memory = (data.cast::<u8>(), length.max(0) as usize);
        let full = pycore_abi::constants::buffer_flag::PyBUF_FULL_RO;
        buffer::fill(thread, NonNull::new(&raw mut view), &none, memory, flags & WRITE == 0, full)?;
        of_struct(thread, &view)
    }

    fn PyMemoryView_FromBuffer(thread, view: *const Py_buffer) -> Fallible<Owned<MemoryView>> {
        if (*view).buf.is_null() {
            let message = "PyMemoryView_FromBuffer(): info->buf must not be NULL";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        of_struct(thread, &*view)
    }

    /// A view whose memory is in one piece: a copy, if it is not.
    fn PyMemoryView_GetContiguous(thread, object: &Object, kind: c_int, order: c_char) -> Fallible<Owned<MemoryView>> {
        let view = MemoryView::of_object(thread, object)?;
        if kind == WRITE && view.is_read_only() {
            return Err(raise!(thread, BUFFER_ERROR, "underlying buffer is not writable"));
        }
        let order = match order as u8 {
            b'C' => Order::C,
            b'F' => Order::Fortran,
            _ => Order::Any,
        };
        let export = Buffer::get(thread, view.as_object(), BufferFlags::FULL_RO)?;
        if export.is_contiguous(order) {
            return Ok(view);
        }
        if kind == WRITE {
            let message = "writable contiguous buffer requested for a non-contiguous object.";
            return Err(raise!(thread, BUFFER_ERROR, "{message}"));
        }
        let bytes = Bytes::new(thread, &export.to_vec(thread, order)?)?;
        MemoryView::of_object(thread, bytes.as_object())
    }
}
