//! How many bytes a value takes, told as they come: for whoever reads from a stream that must not be read too far.

use crate::format::{self, FLAG_REF, MAX_DEPTH};

/// Bytes of the numbers at the head of a code object.
const CODE_HEAD: usize = 20;

/// What is expected next.
#[derive(Clone, Copy)]
enum Expected {
    /// So many values.
    Values(u64),
    /// The values of a dictionary, up to the end marker.
    Dict,
    /// Bytes without structure.
    Bytes(usize),
}

/// Walks over the bytes of a value as they come.
///
/// ```
/// let data = b"(\x02\0\0\0Ni\x05\0\0\0";
/// let mut scanner = pycore_marshal::Scanner::new();
/// let mut known = 0;
/// while let Some(more) = scanner.needed(&data[..known]) {
///     known += more;
/// }
/// assert_eq!(known, data.len());
/// ```
pub struct Scanner {
    position: usize,
    expected: Vec<Expected>,
}

impl Default for Scanner {
    fn default() -> Self {
        Self::new()
    }
}

impl Scanner {
    /// A scanner at the start of a value.
    pub fn new() -> Self {
        Self { position: 0, expected: vec![Expected::Values(1)] }
    }

    /// How many bytes more than these are needed to go on; nothing when the value is complete, or cannot be one.
    ///
    /// The bytes are always those from the start.
    pub fn needed(&mut self, data: &[u8]) -> Option<usize> {
        while let Some(expected) = self.expected.last_mut() {
            match expected {
                Expected::Values(0) => {
                    self.expected.pop();
                    continue;
                }
                Expected::Bytes(count) => {
                    let missing = (self.position + *count).saturating_sub(data.len());
                    if missing > 0 {
                        return Some(missing);
                    }
                    self.position += *count;
                    self.expected.pop();
                    continue;
                }
                Expected::Values(_) | Expected::Dict => {}
            }
            if self.expected.len() > MAX_DEPTH * 4 {
                return None;
            }
            let Some(&code) = data.get(self.position) else { return Some(1) };
            let (head, next) = match self.value(code & !FLAG_REF, &data[self.position + 1..]) {
                Ok(found) => found,
                Err(missing) => return missing,
            };
            self.position += 1 + head;
            let is_end = code & !FLAG_REF == format::NULL;
            match self.expected.last_mut() {
                Some(Expected::Values(count)) => *count -= 1,
                Some(Expected::Dict) if is_end => {
                    self.expected.pop();
                }
                _ => {}
            }
            if code & !FLAG_REF == format::CODE {
                // Behind the numbers: eight values, the line, two values.
                let line = Expected::Bytes(4);
                self.expected.extend([Expected::Values(2), line, Expected::Values(8)]);
            }
            self.expected.extend(next);
        }
        None
    }

    /// The bytes of a value's head behind its code, and what follows them. If there is not enough, how much more is needed;
    /// nothing for a code that does not exist.
    fn value(&self, code: u8, rest: &[u8]) -> Result<(usize, Option<Expected>), Option<usize>> {
        let size = |width: usize| -> Result<usize, Option<usize>> {
            match (width, rest) {
                (1, &[size, ..]) => Ok(usize::from(size)),
                (4, &[a, b, c, d, ..]) => {
                    Ok(usize::try_from(i32::from_le_bytes([a, b, c, d])).map_err(|_| None)?)
                }
                _ => Err(Some(width - rest.len().min(width))),
            }
        };
        Ok(match code {
            format::NULL
            | format::NONE
            | format::TRUE
            | format::FALSE
            | format::STOP_ITERATION
            | format::ELLIPSIS => (0, None),
            format::INT | format::REF => (0, Some(Expected::Bytes(4))),
            format::INT64 | format::BINARY_FLOAT => (0, Some(Expected::Bytes(8))),
            format::BINARY_COMPLEX => (0, Some(Expected::Bytes(16))),
            format::SHORT_ASCII | format::SHORT_ASCII_INTERNED | format::FLOAT => {
                (1, Some(Expected::Bytes(size(1)?)))
            }
            format::BYTES
            | format::UNICODE
            | format::INTERNED
            | format::ASCII
            | format::ASCII_INTERNED => (4, Some(Expected::Bytes(size(4)?))),
            format::LONG => {
                let &[a, b, c, d, ..] = rest else { return Err(Some(4 - rest.len().min(4))) };
                let digits = i32::from_le_bytes([a, b, c, d]).unsigned_abs() as usize;
                (4, Some(Expected::Bytes(digits * 2)))
            }
            format::COMPLEX => {
                let first = size(1)?;
                let Some(&second) = rest.get(1 + first) else {
                    return Err(Some(2 + first - rest.len()));
                };
                (2 + first, Some(Expected::Bytes(usize::from(second))))
            }
            format::SMALL_TUPLE => (1, Some(Expected::Values(size(1)? as u64))),
            format::TUPLE | format::LIST | format::SET | format::FROZENSET => {
                (4, Some(Expected::Values(size(4)? as u64)))
            }
            format::DICT => (0, Some(Expected::Dict)),
            format::SLICE => (0, Some(Expected::Values(3))),
            format::CODE => (0, Some(Expected::Bytes(CODE_HEAD))),
            _ => return Err(None),
        })
    }
}
