//! Slots: what locals, stack entries and arguments of native functions are.
//!
//! One word of 64 bits, whose low two bits say what it is:
//!
//! | low bits | meaning |
//! |---|---|
//! | 00 | an object; the slot owns a reference |
//! | 01 | an object, borrowed or immortal: closing the slot is free; the word 1 is NULL |
//! | 11 | an int of 62 bits |
//! | 10 | a float with an exponent in the middle half of the range, or +0.0 |
//!
//! A slot has no `Drop`: a frame closes its slots, and whoever takes a value out leaves NULL. An array of C's object
//! pointers is an array of slots, so native functions see one kind of arguments however they are called.
//!
//! Ints beyond 62 bits, NaN, infinities, -0.0, tiny and huge floats are objects always: NaN because containers
//! observe its identity, the others because they are rare. An immediate that somebody wants as an object is boxed
//! in its slot, so that it is boxed once and has one identity.

use std::cell::Cell;
use std::ptr::NonNull;

use pycore_abi::PyObject;

use super::object::Object;
use super::raised::{Fallible, Raised};
use super::refs::{ObjectLike, Owned};
use super::thread::Thread;

/// Bits of the tag.
const TAG: u64 = 0b11;
const OWNED: u64 = 0b00;
const BORROWED: u64 = 0b01;
const FLOAT: u64 = 0b10;
const INT: u64 = 0b11;
/// The word of +0.0, whose exponent is out of range: that of the one float which is left out instead.
const ZERO: u64 = 1 << 63 | FLOAT;
/// The float left out: its word would be `ZERO`.
const LEFT_OUT: u64 = 0b0011 << 60;

/// A value as the evaluator holds it: see the module's head.
#[repr(transparent)]
pub struct Slot(Cell<u64>);

impl Slot {
    /// No value.
    #[inline(always)]
    pub const fn null() -> Self {
        Self::from_bits(BORROWED)
    }

    /// A slot with the word of another, whatever it means.
    #[inline(always)]
    pub const fn from_bits(bits: u64) -> Self {
        Self(Cell::new(bits))
    }

    /// The word.
    #[inline(always)]
    pub fn bits(&self) -> u64 {
        self.0.get()
    }

    /// A slot that owns a reference.
    #[inline(always)]
    pub fn owned<T: ObjectLike>(object: Owned<T>) -> Self {
        Self::from_bits(object.into_raw().as_ptr().expose_provenance() as u64 | OWNED)
    }

    /// A slot that borrows.
    ///
    /// # Safety
    ///
    /// 1. The object outlives the slot's use: it is immortal, or something that stays holds it.
    #[inline(always)]
    pub unsafe fn borrowed(object: &Object) -> Self {
        Self::from_bits(std::ptr::from_ref(object).expose_provenance() as u64 | BORROWED)
    }

    /// An int immediate; `None` if it needs more than 62 bits.
    #[inline(always)]
    pub fn int(value: i64) -> Option<Self> {
        let shifted = value << 2;
        (shifted >> 2 == value).then_some(Self::from_bits(shifted as u64 | INT))
    }

    /// A float immediate; `None` if it is out of their range.
    ///
    /// Sign and exponent begin with `s011` or `s100`: one bit tells these apart, so two bits are free for the tag.
    /// Rotated left by three, the free ones are lowest and the telling one is highest.
    #[inline(always)]
    pub fn float(value: f64) -> Option<Self> {
        let bits = value.to_bits();
        let exponent = (bits >> 60) & 0b111;
        if (exponent == 0b011 || exponent == 0b100) && bits != LEFT_OUT {
            return Some(Self::from_bits(bits.rotate_left(3) & !TAG | FLOAT));
        }
        (bits == 0).then_some(Self::from_bits(ZERO))
    }

    /// Whether the word is the pointer of an object, or zero: what C code can read.
    #[inline(always)]
    pub fn is_pointer(&self) -> bool {
        self.bits() & TAG == OWNED
    }

    /// Borrowed objects as slots, which are the same words.
    #[inline(always)]
    pub fn of_objects<'a>(objects: &'a [&'a Object]) -> &'a [Self] {
        // SAFETY: a pointer to an object is a word with the tag of an owning slot. Nobody writes to these slots, as
        // they are no immediates, and nobody closes arguments that were given by reference.
        unsafe { std::slice::from_raw_parts(objects.as_ptr().cast(), objects.len()) }
    }

    /// Whether there is no value.
    #[inline(always)]
    pub fn is_null(&self) -> bool {
        self.bits() == BORROWED
    }

    /// Whether the value is an int or float immediate.
    #[inline(always)]
    pub fn is_immediate(&self) -> bool {
        self.bits() & 0b10 != 0
    }

    /// The value of an int immediate.
    #[inline(always)]
    pub fn as_int(&self) -> Option<i64> {
        (self.bits() & TAG == INT).then_some(self.bits() as i64 >> 2)
    }

    /// The value of a float immediate.
    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        let word = self.bits();
        if word & TAG != FLOAT {
            return None;
        }
        if word == ZERO {
            return Some(0.0);
        }
        let exponent = 0b10 - (word >> 63);
        Some(f64::from_bits((word & !TAG | exponent).rotate_right(3)))
    }

    /// The object that the slot holds; `None` for immediates and NULL.
    #[inline(always)]
    pub fn as_object(&self) -> Option<&Object> {
        let word = self.bits();
        if self.is_immediate() {
            return None;
        }
        let pointer = std::ptr::with_exposed_provenance::<Object>((word & !TAG) as usize);
        // SAFETY: the word is an object's address or zero; the slot holds the object, or it is borrowed from what
        // outlives the slot (condition 1 of `borrowed`).
        unsafe { pointer.as_ref() }
    }

    /// The value as an object. An immediate is boxed in the slot, which owns the object then.
    ///
    /// A NULL slot is a bug of the caller, which debug builds report; it gives `None`.
    #[inline(always)]
    pub fn object(&self, thread: &Thread) -> Fallible<&Object> {
        if self.is_immediate() {
            self.fill(self.boxed(thread)?);
        }
        match self.as_object() {
            Some(object) => Ok(object),
            None => Err(thread.raise_bad_slot()),
        }
    }

    /// A new reference to the value as an object, the slot staying as it is.
    pub fn to_owned(&self, thread: &Thread) -> Fallible<Owned> {
        match self.as_object() {
            Some(object) => Ok(Owned::share(object)),
            None => self.boxed(thread),
        }
    }

    /// A new object with the value of an immediate.
    #[cold]
    fn boxed(&self, thread: &Thread) -> Fallible<Owned> {
        match (self.as_int(), self.as_float()) {
            (Some(value), _) => thread.new_int(value),
            (_, Some(value)) => thread.new_float(value),
            _ => Err(thread.raise_bad_slot()),
        }
    }

    /// Puts an object where an immediate was.
    fn fill(&self, object: Owned) {
        self.0.set(Self::owned(object).bits());
    }

    /// Takes the value out as an owned slot, leaving NULL.
    #[inline(always)]
    pub fn take(&self) -> Self {
        Self::from_bits(self.0.replace(BORROWED))
    }

    /// Takes the value out as an object, leaving NULL; `None` if there was none, an error if boxing failed.
    #[inline]
    pub fn take_object(&self, thread: &Thread) -> Fallible<Option<Owned>> {
        if self.is_null() {
            return Ok(None);
        }
        let object = self.to_owned(thread)?;
        self.close();
        Ok(Some(object))
    }

    /// The value as an object whose reference passes on; `None` if there was none.
    #[inline(always)]
    pub fn into_object(self, thread: &Thread) -> Fallible<Option<Owned>> {
        let word = self.bits();
        if word & TAG == OWNED {
            let pointer = std::ptr::with_exposed_provenance_mut::<Object>(word as usize);
            // SAFETY: a word with this tag is zero, or the address of an object to which the slot counted a reference;
            // the slot is gone.
            return Ok(NonNull::new(pointer).map(|pointer| unsafe { Owned::adopt(pointer) }));
        }
        self.take_object(thread)
    }

    /// Drops the value, leaving NULL.
    #[inline(always)]
    pub fn close(&self) {
        let word = self.0.replace(BORROWED);
        if word & TAG == OWNED {
            let pointer = std::ptr::with_exposed_provenance_mut::<Object>(word as usize);
            // SAFETY: a word with this tag is the address of an object to which the slot counted a reference.
            drop(unsafe { Owned::<Object>::adopt(NonNull::new_unchecked(pointer)) });
        }
    }

    /// A second slot with the same value: a reference more, unless closing is free.
    #[inline(always)]
    pub fn duplicate(&self) -> Self {
        if self.bits() & TAG == OWNED
            && let Some(object) = self.as_object()
        {
            object.increment();
        }
        Self::from_bits(self.bits())
    }

    /// A slot with the same value that may be used while this one holds it.
    ///
    /// # Safety
    ///
    /// 1. This slot, or what it borrows from, keeps the value for as long as the result is used.
    #[inline(always)]
    pub unsafe fn borrow(&self) -> Self {
        let word = self.bits();
        Self::from_bits(if word & TAG == OWNED { word | BORROWED } else { word })
    }

    /// What a C function gets or gives: the object's pointer, NULL for NULL; the slot must not be an immediate.
    #[inline(always)]
    pub fn as_raw(&self) -> *mut PyObject {
        debug_assert!(!self.is_immediate());
        std::ptr::with_exposed_provenance_mut((self.bits() & !TAG) as usize)
    }
}

impl From<Fallible<Owned>> for Slot {
    /// The object, or NULL with the exception raised.
    #[inline(always)]
    fn from(result: Fallible<Owned>) -> Self {
        match result {
            Ok(object) => Self::owned(object),
            Err(Raised) => Self::null(),
        }
    }
}
