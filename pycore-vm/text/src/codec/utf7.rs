//! UTF-7: ASCII, with UTF-16 in base 64 between `+` and `-`.

use super::decoding::{Step, decode};
use super::{DecodeErrors, Failure, push_bytes};
use crate::{OutOfMemory, TextBuf, View};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn sextet(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(value.into())
}

/// What a shifted sequence has come to.
#[derive(Default)]
struct Shifted {
    bits: u32,
    count: u32,
    /// A surrogate that may have a second half.
    high: Option<u32>,
}

impl Shifted {
    fn push(&mut self, sextet: u32, out: &mut TextBuf) -> Result<(), OutOfMemory> {
        self.bits = self.bits << 6 | sextet;
        self.count += 6;
        if self.count < 16 {
            return Ok(());
        }
        self.count -= 16;
        let unit = self.bits >> self.count & 0xFFFF;
        self.bits &= (1 << self.count) - 1;
        if let Some(high) = self.high.take() {
            if (0xDC00..0xE000).contains(&unit) {
                return out.push(0x1_0000 + ((high & 0x3FF) << 10 | unit & 0x3FF));
            }
            out.push(high)?;
        }
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return Ok(());
        }
        out.push(unit)
    }

    /// What is wrong if the sequence ends here.
    fn fault(&self) -> Option<&'static str> {
        match self.count {
            6.. => Some("partial character in shift sequence"),
            1.. if self.bits != 0 => Some("non-zero padding bits in shift sequence"),
            _ => None,
        }
    }
}

/// Decode UTF-7; returns how many bytes are consumed, which are all if this is the last part.
pub fn decode_utf7<D: DecodeErrors>(
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
        let rest = &input[at..];
        let run =
            rest.iter().position(|&byte| byte == b'+' || !byte.is_ascii()).unwrap_or(rest.len());
        out.push_ascii(&rest[..run])?;
        at += run;
        let (length, reason) = match &rest[run..] {
            [] => return Ok(Step::Done(at)),
            [b'+', b'-', ..] => {
                out.push('+'.into())?;
                at += 2;
                continue;
            }
            [b'+', other, ..] if sextet(*other).is_none() => (2, "ill-formed sequence"),
            [b'+', encoded @ ..] => match shifted(encoded, last, out)? {
                Outcome::End(length) => {
                    at += 1 + length;
                    continue;
                }
                Outcome::Incomplete => return Ok(Step::Done(at)),
                Outcome::Wrong(length, reason) => (1 + length, reason),
            },
            _ => (1, "unexpected special character"),
        };
        let end = at + length;
        return Ok(Step::Failed(Failure { encoding: "utf7", start: at, end, reason }));
    }
}

enum Outcome {
    /// The sequence ends after so many bytes.
    End(usize),
    /// It may go on after the end of this part; nothing is written.
    Incomplete,
    Wrong(usize, &'static str),
}

/// Decode what follows a `+`.
fn shifted(encoded: &[u8], last: bool, out: &mut TextBuf) -> Result<Outcome, OutOfMemory> {
    let length = encoded.iter().take_while(|&&byte| sextet(byte).is_some()).count();
    if length == encoded.len() && !last {
        return Ok(Outcome::Incomplete);
    }
    let mut state = Shifted::default();
    for value in encoded[..length].iter().filter_map(|&byte| sextet(byte)) {
        state.push(value, out)?;
    }
    let Some(&end) = encoded.get(length) else {
        let complete = state.fault().is_none() && state.high.is_none();
        return Ok(match complete {
            true => Outcome::End(length),
            false => Outcome::Wrong(length, "unterminated shift sequence"),
        });
    };
    if let Some(fault) = state.fault() {
        return Ok(Outcome::Wrong(length + 1, fault));
    }
    if let Some(high) = state.high
        && end.is_ascii()
        && end != b'+'
    {
        out.push(high)?;
    }
    // A minus is part of the sequence, others stand for themselves.
    Ok(Outcome::End(length + usize::from(end == b'-')))
}

/// Whether a character stands for itself.
fn is_direct(point: u32) -> bool {
    matches!(point, 0x09 | 0x0A | 0x0D | 0x20..0x7E) && !matches!(point, 0x2B | 0x5C)
}

/// Encode to UTF-7, which has something for every text.
pub fn encode_utf7(text: View<'_>, out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    let mut state = Shifted::default();
    let mut within = false;
    out.try_reserve(text.len())?;
    for point in text.code_points() {
        if is_direct(point) {
            if std::mem::take(&mut within) {
                finish(&mut state, out)?;
                // What is no digit of base 64 ends the sequence by itself.
                if point == 0x2D || sextet(point as u8).is_some() {
                    push_bytes(out, b"-")?;
                }
            }
            push_bytes(out, &[point as u8])?;
            continue;
        }
        if !within {
            if point == 0x2B {
                push_bytes(out, b"+-")?;
                continue;
            }
            push_bytes(out, b"+")?;
            within = true;
        }
        match char::from_u32(point) {
            Some(char) => {
                for &mut unit in char.encode_utf16(&mut [0; 2]) {
                    encode_unit(&mut state, unit.into(), out)?;
                }
            }
            None => encode_unit(&mut state, point, out)?,
        }
    }
    if within {
        finish(&mut state, out)?;
        push_bytes(out, b"-")?;
    }
    Ok(())
}

fn encode_unit(state: &mut Shifted, unit: u32, out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    state.bits = state.bits << 16 | unit;
    state.count += 16;
    while state.count >= 6 {
        state.count -= 6;
        push_bytes(out, &[ALPHABET[(state.bits >> state.count & 0x3F) as usize]])?;
    }
    state.bits &= (1 << state.count) - 1;
    Ok(())
}

/// Write the bits that are left.
fn finish(state: &mut Shifted, out: &mut Vec<u8>) -> Result<(), OutOfMemory> {
    if state.count > 0 {
        push_bytes(out, &[ALPHABET[(state.bits << (6 - state.count) & 0x3F) as usize]])?;
    }
    *state = Shifted::default();
    Ok(())
}
