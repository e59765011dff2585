//! Checksums.

use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::number::low_bits;
use pycore_objects::{Fallible, Object, Thread, methods};

use super::Functions;

/// The table of the CRC of zlib: what each byte does to 32 bits, the lowest of which comes first.
const CRC32: [u32; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut value = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            value = value >> 1 ^ if value & 1 != 0 { 0xEDB8_8320 } else { 0 };
            bit += 1;
        }
        table[byte] = value;
        byte += 1;
    }
    table
};

/// The table of the CRC of CCITT: the highest bit comes first.
const CRC_CCITT: [u16; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut value = (byte as u16) << 8;
        let mut bit = 0;
        while bit < 8 {
            value = value << 1 ^ if value & 0x8000 != 0 { 0x1021 } else { 0 };
            bit += 1;
        }
        table[byte] = value;
        byte += 1;
    }
    table
};

#[methods(module, name = CHECKSUMS)]
impl Functions {
    /// crc_hqx($module, data, crc, /)
    ///
    /// The CRC-CCITT of bytes, going on from another one.
    fn crc_hqx(thread: &Thread, data: BytesLike<'_>, crc: &Object) -> Fallible<u32> {
        let start = low_bits(thread, crc)? as u16;
        let crc = data
            .iter()
            .fold(start, |crc, byte| crc << 8 ^ CRC_CCITT[usize::from((crc >> 8) as u8 ^ byte)]);
        Ok(crc.into())
    }

    /// crc32($module, data, crc=0, /)
    ///
    /// The CRC-32 of bytes, going on from another one.
    fn crc32(thread: &Thread, data: BytesLike<'_>, crc: Option<&Object>) -> Fallible<u32> {
        let start = crc.map_or(Ok(0), |crc| low_bits(thread, crc))?;
        let crc =
            data.iter().fold(!start, |crc, byte| crc >> 8 ^ CRC32[usize::from(crc as u8 ^ byte)]);
        Ok(!crc)
    }
}
