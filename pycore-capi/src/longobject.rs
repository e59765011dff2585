//! `longobject.h`: ints.

use core::ffi::{CStr, c_char, c_double, c_int, c_long, c_uint, c_void};
use std::ptr;

use pycore_objects::protocol::{call, number};
use pycore_objects::types::float::Float;
use pycore_objects::types::int::{INT, Int};
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Raised, Thread, raise};

use crate::api::api;
use crate::convert::{self, bad_internal_call};

/// Bits of a digit.
const SHIFT: u32 = 30;

/// The low 64 bits of an int, by two's complement.
pub(crate) fn low_bits(int: &Int) -> u64 {
    let mut value = 0_u64;
    for (index, &digit) in int.digits().iter().enumerate().take(3) {
        value |= u64::from(digit).wrapping_shl(index as u32 * SHIFT)
            & (u64::MAX << (index as u32 * SHIFT));
    }
    if int.is_negative() { value.wrapping_neg() } else { value }
}

/// The low 64 bits of what can be used as an index.
pub(crate) fn mask(thread: &Thread, object: &Object) -> Fallible<u64> {
    Ok(low_bits(&*number::index(thread, object)?))
}

/// `Python int too large to convert to C long`
#[cold]
fn too_large(thread: &Thread, what: &str) -> Raised {
    raise!(thread, OVERFLOW_ERROR, "Python int too large to convert to C {what}")
}

/// An int as a size.
pub(crate) fn as_isize(thread: &Thread, int: &Int) -> Fallible<isize> {
    int.to_isize().ok_or_else(|| too_large(thread, "ssize_t"))
}

/// `an integer is required`
fn int_of<'a>(thread: &Thread, object: &'a Object) -> Fallible<&'a Int> {
    object.downcast::<Int>().ok_or_else(|| raise!(thread, TYPE_ERROR, "an integer is required"))
}

/// A value as C's `int`.
pub(crate) fn to_c_int(thread: &Thread, object: &Object) -> Fallible<c_int> {
    let value = match number::index(thread, object)?.to_i64() {
        Some(value) => c_int::try_from(value).ok(),
        None => None,
    };
    value.ok_or_else(|| too_large(thread, "int"))
}

/// A value as C's `long long`.
pub(crate) fn as_long_long(thread: &Thread, object: &Object) -> Fallible<i64> {
    number::index(thread, object)?
        .to_i64()
        .ok_or_else(|| raise!(thread, OVERFLOW_ERROR, "int too big to convert"))
}

/// A value as C's `long`, and on which side it is beyond: then -1.
///
/// # Safety
///
/// 1. `overflow` can be written.
unsafe fn long_and_overflow(
    thread: &Thread,
    object: &Object,
    overflow: *mut c_int,
) -> Fallible<c_long> {
    // SAFETY: condition 1.
    unsafe { *overflow = 0 };
    let index = number::index(thread, object)?;
    Ok(index.to_i64().unwrap_or_else(|| {
        // SAFETY: condition 1.
        unsafe { *overflow = if index.is_negative() { -1 } else { 1 } };
        -1
    }))
}

/// An int of a text in a base.
fn parse(thread: &Thread, text: &Object, base: c_int) -> Fallible<Owned> {
    let base = thread.new_int(base.into())?;
    call::call(thread, INT.get().as_object(), &[text, &base])
}

api! {
    fn PyLong_FromLong(thread, value: c_long) -> Fallible<Owned> {
        thread.new_int(value)
    }

    fn PyLong_FromUnsignedLong(thread, value: u64) -> Fallible<Owned<Int>> {
        Int::from_u64(thread, value)
    }

    fn PyLong_FromLongLong(thread, value: i64) -> Fallible<Owned> {
        thread.new_int(value)
    }

    fn PyLong_FromUnsignedLongLong(thread, value: u64) -> Fallible<Owned<Int>> {
        Int::from_u64(thread, value)
    }

    fn PyLong_FromInt32(thread, value: c_int) -> Fallible<Owned> {
        thread.new_int(value.into())
    }

    fn PyLong_FromUInt32(thread, value: c_uint) -> Fallible<Owned> {
        thread.new_int(value.into())
    }

    fn PyLong_FromInt64(thread, value: i64) -> Fallible<Owned> {
        thread.new_int(value)
    }

    fn PyLong_FromUInt64(thread, value: u64) -> Fallible<Owned<Int>> {
        Int::from_u64(thread, value)
    }

    fn PyLong_FromSsize_t(thread, value: isize) -> Fallible<Owned> {
        thread.new_int(value as i64)
    }

    fn PyLong_FromSize_t(thread, value: usize) -> Fallible<Owned<Int>> {
        Int::from_u64(thread, value as u64)
    }

    fn PyLong_FromVoidPtr(thread, pointer: *mut c_void) -> Fallible<Owned<Int>> {
        Int::from_u64(thread, pointer.addr() as u64)
    }

    fn PyLong_FromDouble(thread, value: f64) -> Fallible<Owned<Int>> {
        Float::new(thread, value)?.truncated(thread)
    }

    fn PyLong_FromString(thread, text: &CStr, end: *mut *mut c_char, base: c_int) -> Fallible<Owned> {
        let result = parse(thread, convert::text(thread, text)?.as_object(), base);
        if !end.is_null() {
            let length = if result.is_ok() { text.count_bytes() } else { 0 };
            *end = text.as_ptr().cast_mut().add(length);
        }
        result
    }

    fn PyLong_FromUnicodeObject(thread, text: &Object, base: c_int) -> Fallible<Owned> {
        parse(thread, text, base)
    }

    fn PyLong_AsLong(thread, object: Option<&Object>) -> Fallible<c_long> {
        let Some(object) = object else { return Err(bad_internal_call(thread)) };
        number::index(thread, object)?.to_i64().ok_or_else(|| too_large(thread, "long"))
    }

    fn PyLong_AsInt(thread, object: &Object) -> Fallible<c_int> {
        to_c_int(thread, object)
    }

    fn _PyLong_AsInt(thread, object: &Object) -> Fallible<c_int> {
        to_c_int(thread, object)
    }

    fn PyLong_AsLongAndOverflow(thread, object: &Object, overflow: *mut c_int) -> Fallible<c_long> {
        long_and_overflow(thread, object, overflow)
    }

    fn PyLong_AsLongLong(thread, object: Option<&Object>) -> Fallible<i64> {
        let Some(object) = object else { return Err(bad_internal_call(thread)) };
        as_long_long(thread, object)
    }

    fn PyLong_AsLongLongAndOverflow(thread, object: &Object, overflow: *mut c_int) -> Fallible<i64> {
        long_and_overflow(thread, object, overflow)
    }

    fn PyLong_AsSsize_t(thread, object: &Object) -> Fallible<isize> {
        as_isize(thread, int_of(thread, object)?)
    }

    fn PyLong_AsSize_t(thread, object: &Object) -> Fallible<usize> {
        unsigned(thread, object, "size_t", "size_t").map(|value| value as usize)
    }

    fn PyLong_AsUnsignedLong(thread, object: &Object) -> Fallible<u64> {
        unsigned(thread, object, "unsigned long", "unsigned int")
    }

    fn PyLong_AsUnsignedLongLong(thread, object: &Object) -> Fallible<u64> {
        let int = int_of(thread, object)?;
        if int.is_negative() {
            return Err(raise!(thread, OVERFLOW_ERROR, "can't convert negative int to unsigned"));
        }
        int.to_u64().ok_or_else(|| raise!(thread, OVERFLOW_ERROR, "int too big to convert"))
    }

    fn PyLong_AsUnsignedLongMask(thread, object: &Object) -> Fallible<u64> {
        mask(thread, object)
    }

    fn PyLong_AsUnsignedLongLongMask(thread, object: &Object) -> Fallible<u64> {
        mask(thread, object)
    }

    fn PyLong_AsInt32(thread, object: &Object, place: *mut i32) -> Fallible {
        let value = number::index(thread, object)?.to_i64().and_then(|value| i32::try_from(value).ok());
        *place = value.ok_or_else(|| too_large(thread, "int32_t"))?;
        Ok(())
    }

    fn PyLong_AsUInt32(thread, object: &Object, place: *mut u32) -> Fallible {
        let int = number::index(thread, object)?;
        if int.is_negative() {
            return Err(raise!(thread, VALUE_ERROR, "Cannot convert negative int"));
        }
        let value = int.to_u64().and_then(|value| u32::try_from(value).ok());
        *place = value.ok_or_else(|| too_large(thread, "uint32_t"))?;
        Ok(())
    }

    fn PyLong_AsInt64(thread, object: &Object, place: *mut i64) -> Fallible {
        *place = number::index(thread, object)?.to_i64().ok_or_else(|| too_large(thread, "int64_t"))?;
        Ok(())
    }

    fn PyLong_AsUInt64(thread, object: &Object, place: *mut u64) -> Fallible {
        let int = number::index(thread, object)?;
        if int.is_negative() {
            return Err(raise!(thread, VALUE_ERROR, "Cannot convert negative int"));
        }
        *place = int.to_u64().ok_or_else(|| too_large(thread, "uint64_t"))?;
        Ok(())
    }

    fn PyLong_AsDouble(thread, object: Option<&Object>) -> Fallible<c_double> {
        let Some(object) = object else { return Err(bad_internal_call(thread)) };
        int_of(thread, object)?.to_f64().ok_or_else(|| {
            raise!(thread, OVERFLOW_ERROR, "int too large to convert to float")
        })
    }

    fn PyLong_AsVoidPtr(thread, object: &Object) -> Fallible<*mut c_void> {
        let int = int_of(thread, object)?;
        let address = if int.is_negative() { int.to_i64().map(i64::cast_unsigned) } else { int.to_u64() };
        let address = address.ok_or_else(|| too_large(thread, "long"))?;
        Ok(ptr::with_exposed_provenance_mut(address as usize))
    }

    fn PyLong_GetInfo(thread) -> Fallible<Owned> {
        match crate::sysmodule::attribute(thread, "int_info") {
            Some(info) => Ok(info),
            None => Err(bad_internal_call(thread)),
        }
    }

    fn _PyLong_Sign(thread, object: &Object) -> Fallible<c_int> {
        Ok(int_of(thread, object)?.sign())
    }

    fn PyLong_GetSign(thread, object: &Object, sign: *mut c_int) -> Fallible {
        *sign = expect_int(thread, object)?.sign();
        Ok(())
    }

    fn PyLong_IsPositive(thread, object: &Object) -> Fallible<bool> {
        Ok(expect_int(thread, object)?.sign() > 0)
    }

    fn PyLong_IsNegative(thread, object: &Object) -> Fallible<bool> {
        Ok(expect_int(thread, object)?.sign() < 0)
    }

    fn PyLong_IsZero(thread, object: &Object) -> Fallible<bool> {
        Ok(expect_int(thread, object)?.is_zero())
    }

    fn _PyLong_NumBits(thread, object: &Object) -> Fallible<i64> {
        Ok(expect_int(thread, object)?.bit_length() as i64)
    }

    fn _PyLong_FromByteArray(thread, bytes: *const u8, count: usize, little: c_int, signed: c_int) -> Fallible<Owned<Int>> {
        from_bytes(thread, slice(bytes, count), little != 0, signed != 0)
    }

    fn _PyLong_AsByteArray(thread, object: &Object, bytes: *mut u8, count: usize, little: c_int, signed: c_int, with_exceptions: c_int) -> c_int {
        let Ok(int) = int_of(thread, object) else { return -1 };
        let bytes = if count == 0 { &mut [][..] } else { std::slice::from_raw_parts_mut(bytes, count) };
        let complaint = if int.is_negative() && signed == 0 {
            "can't convert negative int to unsigned"
        } else if !to_bytes(int, bytes, little != 0, signed != 0) {
            "int too big to convert"
        } else {
            return 0;
        };
        if with_exceptions != 0 {
            let _ = raise!(thread, OVERFLOW_ERROR, "{complaint}");
        }
        -1
    }

    fn PyLong_FromNativeBytes(thread, bytes: *const u8, count: usize, flags: c_int) -> Fallible<Owned<Int>> {
        from_bytes(thread, slice(bytes, count), is_little(flags), true)
    }

    fn PyLong_FromUnsignedNativeBytes(thread, bytes: *const u8, count: usize, flags: c_int) -> Fallible<Owned<Int>> {
        from_bytes(thread, slice(bytes, count), is_little(flags), false)
    }

    fn PyLong_AsNativeBytes(thread, object: &Object, bytes: *mut u8, count: isize, flags: c_int) -> Fallible<isize> {
        as_native_bytes(thread, object, (bytes, count.max(0) as usize), flags)
    }

    fn _PyLong_Copy(thread, object: &Object) -> Fallible<Owned<Int>> {
        let int = int_of(thread, object)?;
        Int::of_class(thread, INT.get(), int)
    }

    fn _PyLong_GCD(thread, one: &Object, other: &Object) -> Fallible<Owned> {
        let Some(import) = thread.interpreter().hooks.import_module.get() else {
            return Err(bad_internal_call(thread));
        };
        let math = import(thread, Str::new(thread, "math")?.as_object())?;
        call::call_method(thread, &math, &*Str::new(thread, "gcd")?, &[one, other])
    }
}

/// `expected int, got str`
fn expect_int<'a>(thread: &Thread, object: &'a Object) -> Fallible<&'a Int> {
    object
        .downcast::<Int>()
        .ok_or_else(|| raise!(thread, TYPE_ERROR, "expected int, got {}", object.type_name()))
}

/// An int, and nothing else, as an unsigned number.
fn unsigned(thread: &Thread, object: &Object, what: &str, negative: &str) -> Fallible<u64> {
    let int = int_of(thread, object)?;
    if int.is_negative() {
        return Err(raise!(thread, OVERFLOW_ERROR, "can't convert negative value to {negative}"));
    }
    int.to_u64().ok_or_else(|| too_large(thread, what))
}

/// # Safety
///
/// 1. There are so many bytes.
unsafe fn slice<'a>(bytes: *const u8, count: usize) -> &'a [u8] {
    // SAFETY: condition 1.
    if count == 0 { &[] } else { unsafe { std::slice::from_raw_parts(bytes, count) } }
}

/// Whether flags of the functions for native bytes say that the lowest byte comes first: 3 means the machine's order.
fn is_little(flags: c_int) -> bool {
    flags == -1 || flags & 2 != 0 || flags & 1 != 0
}

/// The int of bytes.
fn from_bytes(thread: &Thread, bytes: &[u8], little: bool, signed: bool) -> Fallible<Owned<Int>> {
    let mut bytes = bytes.to_vec();
    if !little {
        bytes.reverse();
    }
    let negative = signed && bytes.last().is_some_and(|byte| byte & 0x80 != 0);
    if negative {
        negate(&mut bytes);
    }
    let (mut digits, mut store, mut bits) = (Vec::new(), 0_u64, 0);
    for byte in bytes {
        store |= u64::from(byte) << bits;
        bits += 8;
        if bits >= SHIFT {
            digits.push((store & ((1 << SHIFT) - 1)) as u32);
            store >>= SHIFT;
            bits -= SHIFT;
        }
    }
    digits.push(store as u32);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    Int::from_digits(thread, negative, &digits)
}

/// The two's complement of a number, lowest byte first.
fn negate(bytes: &mut [u8]) {
    let mut carry = true;
    for byte in bytes {
        let (sum, overflow) = (!*byte).overflowing_add(carry.into());
        *byte = sum;
        carry = overflow;
    }
}

/// Writes an int by two's complement into all bytes; whether it fits.
fn to_bytes(int: &Int, bytes: &mut [u8], little: bool, signed: bool) -> bool {
    let (mut store, mut bits, mut digits) = (0_u64, 0, int.digits().iter());
    let mut fits = true;
    for byte in &mut *bytes {
        if bits < 8
            && let Some(&digit) = digits.next()
        {
            store |= u64::from(digit) << bits;
            bits += SHIFT;
        }
        *byte = store as u8;
        store >>= 8;
        bits = bits.saturating_sub(8);
    }
    fits &= store == 0 && digits.all(|&digit| digit == 0);
    let highest_is_set = |bytes: &[u8]| bytes.last().is_some_and(|byte| byte & 0x80 != 0);
    if int.is_negative() {
        let is_least = highest_is_set(bytes)
            && bytes.last() == Some(&0x80)
            && bytes.iter().rev().skip(1).all(|&byte| byte == 0);
        fits &= !highest_is_set(bytes) || is_least;
        fits &= !bytes.is_empty();
        negate(bytes);
    } else if signed {
        fits &= !highest_is_set(bytes) && (!bytes.is_empty() || int.is_zero());
    }
    if !little {
        bytes.reverse();
    }
    fits
}

/// `PyLong_AsNativeBytes`: writes what fits, and tells how many bytes are needed.
///
/// # Safety
///
/// 1. There are so many bytes to write.
unsafe fn as_native_bytes(
    thread: &Thread,
    object: &Object,
    (bytes, count): (*mut u8, usize),
    flags: c_int,
) -> Fallible<isize> {
    const UNSIGNED: c_int = 4;
    const REJECT_NEGATIVE: c_int = 8;
    const ALLOW_INDEX: c_int = 16;
    let flags = if flags == -1 { 3 } else { flags };
    let index;
    let int = match object.downcast::<Int>() {
        Some(int) => int,
        None if flags & ALLOW_INDEX != 0 => {
            index = number::index(thread, object)?;
            &*index
        }
        None => {
            let given = object.type_name();
            return Err(raise!(thread, TYPE_ERROR, "expect int, got {given}"));
        }
    };
    if int.is_negative() && flags & REJECT_NEGATIVE != 0 {
        return Err(raise!(thread, VALUE_ERROR, "Cannot convert negative int"));
    }
    let needed = match int.bit_length() {
        0 => 1,
        bits => (bits / 8 + 1) as usize,
    };
    if count > 0 {
        // SAFETY: condition 1.
        let target = unsafe { std::slice::from_raw_parts_mut(bytes, count) };
        let fits = to_bytes(int, target, is_little(flags), flags & UNSIGNED == 0);
        if fits {
            return Ok(needed.min(count) as isize);
        }
    }
    Ok(needed as isize)
}
