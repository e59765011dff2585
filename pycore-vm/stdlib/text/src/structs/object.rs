//! `Struct`: a format that has been read, and the iterator over what is unpacked with it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::Arguments;
use pycore_objects::protocol::buffer::{Buffer, BufferFlags, BytesLike};
use pycore_objects::protocol::repr::Text;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{
    Fallible, Object, Owned, Thread, TypeObject, methods, raise, slots, static_type,
};

use super::error;
use super::functions::{pack_into, pack_values, unpack_from};
use super::layout::Layout;

/// A format that has been read.
#[repr(C)]
pub struct Struct {
    object: Object,
    /// Nothing until it is initialised.
    layout: RefCell<Option<Rc<Layout>>>,
    weak_references: Cell<usize>,
}

static_type! {
    /// The type `Struct`.
    pub static STRUCT_TYPE: Struct = {
        name: "_struct.Struct",
        base: OBJECT,
        flags: BASE_TYPE | HAVE_GC,
        doc: "Struct(fmt) --> compiled struct object\n\nA format that has been read, with which values are packed and unpacked.",
        weaklist_offset: std::mem::offset_of!(Struct, weak_references) as isize,
        slots: Struct::SLOTS,
        own_access: pycore_objects::core::OwnAccess::GetAndSet,
        methods: Struct::METHODS,
        getsets: Struct::GETSETS,
    };
}

impl Struct {
    fn layout(&self, thread: &Thread) -> Fallible<Rc<Layout>> {
        self.layout
            .borrow()
            .clone()
            .ok_or_else(|| raise!(thread, RUNTIME_ERROR, "Struct object is not initialized"))
    }
}

#[slots]
impl Struct {
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let _ = arguments;
        thread.new_instance(class, |object| Self {
            object,
            layout: RefCell::new(None),
            weak_references: Cell::new(0),
        })
    }

    /// !Struct(format)
    fn tp_init(&self, thread: &Thread, format: &Object) -> Fallible {
        let layout = Layout::of(thread, format)?;
        self.layout.replace(Some(layout));
        Ok(())
    }

    fn tp_repr(&self, thread: &Thread) -> Fallible<Owned<Str>> {
        let layout = self.layout(thread)?;
        let mut text = Text::new(thread);
        text.push(&self.as_object().type_object().short_name())?;
        text.push("(")?;
        text.push_repr(&*thread.new_str(&layout.format)?)?;
        text.push(")")?;
        text.finish()
    }
}

#[methods]
impl Struct {
    /// Values as bytes: pack(v1, v2, ...).
    #[python(no_keywords)]
    fn pack(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible<Owned<Bytes>> {
        pack_values(thread, &*self.layout(thread)?, "pack", arguments.positional())
    }

    /// Writes values to a buffer from an offset on: pack_into(buffer, offset, v1, v2, ...).
    #[python(no_keywords)]
    fn pack_into(&self, thread: &Thread, arguments: Arguments<'_>) -> Fallible {
        pack_into(thread, &*self.layout(thread)?, arguments.positional())
    }

    /// unpack($self, buffer, /)
    ///
    /// The values of a buffer, whose size must be that of the format.
    fn unpack(&self, thread: &Thread, buffer: BytesLike<'_>) -> Fallible<Owned<Tuple>> {
        let layout = self.layout(thread)?;
        super::functions::unpack_whole(thread, &layout, &buffer)
    }

    /// unpack_from($self, /, buffer, offset=0)
    ///
    /// The values of a buffer from an offset on.
    fn unpack_from(
        &self,
        thread: &Thread,
        buffer: BytesLike<'_>,
        offset: Option<isize>,
    ) -> Fallible<Owned<Tuple>> {
        unpack_from(thread, &*self.layout(thread)?, &buffer, offset.unwrap_or(0))
    }

    /// iter_unpack($self, buffer, /)
    ///
    /// An iterator over the values of the parts of a buffer, each of the format's size.
    fn iter_unpack(&self, thread: &Thread, buffer: &Object) -> Fallible<Owned<UnpackIterator>> {
        UnpackIterator::new(thread, self.layout(thread)?, buffer)
    }

    /// __sizeof__($self, /)
    ///
    /// Bytes in memory.
    fn __sizeof__(&self, thread: &Thread) -> Fallible<usize> {
        Ok(size_of::<Self>() + size_of::<Layout>() + 32 * self.layout(thread)?.items.len())
    }

    /// The format as a string.
    #[getter]
    fn format(&self, thread: &Thread) -> Fallible<String> {
        Ok(self.layout(thread)?.format.clone())
    }

    /// The number of bytes.
    #[getter]
    fn size(&self) -> isize {
        self.layout.borrow().as_ref().map_or(-1, |layout| layout.size as isize)
    }
}

impl Trace for Struct {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

/// An iterator over the parts of a buffer.
#[repr(C)]
pub struct UnpackIterator {
    object: Object,
    layout: Rc<Layout>,
    /// Nothing at the end.
    buffer: RefCell<Option<Buffer>>,
    offset: Cell<usize>,
}

static_type! {
    /// The type of iterators over the parts of a buffer.
    pub static UNPACK_ITERATOR: UnpackIterator = {
        name: "_struct.unpack_iterator",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        slots: UnpackIterator::SLOTS,
        own_access: pycore_objects::core::OwnAccess::Get,
        methods: UnpackIterator::METHODS,
    };
}

impl UnpackIterator {
    pub(super) fn new(
        thread: &Thread,
        layout: Rc<Layout>,
        buffer: &Object,
    ) -> Fallible<Owned<Self>> {
        if layout.size == 0 {
            let message = "cannot iteratively unpack with a struct of length 0";
            return Err(error(thread, message));
        }
        let buffer = Buffer::get(thread, buffer, BufferFlags::SIMPLE)?;
        if !buffer.len().is_multiple_of(layout.size) {
            let size = layout.size;
            return Err(error(
                thread,
                &format!("iterative unpacking requires a buffer of a multiple of {size} bytes"),
            ));
        }
        thread.new_object(|object| Self {
            object,
            layout,
            buffer: RefCell::new(Some(buffer)),
            offset: Cell::new(0),
        })
    }
}

#[slots]
impl UnpackIterator {
    fn tp_iter(&self) -> Owned<Self> {
        Owned::share(self)
    }

    fn tp_iternext(&self, thread: &Thread) -> Fallible<Option<Owned<Tuple>>> {
        let (offset, size) = (self.offset.get(), self.layout.size);
        let part: Option<Vec<u8>> = self
            .buffer
            .borrow()
            .as_ref()
            .and_then(|buffer| buffer.bytes().get(offset..offset + size).map(<[u8]>::to_vec));
        match part {
            Some(part) => {
                self.offset.set(offset + size);
                self.layout.unpack(thread, &part).map(Some)
            }
            None => {
                drop(self.buffer.take());
                Ok(None)
            }
        }
    }
}

#[methods]
impl UnpackIterator {
    // How many parts are left.
    fn __length_hint__(&self, _arguments: Arguments<'_>) -> usize {
        let length = self.buffer.borrow().as_ref().map_or(0, Buffer::len);
        length.saturating_sub(self.offset.get()) / self.layout.size.max(1)
    }
}

impl Trace for UnpackIterator {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        if let Ok(buffer) = self.buffer.try_borrow()
            && let Some(exporter) = buffer.as_ref().and_then(Buffer::exporter)
        {
            tracer.visit(exporter);
        }
    }

    fn clear(&self) {
        drop(self.buffer.take());
    }
}
