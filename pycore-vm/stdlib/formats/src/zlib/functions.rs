//! Everything at once: the functions of the module.

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::number::low_bits;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::{Fallible, Object, Owned, Thread, methods, raise};

use super::compress::Compress;
use super::decompress::Decompress;
use super::sys::{self, Settings, Stream};
use super::{DEF_MEM_LEVEL, MAX_WBITS, Zlib, error, failed, out_of_memory};
use crate::growing::make_room;

#[methods(module, name = FUNCTIONS)]
impl Zlib {
    /// adler32($module, data, value=1, /)
    ///
    /// The Adler-32 checksum of bytes, going on from another one.
    fn adler32(thread: &Thread, data: BytesLike<'_>, value: Option<&Object>) -> Fallible<u32> {
        let start = value.map_or(Ok(1), |value| low_bits(thread, value))?;
        Ok(sys::adler32(start, &data))
    }

    /// crc32($module, data, value=0, /)
    ///
    /// The CRC-32 checksum of bytes, going on from another one.
    fn crc32(thread: &Thread, data: BytesLike<'_>, value: Option<&Object>) -> Fallible<u32> {
        let start = value.map_or(Ok(0), |value| low_bits(thread, value))?;
        Ok(sys::crc32(start, &data))
    }

    /// compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)
    ///
    /// The bytes, compressed.
    ///
    ///   level
    ///     from 0 to 9: little effort or much; -1 for the usual one
    ///   wbits
    ///     the size of the window and the format
    fn compress(
        thread: &Thread,
        data: BytesLike<'_>,
        level: Option<i32>,
        wbits: Option<i32>,
    ) -> Fallible<Owned<Bytes>> {
        let settings = Settings {
            level: level.unwrap_or(sys::Z_DEFAULT_COMPRESSION),
            method: sys::Z_DEFLATED,
            window_bits: wbits.unwrap_or(MAX_WBITS),
            memory_level: DEF_MEM_LEVEL,
            strategy: sys::Z_DEFAULT_STRATEGY,
        };
        let mut stream = Stream::deflate(settings).map_err(|code| match code {
            sys::MEM_ERROR => out_of_memory(thread, "Out of memory while compressing data"),
            sys::STREAM_ERROR => error(thread, "Bad compression level"),
            _ => failed(thread, None, code, "while compressing data"),
        })?;
        let (mut input, mut output): (&[u8], _) = (&data, Vec::new());
        loop {
            let room = make_room(thread, &mut output, None)?;
            // Longer inputs are taken in parts.
            let is_last = input.len() <= u32::MAX as usize;
            let flush = if is_last { sys::Z_FINISH } else { sys::Z_NO_FLUSH };
            match stream.step(&mut input, &mut output, room, flush) {
                sys::STREAM_END => return Bytes::new(thread, &output),
                sys::OK | sys::BUF_ERROR => {}
                code => return Err(failed(thread, Some(&stream), code, "while compressing data")),
            }
        }
    }

    /// decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)
    ///
    /// The bytes that were compressed.
    ///
    ///   wbits
    ///     the size of the window and the format
    ///   bufsize
    ///     the first size of the result's memory
    fn decompress(
        thread: &Thread,
        data: BytesLike<'_>,
        wbits: Option<i32>,
        bufsize: Option<isize>,
    ) -> Fallible<Owned<Bytes>> {
        let first = match bufsize.map(usize::try_from) {
            Some(Err(_)) => {
                return Err(raise!(thread, VALUE_ERROR, "bufsize must be non-negative"));
            }
            Some(Ok(first)) => first.max(1),
            None => super::DEF_BUF_SIZE as usize,
        };
        const OUT_OF_MEMORY: &str = "Out of memory while decompressing data";
        let mut stream =
            Stream::inflate(wbits.unwrap_or(MAX_WBITS)).map_err(|code| match code {
                sys::MEM_ERROR => out_of_memory(thread, OUT_OF_MEMORY),
                _ => failed(thread, None, code, "while preparing to decompress data"),
            })?;
        let mut output = thread.vector(first)?;
        let mut input: &[u8] = &data;
        loop {
            let room = make_room(thread, &mut output, None)?;
            let is_last = input.len() <= u32::MAX as usize;
            let flush = if is_last { sys::Z_FINISH } else { sys::Z_NO_FLUSH };
            let written = output.len();
            match stream.step(&mut input, &mut output, room, flush) {
                sys::STREAM_END => return Bytes::new(thread, &output),
                sys::OK => {}
                // There was room, but no input.
                sys::BUF_ERROR if output.len() - written == room => {}
                sys::MEM_ERROR => return Err(out_of_memory(thread, OUT_OF_MEMORY)),
                code => {
                    return Err(failed(thread, Some(&stream), code, "while decompressing data"));
                }
            }
        }
    }

    /// compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,
    ///             wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,
    ///             strategy=Z_DEFAULT_STRATEGY, zdict=<unrepresentable>)
    ///
    /// An object that compresses data part by part.
    ///
    ///   level
    ///     from 0 to 9: little effort or much; -1 for the usual one
    ///   method
    ///     DEFLATED is the only one
    ///   wbits
    ///     the size of the window and the format
    ///   memLevel
    ///     from 1 to 9: little memory or much
    ///   strategy
    ///     for what kind of data
    ///   zdict
    ///     bytes that are likely to occur in the data, the likeliest at the end
    fn compressobj(
        thread: &Thread,
        level: Option<i32>,
        method: Option<i32>,
        wbits: Option<i32>,
        mem_level: Option<i32>,
        strategy: Option<i32>,
        zdict: Option<BytesLike<'_>>,
    ) -> Fallible<Owned<Compress>> {
        let settings = Settings {
            level: level.unwrap_or(sys::Z_DEFAULT_COMPRESSION),
            method: method.unwrap_or(sys::Z_DEFLATED),
            window_bits: wbits.unwrap_or(MAX_WBITS),
            memory_level: mem_level.unwrap_or(DEF_MEM_LEVEL),
            strategy: strategy.unwrap_or(sys::Z_DEFAULT_STRATEGY),
        };
        Compress::of(thread, settings, zdict.as_deref())
    }

    /// decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')
    ///
    /// An object that decompresses data part by part.
    ///
    ///   wbits
    ///     the size of the window and the format
    ///   zdict
    ///     what the data was compressed with
    fn decompressobj(
        thread: &Thread,
        wbits: Option<i32>,
        zdict: Option<&Object>,
    ) -> Fallible<Owned<Decompress>> {
        Decompress::of(thread, wbits.unwrap_or(MAX_WBITS), zdict)
    }
}
