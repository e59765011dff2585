//! UTF-8.

use super::decoding::{Step, decode};
use super::handlers::is_surrogate;
use super::{DecodeErrors, EncodeErrors, Failure, Replacement, push_bytes};
use crate::{OutOfMemory, TextBuf, Unit, View, with_units};

const ENCODING: &str = "utf-8";

/// Decode UTF-8; returns how many bytes are consumed, which are all if this is the last part.
pub fn decode_utf8<D: DecodeErrors>(
    input: &[u8],
    last: bool,
    out: &mut TextBuf,
    errors: &mut D,
) -> Result<usize, D::Error> {
    decode(input, 0, out, errors, |input, at, out| {
        let rest = &input[at..];
        let error = match std::str::from_utf8(rest) {
            Ok(text) => {
                out.push_str(text)?;
                return Ok(Step::Done(input.len()));
            }
            Err(error) => error,
        };
        let (valid, bad) = rest.split_at(error.valid_up_to());
        // Known to be valid, so nothing is lost.
        out.push_str(std::str::from_utf8(valid).unwrap_or_default())?;
        let start = at + valid.len();
        // What may become a surrogate waits, for the handler that lets surrogates pass.
        let half_surrogate = matches!(bad, [0xED, 0xA0..=0xBF]);
        let (length, reason) = match error.error_len() {
            _ if !last && half_surrogate => return Ok(Step::Done(start)),
            Some(1) if !matches!(bad[0], 0xC2..0xF5) => (1, "invalid start byte"),
            Some(length) => (length, "invalid continuation byte"),
            None if !last => return Ok(Step::Done(start)),
            None => (bad.len(), "unexpected end of data"),
        };
        Ok(Step::Failed(Failure { encoding: ENCODING, start, end: start + length, reason }))
    })
}

/// Encode to UTF-8.
pub fn encode_utf8<E: EncodeErrors>(
    text: View<'_>,
    out: &mut Vec<u8>,
    errors: &mut E,
) -> Result<(), E::Error> {
    if let View::Latin1(bytes) = text {
        encode_latin1_units(bytes, out)?;
        return Ok(());
    }
    // Most text takes no more; surrogates are rare.
    out.try_reserve(text.len()).map_err(OutOfMemory::from)?;
    let mut at = 0;
    loop {
        at += with_units!(text.skip(at), units => encode_run(units, out))?;
        if at == text.len() {
            return Ok(());
        }
        let bad = super::narrow::run_where(text.skip(at), is_surrogate);
        let reason = "surrogates not allowed";
        let failure = Failure { encoding: ENCODING, start: at, end: at + bad, reason };
        let (replacement, next) = errors.handle(failure, text)?;
        match replacement {
            Replacement::Bytes(bytes) => push_bytes(out, &bytes)?,
            Replacement::Text(replacement) => match replacement.view() {
                View::Latin1(bytes) if bytes.is_ascii() => push_bytes(out, bytes)?,
                _ => return Err(errors.reject(failure, text)),
            },
        }
        at = next.min(text.len());
    }
}

/// Encode what is before the first surrogate, and say how many code points that is.
fn encode_run<U: Unit>(units: &[U], out: &mut Vec<u8>) -> Result<usize, OutOfMemory> {
    for (index, unit) in units.iter().enumerate() {
        let Some(char) = char::from_u32(unit.point()) else { return Ok(index) };
        if out.capacity() - out.len() < 4 {
            out.try_reserve(4.max(units.len() - index))?;
        }
        if char.is_ascii() {
            out.push(char as u8);
        } else {
            out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    Ok(units.len())
}

fn encode_latin1_units(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    let twice = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    out.try_reserve(bytes.len() + twice)?;
    if twice == 0 {
        out.extend_from_slice(bytes);
        return Ok(());
    }
    for &byte in bytes {
        if byte.is_ascii() {
            out.push(byte);
        } else {
            out.extend([0xC0 | byte >> 6, 0x80 | byte & 0x3F]);
        }
    }
    Ok(())
}
