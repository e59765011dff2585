//! The buffer protocol: the memory of one object, as another sees it.
//!
//! A [`Buffer`] is an export that ends when it is dropped. While it lasts, its object neither moves nor frees the memory;
//! what lies there can change whenever code of the program runs, so a slice of it is borrowed for one computation, never
//! across a call.

use core::ffi::{CStr, c_int, c_void};
use std::cell::UnsafeCell;
use std::ops::Deref;
use std::ptr::{self, NonNull};

use pycore_abi::constants::buffer_flag::*;
use pycore_abi::{Py_buffer, PyObject};

use crate::core::refs::borrow;
use crate::core::{Fallible, Object, Owned, Raised, Slot, Thread};
use crate::declare::{ArgumentPlace, FromArgument};
use crate::raise;
use crate::types::bytes::Bytes;

bitflags::bitflags! {
    /// What whoever asks for a buffer can cope with: `PyBUF_*`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct BufferFlags: c_int {
        /// The memory is to be written.
        const WRITABLE = PyBUF_WRITABLE;
        /// The format is wanted.
        const FORMAT = PyBUF_FORMAT;
        /// The shape is wanted.
        const ND = PyBUF_ND;
        /// Strides are understood.
        const STRIDES = PyBUF_STRIDES;
        /// The last index varies fastest.
        const C_CONTIGUOUS = PyBUF_C_CONTIGUOUS;
        /// The first index varies fastest.
        const F_CONTIGUOUS = PyBUF_F_CONTIGUOUS;
        /// Either of these.
        const ANY_CONTIGUOUS = PyBUF_ANY_CONTIGUOUS;
        /// Pointers on the way are understood.
        const INDIRECT = PyBUF_INDIRECT;
        /// Everything that can be read.
        const FULL_RO = PyBUF_FULL_RO;
    }
}

impl BufferFlags {
    /// Plain bytes to read.
    pub const SIMPLE: Self = Self::empty();
}

/// In which order the items of several dimensions lie in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The last index varies fastest.
    C,
    /// The first index varies fastest.
    Fortran,
    /// Either.
    Any,
}

/// An export of an object's memory.
///
/// The struct lies in a box, since it may point into itself.
pub struct Buffer {
    view: Box<UnsafeCell<Py_buffer>>,
}

/// Whether an object has a buffer.
pub fn has_buffer(object: &Object) -> bool {
    let suite = object.type_object().read(|raw| raw.tp_as_buffer);
    // SAFETY: NULL, or the type's suite, which lives as long as it.
    unsafe { suite.as_ref() }.is_some_and(|suite| suite.bf_getbuffer.is_some())
}

/// Whether an object wants to be told when its memory is no longer used.
pub fn has_release(object: &Object) -> bool {
    let suite = object.type_object().read(|raw| raw.tp_as_buffer);
    // SAFETY: as above.
    unsafe { suite.as_ref() }.is_some_and(|suite| suite.bf_releasebuffer.is_some())
}

/// Fills a view by the function of an object's type.
///
/// # Safety
///
/// 1. `view` can be written, and is released by [`release_raw`] unless the result is an error.
pub unsafe fn get_raw(
    thread: &Thread,
    object: &Object,
    view: *mut Py_buffer,
    flags: c_int,
) -> Fallible {
    let suite = object.type_object().read(|raw| raw.tp_as_buffer);
    // SAFETY: NULL, or the type's suite, which lives as long as it.
    let Some(get) = unsafe { suite.as_ref() }.and_then(|suite| suite.bf_getbuffer) else {
        return Err(not_bytes_like(thread, object));
    };
    let raw = ptr::from_ref(object).cast_mut().cast::<PyObject>();
    // SAFETY: the function is in the slot of the object's type; condition 1.
    match unsafe { get(raw, view, flags) } {
        0 => Ok(()),
        _ => Err(thread.raised().unwrap_or_else(|| {
            raise!(thread, SYSTEM_ERROR, "getbuffer failed without setting an exception")
        })),
    }
}

/// `a bytes-like object is required, not 'str'`
#[cold]
pub fn not_bytes_like(thread: &Thread, object: &Object) -> Raised {
    raise!(thread, TYPE_ERROR, "a bytes-like object is required, not '{}'", object.type_name())
}

/// Ends an export: `PyBuffer_Release`.
///
/// # Safety
///
/// 1. `view` was filled by the function of its object's type, or its object is NULL.
pub unsafe fn release_raw(view: *mut Py_buffer) {
    // SAFETY: condition 1: the view counts a reference to its object, which ends here.
    unsafe {
        let Some(object) = NonNull::new((*view).obj) else { return };
        let owner = borrow::<Object>(object.cast());
        let suite = owner.type_object().read(|raw| raw.tp_as_buffer);
        if let Some(release) = suite.as_ref().and_then(|suite| suite.bf_releasebuffer) {
            release(object.as_ptr(), view);
        }
        (*view).obj = ptr::null_mut();
        drop(Owned::<Object>::adopt(object.cast()));
    }
}

/// Fills a view of plain bytes: what an object without dimensions does in `bf_getbuffer`.
///
/// # Safety
///
/// 1. `data` leads to `length` bytes, which stay where they are while the view lasts; they can be written unless
///    `read_only`.
/// 2. The view is the caller's of `bf_getbuffer`.
pub unsafe fn fill(
    thread: &Thread,
    view: Option<NonNull<Py_buffer>>,
    exporter: &Object,
    (data, length): (*mut u8, usize),
    read_only: bool,
    flags: c_int,
) -> Fallible {
    let Some(view) = view else {
        let message = "PyObject_GetBuffer: view==NULL argument is obsolete";
        return Err(raise!(thread, BUFFER_ERROR, "{message}"));
    };
    if flags & PyBUF_WRITABLE != 0 && read_only {
        return Err(raise!(thread, BUFFER_ERROR, "Object is not writable."));
    }
    let has = |flag: c_int| flags & flag == flag;
    let view = view.as_ptr();
    // SAFETY: condition 2; the pointers to the view's own fields live as long as it.
    unsafe {
        view.write(Py_buffer {
            buf: data.cast::<c_void>(),
            obj: Owned::share(exporter).into_raw().as_ptr().cast(),
            len: length as isize,
            itemsize: 1,
            readonly: c_int::from(read_only),
            ndim: 1,
            format: if has(PyBUF_FORMAT) { c"B".as_ptr().cast_mut() } else { ptr::null_mut() },
            shape: if has(PyBUF_ND) { &raw mut (*view).len } else { ptr::null_mut() },
            strides: if has(PyBUF_STRIDES) { &raw mut (*view).itemsize } else { ptr::null_mut() },
            suboffsets: ptr::null_mut(),
            internal: ptr::null_mut(),
        });
    }
    Ok(())
}

impl Buffer {
    /// Asks an object for its memory.
    pub fn get(thread: &Thread, object: &Object, flags: BufferFlags) -> Fallible<Self> {
        // SAFETY: all fields of a view may be zero: numbers and nullable pointers.
        let view: Py_buffer = unsafe { std::mem::zeroed() };
        let buffer = Self { view: Box::new(UnsafeCell::new(view)) };
        // SAFETY: the view is released when the buffer is dropped; after an error it has no object, or an exporter that
        // breaks the rules left one which is forgotten.
        unsafe {
            let view = buffer.view.get();
            if let Err(raised) = get_raw(thread, object, view, flags.bits()) {
                (*view).obj = ptr::null_mut();
                return Err(raised);
            }
        }
        Ok(buffer)
    }

    /// The struct as C code sees it.
    pub fn as_raw(&self) -> *mut Py_buffer {
        self.view.get()
    }

    /// Reads a field, which is plain data.
    fn read<V>(&self, field: impl FnOnce(&Py_buffer) -> V) -> V {
        // SAFETY: nobody writes the struct while `field` reads, which calls nothing else.
        field(unsafe { &*self.view.get() })
    }

    /// Bytes of all items.
    pub fn len(&self) -> usize {
        self.read(|view| view.len.max(0) as usize)
    }

    /// Whether there are no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the memory must not be written.
    pub fn is_read_only(&self) -> bool {
        self.read(|view| view.readonly != 0)
    }

    /// Bytes of an item.
    pub fn item_size(&self) -> usize {
        self.read(|view| view.itemsize.max(0) as usize)
    }

    /// Number of dimensions.
    pub fn dimensions(&self) -> usize {
        self.read(|view| view.ndim.max(0) as usize)
    }

    /// The format of an item, as the module `struct` has it.
    pub fn format(&self) -> &CStr {
        let format = self.read(|view| view.format);
        if format.is_null() {
            return c"B";
        }
        // SAFETY: a text that lives as long as the export.
        unsafe { CStr::from_ptr(format) }
    }

    /// Whether the items lie one behind the other.
    pub fn is_contiguous(&self, order: Order) -> bool {
        // SAFETY: the struct was filled by its object.
        unsafe { is_contiguous_raw(self.view.get(), order) }
    }

    /// The bytes, which lie one behind the other unless strides were asked for.
    ///
    /// They must not be used after code of the program has run.
    pub fn bytes(&self) -> &[u8] {
        let (data, length) = self.read(|view| (view.buf.cast::<u8>(), view.len));
        if data.is_null() || length <= 0 {
            return &[];
        }
        // SAFETY: the export promises that many bytes, for as long as it lasts.
        unsafe { std::slice::from_raw_parts(data, length as usize) }
    }

    /// The object whose memory it is.
    pub fn exporter(&self) -> Option<&Object> {
        // SAFETY: a filled struct counts a reference to its object until it is released.
        self.read(|view| NonNull::new(view.obj)).map(|object| unsafe { borrow(object.cast()) })
    }

    /// Writes bytes from an offset on, to memory whose items lie one behind the other. `false`, and nothing happens, if
    /// they do not fit or the memory must not be written.
    pub fn write(&self, offset: usize, bytes: &[u8]) -> bool {
        let fits = offset.checked_add(bytes.len()).is_some_and(|end| end <= self.len());
        if !fits || self.is_read_only() {
            return false;
        }
        let data = self.read(|view| view.buf.cast::<u8>());
        // SAFETY: the export promises that many bytes, which may be written; `bytes` may be a part of them.
        unsafe { data.add(offset).copy_from(bytes.as_ptr(), bytes.len()) };
        true
    }

    /// A copy of the bytes in an order, whatever their strides are.
    pub fn to_vec(&self, thread: &Thread, order: Order) -> Fallible<Vec<u8>> {
        let mut bytes = thread.vector(self.len())?;
        if self.is_contiguous(order) {
            bytes.extend_from_slice(self.bytes());
            return Ok(bytes);
        }
        // SAFETY: the struct was filled by its object.
        unsafe { copy_items(self.view.get(), order == Order::Fortran, &mut bytes) };
        Ok(bytes)
    }
}

impl Drop for Buffer {
    fn drop(&mut self) {
        // SAFETY: the struct was filled by its object, or has none.
        unsafe { release_raw(self.view.get()) };
    }
}

/// An array of one number per dimension.
///
/// # Safety
///
/// 1. `array` is NULL or leads to `count` numbers that stay for `'a`.
pub unsafe fn numbers<'a>(array: *const isize, count: usize) -> Option<&'a [isize]> {
    // SAFETY: condition 1.
    (!array.is_null()).then(|| unsafe { std::slice::from_raw_parts(array, count) })
}

/// Whether the items of a view lie one behind the other.
///
/// # Safety
///
/// 1. The view was filled by its object.
pub unsafe fn is_contiguous_raw(view: *const Py_buffer, order: Order) -> bool {
    // SAFETY: condition 1.
    unsafe {
        if !(*view).suboffsets.is_null() {
            return false;
        }
        let count = (*view).ndim.max(0) as usize;
        let Some(strides) = numbers((*view).strides, count) else {
            // Without strides it is the order of C, which is Fortran's too where at most one dimension counts.
            let Some(shape) = numbers((*view).shape, count) else { return true };
            let several = shape.iter().filter(|&&length| length > 1).count() > 1;
            return order != Order::Fortran || count <= 1 || !several;
        };
        let shape = numbers((*view).shape, count).unwrap_or(&[]);
        if (*view).len == 0 {
            return true;
        }
        let item_size = (*view).itemsize;
        let c = || is_dense(shape.iter().zip(strides).rev(), item_size);
        let fortran = || is_dense(shape.iter().zip(strides), item_size);
        match order {
            Order::C => c(),
            Order::Fortran => fortran(),
            Order::Any => c() || fortran(),
        }
    }
}

/// Whether dimensions, from the one that varies fastest, leave nothing between items.
fn is_dense<'a>(
    mut dimensions: impl Iterator<Item = (&'a isize, &'a isize)>,
    mut size: isize,
) -> bool {
    dimensions.all(|(&length, &stride)| {
        let fits = length <= 1 || stride == size;
        size = size.wrapping_mul(length);
        fits
    })
}

/// Appends a copy of all items, the last index varying fastest, or the first.
///
/// # Safety
///
/// 1. The view was filled by its object, and `out` has room for all bytes.
pub unsafe fn copy_items(view: *const Py_buffer, fortran: bool, out: &mut Vec<u8>) {
    // SAFETY: condition 1.
    unsafe {
        let count = (*view).ndim.max(0) as usize;
        let shape = numbers((*view).shape, count).unwrap_or(&[]);
        if shape.contains(&0) {
            return;
        }
        let mut index = vec![0_isize; count];
        loop {
            let item = item_pointer(view, &index);
            out.extend_from_slice(std::slice::from_raw_parts(item, (*view).itemsize as usize));
            // The next index, like a number whose digits have different bases.
            let mut position = 0;
            loop {
                if position == count {
                    return;
                }
                let dimension = if fortran { position } else { count - 1 - position };
                index[dimension] += 1;
                if index[dimension] < shape[dimension] {
                    break;
                }
                index[dimension] = 0;
                position += 1;
            }
        }
    }
}

/// Where an item is.
///
/// # Safety
///
/// 1. The view was filled by its object; there is an index for each dimension, within the shape.
pub unsafe fn item_pointer(view: *const Py_buffer, index: &[isize]) -> *mut u8 {
    // SAFETY: condition 1.
    unsafe {
        let mut pointer = (*view).buf.cast::<u8>();
        let strides = numbers((*view).strides, index.len());
        let suboffsets = numbers((*view).suboffsets, index.len());
        let shape = numbers((*view).shape, index.len()).unwrap_or(&[]);
        for (dimension, &at) in index.iter().enumerate() {
            let stride = match strides {
                Some(strides) => strides[dimension],
                None => shape[dimension + 1..].iter().product::<isize>() * (*view).itemsize,
            };
            pointer = pointer.offset(stride * at);
            if let Some(&offset) = suboffsets.and_then(|offsets| offsets.get(dimension))
                && offset >= 0
            {
                pointer = pointer.cast::<*mut u8>().read_unaligned().offset(offset);
            }
        }
        pointer
    }
}

/// The bytes of a bytes-like object, as an argument.
///
/// As those of a [`Buffer`], they must not be used after code of the program has run, but for `bytes`.
pub enum BytesLike<'a> {
    /// Those of bytes, which need no export.
    Bytes(&'a Bytes),
    /// Those of another object.
    Buffer(Buffer),
}

impl<'a> BytesLike<'a> {
    /// The bytes of an object.
    #[inline]
    pub fn of(thread: &Thread, object: &'a Object) -> Fallible<Self> {
        match object.downcast_exact::<Bytes>() {
            Some(bytes) => Ok(Self::Bytes(bytes)),
            None => Ok(Self::Buffer(Buffer::get(thread, object, BufferFlags::SIMPLE)?)),
        }
    }
}

impl Deref for BytesLike<'_> {
    type Target = [u8];

    #[inline(always)]
    fn deref(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes.as_slice(),
            Self::Buffer(buffer) => buffer.bytes(),
        }
    }
}

impl<'a> FromArgument<'a> for BytesLike<'a> {
    #[inline]
    fn from_argument(thread: &Thread, slot: &'a Slot, _place: ArgumentPlace) -> Fallible<Self> {
        Self::of(thread, slot.object(thread)?)
    }
}
