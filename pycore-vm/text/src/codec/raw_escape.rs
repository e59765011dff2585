//! `raw_unicode_escape`: Latin-1 with `\u` and `\U`.

use super::decoding::{Step, decode};
use super::escape::hex_digits;
use super::{DecodeErrors, Failure, push_bytes};
use crate::{OutOfMemory, TextBuf, View};

/// Decode; returns how many bytes are consumed, which are all if this is the last part.
pub fn decode_raw_unicode_escape<D: DecodeErrors>(
    input: &[u8],
    last: bool,
    out: &mut TextBuf,
    errors: &mut D,
) -> Result<usize, D::Error> {
    decode(input, 0, out, errors, |input, at, out| step(input, at, last, out))
}

fn step(input: &[u8], from: usize, last: bool, out: &mut TextBuf) -> Result<Step, OutOfMemory> {
    let mut at = from;
    loop {
        let run = memchr::memchr(b'\\', &input[at..]).unwrap_or(input.len() - at);
        out.push_view(View::Latin1(&input[at..at + run]))?;
        at += run;
        let (count, truncated) = match &input[at..] {
            [] => return Ok(Step::Done(at)),
            [_] if !last => return Ok(Step::Done(at)),
            [_, b'u', ..] => (4, "truncated \\uXXXX escape"),
            [_, b'U', ..] => (8, "truncated \\UXXXXXXXX escape"),
            other => {
                // A backslash hides the one after it.
                let length = other.len().min(2);
                out.push_view(View::Latin1(&other[..length]))?;
                at += length;
                continue;
            }
        };
        let (length, reason) = match hex_digits(&input[at + 2..], count) {
            Ok(point @ ..0x11_0000) => {
                out.push(point)?;
                at += 2 + count;
                continue;
            }
            Ok(_) => (2 + count, "\\Uxxxxxxxx out of range"),
            Err(found) if !last && at + 2 + found == input.len() => return Ok(Step::Done(at)),
            Err(found) => (2 + found, truncated),
        };
        let end = at + length;
        return Ok(Step::Failed(Failure { encoding: "rawunicodeescape", start: at, end, reason }));
    }
}

/// Encode: Latin-1 as it is, others as `\u` and `\U`.
pub fn encode_raw_unicode_escape(text: View<'_>, out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    let mut rest = text;
    while !rest.is_empty() {
        let run = super::narrow::run_where(rest, |point| point < 0x100);
        super::narrow::push_narrow(rest.first(run), out)?;
        match rest.get(run) {
            Some(point @ 0x1_0000..) => push_bytes(out, format!("\\U{point:08x}").as_bytes())?,
            Some(point) => push_bytes(out, format!("\\u{point:04x}").as_bytes())?,
            None => (),
        }
        rest = rest.skip(run + 1);
    }
    Ok(())
}
