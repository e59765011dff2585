//! `Compress`: compresses data part by part.

use std::cell::RefCell;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise, static_type};

use super::sys::{self, Settings, Stream};
use super::{failed, invalid_option, out_of_memory};
use crate::growing::make_room;

/// A compressor.
#[repr(C)]
pub(super) struct Compress {
    object: Object,
    /// None after the end.
    stream: RefCell<Option<Stream>>,
}

static_type! {
    /// The type of compressors.
    pub(super) static COMPRESS: Compress = {
        name: "zlib.Compress",
        base: OBJECT,
        flags: DISALLOW_INSTANTIATION,
        methods: Compress::METHODS,
    };
}

impl Trace for Compress {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

impl Compress {
    pub(super) fn of(
        thread: &Thread,
        settings: Settings,
        dictionary: Option<&[u8]>,
    ) -> Fallible<Owned<Self>> {
        let mut stream = Stream::deflate(settings).map_err(|code| match code {
            sys::MEM_ERROR => out_of_memory(thread, "Can't allocate memory for compression object"),
            sys::STREAM_ERROR => invalid_option(thread),
            _ => failed(thread, None, code, "while creating compression object"),
        })?;
        match dictionary.map_or(sys::OK, |dictionary| stream.set_dictionary(dictionary)) {
            sys::OK => {}
            sys::STREAM_ERROR => return Err(raise!(thread, VALUE_ERROR, "Invalid dictionary")),
            _ => return Err(raise!(thread, VALUE_ERROR, "deflateSetDictionary()")),
        }
        thread.new_object(|object| Self { object, stream: RefCell::new(Some(stream)) })
    }

    /// Compresses until there is neither input nor output.
    fn run(
        &self,
        thread: &Thread,
        mut input: &[u8],
        flush: i32,
        what: &str,
    ) -> Fallible<Owned<Bytes>> {
        let mut place = self.stream.borrow_mut();
        let Some(stream) = &mut *place else {
            return Err(failed(thread, None, sys::STREAM_ERROR, what));
        };
        let mut output = Vec::new();
        loop {
            let room = make_room(thread, &mut output, None)?;
            let written = output.len();
            match stream.step(&mut input, &mut output, room, flush) {
                sys::STREAM_END => {
                    place.take();
                    break;
                }
                // Nothing more could be done.
                sys::BUF_ERROR => break,
                sys::OK => {}
                code => return Err(failed(thread, Some(stream), code, what)),
            }
            if input.is_empty() && output.len() - written < room {
                break;
            }
        }
        Bytes::new(thread, &output)
    }
}

#[methods]
impl Compress {
    /// compress($self, data, /)
    ///
    /// Takes more data; gives what is compressed by now, after which there may be more to come.
    fn compress(&self, thread: &Thread, data: BytesLike<'_>) -> Fallible<Owned<Bytes>> {
        self.run(thread, &data, sys::Z_NO_FLUSH, "while compressing data")
    }

    /// flush($self, mode=zlib.Z_FINISH, /)
    ///
    /// Gives what is not yet given. Z_FINISH is the end; after other modes more data may come.
    fn flush(&self, thread: &Thread, mode: Option<i32>) -> Fallible<Owned<Bytes>> {
        match mode.unwrap_or(sys::Z_FINISH) {
            sys::Z_NO_FLUSH => Ok(Owned::share(Bytes::empty())),
            mode => self.run(thread, &[], mode, "while flushing"),
        }
    }

    /// copy($self, /)
    ///
    /// Another compressor in the same state.
    fn copy(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        let mut place = self.stream.borrow_mut();
        let Some(stream) = &mut *place else {
            return Err(raise!(thread, VALUE_ERROR, "Inconsistent stream state"));
        };
        let stream = stream.copy().map_err(|code| match code {
            sys::STREAM_ERROR => raise!(thread, VALUE_ERROR, "Inconsistent stream state"),
            sys::MEM_ERROR => out_of_memory(thread, "Can't allocate memory for compression object"),
            _ => failed(thread, None, code, "while copying compression object"),
        })?;
        thread.new_object(|object| Self { object, stream: RefCell::new(Some(stream)) })
    }

    /// __copy__($self, /)
    fn __copy__(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.copy(thread)
    }

    /// __deepcopy__($self, memo, /)
    fn __deepcopy__(&self, thread: &Thread, memo: &Object) -> Fallible<Owned<Self>> {
        let _ = memo;
        self.copy(thread)
    }
}
