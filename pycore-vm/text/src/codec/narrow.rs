//! ASCII and Latin-1.

use super::decoding::{Step, decode};
use super::{DecodeErrors, EncodeErrors, Failure, Replacement, ascii_length, push_bytes};
use crate::{OutOfMemory, TextBuf, Unit, View, with_units};

/// Decode ASCII.
pub fn decode_ascii<D: DecodeErrors>(
    input: &[u8],
    out: &mut TextBuf,
    errors: &mut D,
) -> Result<(), D::Error> {
    out.reserve(input.len())?;
    decode(input, 0, out, errors, |input, at, out| {
        let start = at + ascii_length(&input[at..]);
        out.push_ascii(&input[at..start])?;
        if start == input.len() {
            return Ok(Step::Done(start));
        }
        let reason = "ordinal not in range(128)";
        Ok(Step::Failed(Failure { encoding: "ascii", start, end: start + 1, reason }))
    })?;
    Ok(())
}

/// Decode Latin-1, which cannot fail.
pub fn decode_latin1(input: &[u8], out: &mut TextBuf) -> Result<(), OutOfMemory> {
    out.push_view(View::Latin1(input))
}

/// Encode to ASCII.
pub fn encode_ascii<E: EncodeErrors>(
    text: View<'_>,
    out: &mut Vec<u8>,
    errors: &mut E,
) -> Result<(), E::Error> {
    encode(text, out, errors, 0x80, "ascii", "ordinal not in range(128)")
}

/// Encode to Latin-1.
pub fn encode_latin1<E: EncodeErrors>(
    text: View<'_>,
    out: &mut Vec<u8>,
    errors: &mut E,
) -> Result<(), E::Error> {
    encode(text, out, errors, 0x100, "latin-1", "ordinal not in range(256)")
}

fn encode<E: EncodeErrors>(
    text: View<'_>,
    out: &mut Vec<u8>,
    errors: &mut E,
    limit: u32,
    encoding: &'static str,
    reason: &'static str,
) -> Result<(), E::Error> {
    out.try_reserve(text.len()).map_err(OutOfMemory::from)?;
    let mut at = 0;
    while at < text.len() {
        let rest = text.skip(at);
        let run = run_where(rest, |point| point < limit);
        push_narrow(rest.first(run), out)?;
        at += run;
        let bad = run_where(text.skip(at), |point| point >= limit);
        if bad == 0 {
            continue;
        }
        let failure = Failure { encoding, start: at, end: at + bad, reason };
        let (replacement, next) = errors.handle(failure, text)?;
        match replacement {
            Replacement::Bytes(bytes) => push_bytes(out, &bytes)?,
            Replacement::Text(replacement) => {
                let replacement = replacement.view();
                if run_where(replacement, |point| point < limit) < replacement.len() {
                    return Err(errors.reject(failure, text));
                }
                push_narrow(replacement, out)?;
            }
        }
        at = next;
    }
    Ok(())
}

/// How many code points at the begin are so.
pub(super) fn run_where(text: View<'_>, hold: impl Fn(u32) -> bool) -> usize {
    with_units!(text, units => {
        units.iter().position(|unit| !hold(unit.point())).unwrap_or(units.len())
    })
}

/// Append code points that fit into bytes.
pub(super) fn push_narrow(text: View<'_>, out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    if let View::Latin1(bytes) = text {
        return push_bytes(out, bytes);
    }
    out.try_reserve(text.len())?;
    with_units!(text, units => out.extend(units.iter().map(|unit| unit.point() as u8)));
    Ok(())
}
