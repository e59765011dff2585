//! Streams of zlib-rs, which has zlib's interface, behind safe functions.

use std::ffi::{CStr, c_int};
use std::ptr::NonNull;

use libz_rs_sys as z;

/// A result code of the library.
pub(super) type Code = c_int;

pub(super) const OK: Code = z::Z_OK;
pub(super) const STREAM_END: Code = z::Z_STREAM_END;
pub(super) const NEED_DICT: Code = z::Z_NEED_DICT;
pub(super) const STREAM_ERROR: Code = z::Z_STREAM_ERROR;
pub(super) const DATA_ERROR: Code = z::Z_DATA_ERROR;
pub(super) const MEM_ERROR: Code = z::Z_MEM_ERROR;
pub(super) const BUF_ERROR: Code = z::Z_BUF_ERROR;
pub(super) const VERSION_ERROR: Code = z::Z_VERSION_ERROR;

pub(super) use z::{
    Z_BEST_COMPRESSION, Z_BEST_SPEED, Z_BLOCK, Z_DEFAULT_COMPRESSION, Z_DEFAULT_STRATEGY,
    Z_DEFLATED, Z_FILTERED, Z_FINISH, Z_FIXED, Z_FULL_FLUSH, Z_HUFFMAN_ONLY, Z_NO_COMPRESSION,
    Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_RLE, Z_SYNC_FLUSH, Z_TREES,
};

/// How data is to be compressed.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub(super) level: c_int,
    pub(super) method: c_int,
    pub(super) window_bits: c_int,
    pub(super) memory_level: c_int,
    pub(super) strategy: c_int,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Deflate,
    Inflate,
}

/// A stream, from its initialisation to its end. Its state is the library's, which points back to the stream: it does not
/// move.
pub(super) struct Stream {
    raw: Box<z::z_stream>,
    direction: Direction,
    failure: Option<String>,
}

// SAFETY: the state of a stream belongs to no thread.
unsafe impl Send for Stream {}

const SIZE: c_int = size_of::<z::z_stream>() as c_int;

impl Stream {
    fn initialized(
        code: Code,
        mut raw: Box<z::z_stream>,
        direction: Direction,
        failure: Option<String>,
    ) -> Result<Self, Code> {
        // The library copies no stream without a place for output.
        raw.next_out = NonNull::dangling().as_ptr();
        if code == OK { Ok(Self { raw, direction, failure }) } else { Err(code) }
    }

    /// A stream that compresses.
    pub(super) fn deflate(settings: Settings) -> Result<Self, Code> {
        let mut raw = Box::<z::z_stream>::default();
        let Settings { level, method, window_bits, memory_level, strategy } = settings;
        // SAFETY: the stream is new, with the library's own allocator, and the version is the library's.
        let code = unsafe {
            z::deflateInit2_(
                &mut *raw,
                level,
                method,
                window_bits,
                memory_level,
                strategy,
                z::zlibVersion(),
                SIZE,
            )
        };
        Self::initialized(code, raw, Direction::Deflate, None)
    }

    /// A stream that decompresses.
    pub(super) fn inflate(window_bits: c_int) -> Result<Self, Code> {
        let mut raw = Box::<z::z_stream>::default();
        // SAFETY: as above.
        let code = unsafe { z::inflateInit2_(&mut *raw, window_bits, z::zlibVersion(), SIZE) };
        Self::initialized(code, raw, Direction::Inflate, None)
    }

    /// Another stream in the same state.
    pub(super) fn copy(&mut self) -> Result<Self, Code> {
        let mut raw = Box::<z::z_stream>::default();
        // SAFETY: this one has been initialised; the other has no state that would be lost.
        let code = unsafe {
            match self.direction {
                Direction::Deflate => z::deflateCopy(&mut *raw, &mut *self.raw),
                Direction::Inflate => z::inflateCopy(&mut *raw, &*self.raw),
            }
        };
        Self::initialized(code, raw, self.direction, self.failure.clone())
    }

    /// Sets what the data is thought to come after.
    pub(super) fn set_dictionary(&mut self, dictionary: &[u8]) -> Code {
        // What is beyond the window has no effect, thus the last part will do.
        let length = dictionary.len().min(u32::MAX as usize);
        let dictionary = &dictionary[dictionary.len() - length..];
        // SAFETY: the stream has been initialised, and the bytes are read during the call only.
        unsafe {
            match self.direction {
                Direction::Deflate => {
                    z::deflateSetDictionary(&mut *self.raw, dictionary.as_ptr(), length as u32)
                }
                Direction::Inflate => {
                    z::inflateSetDictionary(&mut *self.raw, dictionary.as_ptr(), length as u32)
                }
            }
        }
    }

    /// Takes bytes from the input and adds up to `room` of them, for which there is capacity, to the output.
    pub(super) fn step(
        &mut self,
        input: &mut &[u8],
        output: &mut Vec<u8>,
        room: usize,
        flush: c_int,
    ) -> Code {
        let given = input.len().min(u32::MAX as usize);
        let spare = output.spare_capacity_mut();
        let room = room.min(spare.len()).min(u32::MAX as usize);
        self.raw.next_in = input.as_ptr();
        self.raw.avail_in = given as u32;
        self.raw.next_out = spare.as_mut_ptr().cast();
        self.raw.avail_out = room as u32;
        // SAFETY: the stream has been initialised, and the pointers are those of the slices, with their lengths.
        let code = unsafe {
            match self.direction {
                Direction::Deflate => z::deflate(&mut *self.raw, flush),
                Direction::Inflate => z::inflate(&mut *self.raw, flush),
            }
        };
        let written = room - (self.raw.avail_out as usize).min(room);
        *input = &input[given - (self.raw.avail_in as usize).min(given)..];
        // SAFETY: the library has written so many bytes, of those that were spare.
        unsafe { output.set_len(output.len() + written) };
        self.raw.next_in = std::ptr::null();
        self.raw.avail_in = 0;
        self.raw.next_out = NonNull::dangling().as_ptr();
        self.raw.avail_out = 0;
        if code < OK && self.failure.is_none() {
            self.failure = self.current_message();
        }
        code
    }

    /// What the library said about the first error, after which nothing else can come.
    pub(super) fn message(&self) -> Option<String> {
        self.failure.clone().or_else(|| self.current_message())
    }

    fn current_message(&self) -> Option<String> {
        if self.raw.msg.is_null() {
            return None;
        }
        // SAFETY: messages are texts of the library that last.
        let message = unsafe { CStr::from_ptr(self.raw.msg) };
        Some(message.to_string_lossy().into_owned())
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // SAFETY: the stream has been initialised and is not used again.
        unsafe {
            match self.direction {
                Direction::Deflate => z::deflateEnd(&mut *self.raw),
                Direction::Inflate => z::inflateEnd(&mut *self.raw),
            }
        };
    }
}

/// The version of the library.
pub(super) fn version() -> String {
    // SAFETY: the function gives a text of the library that lasts.
    unsafe { CStr::from_ptr(z::zlibVersion()) }.to_string_lossy().into_owned()
}

/// Adler-32, going on from another one.
pub(super) fn adler32(start: u32, mut data: &[u8]) -> u32 {
    let mut sum = start.into();
    while let Some((part, rest)) = data.split_at_checked(data.len().min(u32::MAX as usize))
        && !part.is_empty()
    {
        // SAFETY: the pointer is the slice's, with its length.
        sum = unsafe { z::adler32(sum, part.as_ptr(), part.len() as u32) };
        data = rest;
    }
    sum as u32
}

/// CRC-32, going on from another one.
pub(super) fn crc32(start: u32, mut data: &[u8]) -> u32 {
    let mut sum = start.into();
    while let Some((part, rest)) = data.split_at_checked(data.len().min(u32::MAX as usize))
        && !part.is_empty()
    {
        // SAFETY: as above.
        sum = unsafe { z::crc32(sum, part.as_ptr(), part.len() as u32) };
        data = rest;
    }
    sum as u32
}
