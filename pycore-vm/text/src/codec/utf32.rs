//! UTF-32.

use super::decoding::{Step, decode};
use super::handlers::is_surrogate;
use super::{ByteOrder, DecodeErrors, EncodeErrors, Failure, Replacement, push_bytes};
use crate::view::Bits;
use crate::{OutOfMemory, TextBuf, Unit, View, with_units};

/// Decode UTF-32. Without an order a mark at the begin decides, and if there is none, the machine. Returns
/// how many bytes are consumed, and the order if it was given or marked.
pub fn decode_utf32<D: DecodeErrors>(
    input: &[u8],
    order: Option<ByteOrder>,
    last: bool,
    out: &mut TextBuf,
    errors: &mut D,
) -> Result<(usize, Option<ByteOrder>), D::Error> {
    let marked = match (order, input) {
        (None, [0xFF, 0xFE, 0, 0, ..]) => Some(ByteOrder::Little),
        (None, [0, 0, 0xFE, 0xFF, ..]) => Some(ByteOrder::Big),
        _ => None,
    };
    let from = if marked.is_some() { 4 } else { 0 };
    let known = order.or(marked);
    let consumed = match known.unwrap_or(ByteOrder::NATIVE) {
        ByteOrder::Little => decode(input, from, out, errors, |input, at, out| {
            step("utf-32-le", u32::from_le_bytes, input, at, last, out)
        }),
        ByteOrder::Big => decode(input, from, out, errors, |input, at, out| {
            step("utf-32-be", u32::from_be_bytes, input, at, last, out)
        }),
    };
    Ok((consumed?, known))
}

fn step(
    encoding: &'static str,
    unit: impl Fn([u8; 4]) -> u32 + Copy,
    input: &[u8],
    from: usize,
    last: bool,
    out: &mut TextBuf,
) -> Result<Step, OutOfMemory> {
    let (quads, rest) = input[from..].as_chunks::<4>();
    let mut bits = 0;
    let run = quads.iter().position(|&quad| {
        let good = char::from_u32(unit(quad));
        bits |= good.map_or(0, u32::from);
        good.is_none()
    });
    let run = run.unwrap_or(quads.len());
    out.extend_points(Bits(bits), quads[..run].iter().map(|&quad| unit(quad)))?;
    let at = from + 4 * run;
    let (end, reason) = match quads.get(run) {
        None if rest.is_empty() || !last => return Ok(Step::Done(at)),
        None => (input.len(), "truncated data"),
        Some(&quad) if is_surrogate(unit(quad)) => {
            (at + 4, "code point in surrogate code point range(0xd800, 0xe000)")
        }
        Some(_) => (at + 4, "code point not in range(0x110000)"),
    };
    Ok(Step::Failed(Failure { encoding, start: at, end, reason }))
}

/// Encode to UTF-32. Without an order in the machine's, after a mark.
pub fn encode_utf32<E: EncodeErrors>(
    text: View<'_>,
    order: Option<ByteOrder>,
    out: &mut Vec<u8>,
    errors: &mut E,
) -> Result<(), E::Error> {
    let encoding = match order {
        None => "utf-32",
        Some(ByteOrder::Little) => "utf-32-le",
        Some(ByteOrder::Big) => "utf-32-be",
    };
    let order = match order {
        Some(order) => order,
        None => {
            push_bytes(out, &0xFEFF_u32.to_ne_bytes())?;
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
            Replacement::Bytes(bytes) if bytes.len() % 4 == 0 => push_bytes(out, bytes)?,
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
    let run = units.iter().position(|unit| is_surrogate(unit.point())).unwrap_or(units.len());
    out.try_reserve(run.checked_mul(4).ok_or(OutOfMemory)?)?;
    for unit in &units[..run] {
        out.extend_from_slice(&match order {
            ByteOrder::Little => unit.point().to_le_bytes(),
            ByteOrder::Big => unit.point().to_be_bytes(),
        });
    }
    Ok(run)
}
