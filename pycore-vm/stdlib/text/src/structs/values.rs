//! Values as bytes, and back.

use pycore_numbers::complex::Complex as ComplexValue;
use pycore_numbers::float::{from_half, to_half};
use pycore_objects::protocol::buffer::BytesLike;
use pycore_objects::protocol::special::call_if_there;
use pycore_objects::protocol::{number, object};
use pycore_objects::types::bytearray::ByteArray;
use pycore_objects::types::bytes::Bytes;
use pycore_objects::types::complex::Complex;
use pycore_objects::types::int::Int;
use pycore_objects::types::tuple::{Builder, Tuple};
use pycore_objects::{Fallible, Object, Owned, Raised, Slot, Thread, name, raise};

use super::error;
use super::layout::{Item, Kind, Layout};

/// The bytes of a number in an order.
fn ordered<const SIZE: usize>(mut little: [u8; SIZE], big_endian: bool) -> [u8; SIZE] {
    if big_endian {
        little.reverse();
    }
    little
}

impl Layout {
    /// Values as bytes; there must be as many as the layout has.
    pub(super) fn pack(&self, thread: &Thread, values: &[Slot]) -> Fallible<Vec<u8>> {
        let mut bytes = thread.vector(self.size)?;
        bytes.resize(self.size, 0);
        let mut values = values.iter();
        for item in &self.items {
            for number in 0..item.count {
                let Some(value) = values.next() else { return Ok(bytes) };
                let start = item.offset + number * item.size;
                let place = &mut bytes[start..start + item.size];
                self.pack_one(thread, item, value.object(thread)?, place)?;
            }
        }
        Ok(bytes)
    }

    fn pack_one(&self, thread: &Thread, item: &Item, value: &Object, to: &mut [u8]) -> Fallible {
        match item.kind {
            Kind::Padding => {}
            Kind::Byte => match value.downcast::<Bytes>().map(Bytes::as_slice) {
                Some(&[byte]) => to[0] = byte,
                _ => {
                    let message = "char format requires a bytes object of length 1";
                    return Err(error(thread, message));
                }
            },
            Kind::Bytes | Kind::Counted => pack_bytes(thread, item.kind, value, to)?,
            Kind::Bool => to[0] = object::is_true(thread, value)?.into(),
            Kind::Signed | Kind::Unsigned => {
                let int = integer(thread, value)?;
                let bits = 8 * item.size as u32;
                let (least, most) = if item.kind == Kind::Signed {
                    (i128::from(i64::MIN >> (64 - bits)), i128::from(i64::MAX >> (64 - bits)))
                } else {
                    (0, i128::from(u64::MAX >> (64 - bits)))
                };
                match int.to_i128().filter(|value| (least..=most).contains(value)) {
                    Some(value) => self.put(value as u64, to),
                    None => {
                        let letter = item.letter;
                        let message =
                            format!("'{letter}' format requires {least} <= number <= {most}");
                        return Err(error(thread, &message));
                    }
                }
            }
            Kind::Pointer => {
                let int = integer(thread, value)?;
                let address = int.to_u64().or_else(|| int.to_i64().map(|value| value as u64));
                let Some(address) = address else {
                    return Err(error(thread, "int too large to convert"));
                };
                self.put(address, to);
            }
            Kind::Float => {
                let float = number::to_f64(thread, value).map_err(|raised| {
                    instead(thread, raised, "required argument is not a float")
                })?;
                self.put_float(thread, float, to)?;
            }
            Kind::Complex => {
                let (real, imaginary) = complex(thread, value).map_err(|raised| {
                    instead(thread, raised, "required argument is not a complex")
                })?;
                let (first, second) = to.split_at_mut(item.size / 2);
                self.put_float(thread, real, first)?;
                self.put_float(thread, imaginary, second)?;
            }
        }
        Ok(())
    }

    /// Writes the lowest bytes of a number.
    fn put(&self, value: u64, to: &mut [u8]) {
        let size = to.len();
        to.copy_from_slice(&value.to_le_bytes()[..size]);
        if self.big_endian {
            to.reverse();
        }
    }

    fn put_float(&self, thread: &Thread, value: f64, to: &mut [u8]) -> Fallible {
        let too_large = |letter: char| {
            raise!(thread, OVERFLOW_ERROR, "float too large to pack with {letter} format")
        };
        match to.len() {
            2 => {
                let half = to_half(value).ok_or_else(|| too_large('e'))?;
                to.copy_from_slice(&ordered(half.to_le_bytes(), self.big_endian));
            }
            4 => {
                let single = value as f32;
                if single.is_infinite() && !value.is_infinite() {
                    return Err(too_large('f'));
                }
                to.copy_from_slice(&ordered(single.to_le_bytes(), self.big_endian));
            }
            _ => to.copy_from_slice(&ordered(value.to_le_bytes(), self.big_endian)),
        }
        Ok(())
    }

    /// Bytes, as many as the layout has, as values.
    pub(super) fn unpack(&self, thread: &Thread, bytes: &[u8]) -> Fallible<Owned<Tuple>> {
        let mut values = Builder::new(thread, self.values)?;
        for item in &self.items {
            for number in 0..item.count {
                let start = item.offset + number * item.size;
                values.push(self.unpack_one(thread, item, &bytes[start..start + item.size])?);
            }
        }
        values.finish(thread)
    }

    fn unpack_one(&self, thread: &Thread, item: &Item, from: &[u8]) -> Fallible<Owned> {
        let bytes = |bytes: &[u8]| Ok(Bytes::new(thread, bytes)?.into_object());
        match item.kind {
            Kind::Padding => Ok(thread.none()),
            Kind::Byte | Kind::Bytes => bytes(from),
            Kind::Counted => match from.split_first() {
                Some((&count, rest)) => bytes(&rest[..rest.len().min(count.into())]),
                None => bytes(b""),
            },
            Kind::Bool => Ok(thread.bool(from[0] != 0)),
            Kind::Signed => {
                let unused = 64 - 8 * from.len() as u32;
                thread.new_int((self.take(from) << unused) as i64 >> unused)
            }
            Kind::Unsigned | Kind::Pointer => {
                Ok(Int::from_u64(thread, self.take(from))?.into_object())
            }
            Kind::Float => thread.new_float(self.take_float(from)),
            Kind::Complex => {
                let (real, imaginary) = from.split_at(from.len() / 2);
                let value = ComplexValue::new(self.take_float(real), self.take_float(imaginary));
                Ok(Complex::new(thread, value)?.into_object())
            }
        }
    }

    fn take(&self, from: &[u8]) -> u64 {
        let mut little = [0; 8];
        little[..from.len()].copy_from_slice(from);
        if self.big_endian {
            little[..from.len()].reverse();
        }
        u64::from_le_bytes(little)
    }

    fn take_float(&self, from: &[u8]) -> f64 {
        let bits = self.take(from);
        match from.len() {
            2 => from_half(bits as u16),
            4 => f32::from_bits(bits as u32).into(),
            _ => f64::from_bits(bits),
        }
    }
}

fn pack_bytes(thread: &Thread, kind: Kind, value: &Object, to: &mut [u8]) -> Fallible {
    if value.downcast::<Bytes>().is_none() && value.downcast::<ByteArray>().is_none() {
        let letter = if kind == Kind::Bytes { 's' } else { 'p' };
        return Err(error(thread, &format!("argument for '{letter}' must be a bytes object")));
    }
    let bytes = BytesLike::of(thread, value)?;
    let to = if kind == Kind::Counted {
        let Some((count, rest)) = to.split_first_mut() else { return Ok(()) };
        *count = bytes.len().min(rest.len()).min(255) as u8;
        rest
    } else {
        to
    };
    let length = bytes.len().min(to.len());
    to[..length].copy_from_slice(&bytes[..length]);
    Ok(())
}

/// A value that has to be an integer.
fn integer(thread: &Thread, value: &Object) -> Fallible<Owned<Int>> {
    if !number::is_index(value) {
        return Err(error(thread, "required argument is not an integer"));
    }
    number::index(thread, value)
}

/// The parts of a value that is a complex number, or becomes one.
fn complex(thread: &Thread, value: &Object) -> Fallible<(f64, f64)> {
    let parts = |complex: &Complex| (complex.value().real, complex.value().imag);
    if let Some(complex) = value.downcast::<Complex>() {
        return Ok(parts(complex));
    }
    if let Some(converted) = call_if_there(thread, value, name!(thread, "__complex__"), &[])? {
        return match (*converted).downcast::<Complex>() {
            Some(complex) => Ok(parts(complex)),
            None => Err(error(thread, "required argument is not a complex")),
        };
    }
    Ok((number::to_f64(thread, value)?, 0.0))
}

/// Another error in place of the one that was raised.
#[cold]
fn instead(thread: &Thread, raised: Raised, message: &str) -> Raised {
    thread.clear_exception(raised);
    error(thread, message)
}
