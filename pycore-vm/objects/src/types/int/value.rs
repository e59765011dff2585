//! The memory of an integer, and safe access to it.
//!
//! ```text
//!   0        16    24
//!   ├────────┼─────┼──────────────────────────────────────────────
//!   │ header │ tag │ digits of 30 bits, least significant first
//!   └────────┴─────┴──────────────────────────────────────────────
//! ```
//!
//! The tag is the number of digits times eight, 4 for the shared small integers, and the sign: 0 positive, 1 zero,
//! 2 negative. Integers of at most one digit are *compact*: there is room for a digit even in zero, so that their value
//! is read without a branch.
//!
//! Invariants: the last digit is not zero; the tag and the digits of an object change only while nobody else has a
//! reference ([`Int::reuse`]).

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::{self, NonNull};

use pycore_abi::{_PyLongValue, PyLongObject, PyObject};
use pycore_numbers::{BigInt, BigIntRef};

use super::INT;
use crate::core::{Fallible, Object, Owned, Thread, Trace, Tracer, TypeObject};
use crate::declare::SlotTable;

/// Bits of a digit.
const DIGIT_BITS: u32 = pycore_numbers::DIGIT_BITS;
const MASK: u64 = (1 << DIGIT_BITS) - 1;

const SIGN: usize = 0b11;
const ZERO: usize = 1;
const NEGATIVE: usize = 2;
/// Set in the shared small integers.
const SHARED: usize = 0b100;
const COUNT_SHIFT: u32 = 3;
/// Tags below this are those of compact integers.
const NOT_COMPACT: usize = 2 << COUNT_SHIFT;

/// Bytes in front of the digits.
const HEAD: usize = size_of::<Int>();
/// Bytes of a digit.
const DIGIT: usize = size_of::<u32>();
/// Bytes of a compact integer.
const COMPACT_SIZE: usize = HEAD + DIGIT;

/// The smallest of the integers that exist once.
const SMALLEST: i64 = -5;
/// How many they are: up to 256.
const SMALL_COUNT: usize = 262;

/// An integer.
#[repr(C)]
pub struct Int {
    object: Object,
    tag: Cell<usize>,
}

/// An integer with its only digit, in static memory: the small integers, `True` and `False`.
#[repr(C, align(16))]
pub struct StaticInt {
    int: Int,
    digit: Cell<u32>,
}

const _: () = {
    assert!(offset_of!(Int, tag) == offset_of!(PyLongObject, long_value));
    assert!(HEAD == offset_of!(PyLongObject, long_value) + offset_of!(_PyLongValue, ob_digit));
    assert!(
        offset_of!(StaticInt, digit) == HEAD && size_of::<StaticInt>() == size_of::<PyLongObject>()
    );
};

// SAFETY: integers are reached by code only while its thread holds the interpreter's lock.
unsafe impl Sync for StaticInt {}

impl Trace for Int {
    fn trace(&self, _tracer: &mut Tracer<'_>) {}
}

static SMALL: [StaticInt; SMALL_COUNT] = {
    // SAFETY: the type is static.
    let mut integers = [const { unsafe { StaticInt::new(INT.get(), 0, SHARED) } }; SMALL_COUNT];
    let mut index = 0;
    while index < SMALL_COUNT {
        // SAFETY: the type is static.
        integers[index] =
            unsafe { StaticInt::new(INT.get(), SMALLEST as i32 + index as i32, SHARED) };
        index += 1;
    }
    integers
};

/// The tag of an integer with `count` digits.
#[inline(always)]
const fn tag(negative: bool, count: usize) -> usize {
    let sign = if count == 0 {
        ZERO
    } else if negative {
        NEGATIVE
    } else {
        0
    };
    count << COUNT_SHIFT | sign
}

impl StaticInt {
    /// An integer of one digit.
    ///
    /// # Safety
    ///
    /// 1. `type_object` is static, and `int` or a subclass of it.
    pub const unsafe fn new(type_object: *const TypeObject, value: i32, flags: usize) -> Self {
        let tag = tag(value < 0, if value == 0 { 0 } else { 1 }) | flags;
        // SAFETY: condition 1.
        let object = unsafe { Object::new_static(type_object) };
        Self { int: Int { object, tag: Cell::new(tag) }, digit: Cell::new(value.unsigned_abs()) }
    }

    /// The integer.
    #[inline(always)]
    pub const fn get(&'static self) -> &'static Int {
        // Derived from the whole static, since the digit is behind the struct.
        // SAFETY: the struct begins with the integer.
        unsafe { &*ptr::from_ref(self).cast::<Int>() }
    }
}

impl Int {
    /// An integer.
    #[inline(always)]
    pub fn from_i64(thread: &Thread, value: i64) -> Fallible<Owned<Self>> {
        let index = value.wrapping_sub(SMALLEST) as u64;
        if index < SMALL_COUNT as u64 {
            // SAFETY: the object is static and immortal: no reference needs to be counted.
            return Ok(unsafe { Owned::adopt(NonNull::from(SMALL[index as usize].get())) });
        }
        let magnitude = value.unsigned_abs();
        if magnitude <= MASK {
            return Self::new_compact(thread, value < 0, magnitude as u32);
        }
        Self::from_magnitude(thread, value < 0, magnitude.into())
    }

    /// One of the integers that exist once, if it is.
    #[inline(always)]
    pub fn small(value: i64) -> Option<&'static Self> {
        let index = value.wrapping_sub(SMALLEST) as u64;
        (index < SMALL_COUNT as u64).then(|| SMALL[index as usize].get())
    }

    #[inline(always)]
    fn new_compact(thread: &Thread, negative: bool, digit: u32) -> Fallible<Owned<Self>> {
        debug_assert!(digit != 0);
        // SAFETY: the struct and its digit have that size; the digit is written before anybody sees the object.
        unsafe {
            let fill = |object| Self { object, tag: Cell::new(tag(negative, 1)) };
            let place = thread.new_atom::<Self, COMPACT_SIZE>(fill)?;
            place.byte_add(HEAD).cast::<u32>().write(digit);
            Ok(Owned::adopt(place))
        }
    }

    /// An integer.
    #[inline]
    pub fn from_u64(thread: &Thread, value: u64) -> Fallible<Owned<Self>> {
        match i64::try_from(value) {
            Ok(value) => Self::from_i64(thread, value),
            Err(_) => Self::from_magnitude(thread, false, value.into()),
        }
    }

    /// An integer.
    #[inline]
    pub fn from_isize(thread: &Thread, value: isize) -> Fallible<Owned<Self>> {
        Self::from_i64(thread, value as i64)
    }

    /// An integer.
    #[inline]
    pub fn from_usize(thread: &Thread, value: usize) -> Fallible<Owned<Self>> {
        Self::from_u64(thread, value as u64)
    }

    /// An integer.
    #[inline]
    pub fn from_i128(thread: &Thread, value: i128) -> Fallible<Owned<Self>> {
        match i64::try_from(value) {
            Ok(value) => Self::from_i64(thread, value),
            Err(_) => Self::from_magnitude(thread, value < 0, value.unsigned_abs()),
        }
    }

    #[inline(never)]
    fn from_magnitude(
        thread: &Thread,
        negative: bool,
        mut magnitude: u128,
    ) -> Fallible<Owned<Self>> {
        let mut digits = [0; 5];
        let mut count = 0;
        while magnitude != 0 {
            digits[count] = magnitude as u32 & MASK as u32;
            magnitude >>= DIGIT_BITS;
            count += 1;
        }
        Self::from_digits(thread, negative, &digits[..count])
    }

    /// An integer from its sign and its magnitude; zeros at the upper end are cut off. Digits are below 2^30.
    pub fn from_digits(
        thread: &Thread,
        negative: bool,
        mut digits: &[u32],
    ) -> Fallible<Owned<Self>> {
        while let [rest @ .., 0] = digits {
            digits = rest;
        }
        match *digits {
            [] => Self::from_i64(thread, 0),
            [digit] if negative => Self::from_i64(thread, -i64::from(digit)),
            [digit] => Self::from_i64(thread, digit.into()),
            _ => {
                let size = HEAD + size_of_val(digits);
                // SAFETY: the struct and the digits have that size; they are written before anybody sees the object.
                unsafe {
                    let fill =
                        |object| Self { object, tag: Cell::new(tag(negative, digits.len())) };
                    let place = thread.new_raw_object(INT.get(), size, fill)?;
                    let target = place.byte_add(HEAD).cast::<u32>().as_ptr();
                    ptr::copy_nonoverlapping(digits.as_ptr(), target, digits.len());
                    Ok(Owned::adopt(place))
                }
            }
        }
    }

    /// An integer.
    #[inline]
    pub fn from_big(thread: &Thread, value: &BigInt) -> Fallible<Owned<Self>> {
        Self::from_digits(thread, value.is_negative(), value.digits())
    }

    /// An integer of type `class`, which is `int` or derives from it; a plain one may be `value` itself.
    pub fn of_class(thread: &Thread, class: &TypeObject, value: &Self) -> Fallible<Owned<Self>> {
        if ptr::eq(class, INT.get()) {
            return value.to_exact(thread);
        }
        let digits = value.digits();
        let integer = thread.new_var_object(class, digits.len().max(1), |header| Self {
            object: header.object,
            tag: Cell::new(tag(value.is_negative(), digits.len())),
        })?;
        // SAFETY: there is room for that many items behind the struct, which nobody else knows.
        unsafe {
            let target = integer.first_digit().cast_mut();
            ptr::copy_nonoverlapping(digits.as_ptr(), target, digits.len());
        }
        Ok(integer)
    }

    /// The value as an `int`: this object, unless it is an instance of a subclass.
    #[inline]
    pub fn to_exact(&self, thread: &Thread) -> Fallible<Owned<Self>> {
        if self.is_exact() {
            return Ok(Owned::share(self));
        }
        Self::from_digits(thread, self.is_negative(), self.digits())
    }

    /// An integer in place of `spare`, whose memory is used again if nobody else has it.
    #[inline(always)]
    pub fn reuse(thread: &Thread, spare: Owned<Self>, value: i64) -> Fallible<Owned<Self>> {
        let magnitude = value.unsigned_abs();
        let fits = magnitude <= MASK && Self::small(value).is_none();
        if fits && spare.object.reference_count() == 1 && spare.is_compact() && spare.is_exact() {
            spare.tag.set(tag(value < 0, 1));
            // SAFETY: every integer has room for a digit, and this reference is the only one.
            unsafe { spare.first_digit().cast_mut().write(magnitude as u32) };
            return Ok(spare);
        }
        Self::from_i64(thread, value)
    }

    /// The object.
    #[inline(always)]
    pub const fn as_object(&self) -> &Object {
        &self.object
    }

    /// Whether the type is `int` and no subclass.
    #[inline(always)]
    pub fn is_exact(&self) -> bool {
        ptr::eq(self.object.type_object(), INT.get())
    }

    /// Whether there is at most one digit.
    #[inline(always)]
    pub fn is_compact(&self) -> bool {
        self.tag.get() < NOT_COMPACT
    }

    /// Whether both have at most one digit.
    #[inline(always)]
    pub fn are_compact(&self, other: &Self) -> bool {
        self.tag.get() | other.tag.get() < NOT_COMPACT
    }

    /// The value of a compact integer; of another, nothing useful.
    #[inline(always)]
    pub fn compact_value(&self) -> i64 {
        debug_assert!(self.is_compact());
        // SAFETY: every integer has room for a digit, which is zero in zero.
        let digit = unsafe { self.first_digit().read() };
        (1 - (self.tag.get() & SIGN) as i64) * i64::from(digit)
    }

    /// The value if the integer is compact.
    #[inline(always)]
    pub fn as_compact(&self) -> Option<i64> {
        self.is_compact().then(|| self.compact_value())
    }

    #[inline(always)]
    fn first_digit(&self) -> *const u32 {
        // SAFETY: there is room for a digit behind the struct, in the same block.
        unsafe { ptr::from_ref(self).byte_add(HEAD).cast() }
    }

    /// The magnitude, least significant digit first.
    #[inline(always)]
    pub fn digits(&self) -> &[u32] {
        // SAFETY: that many digits are behind the struct, and nobody changes them while there are two references.
        unsafe { std::slice::from_raw_parts(self.first_digit(), self.tag.get() >> COUNT_SHIFT) }
    }

    /// The value of an integer of at most two digits.
    #[inline(always)]
    pub(crate) fn short_value(&self) -> Option<i64> {
        let magnitude = match *self.digits() {
            [] => 0,
            [digit] => i64::from(digit),
            [low, high] => i64::from(low) | i64::from(high) << DIGIT_BITS,
            _ => return None,
        };
        Some(if self.is_negative() { -magnitude } else { magnitude })
    }

    /// Whether the value is below zero.
    #[inline(always)]
    pub fn is_negative(&self) -> bool {
        self.tag.get() & SIGN == NEGATIVE
    }

    /// Whether the value is zero.
    #[inline(always)]
    pub fn is_zero(&self) -> bool {
        self.tag.get() & SIGN == ZERO
    }

    /// -1, 0 or 1.
    #[inline(always)]
    pub fn sign(&self) -> i32 {
        1 - (self.tag.get() & SIGN) as i32
    }

    /// The value, for the operations of `pycore-numbers`.
    #[inline]
    pub fn as_big(&self) -> BigIntRef<'_> {
        BigIntRef::new(self.is_negative(), self.digits())
    }

    /// The value, or `None` if it is outside of `i64`.
    #[inline(always)]
    pub fn to_i64(&self) -> Option<i64> {
        if self.is_compact() { Some(self.compact_value()) } else { self.as_big().to_i64() }
    }

    /// The value, or `None` if it is outside of `u64`.
    #[inline]
    pub fn to_u64(&self) -> Option<u64> {
        if self.is_compact() {
            self.compact_value().try_into().ok()
        } else {
            self.as_big().to_u64()
        }
    }

    /// The value, or `None` if it is outside of `isize`.
    #[inline]
    pub fn to_isize(&self) -> Option<isize> {
        self.to_i64().map(|value| value as isize)
    }

    /// The value of an integer of up to four digits.
    #[inline]
    pub fn to_i128(&self) -> Option<i128> {
        let digits = self.digits();
        if digits.len() > 4 {
            return None;
        }
        let fold = |value, &digit: &u32| value << DIGIT_BITS | i128::from(digit);
        let magnitude = digits.iter().rev().fold(0, fold);
        Some(if self.is_negative() { -magnitude } else { magnitude })
    }

    /// The nearest float; `None` where Python raises `OverflowError`.
    #[inline]
    pub fn to_f64(&self) -> Option<f64> {
        if self.is_compact() { Some(self.compact_value() as f64) } else { self.as_big().to_f64() }
    }

    /// Number of bits of the magnitude.
    #[inline]
    pub fn bit_length(&self) -> u64 {
        self.as_big().bit_length()
    }
}

/// `tp_dealloc` of `int`: most integers are compact, so the size of their block is known.
///
/// # Safety
///
/// 1. `object` is an `int`, or an instance of a subclass whose own fields are released, with a count of zero, and nothing
///    leads to it any more.
unsafe extern "C" fn dealloc(object: *mut PyObject) {
    // SAFETY: condition 1; destructions happen within `Thread::enter`. Blocks of plain integers were reserved with the
    // size that follows from their tag.
    unsafe {
        let integer = &*object.cast::<Int>();
        if integer.is_exact() {
            let count = (integer.tag.get() >> COUNT_SHIFT).max(1);
            let block = NonNull::new_unchecked(object.cast::<u8>());
            Thread::current().heap().release_sized(block, HEAD + count * DIGIT);
        } else if let Some(free) = integer.object.type_object().read(|raw| raw.tp_free) {
            free(object.cast());
        }
    }
}

/// What destroys integers.
pub(super) const DEALLOC: SlotTable = {
    let mut slots = SlotTable::EMPTY;
    slots.type_object.tp_dealloc = Some(dealloc);
    slots
};
