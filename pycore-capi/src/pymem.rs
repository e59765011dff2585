//! `pymem.h` and the memory functions of `objimpl.h`: blocks of memory for C code.
//!
//! Those that need the interpreter's lock come from the heap that objects are in, so that what one function gave another
//! may free; the raw ones from the system.

use core::ffi::c_void;
use std::ptr::{self, NonNull};

use pycore_objects::Thread;

/// A block, or NULL.
pub(crate) fn new(size: usize) -> *mut c_void {
    allocate(size)
}

/// Gives a block back.
///
/// # Safety
///
/// 1. As for [`PyMem_Free`].
pub(crate) unsafe fn free(block: *mut c_void) {
    // SAFETY: condition 1.
    unsafe { release(block) }
}

fn allocate(size: usize) -> *mut c_void {
    if size > isize::MAX as usize {
        return ptr::null_mut();
    }
    // SAFETY: C code asks for such memory while it has the lock.
    let thread = unsafe { Thread::current() };
    thread.heap().allocate(size.max(1)).map_or(ptr::null_mut(), |block| block.as_ptr().cast())
}

fn allocate_zeroed(count: usize, size: usize) -> *mut c_void {
    let Some(size) = count.checked_mul(size).filter(|&size| size <= isize::MAX as usize) else {
        return ptr::null_mut();
    };
    // SAFETY: as above.
    let thread = unsafe { Thread::current() };
    thread
        .heap()
        .allocate_zeroed(size.max(1))
        .map_or(ptr::null_mut(), |block| block.as_ptr().cast())
}

/// # Safety
///
/// 1. The block is NULL or from one of these functions, and is used no more unless the result is NULL.
unsafe fn reallocate(block: *mut c_void, size: usize) -> *mut c_void {
    let Some(old) = NonNull::new(block) else { return allocate(size) };
    if size > isize::MAX as usize {
        return ptr::null_mut();
    }
    // SAFETY: as above; condition 1.
    unsafe {
        let thread = Thread::current();
        thread
            .heap()
            .reallocate(old.cast(), size.max(1))
            .map_or(ptr::null_mut(), |block| block.as_ptr().cast())
    }
}

/// # Safety
///
/// 1. The block is NULL or from one of these functions, and is used no more.
unsafe fn release(block: *mut c_void) {
    if let Some(block) = NonNull::new(block) {
        // SAFETY: as above; condition 1.
        unsafe { Thread::current().heap().release(block.cast()) };
    }
}

/// The functions of a domain that needs the lock.
macro_rules! domain {
    ($malloc:ident $calloc:ident $realloc:ident $free:ident) => {
        #[unsafe(no_mangle)]
        unsafe extern "C" fn $malloc(size: usize) -> *mut c_void {
            allocate(size)
        }

        #[unsafe(no_mangle)]
        unsafe extern "C" fn $calloc(count: usize, size: usize) -> *mut c_void {
            allocate_zeroed(count, size)
        }

        #[unsafe(no_mangle)]
        unsafe extern "C" fn $realloc(block: *mut c_void, size: usize) -> *mut c_void {
            // SAFETY: C code gives a block of this domain.
            unsafe { reallocate(block, size) }
        }

        #[unsafe(no_mangle)]
        unsafe extern "C" fn $free(block: *mut c_void) {
            // SAFETY: as above.
            unsafe { release(block) }
        }
    };
}

domain!(PyMem_Malloc PyMem_Calloc PyMem_Realloc PyMem_Free);
domain!(PyObject_Malloc PyObject_Calloc PyObject_Realloc PyObject_Free);

#[unsafe(no_mangle)]
unsafe extern "C" fn PyMem_RawMalloc(size: usize) -> *mut c_void {
    // SAFETY: any size may be asked for.
    unsafe { libc::malloc(size.max(1)) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyMem_RawCalloc(count: usize, size: usize) -> *mut c_void {
    let (count, size) = if count == 0 || size == 0 { (1, 1) } else { (count, size) };
    // SAFETY: as above.
    unsafe { libc::calloc(count, size) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyMem_RawRealloc(block: *mut c_void, size: usize) -> *mut c_void {
    // SAFETY: C code gives a block of this domain.
    unsafe { libc::realloc(block, size.max(1)) }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn PyMem_RawFree(block: *mut c_void) {
    // SAFETY: as above.
    unsafe { libc::free(block) }
}
