//! `+`, `*` and subscription of strings, bytes and tuples.

use std::sync::Arc;

use pycore_bytecode::{Constant, SharedBytes, Text};

use super::numbers::integer;

/// The most items of a repeated tuple.
const MAX_ITEMS: usize = 256;

/// The most items of a repeated tuple, those of tuples in it included.
const MAX_TOTAL_ITEMS: usize = 1024;

/// The most code points or bytes of a repeated string.
const MAX_STRING: usize = 4096;

/// `left + right` of two sequences of one type.
pub(super) fn concatenate(left: &Constant, right: &Constant) -> Option<Constant> {
    match (left, right) {
        (Constant::Str(left), Constant::Str(right)) => {
            text([left.as_bytes(), right.as_bytes()].concat())
        }
        (Constant::Bytes(left), Constant::Bytes(right)) => {
            Some(bytes([left.as_slice(), right.as_slice()].concat()))
        }
        (Constant::Tuple(left), Constant::Tuple(right)) => {
            Some(Constant::Tuple(left.iter().chain(right.iter()).cloned().collect()))
        }
        _ => None,
    }
}

/// `left * right` of a sequence and an integer.
pub(super) fn repeat(left: &Constant, right: &Constant) -> Option<Constant> {
    let is_sequence =
        |of: &Constant| matches!(of, Constant::Str(_) | Constant::Bytes(_) | Constant::Tuple(_));
    let (sequence, count) = match (left, right) {
        (sequence, count) if is_sequence(sequence) => (sequence, count),
        (count, sequence) if is_sequence(sequence) => (sequence, count),
        _ => return None,
    };
    let count = integer(count)?.as_ref().to_i64()?;
    if length(sequence)? == 0 {
        return Some(sequence.clone());
    }
    let count = usize::try_from(count).ok()?;
    let max_length = if matches!(sequence, Constant::Tuple(_)) { MAX_ITEMS } else { MAX_STRING };
    if count > max_length / length(sequence)? {
        return None;
    }
    match sequence {
        Constant::Str(of) => text(of.as_bytes().repeat(count)),
        Constant::Bytes(of) => Some(bytes(of.repeat(count))),
        Constant::Tuple(items) => {
            if count > 0 && total_items(items, MAX_TOTAL_ITEMS / count).is_none() {
                return None;
            }
            let repeated = std::iter::repeat_n(items, count).flat_map(|items| items.iter());
            Some(Constant::Tuple(repeated.cloned().collect()))
        }
        _ => None,
    }
}

/// `sequence[index]` with an integer or a slice.
pub(super) fn subscript(sequence: &Constant, index: &Constant) -> Option<Constant> {
    let length = length(sequence)?;
    if let Constant::Slice(slice) = index {
        let indices = slice_indices(slice, length)?;
        return match sequence {
            Constant::Str(of) => {
                let points = code_points(of);
                text(indices.flat_map(|index| points[index]).copied().collect())
            }
            Constant::Bytes(of) => Some(bytes(indices.map(|index| of[index]).collect())),
            Constant::Tuple(items) => {
                Some(Constant::Tuple(indices.map(|index| items[index].clone()).collect()))
            }
            _ => None,
        };
    }
    let index = integer(index)?.as_ref().to_i64()?;
    let index = if index < 0 { index.checked_add(length as i64)? } else { index };
    let index = usize::try_from(index).ok().filter(|&index| index < length)?;
    match sequence {
        Constant::Str(of) => text(code_points(of)[index].to_vec()),
        Constant::Bytes(of) => Some(Constant::Int(i64::from(of[index]))),
        Constant::Tuple(items) => Some(items[index].clone()),
        _ => None,
    }
}

/// Number of code points, bytes or items.
fn length(sequence: &Constant) -> Option<usize> {
    match sequence {
        Constant::Str(of) => Some(of.as_bytes().iter().filter(|&&byte| starts_point(byte)).count()),
        Constant::Bytes(of) => Some(of.len()),
        Constant::Tuple(items) => Some(items.len()),
        _ => None,
    }
}

/// The items of a slice, as `slice.indices` gives them.
fn slice_indices(
    slice: &Arc<[Constant; 3]>,
    length: usize,
) -> Option<impl Iterator<Item = usize> + use<>> {
    let length = length as i64;
    // Numbers beyond 64 bits are as good as the greatest ones.
    let part = |constant: &Constant| match constant {
        Constant::None => Some(None),
        _ => {
            let number = integer(constant)?;
            let limit = if number.is_negative() { -i64::MAX } else { i64::MAX };
            Some(Some(number.as_ref().to_i64().unwrap_or(limit).max(-i64::MAX)))
        }
    };
    let [start, stop, step] = &**slice;
    let step = part(step)?.unwrap_or(1);
    if step == 0 {
        return None;
    }
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let clamp =
        |of: i64| if of < 0 { of.saturating_add(length) } else { of }.clamp(lowest, highest);
    let (first, last) = if step < 0 { (highest, lowest) } else { (lowest, highest) };
    let start = part(start)?.map_or(first, clamp);
    let stop = part(stop)?.map_or(last, clamp);
    let goes_on = move |&index: &i64| if step < 0 { index > stop } else { index < stop };
    let indices = std::iter::successors(Some(start), move |index| index.checked_add(step));
    Some(indices.take_while(goes_on).map(|index| index as usize))
}

/// Number of items, those of tuples in it included; `None` if there are more than `limit`.
fn total_items(items: &[Constant], limit: usize) -> Option<usize> {
    let mut left = limit.checked_sub(items.len())?;
    let mut todo: Vec<&[Constant]> = vec![items];
    while let Some(items) = todo.pop() {
        for item in items {
            if let Constant::Tuple(items) = item {
                left = left.checked_sub(items.len())?;
                todo.push(items);
            }
        }
    }
    Some(limit - left)
}

fn starts_point(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// The bytes of each code point.
fn code_points(text: &Text) -> Vec<&[u8]> {
    let bytes = text.as_bytes();
    let mut rest = bytes;
    let mut points = Vec::new();
    while !rest.is_empty() {
        let length = 1 + rest[1..].iter().take_while(|&&byte| !starts_point(byte)).count();
        let (point, after) = rest.split_at(length);
        points.push(point);
        rest = after;
    }
    points
}

fn text(bytes: Vec<u8>) -> Option<Constant> {
    Text::from_bytes(bytes.into()).map(Constant::Str)
}

fn bytes(bytes: Vec<u8>) -> Constant {
    Constant::Bytes(SharedBytes::from(bytes))
}
