//! The memory of a `BytesIO` as other objects see it.

use core::ffi::c_int;
use std::ptr::NonNull;

use pycore_objects::core::{ObjectLike, Trace, Tracer};
use pycore_objects::declare::abi::Py_buffer;
use pycore_objects::protocol::buffer;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, raise, slots, static_type};

use super::BytesIo;

/// The exporter: while there are exports, the content keeps its size.
#[repr(C)]
pub struct BytesIoBuffer {
    object: Object,
    source: Place<BytesIo>,
}

static_type! {
    /// The type `_io._BytesIOBuffer`.
    pub static BYTES_IO_BUFFER: BytesIoBuffer = {
        name: "_io._BytesIOBuffer",
        base: OBJECT,
        flags: HAVE_GC,
        slots: BytesIoBuffer::SLOTS,
    };
}

impl Trace for BytesIoBuffer {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.source.trace(tracer);
    }

    fn clear(&self) {
        drop(self.source.take());
    }
}

impl BytesIoBuffer {
    pub(super) fn new(thread: &Thread, source: &BytesIo) -> Fallible<Owned<Self>> {
        thread.new_object(|object| Self { object, source: Place::new(Owned::share(source)) })
    }
}

#[slots]
impl BytesIoBuffer {
    #[allow(unsafe_code, reason = "lends memory")]
    fn bf_getbuffer(
        &self,
        thread: &Thread,
        view: Option<NonNull<Py_buffer>>,
        flags: c_int,
    ) -> Fallible {
        let Some(source) = self.source.get() else {
            return Err(raise!(thread, BUFFER_ERROR, "the file is gone"));
        };
        source.own(thread)?;
        let memory = source.content.change(|content| (content.as_mut_ptr(), content.len()));
        // SAFETY: while there are exports, nobody changes the size of the vector, so its memory stays; the view is the
        // caller's.
        unsafe { buffer::fill(thread, view, self.as_object(), memory, false, flags)? };
        source.exports.add();
        Ok(())
    }

    fn bf_releasebuffer(&self, _thread: &Thread, _view: Option<NonNull<Py_buffer>>) {
        if let Some(source) = self.source.get() {
            source.exports.remove();
        }
    }
}
