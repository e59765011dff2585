//! `BZ2Decompressor`: decompresses data part by part.

use std::cell::RefCell;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{Arguments, MemberKind, NativeMember};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{
    Fallible, Object, Owned, Thread, TypeObject, methods, raise, slots, static_type,
};

use super::failed;
use super::sys::{self, Stream};
use crate::growing::limit_of;
use crate::incremental::{Incremental, Step};

/// A decompressor.
#[repr(C)]
pub(super) struct Decompressor {
    object: Object,
    state: Incremental,
    /// None after an error.
    stream: RefCell<Option<Stream>>,
}

const STATE: usize = offset_of!(Decompressor, state);

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"eof",
        MemberKind::Bool,
        STATE + offset_of!(Incremental, eof),
        NativeMember::READ_ONLY,
        Some(c"Whether the end of the stream has been reached."),
    ),
    NativeMember::new(
        c"unused_data",
        MemberKind::ObjectOrNone,
        STATE + offset_of!(Incremental, unused_data),
        NativeMember::READ_ONLY,
        Some(c"What was found behind the end of the stream."),
    ),
    NativeMember::new(
        c"needs_input",
        MemberKind::Bool,
        STATE + offset_of!(Incremental, needs_input),
        NativeMember::READ_ONLY,
        Some(c"Whether nothing more comes without more input."),
    ),
];

static_type! {
    /// The type of decompressors.
    pub(super) static DECOMPRESSOR: Decompressor = {
        name: "_bz2.BZ2Decompressor",
        base: OBJECT,
        flags: HAVE_GC,
        slots: Decompressor::SLOTS,
        methods: Decompressor::METHODS,
        members: MEMBERS,
    };
}

impl Trace for Decompressor {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

#[slots]
impl Decompressor {
    /// BZ2Decompressor()
    ///
    /// A decompressor of data that comes part by part.
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        arguments: Arguments<'_>,
    ) -> Fallible<Owned<Self>> {
        let what = match (arguments.len(), arguments.names().is_empty()) {
            (0, true) => None,
            (0, false) => Some("keyword"),
            _ => Some("positional"),
        };
        if let Some(what) = what {
            let message = format_args!("BZ2Decompressor() takes no {what} arguments");
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let stream = Stream::decompress().map_err(|code| failed(thread, code))?;
        thread.new_instance(class, |object| Self {
            object,
            state: Incremental::new(),
            stream: RefCell::new(Some(stream)),
        })
    }
}

#[methods]
impl Decompressor {
    /// decompress($self, /, data, max_length=-1)
    ///
    /// Takes more data; gives what is decompressed by now, at most max_length bytes, if that is not negative. While there is
    /// more to be had for that reason, needs_input is false.
    fn decompress(
        &self,
        thread: &Thread,
        data: BytesLike<'_>,
        max_length: Option<isize>,
    ) -> Fallible<Owned<Bytes>> {
        let limit = limit_of(max_length.unwrap_or(-1));
        if self.stream.borrow().is_none() {
            let message = "Decompressor is unusable after a previous error";
            return Err(raise!(thread, VALUE_ERROR, "{message}"));
        }
        let result = self.state.decompress(thread, &data, limit, false, |input, output, room| {
            let mut place = self.stream.borrow_mut();
            let Some(stream) = &mut *place else { return Ok(Step::End) };
            match stream.step(input, output, room, sys::BZ_RUN) {
                sys::BZ_STREAM_END => Ok(Step::End),
                sys::BZ_OK => Ok(Step::More),
                code => Err(failed(thread, code)),
            }
        });
        if result.is_err() && !self.state.eof.get() {
            self.stream.take();
        }
        result
    }
}
