//! Streams of libbz2-rs, which has bzip2's interface, behind safe functions.

use std::ffi::c_int;

use libbz2_rs_sys as b;

/// A result code of the library.
pub(super) type Code = c_int;

pub(super) use b::{
    BZ_DATA_ERROR, BZ_DATA_ERROR_MAGIC, BZ_FINISH, BZ_FINISH_OK, BZ_FLUSH_OK, BZ_IO_ERROR,
    BZ_MEM_ERROR, BZ_OK, BZ_PARAM_ERROR, BZ_RUN, BZ_RUN_OK, BZ_SEQUENCE_ERROR, BZ_STREAM_END,
    BZ_UNEXPECTED_EOF,
};

#[derive(Clone, Copy)]
enum Direction {
    Compress,
    Decompress,
}

/// A stream, from its initialisation to its end. The library's state points back to it: it does not move.
pub(super) struct Stream {
    raw: Box<b::bz_stream>,
    direction: Direction,
}

// SAFETY: the state of a stream belongs to no thread.
unsafe impl Send for Stream {}

fn unused() -> Box<b::bz_stream> {
    Box::new(b::bz_stream {
        next_in: std::ptr::null(),
        avail_in: 0,
        total_in_lo32: 0,
        total_in_hi32: 0,
        next_out: std::ptr::null_mut(),
        avail_out: 0,
        total_out_lo32: 0,
        total_out_hi32: 0,
        state: std::ptr::null_mut(),
        bzalloc: None,
        bzfree: None,
        opaque: std::ptr::null_mut(),
    })
}

impl Stream {
    /// A stream that compresses blocks of so many hundred thousand bytes.
    pub(super) fn compress(level: c_int) -> Result<Self, Code> {
        let mut raw = unused();
        // SAFETY: the stream is new, with the library's own allocator.
        let code = unsafe { b::BZ2_bzCompressInit(&raw mut *raw, level, 0, 0) };
        if code == BZ_OK { Ok(Self { raw, direction: Direction::Compress }) } else { Err(code) }
    }

    /// A stream that decompresses.
    pub(super) fn decompress() -> Result<Self, Code> {
        let mut raw = unused();
        // SAFETY: as above.
        let code = unsafe { b::BZ2_bzDecompressInit(&raw mut *raw, 0, 0) };
        if code == BZ_OK { Ok(Self { raw, direction: Direction::Decompress }) } else { Err(code) }
    }

    /// Takes bytes from the input and adds up to `room` of them, for which there is capacity, to the output.
    pub(super) fn step(
        &mut self,
        input: &mut &[u8],
        output: &mut Vec<u8>,
        room: usize,
        action: c_int,
    ) -> Code {
        let given = input.len().min(u32::MAX as usize);
        let spare = output.spare_capacity_mut();
        let room = room.min(spare.len()).min(u32::MAX as usize);
        self.raw.next_in = input.as_ptr().cast();
        self.raw.avail_in = given as u32;
        self.raw.next_out = spare.as_mut_ptr().cast();
        self.raw.avail_out = room as u32;
        // SAFETY: the stream has been initialised, and the pointers are those of the slices, with their lengths.
        let code = unsafe {
            match self.direction {
                Direction::Compress => b::BZ2_bzCompress(&raw mut *self.raw, action),
                Direction::Decompress => b::BZ2_bzDecompress(&raw mut *self.raw),
            }
        };
        let written = room - (self.raw.avail_out as usize).min(room);
        *input = &input[given - (self.raw.avail_in as usize).min(given)..];
        // SAFETY: the library has written so many bytes, of those that were spare.
        unsafe { output.set_len(output.len() + written) };
        self.raw.next_in = std::ptr::null();
        self.raw.avail_in = 0;
        self.raw.next_out = std::ptr::null_mut();
        self.raw.avail_out = 0;
        code
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // SAFETY: the stream has been initialised and is not used again.
        unsafe {
            match self.direction {
                Direction::Compress => b::BZ2_bzCompressEnd(&raw mut *self.raw),
                Direction::Decompress => b::BZ2_bzDecompressEnd(&raw mut *self.raw),
            }
        };
    }
}
