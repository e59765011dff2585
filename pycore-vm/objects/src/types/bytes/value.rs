//! The memory of bytes: the head, the bytes, and a zero behind them.
//!
//! There is one object for no bytes, and one for each byte alone; they are in static memory.

use core::ffi::c_int;
use std::cell::Cell;
use std::mem::{MaybeUninit, offset_of};
use std::ptr::{self, NonNull};

use pycore_abi::{Py_buffer, PyBytesObject};
use pycore_text::{Compose, Slots};

use super::BYTES;
use crate::core::var_object::VarObject;
use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer, TypeObject};
use crate::protocol::buffer;

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

/// At most one byte, in static memory.
#[repr(C)]
struct StaticBytes {
    bytes: Bytes,
    /// The byte, and a zero behind it.
    data: [u8; 2],
}

impl StaticBytes {
    const fn new(length: isize) -> Self {
        // SAFETY: the type is static.
        let header = VarObject::new(unsafe { Object::new_static(BYTES.get()) }, length);
        Self { bytes: Bytes { header, hash: Cell::new(-1) }, data: [0; 2] }
    }

    /// The bytes, derived from the whole static, since the data lies behind the struct.
    const fn get(&'static self) -> &'static Bytes {
        // SAFETY: the struct begins with the bytes.
        unsafe { &*ptr::from_ref(self).cast::<Bytes>() }
    }
}

/// The objects that exist once.
struct Shared {
    empty: StaticBytes,
    single: [StaticBytes; 256],
}

// SAFETY: the objects are reached by code only while its thread holds the interpreter's lock.
unsafe impl Sync for Shared {}

static SHARED: Shared = {
    let mut single = [const { StaticBytes::new(1) }; 256];
    let mut byte = 0;
    while byte < 256 {
        single[byte].data[0] = byte as u8;
        byte += 1;
    }
    Shared { empty: StaticBytes::new(0), single }
};

impl Bytes {
    /// New bytes.
    #[inline]
    pub fn new(thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Self>> {
        match *bytes {
            [] => Ok(Owned::share(Self::empty())),
            [byte] => Ok(Owned::share(Self::single(byte))),
            _ => {
                let (result, data) = Self::reserve(thread, bytes.len())?;
                // SAFETY: the new object has room for the bytes and a zero.
                unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), data, bytes.len()) };
                Ok(result)
            }
        }
    }

    /// No bytes.
    #[inline]
    pub fn empty() -> &'static Self {
        SHARED.empty.get()
    }

    /// One byte.
    #[inline]
    pub fn single(byte: u8) -> &'static Self {
        SHARED.single[usize::from(byte)].get()
    }

    /// As many zeros.
    pub fn zeros(thread: &Thread, length: usize) -> Fallible<Owned<Self>> {
        if length < 2 {
            return Self::new(thread, &[0][..length]);
        }
        Self::filled(thread, BYTES.get(), length)
    }

    /// Bytes of composed text, which is Latin-1.
    pub fn compose(thread: &Thread, text: &impl Compose) -> Fallible<Owned<Self>> {
        let length = text.len();
        if length == 0 {
            return Ok(Owned::share(Self::empty()));
        }
        let (result, data) = Self::reserve(thread, length)?;
        // SAFETY: the new object has room for the bytes, which nobody reads yet.
        let units =
            unsafe { std::slice::from_raw_parts_mut(data.cast::<MaybeUninit<u8>>(), length) };
        let mut slots = Slots::new(units);
        text.write(&mut slots);
        // Composed text that is shorter than it said would leave bytes that nobody wrote.
        assert!(slots.missing() == 0, "composed text is shorter than it says");
        if let &[byte] = result.as_slice() {
            return Ok(Owned::share(Self::single(byte)));
        }
        Ok(result)
    }

    /// An instance of `bytes` or of a subclass.
    pub fn of_class(thread: &Thread, class: &TypeObject, bytes: &[u8]) -> Fallible<Owned<Self>> {
        if ptr::eq(class, BYTES.get()) {
            return Self::new(thread, bytes);
        }
        let result = Self::filled(thread, class, bytes.len())?;
        // SAFETY: the object is new and has room for the bytes, which are zero so far, and one more.
        unsafe { ptr::copy_nonoverlapping(bytes.as_ptr(), result.data().cast_mut(), bytes.len()) };
        Ok(result)
    }

    /// The greatest length that an object can be asked to have.
    pub(crate) const MOST: usize = isize::MAX as usize - size_of::<Self>() - 1;

    /// Raises `OverflowError` for a length that no object can have.
    pub(crate) fn check_length(thread: &Thread, length: usize) -> Fallible {
        if length > Self::MOST {
            return Err(crate::raise!(thread, OVERFLOW_ERROR, "byte string is too large"));
        }
        Ok(())
    }

    /// New bytes whose content is not written yet, for C code to write.
    ///
    /// # Safety
    ///
    /// 1. The caller writes them before anybody else sees the object.
    pub unsafe fn unwritten(thread: &Thread, length: usize) -> Fallible<Owned<Self>> {
        if length == 0 {
            return Ok(Owned::share(Self::empty()));
        }
        Ok(Self::reserve(thread, length)?.0)
    }

    fn filled(thread: &Thread, class: &TypeObject, length: usize) -> Fallible<Owned<Self>> {
        Self::check_length(thread, length)?;
        thread.new_var_object(class, length, |header| Self { header, hash: Cell::new(-1) })
    }

    /// New bytes whose content is not written yet, but for the zero behind; and where it is to be written, by the caller
    /// alone, before anybody else sees the object.
    fn reserve(thread: &Thread, length: usize) -> Fallible<(Owned<Self>, *mut u8)> {
        Self::check_length(thread, length)?;
        // SAFETY: all that is behind the struct are the bytes, which need no release; the caller writes them.
        let place = unsafe {
            thread
                .new_untracked_var_object(length, |header| Self { header, hash: Cell::new(-1) })?
        };
        // SAFETY: the object has room for the bytes and one more behind the struct.
        unsafe {
            let data = place.add(1).cast::<u8>().as_ptr();
            data.add(length).write(0);
            Ok((Owned::adopt(place), data))
        }
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
        unsafe { std::slice::from_raw_parts(self.data(), self.len()) }
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

    /// The bytes as an object.
    #[inline(always)]
    pub fn as_object(&self) -> &Object {
        &self.header.object
    }

    /// The hash: that of a string of the same bytes.
    #[inline]
    pub fn hash(&self) -> isize {
        match self.hash.get() {
            -1 => {
                let hash = crate::hash::hash_bytes(self.as_slice());
                self.hash.set(hash);
                hash
            }
            hash => hash,
        }
    }

    /// Fills a view of the bytes.
    pub(super) fn export(
        &self,
        thread: &Thread,
        view: Option<NonNull<Py_buffer>>,
        flags: c_int,
    ) -> Fallible {
        let memory = (self.data().cast_mut(), self.len());
        // SAFETY: the bytes stay where they are as long as the object; the view is the caller's.
        unsafe { buffer::fill(thread, view, self.as_object(), memory, true, flags) }
    }
}

impl Trace for Bytes {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}
