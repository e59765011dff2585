//! `pybuffer.h`: memory of objects.

use core::ffi::{CStr, c_char, c_int, c_void};
use std::ptr::{self, NonNull};

use pycore_abi::Py_buffer;
use pycore_objects::protocol::buffer::{self, Buffer, BufferFlags, Order};
use pycore_objects::{Fallible, Object, raise};

use crate::api::api;

/// The order that a letter names.
fn order_of(letter: c_char) -> Order {
    match letter as u8 {
        b'C' => Order::C,
        b'F' => Order::Fortran,
        _ => Order::Any,
    }
}

/// Memory of an object, which stays where it is while the object lives.
///
/// # Safety
///
/// 1. The places can be written.
unsafe fn simple(
    thread: &pycore_objects::Thread,
    object: &Object,
    flags: c_int,
    data: *mut *mut c_void,
    length: *mut isize,
) -> Fallible {
    // SAFETY: all fields of a view may be zero; condition 1.
    unsafe {
        let mut view: Py_buffer = std::mem::zeroed();
        buffer::get_raw(thread, object, &raw mut view, flags)?;
        *data = view.buf;
        *length = view.len;
        buffer::release_raw(&raw mut view);
    }
    Ok(())
}

api! {
    fn PyObject_CheckBuffer(thread, object: &Object) -> bool {
        buffer::has_buffer(object)
    }

    fn PyObject_GetBuffer(thread, object: &Object, view: *mut Py_buffer, flags: c_int) -> Fallible {
        if flags != 0 && (flags == 0x100 || flags == 0x200) {
            // `PyBUF_READ` and `PyBUF_WRITE` are no flags of this function.
            return Err(crate::convert::bad_internal_call(thread));
        }
        buffer::get_raw(thread, object, view, flags)
    }

    fn PyBuffer_Release(thread, view: *mut Py_buffer) -> () {
        buffer::release_raw(view);
    }

    fn PyBuffer_IsContiguous(thread, view: *const Py_buffer, order: c_int) -> bool {
        buffer::is_contiguous_raw(view, order_of(order as c_char))
    }

    fn PyBuffer_FillInfo(thread, view: *mut Py_buffer, exporter: Option<&Object>, data: *mut c_void, length: isize, read_only: c_int, flags: c_int) -> Fallible {
        let none = thread.none();
        let owner = exporter.unwrap_or(&none);
        let memory = (data.cast::<u8>(), length.max(0) as usize);
        buffer::fill(thread, NonNull::new(view), owner, memory, read_only != 0, flags)?;
        if exporter.is_none() {
            (*view).obj = ptr::null_mut();
        }
        Ok(())
    }

    fn PyBuffer_GetPointer(thread, view: *const Py_buffer, indices: *const isize) -> *mut c_void {
        let indices = std::slice::from_raw_parts(indices, (*view).ndim.max(0) as usize);
        buffer::item_pointer(view, indices).cast()
    }

    fn PyBuffer_FillContiguousStrides(thread, dimensions: c_int, shape: *mut isize, strides: *mut isize, item_size: c_int, order: c_int) -> () {
        let count = dimensions.max(0) as usize;
        let mut size = item_size as isize;
        let mut set = |index: usize| {
            *strides.add(index) = size;
            size *= *shape.add(index);
        };
        if order as u8 == b'F' { (0..count).for_each(&mut set) } else { (0..count).rev().for_each(&mut set) }
    }

    fn PyBuffer_SizeFromFormat(thread, format: &CStr) -> Fallible<isize> {
        use pycore_objects::protocol::call;
        use pycore_objects::types::str::Str;
        let module = crate::import::module(thread, Str::new(thread, "struct")?.as_object())?;
        let format = crate::convert::text(thread, format)?;
        let size = call::call_method(thread, &module, &*Str::new(thread, "calcsize")?, &[format.as_object()])?;
        pycore_objects::protocol::number::to_isize(thread, &size, &pycore_objects::errors::OVERFLOW_ERROR)
    }

    fn PyBuffer_ToContiguous(thread, target: *mut c_void, view: *const Py_buffer, length: isize, order: c_char) -> Fallible {
        if length != (*view).len {
            return Err(raise!(thread, VALUE_ERROR, "PyBuffer_ToContiguous: len != view->len"));
        }
        let mut bytes = thread.vector(length.max(0) as usize)?;
        if buffer::is_contiguous_raw(view, order_of(order)) {
            ptr::copy((*view).buf.cast::<u8>(), target.cast(), length.max(0) as usize);
            return Ok(());
        }
        buffer::copy_items(view, order as u8 == b'F', &mut bytes);
        ptr::copy_nonoverlapping(bytes.as_ptr(), target.cast(), bytes.len());
        Ok(())
    }

    fn PyBuffer_FromContiguous(thread, view: *const Py_buffer, source: *const c_void, length: isize, order: c_char) -> Fallible {
        let count = length.clamp(0, (*view).len) as usize;
        if buffer::is_contiguous_raw(view, order_of(order)) {
            ptr::copy(source.cast::<u8>(), (*view).buf.cast(), count);
            return Ok(());
        }
        let dimensions = (*view).ndim.max(0) as usize;
        let shape = buffer::numbers((*view).shape, dimensions).unwrap_or(&[]);
        let size = (*view).itemsize.max(1) as usize;
        let mut index = vec![0_isize; dimensions];
        for item in 0..count / size {
            let target = buffer::item_pointer(view, &index);
            ptr::copy_nonoverlapping(source.cast::<u8>().add(item * size), target, size);
            for step in 0..dimensions {
                let at = if order as u8 == b'F' { step } else { dimensions - 1 - step };
                index[at] += 1;
                if index[at] < shape[at] {
                    break;
                }
                index[at] = 0;
            }
        }
        Ok(())
    }

    fn PyObject_CopyData(thread, target: &Object, source: &Object) -> Fallible {
        let to = Buffer::get(thread, target, BufferFlags::from_bits_retain(0x11d))?;
        let from = Buffer::get(thread, source, BufferFlags::FULL_RO)?;
        if to.len() < from.len() {
            let message = "destination is too small to receive data from source";
            return Err(raise!(thread, BUFFER_ERROR, "{message}"));
        }
        let bytes = from.to_vec(thread, Order::C)?;
        if !to.write(0, &bytes) {
            return Err(raise!(thread, BUFFER_ERROR, "the destination cannot be written"));
        }
        Ok(())
    }

    fn PyObject_AsCharBuffer(thread, object: &Object, data: *mut *mut c_void, length: *mut isize) -> Fallible {
        simple(thread, object, 0, data, length)
    }

    fn PyObject_AsReadBuffer(thread, object: &Object, data: *mut *mut c_void, length: *mut isize) -> Fallible {
        simple(thread, object, 0, data, length)
    }

    fn PyObject_AsWriteBuffer(thread, object: &Object, data: *mut *mut c_void, length: *mut isize) -> Fallible {
        simple(thread, object, pycore_abi::constants::buffer_flag::PyBUF_WRITABLE, data, length)
    }

    fn PyObject_CheckReadBuffer(thread, object: &Object) -> c_int {
        match Buffer::get(thread, object, BufferFlags::SIMPLE) {
            Ok(_) => 1,
            Err(raised) => {
                thread.clear_exception(raised);
                0
            }
        }
    }
}
