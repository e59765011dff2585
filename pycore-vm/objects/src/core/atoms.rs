//! Ints and floats as the evaluator computes with them: out of slots and into slots, without a call.
//!
//! A number comes as an immediate or as an object. Results are put where an operand was that nobody else has, or into a
//! block from the head of its free list; where neither is possible the caller goes another way. Compact ints and floats
//! have blocks of one size class.

use std::cell::Cell;
use std::ptr::{self, NonNull};

use pycore_abi::{PyFloatObject, PyLongObject};
use pycore_gc::{FreeBlock, SizeClass};

use super::evaluator::Dying;
use super::object::Object;
use super::slot::Slot;
use super::thread::Thread;
use crate::core::Layout;
use crate::types::float::Float;
use crate::types::int::Int;

/// Whether results of int instructions are immediates.
pub const INT_IMMEDIATES: bool = cfg!(feature = "int-immediates");
/// Whether results of float instructions are immediates.
pub const FLOAT_IMMEDIATES: bool = cfg!(feature = "float-immediates");

/// Whether numbers that come on the stack are made immediates.
const STRESSED_IMMEDIATES: bool = cfg!(feature = "stressed-immediates");

/// The class of the blocks.
const CLASS: SizeClass = match SizeClass::of(size_of::<PyLongObject>()) {
    Some(class) => class,
    None => panic!("ints are small objects"),
};

const _: () = assert!(
    CLASS.block_size() >= size_of::<PyFloatObject>()
        && CLASS.block_size() - 16 < size_of::<PyFloatObject>()
);

/// The greatest magnitude of a compact int.
const DIGIT: u64 = (1 << 30) - 1;

/// The address of the object that a slot holds, which must be one.
#[inline(always)]
fn address(slot: &Slot) -> *mut Object {
    ptr::with_exposed_provenance_mut((slot.bits() & !0b01) as usize)
}

impl Slot {
    /// The value of an `int` of one digit, or of an int immediate where instructions make them.
    #[inline(always)]
    pub fn small_int(&self) -> Option<i64> {
        if INT_IMMEDIATES && let Some(value) = self.as_int() {
            return Some(value);
        }
        self.exact::<Int>()?.as_compact()
    }

    /// The value of a `float`, or of a float immediate where instructions make them.
    #[inline(always)]
    pub fn exact_float(&self) -> Option<f64> {
        if FLOAT_IMMEDIATES && self.is_immediate() {
            return self.as_float();
        }
        self.exact::<Float>().map(Float::value)
    }

    /// The object in the slot, if it is exactly a `T`.
    #[inline(always)]
    pub fn exact<T: Layout>(&self) -> Option<&T> {
        if self.is_immediate() {
            return None;
        }
        // SAFETY: a word without this bit is NULL or that of an object that the slot holds or borrows.
        unsafe { address(self).as_ref() }?.downcast_exact::<T>()
    }

    /// The slot as it comes on the stack: the same, but where immediates are stressed, every number that can be one is.
    #[inline(always)]
    pub fn stressed(self) -> Self {
        if !STRESSED_IMMEDIATES || self.is_immediate() || self.is_null() {
            return self;
        }
        let immediate = match self.small_int() {
            Some(value) => Self::int(value),
            None => self.exact_float().and_then(Self::float),
        };
        match immediate {
            Some(immediate) => {
                self.close();
                immediate
            }
            None => self,
        }
    }

    /// Whether the slot owns the only reference to an object.
    #[inline(always)]
    fn is_unique(&self) -> bool {
        // SAFETY: a word with this tag is the address of a live object.
        self.bits() & 0b11 == 0 && unsafe { (*address(self)).reference_count() == 1 }
    }

    /// Drops an int of one digit, a float or an immediate; a dying object for which its free list has no room is given
    /// to the caller.
    ///
    /// The value is of such a type: an instruction has just computed with it.
    #[inline(always)]
    pub fn release_atom(self, thread: &Thread) -> Option<Dying> {
        let dying = self.release()?;
        // SAFETY: the object is of such a type.
        unsafe { free_block(thread, dying) }
    }

    /// Writes another value into the float that the slot holds, if nobody else has it; whether it did.
    #[inline(always)]
    pub fn overwrite_float(&self, value: f64) -> bool {
        if FLOAT_IMMEDIATES || !self.is_unique() || self.exact::<Float>().is_none() {
            return false;
        }
        // SAFETY: the slot holds the only reference to a float.
        unsafe { (*address(self).cast::<PyFloatObject>()).ob_fval = value };
        true
    }

    /// Writes another value into the int of one digit that the slot holds, if nobody else has it and the value has one
    /// digit, too, and is no small one, which is shared; whether it did.
    #[inline(always)]
    pub fn overwrite_int(&self, value: i64) -> bool {
        let fits = !INT_IMMEDIATES && value.unsigned_abs() <= DIGIT && Int::small(value).is_none();
        if !fits || !self.is_unique() || self.small_int().is_none() {
            return false;
        }
        // SAFETY: the slot holds the only reference to an int of one digit.
        unsafe { write_int(address(self).cast(), value) };
        true
    }
}

impl Dying {
    /// Ends the object if it is a float or an int of one digit and its free list has room; gives it back otherwise.
    #[inline(always)]
    pub fn destroy_atom(self, thread: &Thread) -> Option<Dying> {
        if !self.is_a::<Float>() && !self.is_a::<Int>() {
            return Some(self);
        }
        if self.is_a::<Int>() {
            // SAFETY: the object is an int, and intact.
            let int = unsafe { &*ptr::with_exposed_provenance::<Int>(self.address()) };
            if int.as_compact().is_none() {
                return Some(self);
            }
        }
        // SAFETY: the object is of such a type.
        unsafe { free_block(thread, self) }
    }
}

/// Puts the block of a dying object into the free list, if that has room.
///
/// # Safety
///
/// 1. The object is a float or an int of one digit.
#[inline(always)]
unsafe fn free_block(thread: &Thread, dying: Dying) -> Option<Dying> {
    let list = thread.heap().list(CLASS);
    let room = list.room.get();
    if room == 0 {
        return Some(dying);
    }
    list.room.set(room - 1);
    let block = ptr::with_exposed_provenance_mut::<FreeBlock>(dying.into_bits());
    // SAFETY: nothing leads to the object any more, and its type has nothing to drop: its block, which is of this
    // class, is free.
    unsafe { (*block).next = list.head.get() };
    list.head.set(block);
    None
}

/// A block from the free list, if one is there.
#[inline(always)]
fn take_block(thread: &Thread) -> Option<NonNull<u8>> {
    let list = thread.heap().list(CLASS);
    let block = NonNull::new(list.head.get())?;
    // SAFETY: a block in the list is free, ours, and holds a link.
    list.head.set(unsafe { (*block.as_ptr()).next });
    list.room.set(list.room.get() + 1);
    Some(block.cast())
}

impl Thread {
    /// A slot with an int, unless that takes a call.
    #[inline(always)]
    pub fn int_slot(&self, value: i64) -> Option<Slot> {
        if INT_IMMEDIATES {
            return Slot::int(value);
        }
        if let Some(small) = Int::small(value) {
            return Some(Slot::of_lasting(small.as_object()));
        }
        let magnitude = value.unsigned_abs();
        if magnitude > DIGIT {
            return None;
        }
        let block = take_block(self)?.cast::<PyLongObject>();
        // SAFETY: the block is ours and has the size of an int of one digit.
        unsafe {
            block.cast::<Object>().write(Object::new(Int::type_object()));
            write_int(block.as_ptr(), value);
        }
        block.as_ptr().expose_provenance();
        Some(Slot::from_bits(block.as_ptr().addr() as u64))
    }

    /// A slot with a float, unless that takes a call.
    #[inline(always)]
    pub fn float_slot(&self, value: f64) -> Option<Slot> {
        if FLOAT_IMMEDIATES && let Some(immediate) = Slot::float(value) {
            return Some(immediate);
        }
        let block = take_block(self)?.cast::<PyFloatObject>();
        // SAFETY: the block is ours and has the size of a float.
        unsafe {
            block.cast::<Object>().write(Object::new(Float::type_object()));
            (*block.as_ptr()).ob_fval = value;
        }
        block.as_ptr().expose_provenance();
        Some(Slot::from_bits(block.as_ptr().addr() as u64))
    }
}

/// Writes the value of an int of one digit.
///
/// # Safety
///
/// 1. The memory is that of an int nobody else has; the magnitude fits a digit and is not zero.
#[inline(always)]
unsafe fn write_int(int: *mut PyLongObject, value: i64) {
    debug_assert!(value != 0 && value.unsigned_abs() <= DIGIT);
    // The number of digits times eight, and 2 for negative numbers.
    let tag = 8 | ((value as u64 >> 63) as usize) << 1;
    // SAFETY: condition 1.
    unsafe {
        (&raw mut (*int).long_value.lv_tag).cast::<Cell<usize>>().write(Cell::new(tag));
        (&raw mut (*int).long_value.ob_digit).cast::<u32>().write(value.unsigned_abs() as u32);
    }
}

/// The tag of int immediates, in both bits.
const INT: u64 = 0b11;

/// Operators of two int immediates; `None` for anything else, and if the result is none.
impl Slot {
    #[inline(always)]
    fn both_ints(left: &Self, right: &Self) -> bool {
        left.bits() & right.bits() & INT == INT
    }

    /// `left + right`
    #[inline(always)]
    pub fn add_immediates(left: &Self, right: &Self) -> Option<Self> {
        if !Self::both_ints(left, right) {
            return None;
        }
        let sum = (left.bits() as i64 - INT as i64).checked_add(right.bits() as i64)?;
        Some(Self::from_bits(sum as u64))
    }

    /// `left - right`
    #[inline(always)]
    pub fn subtract_immediates(left: &Self, right: &Self) -> Option<Self> {
        if !Self::both_ints(left, right) {
            return None;
        }
        let difference = (left.bits() as i64).checked_sub(right.bits() as i64 - INT as i64)?;
        Some(Self::from_bits(difference as u64))
    }

    /// `left * right`
    #[inline(always)]
    pub fn multiply_immediates(left: &Self, right: &Self) -> Option<Self> {
        if !Self::both_ints(left, right) {
            return None;
        }
        let product = (left.bits() as i64 >> 2).checked_mul(right.bits() as i64 - INT as i64)?;
        Some(Self::from_bits(product as u64 | INT))
    }

    /// The outcome of a comparison as `COMPARE_OP` has it: 2 less, 4 greater, 8 equal.
    #[inline(always)]
    pub fn compare_immediates(left: &Self, right: &Self) -> Option<usize> {
        if !Self::both_ints(left, right) {
            return None;
        }
        let (left, right) = (left.bits() as i64, right.bits() as i64);
        Some(if left < right {
            2
        } else if left > right {
            4
        } else {
            8
        })
    }
}
