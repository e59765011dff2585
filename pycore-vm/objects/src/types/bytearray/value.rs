//! The memory of a bytearray, and safe access to it.
//!
//! ```text
//!   block ──▶ [ free since the begin was deleted | bytes | a zero | spare ]
//!   └ ob_bytes                            ob_start ┘                      ┘ ob_alloc bytes in all
//! ```
//!
//! Invariants: while `exports` is not zero, neither the block nor the length changes. Slices are borrowed through
//! [`Exported`], which is an export; they must not be used after code of the program has run, which may write bytes even
//! then.

use core::ffi::c_int;
use std::cell::Cell;
use std::mem::offset_of;
use std::ops::Deref;
use std::ptr::{self, NonNull};

use pycore_abi::{Py_buffer, PyByteArrayObject};
use pycore_text::{Compose, Slots};

use crate::core::var_object::VarObject;
use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer, TypeObject};
use crate::protocol::buffer;
use crate::raise;

/// Bytes that can be changed.
#[repr(C)]
pub struct ByteArray {
    header: VarObject,
    /// Bytes of the block.
    allocated: Cell<isize>,
    /// The block, or null if there is none.
    block: Cell<*mut u8>,
    /// The first byte.
    start: Cell<*mut u8>,
    /// How many views there are.
    exports: Cell<isize>,
}

const _: () = {
    assert!(size_of::<ByteArray>() == size_of::<PyByteArrayObject>());
    assert!(offset_of!(ByteArray, allocated) == offset_of!(PyByteArrayObject, ob_alloc));
    assert!(offset_of!(ByteArray, block) == offset_of!(PyByteArrayObject, ob_bytes));
    assert!(offset_of!(ByteArray, start) == offset_of!(PyByteArrayObject, ob_start));
    assert!(offset_of!(ByteArray, exports) == offset_of!(PyByteArrayObject, ob_exports));
};

/// What views of no bytes lead to.
static NOTHING: [u8; 1] = [0];

/// The bytes of a bytearray, which cannot be resized meanwhile.
pub struct Exported<'a> {
    array: &'a ByteArray,
}

impl Deref for Exported<'_> {
    type Target = [u8];

    #[inline(always)]
    fn deref(&self) -> &[u8] {
        // SAFETY: the array has that many bytes at its start, which stay there while they are exported.
        unsafe { std::slice::from_raw_parts(self.array.data(), self.array.len()) }
    }
}

impl Drop for Exported<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        self.array.exports.set(self.array.exports.get() - 1);
    }
}

impl ByteArray {
    fn fill(object: Object) -> Self {
        Self {
            header: VarObject::new(object, 0),
            allocated: Cell::new(0),
            block: Cell::new(ptr::null_mut()),
            start: Cell::new(ptr::null_mut()),
            exports: Cell::new(0),
        }
    }

    /// An empty instance of `bytearray` or of a subclass.
    pub fn of_class(thread: &Thread, class: &TypeObject) -> Fallible<Owned<Self>> {
        thread.new_instance(class, Self::fill)
    }

    /// A bytearray of these bytes.
    pub fn new(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Self>> {
        let array = thread.new_object(Self::fill)?;
        array.set_length(thread, bytes.len())?;
        array.with_bytes(|to| to.copy_from_slice(bytes));
        Ok(array)
    }

    /// A bytearray of composed text, which is Latin-1.
    pub fn compose(thread: &Thread, text: &impl Compose) -> Fallible<Owned<Self>> {
        let array = thread.new_object(Self::fill)?;
        array.set_length(thread, text.len())?;
        let length = array.len();
        if length > 0 {
            // SAFETY: the new array has that many bytes, which nobody else knows.
            let units = unsafe { std::slice::from_raw_parts_mut(array.start.get().cast(), length) };
            let mut slots = Slots::<u8>::new(units);
            text.write(&mut slots);
            assert!(slots.missing() == 0, "composed text is shorter than it says");
        }
        Ok(array)
    }

    /// The array as an object.
    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        &self.header.object
    }

    /// Number of bytes.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.header.size.get() as usize
    }

    /// Whether there are no bytes.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes of the block.
    pub fn allocated(&self) -> usize {
        self.allocated.get() as usize
    }

    /// The bytes.
    #[inline(always)]
    pub fn bytes(&self) -> Exported<'_> {
        self.exports.set(self.exports.get() + 1);
        Exported { array: self }
    }

    /// A byte.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<u8> {
        // SAFETY: the array has a byte at every index below its length.
        (index < self.len()).then(|| unsafe { *self.data().add(index) })
    }

    /// Changes bytes, which runs no code of the program.
    #[inline]
    pub fn with_bytes<R>(&self, change: impl FnOnce(&mut [u8]) -> R) -> R {
        if self.is_empty() {
            return change(&mut []);
        }
        // SAFETY: the array has that many bytes at its start; nobody else looks at them while `change` runs.
        change(unsafe { std::slice::from_raw_parts_mut(self.start.get(), self.len()) })
    }

    #[inline(always)]
    fn data(&self) -> *const u8 {
        if self.start.get().is_null() { NOTHING.as_ptr() } else { self.start.get() }
    }

    /// Bytes in front of the first one.
    fn offset(&self) -> usize {
        self.start.get().addr() - self.block.get().addr()
    }

    /// That there is no view, without which the length stays.
    #[inline]
    pub fn check_resizable(&self, thread: &Thread) -> Fallible {
        if self.exports.get() > 0 {
            let message = "Existing exports of data: object cannot be re-sized";
            return Err(raise!(thread, BUFFER_ERROR, "{message}"));
        }
        Ok(())
    }

    /// Sets the length; new bytes are whatever was there.
    pub fn set_length(&self, thread: &Thread, length: usize) -> Fallible {
        if length == self.len() {
            return Ok(());
        }
        self.check_resizable(thread)?;
        let (allocated, offset) = (self.allocated(), self.offset());
        let fits = length.checked_add(offset + 1).is_some_and(|needed| needed <= allocated);
        let wanted = if fits {
            if length >= allocated / 2 {
                self.set_end(length);
                return Ok(());
            }
            // Much smaller: exactly as much.
            length + 1
        } else if (length as f64) <= allocated as f64 * 1.125 {
            // A little more, and some spare.
            length.saturating_add(length >> 3).saturating_add(if length < 9 { 3 } else { 6 })
        } else {
            length.saturating_add(1)
        };
        if wanted > isize::MAX as usize {
            return Err(thread.raise_out_of_memory());
        }
        let heap = thread.heap();
        // SAFETY: the block is the array's, and was allocated by the heap; nobody has a view of it. A new one has room for
        // what is copied.
        let block = unsafe {
            match NonNull::new(self.block.get()) {
                Some(block) if offset == 0 => heap.reallocate(block, wanted),
                old => heap.allocate(wanted).inspect(|new| {
                    if let Some(old) = old {
                        let count = length.min(self.len());
                        ptr::copy_nonoverlapping(self.start.get(), new.as_ptr(), count);
                        heap.release(old);
                    }
                }),
            }
        };
        let Ok(block) = block else { return Err(thread.raise_out_of_memory()) };
        self.block.set(block.as_ptr());
        self.start.set(block.as_ptr());
        self.allocated.set(wanted as isize);
        self.set_end(length);
        Ok(())
    }

    /// Sets the length within the block, and the zero behind.
    fn set_end(&self, length: usize) {
        self.header.size.set(length as isize);
        // SAFETY: callers have seen that the block has room for the bytes and one more.
        unsafe { self.start.get().add(length).write(0) };
    }

    /// Replaces the bytes from `low` to `high` by others, which are not the array's own.
    pub fn splice(&self, thread: &Thread, low: usize, high: usize, new: &[u8]) -> Fallible {
        let (old, length) = (high - low, self.len());
        if new.len() != old {
            self.check_resizable(thread)?;
        }
        let Some(total) = (length - old).checked_add(new.len()) else {
            return Err(thread.raise_out_of_memory());
        };
        if new.len() < old {
            if low == 0 {
                // SAFETY: the start stays within the bytes.
                self.start.set(unsafe { self.start.get().add(old - new.len()) });
            } else {
                self.with_bytes(|bytes| bytes.copy_within(high.., low + new.len()));
            }
            if let Err(raised) = self.set_length(thread, total) {
                if low == 0 {
                    // SAFETY: back to where it was.
                    self.start.set(unsafe { self.start.get().sub(old - new.len()) });
                    return Err(raised);
                }
                // Only a smaller block could not be had, and the old one is as good.
                thread.clear_exception(raised);
                self.set_end(total);
            }
        } else if new.len() > old {
            self.set_length(thread, total)?;
            self.with_bytes(|bytes| bytes.copy_within(high..length, low + new.len()));
        }
        self.with_bytes(|bytes| bytes[low..low + new.len()].copy_from_slice(new));
        Ok(())
    }

    /// Adds a byte.
    #[inline]
    pub fn push(&self, thread: &Thread, byte: u8) -> Fallible {
        let length = self.len();
        self.set_length(thread, length + 1)?;
        self.with_bytes(|bytes| bytes[length] = byte);
        Ok(())
    }

    /// Bytes in memory, as `__sizeof__` counts them.
    pub fn memory_size(&self) -> usize {
        let basic = self.as_object().type_object().read(|raw| raw.tp_basicsize);
        basic as usize + self.allocated()
    }

    /// Fills a view of the bytes.
    pub(super) fn export(
        &self,
        thread: &Thread,
        view: Option<NonNull<Py_buffer>>,
        flags: c_int,
    ) -> Fallible {
        let memory = (self.data().cast_mut(), self.len());
        // SAFETY: the bytes stay where they are while they are exported; the view is the caller's.
        unsafe { buffer::fill(thread, view, self.as_object(), memory, false, flags)? };
        self.exports.set(self.exports.get() + 1);
        Ok(())
    }

    /// Ends a view.
    pub(super) fn end_export(&self) {
        self.exports.set(self.exports.get() - 1);
    }
}

impl Trace for ByteArray {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Drop for ByteArray {
    fn drop(&mut self) {
        debug_assert!(self.exports.get() == 0, "a bytearray dies before its views");
        if let Some(block) = NonNull::new(self.block.get()) {
            // SAFETY: arrays are destroyed within `Thread::enter`; the block came from the heap.
            unsafe { Thread::current().heap().release(block) };
        }
    }
}
