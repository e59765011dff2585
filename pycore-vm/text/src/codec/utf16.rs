//! UTF-16.

use super::decoding::{Step, decode};
use super::handlers::is_surrogate;
use super::{ByteOrder, DecodeErrors, EncodeErrors, Failure, Replacement, push_bytes};
use crate::view::Bits;
use crate::{OutOfMemory, TextBuf, Unit, View, with_units};

/// Decode UTF-16. Without an order a mark at the begin decides, and if there is none, the machine. Returns
/// how many bytes are consumed, and the order if it was given or marked.
pub fn decode_utf16<D: DecodeErrors>(
    input: &[u8],
    order: Option<ByteOrder>,
    last: bool,
    out: &mut TextBuf,
    errors: &mut D,
) -> Result<(usize, Option<ByteOrder>), D::Error> {
    let marked = match (order, input) {
        (None, [0xFF, 0xFE, ..]) => Some(ByteOrder::Little),
        (None, [0xFE, 0xFF, ..]) => Some(ByteOrder::Big),
        _ => None,
    };
    let from = if marked.is_some() { 2 } else { 0 };
    let known = order.or(marked);
    let consumed = match known.unwrap_or(ByteOrder::NATIVE) {
        ByteOrder::Little => decode(input, from, out, errors, |input, at, out| {
            step("utf-16-le", u16::from_le_bytes, input, at, last, out)
        }),
        ByteOrder::Big => decode(input, from, out, errors, |input, at, out| {
            step("utf-16-be", u16::from_be_bytes, input, at, last, out)
        }),
    };
    Ok((consumed?, known))
}

fn step(
    encoding: &'static str,
    unit: impl Fn([u8; 2]) -> u16 + Copy,
    input: &[u8],
    from: usize,
    last: bool,
    out: &mut TextBuf,
) -> Result<Step, OutOfMemory> {
    let mut at = from;
    loop {
        let (pairs, odd) = input[at..].as_chunks::<2>();
        // A run without surrogates.
        let mut bits = 0;
        let run = pairs.iter().position(|&pair| {
            let unit = unit(pair);
            let surrogate = is_surrogate(unit.into());
            bits |= if surrogate { 0 } else { unit };
            surrogate
        });
        let run = run.unwrap_or(pairs.len());
        out.extend_points(Bits(bits.into()), pairs[..run].iter().map(|&pair| unit(pair).into()))?;
        at += 2 * run;
        let next = |index: usize| pairs.get(run + index).map(|&pair| unit(pair));
        let (end, reason) = match (next(0), next(1)) {
            (None, _) if odd.is_empty() || !last => return Ok(Step::Done(at)),
            (None, _) => (input.len(), "truncated data"),
            (Some(high @ 0xD800..0xDC00), Some(low @ 0xDC00..0xE000)) => {
                let point = 0x1_0000 + ((u32::from(high) & 0x3FF) << 10 | u32::from(low) & 0x3FF);
                out.push(point)?;
                at += 4;
                continue;
            }
            (Some(0xD800..0xDC00), None) if !last => return Ok(Step::Done(at)),
            (Some(0xD800..0xDC00), None) => (input.len(), "unexpected end of data"),
            (Some(0xD800..0xDC00), Some(_)) => (at + 2, "illegal UTF-16 surrogate"),
            (Some(_), _) => (at + 2, "illegal encoding"),
        };
        return Ok(Step::Failed(Failure { encoding, start: at, end, reason }));
    }
}

/// Encode to UTF-16. Without an order in the machine's, after a mark.
pub fn encode_utf16<E: EncodeErrors>(
    text: View<'_>,
    order: Option<ByteOrder>,
    out: &mut Vec<u8>,
    errors: &mut E,
) -> Result<(), E::Error> {
    let encoding = match order {
        None => "utf-16",
        Some(ByteOrder::Little) => "utf-16-le",
        Some(ByteOrder::Big) => "utf-16-be",
    };
    let order = match order {
        Some(order) => order,
        None => {
            push_bytes(out, &0xFEFF_u16.to_ne_bytes())?;
            ByteOrder::NATIVE
        }
    };
    let mut at = 0;
    loop {
        at += with_units!(text.skip(at), units => encode_run(units, order, out))?;
        if at == text.len() {
            return Ok(());
        }
        let reason = "surrogates not allowed";
        let failure = Failure { encoding, start: at, end: at + 1, reason };
        let (replacement, next) = errors.handle(failure, text)?;
        match &replacement {
            Replacement::Bytes(bytes) if bytes.len() % 2 == 0 => push_bytes(out, bytes)?,
            Replacement::Text(text) if text.bits().is_ascii() => {
                with_units!(text.view(), units => encode_run(units, order, out))?;
            }
            _ => return Err(errors.reject(failure, text)),
        }
        at = next.min(text.len());
    }
}

/// Encode what is before the first surrogate, and say how many code points that is.
fn encode_run<U: Unit>(
    units: &[U],
    order: ByteOrder,
    out: &mut Vec<u8>,
) -> Result<usize, OutOfMemory> {
    let bytes = |unit: u16| match order {
        ByteOrder::Little => unit.to_le_bytes(),
        ByteOrder::Big => unit.to_be_bytes(),
    };
    out.try_reserve(units.len().saturating_mul(2))?;
    for (index, unit) in units.iter().enumerate() {
        let Some(char) = char::from_u32(unit.point()) else { return Ok(index) };
        if out.capacity() - out.len() < 4 {
            out.try_reserve(4.max(2 * (units.len() - index)))?;
        }
        for &mut unit in char.encode_utf16(&mut [0; 2]) {
            out.extend_from_slice(&bytes(unit));
        }
    }
    Ok(units.len())
}
