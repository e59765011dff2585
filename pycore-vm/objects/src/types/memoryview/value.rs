//! The memory of a view.
//!
//! ```text
//!   0        24       32     40      48        56          136       144
//!   ├────────┼────────┼──────┼───────┼─────────┼───────────┼─────────┼───────┬─────────┬────────────┐
//!   │ header │ buffer │ hash │ flags │ exports │ Py_buffer │ weak r. │ shape │ strides │ suboffsets │
//!   └────────┴────────┴──────┴───────┴─────────┴───────────┴─────────┴───────┴─────────┴────────────┘
//! ```
//!
//! The three arrays have a number per dimension, and room for at least one dimension. Pointers to memory are followed
//! only while the view is not released, and no code of the program runs meanwhile.

use std::cell::{Cell, UnsafeCell};
use std::ffi::{CStr, c_int};
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_abi::constants::buffer_flag::*;
use pycore_abi::{Py_buffer, PyMemoryViewObject};

use super::MEMORY_VIEW;
use super::format::{ItemBytes, NativeFormat};
use super::managed::ManagedBuffer;
use crate::core::refs::borrow;
use crate::core::var_object::VarObject;
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Raised, Thread, Trace, Tracer};
use crate::protocol::buffer::{self, Order, copy_items, is_contiguous_raw, numbers};
use crate::raise;
use crate::types::slice::Indices;
use crate::types::slice::Slice;

bitflags::bitflags! {
    /// `_Py_MEMORYVIEW_*`
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct ViewFlags: c_int {
        /// The view can no longer be used.
        const RELEASED = 1;
        /// The last index varies fastest, without gaps.
        const C_CONTIGUOUS = 2;
        /// The first index varies fastest, without gaps.
        const FORTRAN_CONTIGUOUS = 4;
        /// There are no dimensions.
        const SCALAR = 8;
        /// There are pointers on the way to items.
        const INDIRECT = 16;
        /// No further views may be made of it.
        const RESTRICTED = 32;
        /// Either order.
        const CONTIGUOUS = Self::C_CONTIGUOUS.bits() | Self::FORTRAN_CONTIGUOUS.bits();
    }
}

/// The greatest number of dimensions.
pub const MOST_DIMENSIONS: usize = PyBUF_MAX_NDIM as usize;

/// A view of an object's memory.
#[repr(C)]
pub struct MemoryView {
    header: VarObject,
    buffer: Place<ManagedBuffer>,
    /// -1 while nobody asked for it.
    hash: Cell<isize>,
    flags: Cell<c_int>,
    /// Number of exports of the view's own.
    exports: Cell<isize>,
    view: UnsafeCell<Py_buffer>,
    pub(super) weak_references: Cell<usize>,
}

const _: () = {
    assert!(size_of::<MemoryView>() == offset_of!(PyMemoryViewObject, ob_array));
    assert!(offset_of!(MemoryView, buffer) == offset_of!(PyMemoryViewObject, mbuf));
    assert!(offset_of!(MemoryView, hash) == offset_of!(PyMemoryViewObject, hash));
    assert!(offset_of!(MemoryView, flags) == offset_of!(PyMemoryViewObject, flags));
    assert!(offset_of!(MemoryView, exports) == offset_of!(PyMemoryViewObject, exports));
    assert!(offset_of!(MemoryView, view) == offset_of!(PyMemoryViewObject, view));
    assert!(offset_of!(MemoryView, weak_references) == offset_of!(PyMemoryViewObject, weakreflist));
};

/// A filled struct of C, which is only read.
///
/// No code of the program runs while one is used, or the struct's export is held.
#[derive(Clone, Copy)]
pub(super) struct RawView<'a>(&'a Py_buffer);

impl<'a> RawView<'a> {
    /// Looks at a struct.
    ///
    /// # Safety
    ///
    /// 1. The struct was filled by its object, and the export lasts for `'a`.
    pub(super) unsafe fn new(raw: &'a Py_buffer) -> Self {
        Self(raw)
    }

    /// The struct of an export.
    pub(super) fn of(export: &'a buffer::Buffer) -> Self {
        // SAFETY: the export was filled, and lasts as long as the borrow.
        unsafe { Self::new(&*export.as_raw()) }
    }

    pub(super) fn item_size(self) -> usize {
        self.0.itemsize.max(0) as usize
    }

    pub(super) fn dimensions(self) -> usize {
        self.0.ndim.max(0) as usize
    }

    /// Items per dimension.
    pub(super) fn shape(self) -> Vec<isize> {
        // SAFETY: a filled struct has a number per dimension, or no shape.
        match unsafe { numbers(self.0.shape, self.dimensions()) } {
            Some(shape) => shape.to_vec(),
            None if self.dimensions() == 1 => vec![self.0.len / self.0.itemsize.max(1)],
            None => Vec::new(),
        }
    }

    /// The format as bytes.
    pub(super) fn format(self) -> &'a [u8] {
        if self.0.format.is_null() {
            return b"B";
        }
        // SAFETY: a text that lives as long as the export.
        unsafe { CStr::from_ptr(self.0.format) }.to_bytes()
    }

    /// The format, if items are native C values.
    pub(super) fn native_format(self) -> Option<&'static NativeFormat> {
        NativeFormat::parse(self.format()).filter(|format| format.size() == self.item_size())
    }

    /// The bytes of an item, whose index is within the shape.
    pub(super) fn item(self, index: &[isize]) -> &'a [u8] {
        debug_assert!(index.len() == self.dimensions());
        // SAFETY: the index is within the shape.
        unsafe {
            let item = buffer::item_pointer(self.0, index);
            std::slice::from_raw_parts(item, self.item_size())
        }
    }
}

/// The place of items along one dimension: from where, how far apart, how many.
#[derive(Clone, Copy)]
struct Row {
    start: *mut u8,
    stride: isize,
    count: usize,
    /// Where, behind a pointer in the row, the item is; negative without one.
    suboffset: isize,
    item_size: usize,
}

impl Row {
    fn item(self, index: usize) -> *mut u8 {
        let item = self.start.wrapping_offset(self.stride.wrapping_mul(index as isize));
        if self.suboffset < 0 {
            return item;
        }
        // SAFETY: the exporter says that there is a pointer; callers stay within the count.
        unsafe { item.cast::<*mut u8>().read_unaligned().wrapping_offset(self.suboffset) }
    }

    /// The whole row as one block, if nothing is between its items.
    fn is_dense(self) -> bool {
        self.suboffset < 0 && self.stride == self.item_size as isize
    }
}

impl MemoryView {
    /// A view of an object's memory; of a view, another that shares its export.
    pub fn of_object(thread: &Thread, object: &Object) -> Fallible<Owned<Self>> {
        Self::of_object_with(thread, object, PyBUF_FULL_RO)
    }

    /// The same, asking the object with these flags.
    pub fn of_object_with(thread: &Thread, object: &Object, flags: c_int) -> Fallible<Owned<Self>> {
        if let Some(view) = object.downcast::<Self>() {
            view.check(thread)?;
            view.check_unrestricted(thread)?;
            return view.duplicate(thread);
        }
        if !buffer::has_buffer(object) {
            let given = object.type_name();
            return Err(raise!(
                thread,
                TYPE_ERROR,
                "memoryview: a bytes-like object is required, not '{given}'"
            ));
        }
        // SAFETY: the object fills the struct.
        unsafe { Self::of_export(thread, |master| buffer::get_raw(thread, object, master, flags)) }
    }

    /// A view of an export that `fill` makes.
    ///
    /// # Safety
    ///
    /// 1. As for [`ManagedBuffer::new`].
    pub unsafe fn of_export(
        thread: &Thread,
        fill: impl FnOnce(*mut Py_buffer) -> Fallible,
    ) -> Fallible<Owned<Self>> {
        // SAFETY: condition 1.
        let buffer = unsafe { ManagedBuffer::new(thread, fill)? };
        // SAFETY: the struct was filled just now, and is held by the managed buffer.
        let master = unsafe { &*buffer.master() };
        Self::of_buffer(thread, buffer.clone(), master)
    }

    /// A view with the shape of `source`, which is the buffer's own struct or another view's.
    fn of_buffer(
        thread: &Thread,
        buffer: Owned<ManagedBuffer>,
        source: &Py_buffer,
    ) -> Fallible<Owned<Self>> {
        let count = source.ndim.max(0) as usize;
        let made = Self::allocate(thread, buffer, source, count)?;
        // SAFETY: the source was filled: it has a number per dimension, or none at all.
        let (shape, strides, suboffsets) = unsafe {
            (
                numbers(source.shape, count),
                numbers(source.strides, count),
                numbers(source.suboffsets, count),
            )
        };
        let mut sizes = match shape {
            Some(shape) => shape.to_vec(),
            None => vec![source.len / source.itemsize.max(1); count],
        };
        sizes.truncate(count);
        made.set_layout(&sizes, strides, suboffsets);
        Ok(made)
    }

    /// A view of a buffer, whose shape is still to be set.
    fn allocate(
        thread: &Thread,
        buffer: Owned<ManagedBuffer>,
        source: &Py_buffer,
        dimensions: usize,
    ) -> Fallible<Owned<Self>> {
        if dimensions > MOST_DIMENSIONS {
            return Err(too_many_dimensions(thread));
        }
        let (format, count) = match source.format {
            format if format.is_null() => (c"B".as_ptr().cast_mut(), dimensions.max(1)),
            format => (format, dimensions.max(1)),
        };
        buffer.add_view();
        let made = thread.new_var_object(MEMORY_VIEW.get(), 3 * count, |header| Self {
            header,
            buffer: Place::new(buffer.clone()),
            hash: Cell::new(-1),
            flags: Cell::new(0),
            exports: Cell::new(0),
            view: UnsafeCell::new(Py_buffer {
                format,
                ndim: dimensions as c_int,
                shape: ptr::null_mut(),
                strides: ptr::null_mut(),
                suboffsets: ptr::null_mut(),
                ..*source
            }),
            weak_references: Cell::new(0),
        });
        made.inspect_err(|_| buffer.remove_view())
    }

    /// Room for an array of numbers, the first, second or third one.
    fn array(&self, which: usize) -> *mut isize {
        let count = self.header.size.get() as usize / 3;
        // SAFETY: three arrays of `count` numbers lie behind the struct.
        unsafe { ptr::from_ref(self).add(1).cast::<isize>().cast_mut().add(which * count) }
    }

    /// Sets what says where items are. Without strides items lie one behind the other.
    fn set_layout(&self, shape: &[isize], strides: Option<&[isize]>, suboffsets: Option<&[isize]>) {
        let count = shape.len();
        let (sizes, steps, offsets) = (self.array(0), self.array(1), self.array(2));
        let view = self.view.get();
        // SAFETY: the arrays have room for `count` numbers, and nobody else looks at the struct now.
        unsafe {
            let item_size = (*view).itemsize;
            sizes.copy_from_nonoverlapping(shape.as_ptr(), count);
            match strides {
                Some(strides) => steps.copy_from_nonoverlapping(strides.as_ptr(), count),
                None => {
                    let mut step = item_size;
                    for dimension in (0..count).rev() {
                        steps.add(dimension).write(step);
                        step = step.wrapping_mul(shape[dimension]);
                    }
                }
            }
            if let Some(suboffsets) = suboffsets {
                offsets.copy_from_nonoverlapping(suboffsets.as_ptr(), count);
            }
            let pointer = |array| if count == 0 { ptr::null_mut() } else { array };
            (*view).ndim = count as c_int;
            (*view).shape = pointer(sizes);
            (*view).strides = pointer(steps);
            (*view).suboffsets = if suboffsets.is_some() { offsets } else { ptr::null_mut() };
            (*view).len = shape.iter().fold(item_size, |len, size| len.wrapping_mul(*size));
        }
        self.set_order_flags();
    }

    fn set_order_flags(&self) {
        let view = self.view.get();
        // SAFETY: the struct is filled.
        let (mut c, mut fortran, indirect) = unsafe {
            (
                is_contiguous_raw(view, Order::C),
                is_contiguous_raw(view, Order::Fortran),
                !(*view).suboffsets.is_null(),
            )
        };
        // With one dimension the stride decides even if there are no items.
        if let (&[size], &[stride]) = (self.shape(), self.strides()) {
            let dense = size == 1 || stride.unsigned_abs() == self.item_size() && stride >= 0;
            (c, fortran) = (c && dense, fortran && dense);
        }
        let mut flags = self.flags() - ViewFlags::CONTIGUOUS - ViewFlags::SCALAR;
        flags.set(ViewFlags::C_CONTIGUOUS, c);
        flags.set(ViewFlags::FORTRAN_CONTIGUOUS, fortran);
        flags.set(ViewFlags::INDIRECT, indirect);
        flags.set(ViewFlags::SCALAR, self.dimensions() == 0);
        self.flags.set(flags.bits());
    }

    /// Another view of the same memory.
    pub(super) fn duplicate(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        let Some(buffer) = self.buffer.get() else { return Err(released(thread)) };
        // SAFETY: the struct is filled, and nobody writes it while it is copied.
        Self::of_buffer(thread, buffer, unsafe { &*self.view.get() })
    }

    /// The same memory as items of another format and shape, whose product is that of the bytes.
    pub(super) fn recast(
        &self,
        thread: &Thread,
        format: &'static CStr,
        item_size: usize,
        shape: &[isize],
    ) -> Fallible<Owned<Self>> {
        let Some(buffer) = self.buffer.get() else { return Err(released(thread)) };
        let source = Py_buffer {
            format: format.as_ptr().cast_mut(),
            itemsize: item_size as isize,
            // SAFETY: the struct is filled, and nobody writes it while it is copied.
            ..unsafe { *self.view.get() }
        };
        let made = Self::allocate(thread, buffer, &source, shape.len())?;
        made.set_layout(shape, None, None);
        Ok(made)
    }

    /// Cuts the first dimension.
    pub(super) fn cut(&self, indices: Indices) {
        let view = self.view.get();
        // SAFETY: the struct is this view's, and has a first dimension.
        unsafe {
            let stride = *(*view).strides;
            (*view).buf =
                (*view).buf.cast::<u8>().wrapping_offset(stride.wrapping_mul(indices.start)).cast();
            *(*view).shape = indices.count as isize;
            *(*view).strides = stride.wrapping_mul(indices.step);
            let shape = numbers((*view).shape, self.dimensions()).unwrap_or(&[]);
            (*view).len = shape.iter().fold((*view).itemsize, |len, size| len.wrapping_mul(*size));
        }
        self.set_order_flags();
    }

    /// Says that the memory must not be written by this view.
    pub(super) fn forbid_writing(&self) {
        // SAFETY: the struct is this view's.
        unsafe { (*self.view.get()).readonly = 1 };
    }

    /// Says that no further views may be made.
    pub(super) fn restrict(&self) {
        self.flags.set((self.flags() | ViewFlags::RESTRICTED).bits());
    }

    #[inline(always)]
    fn read<V>(&self, field: impl FnOnce(&Py_buffer) -> V) -> V {
        // SAFETY: nobody writes the struct while `field` reads, which calls nothing else.
        field(unsafe { &*self.view.get() })
    }

    /// The flags.
    #[inline(always)]
    pub fn flags(&self) -> ViewFlags {
        ViewFlags::from_bits_retain(self.flags.get())
    }

    /// Whether the view can no longer be used.
    #[inline]
    pub fn is_released(&self) -> bool {
        // SAFETY: reading a flag runs no code.
        self.flags().contains(ViewFlags::RELEASED)
            || unsafe { self.buffer.peek() }.is_none_or(ManagedBuffer::is_released)
    }

    /// Raises if the view can no longer be used.
    #[inline]
    pub fn check(&self, thread: &Thread) -> Fallible {
        if self.is_released() { Err(released(thread)) } else { Ok(()) }
    }

    /// Raises if no further views may be made.
    pub(super) fn check_unrestricted(&self, thread: &Thread) -> Fallible {
        if self.flags().contains(ViewFlags::RESTRICTED) {
            let message = "cannot create new view on restricted memoryview";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        Ok(())
    }

    /// Number of dimensions.
    #[inline(always)]
    pub fn dimensions(&self) -> usize {
        self.read(|view| view.ndim.max(0) as usize)
    }

    /// Bytes of an item.
    pub fn item_size(&self) -> usize {
        self.read(|view| view.itemsize.max(0) as usize)
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

    /// Items per dimension.
    #[inline]
    pub fn shape(&self) -> &[isize] {
        let count = self.dimensions();
        // SAFETY: the array is the view's own, and stays as it is once the view is made.
        self.read(|view| unsafe { numbers(view.shape, count) }).unwrap_or(&[])
    }

    /// Bytes from one item to the next, per dimension.
    pub fn strides(&self) -> &[isize] {
        let count = self.dimensions();
        // SAFETY: as above.
        self.read(|view| unsafe { numbers(view.strides, count) }).unwrap_or(&[])
    }

    /// Offsets behind pointers, per dimension; nothing where there are no pointers at all.
    pub fn suboffsets(&self) -> &[isize] {
        let count = self.dimensions();
        // SAFETY: as above.
        self.read(|view| unsafe { numbers(view.suboffsets, count) }).unwrap_or(&[])
    }

    /// The object whose memory it is.
    pub fn exporter(&self) -> Option<&Object> {
        if self.is_released() {
            return None;
        }
        // SAFETY: the object is held by the managed buffer until that is released.
        self.read(|view| NonNull::new(view.obj)).map(|object| unsafe { borrow(object.cast()) })
    }

    /// Whether this is the object whose memory it is, or was.
    pub(super) fn is_of(&self, object: &Object) -> bool {
        self.read(|view| ptr::eq(view.obj.cast(), object))
    }

    /// Whether the memory is nobody's.
    pub(super) fn is_of_nobody(&self) -> bool {
        self.read(|view| view.obj.is_null())
    }

    /// The struct, of a view that has been checked.
    ///
    /// It must not be used after code of the program has run, unless the view is [pinned](Self::pin).
    pub(super) fn raw(&self) -> RawView<'_> {
        debug_assert!(!self.is_released());
        // SAFETY: the struct is filled; see above.
        unsafe { RawView::new(&*self.view.get()) }
    }

    /// The format of items that are native C values.
    pub(super) fn native_format(&self, thread: &Thread) -> Fallible<&'static NativeFormat> {
        let raw = self.raw();
        if let Some(format) = raw.native_format() {
            return Ok(format);
        }
        let format = String::from_utf8_lossy(raw.format());
        let bare = format.strip_prefix('@').unwrap_or(&format);
        if bare.len() == 1 {
            let message = format_args!("memoryview: format {bare} not supported");
            return Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "{message}"));
        }
        Err(raise!(thread, NOT_IMPLEMENTED_ERROR, "memoryview: unsupported format {format}"))
    }

    /// The bytes of an item, whose index is within the shape.
    #[inline]
    pub(super) fn load(&self, thread: &Thread, index: &[isize]) -> Fallible<ItemBytes> {
        self.check(thread)?;
        Ok(ItemBytes::of(self.raw().item(index)))
    }

    /// Writes an item, whose index is within the shape.
    pub(super) fn store(&self, thread: &Thread, index: &[isize], item: ItemBytes) -> Fallible {
        self.check(thread)?;
        debug_assert!(item.as_slice().len() == self.item_size() && !self.is_read_only());
        // SAFETY: the index is within the shape, and the exporter says that the memory may be written.
        unsafe {
            let place = buffer::item_pointer(self.view.get(), index);
            place.copy_from(item.as_slice().as_ptr(), item.as_slice().len());
        }
        Ok(())
    }

    /// The first dimension, cut.
    fn row(view: &Py_buffer, cut: Option<Indices>) -> Row {
        let count = view.ndim.max(0) as usize;
        // SAFETY: the struct is filled.
        let (shape, strides, suboffsets) = unsafe {
            (
                numbers(view.shape, count),
                numbers(view.strides, count),
                numbers(view.suboffsets, count),
            )
        };
        let stride = strides.map_or(view.itemsize, |strides| strides[0]);
        let length = shape.map_or(view.len / view.itemsize.max(1), |shape| shape[0]).max(0);
        let cut =
            cut.unwrap_or(Indices { start: 0, stop: length, step: 1, count: length as usize });
        Row {
            start: view.buf.cast::<u8>().wrapping_offset(stride.wrapping_mul(cut.start)),
            stride: stride.wrapping_mul(cut.step),
            count: cut.count,
            suboffset: suboffsets.map_or(-1, |offsets| offsets[0]),
            item_size: view.itemsize.max(0) as usize,
        }
    }

    /// Copies the items of another object, which has one dimension, to a part of this view, which has one as well.
    pub(super) fn assign_slice(&self, thread: &Thread, key: &Slice, value: &Object) -> Fallible {
        let export = buffer::Buffer::get(thread, value, buffer::BufferFlags::FULL_RO)?;
        let length = self.shape().first().map_or(0, |length| length.max(&0).unsigned_abs());
        let indices = crate::types::slice::slice_indices(thread, key, length)?;
        self.check(thread)?;
        let (to, from) = (self.raw(), RawView::of(&export));
        if !to.has_format_of(from) || from.shape() != [indices.count as isize] {
            let message = "memoryview assignment: lvalue and rvalue have different structures";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let (to, from) = (Self::row(to.0, Some(indices)), Self::row(from.0, None));
        let size = to.item_size;
        // SAFETY: both rows have as many items of one size, and the exporters say where they are. They may overlap.
        unsafe {
            if to.is_dense() && from.is_dense() {
                ptr::copy(from.start, to.start, size * to.count);
                return Ok(());
            }
            let mut copy = thread.vector::<u8>(size * from.count)?;
            for index in 0..from.count {
                copy.extend_from_slice(std::slice::from_raw_parts(from.item(index), size));
            }
            for (index, item) in copy.chunks_exact(size.max(1)).enumerate().take(to.count) {
                to.item(index).copy_from(item.as_ptr(), item.len());
            }
        }
        Ok(())
    }

    /// A copy of the bytes, in an order.
    pub fn to_vec(&self, thread: &Thread, order: Order) -> Fallible<Vec<u8>> {
        self.check(thread)?;
        let mut bytes = thread.vector(self.len())?;
        let view = self.view.get();
        // SAFETY: the struct is filled and not released; items without gaps in this order lie in one block.
        unsafe {
            if is_contiguous_raw(view, order) {
                if !self.is_empty() {
                    let block = std::slice::from_raw_parts((*view).buf.cast::<u8>(), self.len());
                    bytes.extend_from_slice(block);
                }
            } else {
                copy_items(view, order == Order::Fortran, &mut bytes);
            }
        }
        Ok(bytes)
    }

    /// The hash, if it was computed before.
    pub(super) fn cached_hash(&self) -> Option<isize> {
        Some(self.hash.get()).filter(|&hash| hash != -1)
    }

    /// Keeps the hash.
    pub(super) fn cache_hash(&self, hash: isize) {
        self.hash.set(hash);
    }

    /// Ends the view; `BufferError` if it has exports.
    pub fn release(&self, thread: &Thread) -> Fallible {
        if self.flags().contains(ViewFlags::RELEASED) {
            return Ok(());
        }
        match self.exports.get() {
            0 => {
                self.end();
                Ok(())
            }
            count => {
                let plural = if count == 1 { "" } else { "s" };
                Err(raise!(thread, BUFFER_ERROR, "memoryview has {count} exported buffer{plural}"))
            }
        }
    }

    /// Ends the view.
    fn end(&self) {
        if !self.flags().contains(ViewFlags::RELEASED) {
            self.flags.set((self.flags() | ViewFlags::RELEASED).bits());
            if let Some(buffer) = self.buffer.get() {
                buffer.remove_view();
            }
        }
    }

    /// Keeps the view from being released while code of the program may run.
    pub(super) fn pin(&self) -> Pin<'_> {
        self.exports.set(self.exports.get() + 1);
        Pin(self)
    }

    /// Fills a view for somebody who asks this one.
    pub(super) fn export(
        &self,
        thread: &Thread,
        view: Option<NonNull<Py_buffer>>,
        flags: c_int,
    ) -> Fallible {
        let refused = |what: &str| raise!(thread, BUFFER_ERROR, "memoryview: {what}");
        let Some(view) = view else {
            return Err(refused("view==NULL argument is obsolete"));
        };
        self.check(thread)?;
        self.check_unrestricted(thread)?;
        let has = |flag: c_int| flags & flag == flag;
        let own = self.flags();
        let c = own.contains(ViewFlags::C_CONTIGUOUS);
        // SAFETY: the struct is filled, and copied.
        let mut made = unsafe { *self.view.get() };
        if has(PyBUF_WRITABLE) && self.is_read_only() {
            return Err(refused("underlying buffer is not writable"));
        }
        if !has(PyBUF_FORMAT) {
            made.format = ptr::null_mut();
        }
        if has(PyBUF_C_CONTIGUOUS) && !c {
            return Err(refused("underlying buffer is not C-contiguous"));
        }
        if has(PyBUF_F_CONTIGUOUS) && !own.contains(ViewFlags::FORTRAN_CONTIGUOUS) {
            return Err(refused("underlying buffer is not Fortran contiguous"));
        }
        if has(PyBUF_ANY_CONTIGUOUS) && !own.intersects(ViewFlags::CONTIGUOUS) {
            return Err(refused("underlying buffer is not contiguous"));
        }
        if !has(PyBUF_INDIRECT) && own.contains(ViewFlags::INDIRECT) {
            return Err(refused("underlying buffer requires suboffsets"));
        }
        if !has(PyBUF_STRIDES) {
            if !c {
                return Err(refused("underlying buffer is not C-contiguous"));
            }
            made.strides = ptr::null_mut();
        }
        if !has(PyBUF_ND) {
            if !made.format.is_null() {
                return Err(refused("cannot cast to unsigned bytes if the format flag is present"));
            }
            made.ndim = 1;
            made.shape = ptr::null_mut();
        }
        made.obj = Owned::share(self.as_object()).into_raw().as_ptr().cast();
        // SAFETY: the struct is the caller's.
        unsafe { view.as_ptr().write(made) };
        self.exports.set(self.exports.get() + 1);
        Ok(())
    }

    /// Ends an export of the view's own.
    pub(super) fn end_export(&self) {
        self.exports.set(self.exports.get() - 1);
    }
}

/// Keeps a view from being released.
pub(super) struct Pin<'a>(&'a MemoryView);

impl Drop for Pin<'_> {
    fn drop(&mut self) {
        self.0.end_export();
    }
}

impl RawView<'_> {
    /// Whether items are of one size and the formats say the same.
    fn has_format_of(self, other: RawView<'_>) -> bool {
        let bare = |format: &'_ [u8]| format.strip_prefix(b"@").unwrap_or(format).to_vec();
        self.item_size() == other.item_size() && bare(self.format()) == bare(other.format())
    }
}

/// `operation forbidden on released memoryview object`
#[cold]
fn released(thread: &Thread) -> Raised {
    raise!(thread, VALUE_ERROR, "operation forbidden on released memoryview object")
}

/// There can be only so many.
#[cold]
pub(super) fn too_many_dimensions(thread: &Thread) -> Raised {
    let message = "memoryview: number of dimensions must not exceed 64";
    raise!(thread, VALUE_ERROR, "{message}")
}

impl Trace for MemoryView {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.buffer.trace(tracer);
    }

    fn clear(&self) {
        if self.exports.get() == 0 {
            self.end();
            drop(self.buffer.take());
        }
    }
}

impl Drop for MemoryView {
    fn drop(&mut self) {
        debug_assert!(self.exports.get() == 0, "a view dies before its exports");
        self.end();
    }
}
