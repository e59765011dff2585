//! Character maps: one byte, one character.

use super::decoding::{Step, decode};
use super::{DecodeErrors, EncodeErrors, Failure, Replacement, push_bytes};
use crate::{OutOfMemory, TextBuf, View};

const ENCODING: &str = "charmap";
const REASON: &str = "character maps to <undefined>";
/// Stands in a table for a byte without a character.
const UNDEFINED: u32 = 0xFFFE;

/// Decode by a table: the code point of each byte, U+FFFE for none.
pub fn decode_charmap<D: DecodeErrors>(
    input: &[u8],
    table: View<'_>,
    out: &mut TextBuf,
    errors: &mut D,
) -> Result<(), D::Error> {
    out.reserve(input.len())?;
    decode(input, 0, out, errors, |input, from, out| {
        for (at, &byte) in input.iter().enumerate().skip(from) {
            match table.get(byte.into()) {
                None | Some(UNDEFINED) => return Ok(undefined(at)),
                Some(point) => out.push(point)?,
            }
        }
        Ok(Step::Done(input.len()))
    })?;
    Ok(())
}

fn undefined(at: usize) -> Step {
    Step::Failed(Failure { encoding: ENCODING, start: at, end: at + 1, reason: REASON })
}

/// Decode by asking for each byte: `lookup` appends what it stands for, or says that there is nothing.
pub fn decode_charmap_with<D: DecodeErrors>(
    input: &[u8],
    mut lookup: impl FnMut(u8, &mut TextBuf) -> Result<bool, D::Error>,
    out: &mut TextBuf,
    errors: &mut D,
) -> Result<(), D::Error> {
    // What stops the search is told afterwards: steps only run out of memory.
    let mut stopped = None;
    decode(input, 0, out, errors, |input, from, out| {
        for (at, &byte) in input.iter().enumerate().skip(from) {
            match lookup(byte, out) {
                Ok(true) => (),
                Ok(false) => return Ok(undefined(at)),
                Err(error) => {
                    stopped = Some(error);
                    break;
                }
            }
        }
        Ok(Step::Done(input.len()))
    })?;
    stopped.map_or(Ok(()), Err)
}

/// A table the other way round.
#[derive(Clone, Debug)]
pub struct EncodingMap {
    /// Bytes of ASCII characters.
    ascii: [Option<u8>; 128],
    /// Those of others, by code point.
    others: Vec<(u32, u8)>,
}

impl EncodingMap {
    /// From the code point of each byte, of which the last counts if several have the same.
    pub fn new(table: View<'_>) -> Result<Self, OutOfMemory> {
        let mut map = Self { ascii: [None; 128], others: Vec::new() };
        map.others.try_reserve(256)?;
        for (byte, point) in (0..=u8::MAX).zip(table.code_points()) {
            match map.ascii.get_mut(point as usize) {
                _ if point == UNDEFINED => (),
                Some(ascii) => *ascii = Some(byte),
                None => map.others.push((point, byte)),
            }
        }
        // Stable, so that the last of equal ones is still the last.
        map.others.sort_by_key(|&(point, _)| point);
        Ok(map)
    }

    /// The byte of a code point.
    pub fn get(&self, point: u32) -> Option<u8> {
        if let Some(&ascii) = self.ascii.get(point as usize) {
            return ascii;
        }
        let after = self.others.partition_point(|&(other, _)| other <= point);
        let &(found, byte) = self.others.get(after.checked_sub(1)?)?;
        (found == point).then_some(byte)
    }
}

/// Encode by a table.
pub fn encode_charmap<E: EncodeErrors>(
    text: View<'_>,
    map: &EncodingMap,
    out: &mut Vec<u8>,
    errors: &mut E,
) -> Result<(), E::Error> {
    let lookup = |point: u32, out: &mut Vec<u8>| match map.get(point) {
        Some(byte) => Ok(push_bytes(out, &[byte]).map(|()| true)?),
        None => Ok(false),
    };
    encode_charmap_with(text, lookup, out, errors)
}

/// Encode by asking for each code point: `lookup` appends what it stands for, or says that there is nothing.
pub fn encode_charmap_with<E: EncodeErrors>(
    text: View<'_>,
    mut lookup: impl FnMut(u32, &mut Vec<u8>) -> Result<bool, E::Error>,
    out: &mut Vec<u8>,
    errors: &mut E,
) -> Result<(), E::Error> {
    out.try_reserve(text.len()).map_err(OutOfMemory::from)?;
    let mut at = 0;
    while let Some(point) = text.get(at) {
        if lookup(point, out)? {
            at += 1;
            continue;
        }
        // All of them in a row are one failure.
        let mut end = at + 1;
        let mut ignored = Vec::new();
        while let Some(point) = text.get(end)
            && !lookup(point, &mut ignored)?
        {
            end += 1;
        }
        let failure = Failure { encoding: ENCODING, start: at, end, reason: REASON };
        let (replacement, next) = errors.handle(failure, text)?;
        match replacement {
            Replacement::Bytes(bytes) => push_bytes(out, &bytes)?,
            Replacement::Text(replacement) => {
                for point in replacement.view().code_points() {
                    if !lookup(point, out)? {
                        return Err(errors.reject(failure, text));
                    }
                }
            }
        }
        at = next;
    }
    Ok(())
}
