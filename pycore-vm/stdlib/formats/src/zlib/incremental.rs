//! `_ZlibDecompressor`: decompresses data part by part, and keeps what it did not take.

use std::cell::RefCell;
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{
    Fallible, Object, Owned, Place, Thread, TypeObject, methods, slots, static_type,
};

use super::decompress::{new_stream, set_dictionary};
use super::sys::{self, Stream};
use super::{MAX_WBITS, failed};
use crate::growing::limit_of;
use crate::incremental::{Incremental, Step};

/// A decompressor.
#[repr(C)]
pub(super) struct Decompressor {
    object: Object,
    state: Incremental,
    dictionary: Place,
    stream: RefCell<Stream>,
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
        name: "zlib._ZlibDecompressor",
        base: OBJECT,
        flags: HAVE_GC,
        slots: Decompressor::SLOTS,
        methods: Decompressor::METHODS,
        members: MEMBERS,
    };
}

impl Trace for Decompressor {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dictionary.trace(tracer);
    }
}

#[slots]
impl Decompressor {
    /// _ZlibDecompressor(wbits=15, zdict=b'')
    ///
    /// A decompressor of data that comes part by part.
    ///
    ///   wbits
    ///     the size of the window and the format
    ///   zdict
    ///     what the data was compressed with
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        wbits: Option<i32>,
        zdict: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        let stream = new_stream(thread, wbits.unwrap_or(MAX_WBITS), zdict)?;
        let dictionary = Place::default();
        dictionary.replace(zdict.map(Owned::share));
        thread.new_instance(class, |object| Self {
            object,
            state: Incremental::new(),
            dictionary,
            stream: RefCell::new(stream),
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
        self.state.decompress(thread, &data, limit, false, |input, output, room| {
            let stream = &mut *self.stream.borrow_mut();
            match stream.step(input, output, room, sys::Z_SYNC_FLUSH) {
                sys::STREAM_END => Ok(Step::End),
                sys::OK | sys::BUF_ERROR => Ok(Step::More),
                code => match self.dictionary.get() {
                    Some(dictionary) if code == sys::NEED_DICT => {
                        set_dictionary(thread, stream, &dictionary)?;
                        Ok(Step::More)
                    }
                    _ => Err(failed(thread, Some(stream), code, "while decompressing data")),
                },
            }
        })
    }
}
