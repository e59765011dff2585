//! The methods of `int`.

use pycore_numbers::{BigInt, ByteOrder};

use super::Int;
use crate::core::{Fallible, Object, Owned, Thread, TypeObject};
use crate::methods;
use crate::protocol::{call, iterate, number};
use crate::raise;
use crate::types::byte_string::construct::bytes_method;
use crate::types::bytes::Bytes;
use crate::types::str::Str;
use crate::types::tuple::Tuple;

/// The order of bytes that an argument names.
fn byte_order(thread: &Thread, name: Option<&Str>) -> Fallible<ByteOrder> {
    match name {
        None => Ok(ByteOrder::Big),
        Some(name) if name.equals_ascii("big") => Ok(ByteOrder::Big),
        Some(name) if name.equals_ascii("little") => Ok(ByteOrder::Little),
        Some(_) => Err(raise!(thread, VALUE_ERROR, "byteorder must be either 'little' or 'big'")),
    }
}

/// The bytes of an object: its own, or those that its items are.
fn bytes_of(thread: &Thread, object: &Object) -> Fallible<Vec<u8>> {
    if let Some(bytes) = object.downcast::<Bytes>() {
        return Ok(bytes.as_slice().to_vec());
    }
    if let Some(bytes) = bytes_method(thread, object)? {
        return Ok(bytes.as_slice().to_vec());
    }
    if object.downcast::<Str>().is_some() || !iterate::is_iterable(object) {
        let name = object.type_name();
        return Err(raise!(thread, TYPE_ERROR, "cannot convert '{name}' object to bytes"));
    }
    let mut bytes = Vec::new();
    iterate::for_each(thread, object, |item| {
        let value = number::index(thread, &item)?.to_i64();
        let Some(byte) = value.and_then(|value| u8::try_from(value).ok()) else {
            return Err(raise!(thread, VALUE_ERROR, "bytes must be in range(0, 256)"));
        };
        if bytes.try_reserve(1).is_err() {
            return Err(thread.raise_out_of_memory());
        }
        bytes.push(byte);
        Ok(())
    })?;
    Ok(bytes)
}

#[methods]
impl Int {
    /// conjugate($self, /)
    ///
    /// The complex conjugate of the number, which is the number.
    fn conjugate(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    /// bit_length($self, /)
    ///
    /// How many binary digits the number has.
    ///
    /// >>> (37).bit_length()
    /// 6
    #[python(name = "bit_length")]
    fn bit_length_method(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::from_u64(thread, self.bit_length())
    }

    /// bit_count($self, /)
    ///
    /// How many of the binary digits of the absolute value are ones.
    ///
    /// >>> (13).bit_count()
    /// 3
    fn bit_count(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::from_u64(thread, self.as_big().bit_count())
    }

    /// to_bytes($self, /, length=1, byteorder='big', *, signed=False)
    ///
    /// The number in an array of bytes.
    ///
    ///   length
    ///     How many bytes; OverflowError if they are too few.
    ///   byteorder
    ///     'big': the most significant byte is the first; 'little': the last. sys.byteorder
    ///     is the machine's own.
    ///   signed
    ///     Whether negative numbers are written, as two's complement.
    fn to_bytes(
        &self,
        thread: &Thread,
        length: Option<isize>,
        byteorder: Option<&Str>,
        signed: Option<bool>,
    ) -> Fallible<Owned<Bytes>> {
        let order = byte_order(thread, byteorder)?;
        let Ok(length) = usize::try_from(length.unwrap_or(1)) else {
            return Err(raise!(thread, VALUE_ERROR, "length argument must be non-negative"));
        };
        Bytes::check_length(thread, length)?;
        let mut bytes = thread.vector(length)?;
        bytes.resize(length, 0);
        match self.as_big().to_bytes(&mut bytes, order, signed.unwrap_or(false)) {
            Ok(()) => Bytes::new(thread, &bytes),
            Err(error) => Err(raise!(thread, OVERFLOW_ERROR, "{error}")),
        }
    }

    /// from_bytes($type, /, bytes, byteorder='big', *, signed=False)
    ///
    /// The number that an array of bytes stands for.
    ///
    ///   bytes
    ///     Bytes, an object with a buffer, or an iterable of integers.
    ///   byteorder
    ///     'big': the most significant byte is the first; 'little': the last. sys.byteorder
    ///     is the machine's own.
    ///   signed
    ///     Whether the bytes are two's complement.
    #[classmethod]
    fn from_bytes(
        class: &TypeObject,
        thread: &Thread,
        bytes: &Object,
        byteorder: Option<&Str>,
        signed: Option<bool>,
    ) -> Fallible<Owned> {
        let order = byte_order(thread, byteorder)?;
        let bytes = bytes_of(thread, bytes)?;
        let value = BigInt::from_bytes(&bytes, order, signed.unwrap_or(false));
        let integer = Self::from_big(thread, &value)?;
        if std::ptr::eq(class, super::INT.get()) {
            return Ok(integer.into_object());
        }
        call::call(thread, class.as_object(), &[integer.as_object()])
    }

    /// as_integer_ratio($self, /)
    ///
    /// Numerator and denominator of the number, which are the number and one.
    fn as_integer_ratio(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let one = Self::from_i64(thread, 1)?;
        Tuple::new(thread, &[self.to_exact(thread)?.as_object(), one.as_object()])
    }

    /// __trunc__($self, /)
    ///
    /// The number itself.
    fn __trunc__(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    /// __floor__($self, /)
    ///
    /// The number itself.
    fn __floor__(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    /// __ceil__($self, /)
    ///
    /// The number itself.
    fn __ceil__(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    /// __round__($self, ndigits=None, /)
    ///
    /// The number rounded to a power of ten, if ndigits is negative; halves to even.
    fn __round__(&self, thread: &Thread, ndigits: Option<&Object>) -> Fallible<Owned<Self>> {
        let Some(places) = ndigits else { return self.to_exact(thread) };
        let places = number::index(thread, places)?;
        if !places.is_negative() {
            return self.to_exact(thread);
        }
        self.round_before_point(thread, places.negate(thread)?.to_u64().unwrap_or(u64::MAX))
    }

    /// __getnewargs__($self, /)
    fn __getnewargs__(&self, thread: &Thread) -> Fallible<Owned<Tuple>> {
        let value = Self::from_digits(thread, self.is_negative(), self.digits())?;
        Tuple::new(thread, &[value.as_object()])
    }

    /// __format__($self, format_spec, /)
    ///
    /// The number as a specification says.
    fn __format__(&self, thread: &Thread, format_spec: &Str) -> Fallible<Owned<Str>> {
        self.formatted(thread, format_spec)
    }

    /// __sizeof__($self, /)
    ///
    /// How many bytes the number takes in memory.
    fn __sizeof__(&self) -> isize {
        let class = self.as_object().type_object();
        let (basic, item) = class.read(|raw| (raw.tp_basicsize, raw.tp_itemsize));
        basic + item * self.digits().len().max(1) as isize
    }

    /// is_integer($self, /)
    ///
    /// True: it is one.
    fn is_integer(&self) -> bool {
        true
    }

    /// the real part of a complex number
    #[getter]
    fn real(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    /// the imaginary part of a complex number
    #[getter]
    fn imag(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::from_i64(thread, 0)
    }

    /// the numerator of a rational number in lowest terms
    #[getter]
    fn numerator(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        self.to_exact(thread)
    }

    /// the denominator of a rational number in lowest terms
    #[getter]
    fn denominator(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        Self::from_i64(thread, 1)
    }
}

impl Int {
    /// Rounds to a multiple of ten to the power of `places`, halves to even.
    fn round_before_point(&self, thread: &Thread, places: u64) -> Fallible<Owned<Self>> {
        let value = self.as_big();
        // A power of ten that is more than twice as great rounds to zero: 10^n is above 2^(3n).
        if places.saturating_mul(3) > value.bit_length() + 1 {
            return Self::from_i64(thread, 0);
        }
        let Some(unit) = BigInt::from(10).as_ref().power(places, u64::MAX) else {
            return Err(thread.raise_out_of_memory());
        };
        let Some((quotient, remainder)) = value.div_mod_floor(unit.as_ref()) else {
            return Err(thread.raise_out_of_memory());
        };
        let twice = remainder.as_ref().plus(remainder.as_ref());
        let up = match twice.cmp(&unit) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal => quotient.as_ref().is_odd(),
        };
        let down = value.minus(remainder.as_ref());
        let rounded = if up { down.as_ref().plus(unit.as_ref()) } else { down };
        Self::from_big(thread, &rounded)
    }
}
