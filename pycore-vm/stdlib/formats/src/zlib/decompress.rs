//! `Decompress`: decompresses data part by part, and shows what it did not take.

use std::cell::{Cell, RefCell};
use std::mem::offset_of;

use pycore_objects::core::{Trace, Tracer};
use pycore_objects::declare::{MemberKind, NativeMember};
use pycore_objects::protocol::buffer::{Buffer, BufferFlags, BytesLike, has_buffer};
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::object::OBJECT;
use pycore_objects::{Fallible, Object, Owned, Place, Thread, methods, raise, static_type};

use super::sys::{self, Code, Stream};
use super::{failed, invalid_option, out_of_memory};
use crate::growing::make_room;

/// A decompressor.
#[repr(C)]
pub(super) struct Decompress {
    object: Object,
    unused_data: Place<Bytes>,
    unconsumed_tail: Place<Bytes>,
    eof: Cell<bool>,
    dictionary: Place,
    /// None after the end.
    stream: RefCell<Option<Stream>>,
}

const MEMBERS: &[NativeMember] = &[
    NativeMember::new(
        c"unused_data",
        MemberKind::ObjectOrNone,
        offset_of!(Decompress, unused_data),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"unconsumed_tail",
        MemberKind::ObjectOrNone,
        offset_of!(Decompress, unconsumed_tail),
        NativeMember::READ_ONLY,
        None,
    ),
    NativeMember::new(
        c"eof",
        MemberKind::Bool,
        offset_of!(Decompress, eof),
        NativeMember::READ_ONLY,
        None,
    ),
];

static_type! {
    /// The type of decompressors.
    pub(super) static DECOMPRESS: Decompress = {
        name: "zlib.Decompress",
        base: OBJECT,
        flags: HAVE_GC | DISALLOW_INSTANTIATION,
        methods: Decompress::METHODS,
        members: MEMBERS,
    };
}

impl Trace for Decompress {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.dictionary.trace(tracer);
    }
}

/// Gives the stream its dictionary.
pub(super) fn set_dictionary(
    thread: &Thread,
    stream: &mut Stream,
    dictionary: &Object,
) -> Fallible {
    let dictionary = Buffer::get(thread, dictionary, BufferFlags::SIMPLE)?;
    if u32::try_from(dictionary.len()).is_err() {
        let message = "zdict length does not fit in an unsigned int";
        return Err(raise!(thread, OVERFLOW_ERROR, "{message}"));
    }
    match stream.set_dictionary(dictionary.bytes()) {
        sys::OK => Ok(()),
        code => Err(failed(thread, Some(stream), code, "while setting zdict")),
    }
}

/// A stream that decompresses; a raw one has its dictionary from the start.
pub(super) fn new_stream(
    thread: &Thread,
    window_bits: i32,
    dictionary: Option<&Object>,
) -> Fallible<Stream> {
    let mut stream = Stream::inflate(window_bits).map_err(|code| match code {
        sys::STREAM_ERROR => invalid_option(thread),
        sys::MEM_ERROR => out_of_memory(thread, "Can't allocate memory for decompression object"),
        _ => failed(thread, None, code, "while creating decompression object"),
    })?;
    if let Some(dictionary) = dictionary.filter(|_| window_bits < 0) {
        set_dictionary(thread, &mut stream, dictionary)?;
    }
    Ok(stream)
}

impl Decompress {
    pub(super) fn of(
        thread: &Thread,
        window_bits: i32,
        dictionary: Option<&Object>,
    ) -> Fallible<Owned<Self>> {
        if dictionary.is_some_and(|dictionary| !has_buffer(dictionary)) {
            let message = "zdict argument must support the buffer protocol";
            return Err(raise!(thread, TYPE_ERROR, "{message}"));
        }
        let stream = new_stream(thread, window_bits, dictionary)?;
        let empty = || Place::new(Owned::share(Bytes::empty()));
        let place = Place::default();
        place.replace(dictionary.map(Owned::share));
        thread.new_object(|object| Self {
            object,
            unused_data: empty(),
            unconsumed_tail: empty(),
            eof: Cell::new(false),
            dictionary: place,
            stream: RefCell::new(Some(stream)),
        })
    }

    /// Decompresses until the input or the room ends, or the stream does.
    fn run(
        &self,
        thread: &Thread,
        stream: &mut Stream,
        input: &mut &[u8],
        output: &mut Vec<u8>,
        limit: Option<usize>,
        flush: i32,
    ) -> Fallible<Code> {
        loop {
            let room = make_room(thread, output, limit)?;
            if room == 0 {
                return Ok(sys::OK);
            }
            let written = output.len();
            let code = stream.step(input, output, room, flush);
            match code {
                sys::NEED_DICT => {
                    let Some(dictionary) = self.dictionary.get() else { return Ok(code) };
                    set_dictionary(thread, stream, &dictionary)?;
                }
                sys::OK | sys::BUF_ERROR if output.len() - written == room => {}
                sys::OK if !input.is_empty() => {}
                _ => return Ok(code),
            }
        }
    }

    /// Keeps the input that was not taken: what is behind the end of the stream, and what there was no room for.
    fn keep(&self, thread: &Thread, input: &[u8], code: Code) -> Fallible {
        let mut rest = input;
        if code == sys::STREAM_END && !rest.is_empty() {
            let mut unused = Vec::new();
            if let Some(before) = self.unused_data.get() {
                unused = thread.vector(before.len() + rest.len())?;
                unused.extend_from_slice(before.as_slice());
            }
            unused.extend_from_slice(rest);
            self.unused_data.set(Bytes::new(thread, &unused)?);
            rest = &[];
        }
        if !rest.is_empty() || self.unconsumed_tail.get().is_some_and(|tail| !tail.is_empty()) {
            self.unconsumed_tail.set(Bytes::new(thread, rest)?);
        }
        Ok(())
    }
}

const WHAT: &str = "while decompressing data";

#[methods]
impl Decompress {
    /// decompress($self, data, /, max_length=0)
    ///
    /// Takes more data; gives what is decompressed by now, at most max_length bytes, if that is not zero. What was not
    /// taken for that reason is the attribute unconsumed_tail then.
    fn decompress(
        &self,
        thread: &Thread,
        data: BytesLike<'_>,
        max_length: Option<isize>,
    ) -> Fallible<Owned<Bytes>> {
        let Ok(limit) = usize::try_from(max_length.unwrap_or(0)) else {
            return Err(raise!(thread, VALUE_ERROR, "max_length must be non-negative"));
        };
        let limit = (limit != 0).then_some(limit);
        let mut place = self.stream.borrow_mut();
        let Some(stream) = &mut *place else {
            return Err(failed(thread, None, sys::STREAM_ERROR, WHAT));
        };
        let (mut input, mut output): (&[u8], _) = (&data, Vec::new());
        let code = self.run(thread, stream, &mut input, &mut output, limit, sys::Z_SYNC_FLUSH)?;
        self.keep(thread, input, code)?;
        match code {
            sys::STREAM_END => self.eof.set(true),
            sys::OK | sys::BUF_ERROR => {}
            _ => return Err(failed(thread, Some(stream), code, WHAT)),
        }
        Bytes::new(thread, &output)
    }

    /// flush($self, length=zlib.DEF_BUF_SIZE, /)
    ///
    /// Gives the rest.
    ///
    ///   length
    ///     the first size of the result's memory
    fn flush(&self, thread: &Thread, length: Option<isize>) -> Fallible<Owned<Bytes>> {
        let length = usize::try_from(length.unwrap_or(super::DEF_BUF_SIZE as isize)).unwrap_or(0);
        if length == 0 {
            return Err(raise!(thread, VALUE_ERROR, "length must be greater than zero"));
        }
        let mut place = self.stream.borrow_mut();
        let Some(stream) = &mut *place else { return Ok(Owned::share(Bytes::empty())) };
        let mut output = thread.vector(length)?;
        let tail = self.unconsumed_tail.get();
        let mut input = tail.as_deref().map_or(&[][..], Bytes::as_slice);
        let code = self.run(thread, stream, &mut input, &mut output, None, sys::Z_FINISH)?;
        self.keep(thread, input, code)?;
        match code {
            sys::STREAM_END => {
                self.eof.set(true);
                place.take();
            }
            sys::OK | sys::BUF_ERROR => {}
            _ => return Err(failed(thread, Some(stream), code, WHAT)),
        }
        Bytes::new(thread, &output)
    }

    /// copy($self, /)
    ///
    /// Another decompressor in the same state.
    fn copy(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        let mut place = self.stream.borrow_mut();
        let Some(stream) = &mut *place else {
            return Err(raise!(thread, VALUE_ERROR, "Inconsistent stream state"));
        };
        let stream = stream.copy().map_err(|code| match code {
            sys::STREAM_ERROR => raise!(thread, VALUE_ERROR, "Inconsistent stream state"),
            sys::MEM_ERROR => {
                out_of_memory(thread, "Can't allocate memory for decompression object")
            }
            _ => failed(thread, None, code, "while copying decompression object"),
        })?;
        let (unused_data, unconsumed_tail) = (Place::default(), Place::default());
        unused_data.replace(self.unused_data.get());
        unconsumed_tail.replace(self.unconsumed_tail.get());
        let dictionary = Place::default();
        dictionary.replace(self.dictionary.get());
        thread.new_object(|object| Self {
            object,
            unused_data,
            unconsumed_tail,
            eof: self.eof.clone(),
            dictionary,
            stream: RefCell::new(Some(stream)),
        })
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
