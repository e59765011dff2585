//! `BZ2Compressor`: compresses data part by part.

use std::cell::RefCell;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{
    Fallible, Object, Owned, Thread, TypeObject, methods, raise, slots, static_type,
};

use super::failed;
use super::sys::{self, Stream};
use crate::growing::make_room;

/// A compressor.
#[repr(C)]
pub(super) struct Compressor {
    object: Object,
    /// None after the end.
    stream: RefCell<Option<Stream>>,
}

static_type! {
    /// The type of compressors.
    pub(super) static COMPRESSOR: Compressor = {
        name: "_bz2.BZ2Compressor",
        base: OBJECT,
        flags: HAVE_GC,
        slots: Compressor::SLOTS,
        methods: Compressor::METHODS,
    };
}

impl Trace for Compressor {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Compressor {
    fn run(
        thread: &Thread,
        stream: &mut Stream,
        mut input: &[u8],
        action: i32,
    ) -> Fallible<Owned<Bytes>> {
        let mut output = Vec::new();
        loop {
            // Without input there is nothing to do but at the end.
            if action == sys::BZ_RUN && input.is_empty() {
                break;
            }
            let room = make_room(thread, &mut output, None)?;
            match stream.step(&mut input, &mut output, room, action) {
                sys::BZ_STREAM_END => break,
                sys::BZ_OK | sys::BZ_RUN_OK | sys::BZ_FLUSH_OK | sys::BZ_FINISH_OK => {}
                code => return Err(failed(thread, code)),
            }
        }
        Bytes::new(thread, &output)
    }
}

#[slots]
impl Compressor {
    /// BZ2Compressor(compresslevel=9, /)
    ///
    /// A compressor of data that comes part by part.
    ///
    ///   compresslevel
    ///     from 1 to 9: the size of blocks
    fn tp_new(
        class: &TypeObject,
        thread: &Thread,
        compresslevel: Option<i32>,
    ) -> Fallible<Owned<Self>> {
        let level = compresslevel.unwrap_or(9);
        if !(1..=9).contains(&level) {
            return Err(raise!(thread, VALUE_ERROR, "compresslevel must be between 1 and 9"));
        }
        let stream = Stream::compress(level).map_err(|code| failed(thread, code))?;
        thread.new_instance(class, |object| Self { object, stream: RefCell::new(Some(stream)) })
    }
}

#[methods]
impl Compressor {
    /// compress($self, data, /)
    ///
    /// Takes more data; gives what is compressed by now, after which there may be more to come.
    fn compress(&self, thread: &Thread, data: BytesLike<'_>) -> Fallible<Owned<Bytes>> {
        match &mut *self.stream.borrow_mut() {
            Some(stream) => Self::run(thread, stream, &data, sys::BZ_RUN),
            None => Err(raise!(thread, VALUE_ERROR, "Compressor has been flushed")),
        }
    }

    /// flush($self, /)
    ///
    /// Gives the rest, after which no more data may come.
    fn flush(&self, thread: &Thread) -> Fallible<Owned<Bytes>> {
        match self.stream.take() {
            Some(mut stream) => Self::run(thread, &mut stream, &[], sys::BZ_FINISH),
            None => Err(raise!(thread, VALUE_ERROR, "Repeated call to flush()")),
        }
    }
}
