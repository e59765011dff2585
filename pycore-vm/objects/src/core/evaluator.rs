//! What the evaluator needs of the kernel beyond what everybody has: references dropped in two steps.
//!
//! Dropping the last reference to an object runs its destructor, a call. An instruction that leaves by a jump must not
//! contain one, so it counts down inline and leaves the rest to another handler: [`Slot::release`] gives the object
//! that is dying, [`Dying::destroy`] ends it.

use std::cell::Cell;
use std::ptr::{self, NonNull};

use pycore_abi::PyObject;

use super::layout::Layout;
use super::object::Object;
use super::place::Place;
use super::refs::ObjectLike;
use super::release;
use super::slot::Slot;

/// An object whose last reference has been dropped, and which has not been destroyed yet.
#[must_use = "the object stays in memory unless it is destroyed"]
pub struct Dying(NonNull<Object>);

impl Dying {
    /// Destroys the object.
    #[inline(always)]
    pub fn destroy(self) {
        // SAFETY: the count is zero, and nothing leads to the object any more.
        unsafe { release::destroy(self.0) };
    }

    /// The object's address, which stays this value's.
    #[inline(always)]
    pub(super) fn address(&self) -> usize {
        self.0.as_ptr().expose_provenance()
    }

    /// Whether the object's type is exactly `T`'s.
    #[inline(always)]
    pub(super) fn is_a<T: Layout>(&self) -> bool {
        // SAFETY: the object is intact until it is destroyed.
        ptr::eq(unsafe { self.0.as_ref() }.type_object(), T::type_object())
    }

    /// The object's address, to be made a `Dying` again.
    #[inline(always)]
    pub fn into_bits(self) -> usize {
        self.0.as_ptr().expose_provenance()
    }

    /// The object whose address it is.
    ///
    /// # Safety
    ///
    /// 1. The address is from [`Self::into_bits`], and is used once.
    #[inline(always)]
    pub unsafe fn from_bits(bits: usize) -> Self {
        let pointer = ptr::with_exposed_provenance_mut::<Object>(bits);
        // SAFETY: addresses of objects are not null.
        Self(unsafe { NonNull::new_unchecked(pointer) })
    }
}

impl Slot {
    /// Puts a word into the slot and gives what was there.
    #[inline(always)]
    pub fn replace(&self, value: Slot) -> Slot {
        // SAFETY: a slot is a cell of one word (`repr(transparent)`).
        let cell = unsafe { &*ptr::from_ref(self).cast::<Cell<u64>>() };
        Slot::from_bits(cell.replace(value.bits()))
    }

    /// Puts a word into the slot, which may be memory that nothing was written to before.
    #[inline(always)]
    pub fn put(&self, value: Slot) {
        // SAFETY: a slot is a cell of one word (`repr(transparent)`); what was there is not read.
        unsafe { (*ptr::from_ref(self).cast::<Cell<u64>>()).as_ptr().write(value.bits()) };
    }

    /// Drops the value, except that an object without references is given to the caller to destroy.
    #[inline(always)]
    pub fn release(self) -> Option<Dying> {
        let word = self.bits();
        if word & 0b11 != 0 {
            return None;
        }
        let pointer = ptr::with_exposed_provenance_mut::<Object>(word as usize);
        // SAFETY: a word with this tag is the address of an object to which the slot counted a reference.
        unsafe { (*pointer).decrement().then(|| Dying(NonNull::new_unchecked(pointer))) }
    }

    /// A slot that owns another reference to the object, or borrows it if it is immortal.
    #[inline(always)]
    pub fn share(object: &Object) -> Slot {
        object.increment();
        Slot::from_bits(ptr::from_ref(object).expose_provenance() as u64)
    }

    /// A slot that owns the reference that a pointer of C's is; NULL for NULL.
    ///
    /// # Safety
    ///
    /// 1. The pointer is NULL, or one counted reference to a live object passes to the result.
    #[inline(always)]
    pub unsafe fn adopt(pointer: *mut PyObject) -> Slot {
        let word = pointer.expose_provenance() as u64;
        if word == 0 { Slot::null() } else { Slot::from_bits(word) }
    }

    /// Whether the value is exactly this object.
    #[inline(always)]
    pub fn is_object(&self, object: &Object) -> bool {
        self.bits() & !0b01 == ptr::from_ref(object).addr() as u64
    }
}

impl<T: ObjectLike> Place<T> {
    /// What the field holds, as a pointer that is null for nothing.
    #[inline(always)]
    pub fn as_pointer(&self) -> *mut T {
        // SAFETY: a place is one nullable pointer (`repr(transparent)`).
        unsafe { *ptr::from_ref(self).cast::<*mut T>() }
    }
}

impl Slot {
    /// A slot with the same value: a reference more if this one owns its own.
    #[inline(always)]
    pub fn copy(&self) -> Slot {
        let word = self.bits();
        if word & 0b11 == 0 {
            let pointer = ptr::with_exposed_provenance::<Object>(word as usize);
            // SAFETY: a word with this tag is the address of an object that the slot keeps alive.
            unsafe { (*pointer).increment() };
        }
        Slot::from_bits(word)
    }

    /// A slot with the same value that closes for free.
    ///
    /// What keeps the value alive is the caller's affair: a variable that the compiler has seen to outlive the use.
    #[inline(always)]
    pub fn borrow_unchecked(&self) -> Slot {
        let word = self.bits();
        // Sets the lowest bit of object words only: an immediate has the bit above it.
        Slot::from_bits(word | (!word >> 1 & 1))
    }

    /// Whether closing either of two slots that hold objects is free, because both borrow.
    #[inline(always)]
    pub fn both_borrowed(left: &Self, right: &Self) -> bool {
        left.bits() & right.bits() & 0b01 != 0
    }

    /// Makes a borrowed reference in the slot a counted one, as [`Self::into_owned`].
    #[inline(always)]
    pub fn own(&self) {
        let word = self.bits();
        if word & 0b11 != 0b01 || word == Slot::null().bits() {
            return;
        }
        let pointer = ptr::with_exposed_provenance::<Object>((word & !0b01) as usize);
        // SAFETY: the word is the address of an object that something keeps alive.
        unsafe { (*pointer).increment() };
        self.replace(Slot::from_bits(word & !0b01));
    }

    /// The same value, owned: a borrowed reference becomes a counted one, so that it may outlive what it came from.
    #[inline(always)]
    pub fn into_owned(self) -> Slot {
        let word = self.bits();
        if word & 0b11 != 0b01 || word == Slot::null().bits() {
            return self;
        }
        let pointer = ptr::with_exposed_provenance::<Object>((word & !0b01) as usize);
        // SAFETY: the word is the address of an object that something keeps alive.
        unsafe { (*pointer).increment() };
        Slot::from_bits(word & !0b01)
    }
}

impl Slot {
    /// A slot that borrows an object which outlives all uses of the slot in its frame: an immortal one, or a constant
    /// of the code that runs.
    #[inline(always)]
    pub fn of_lasting(object: &Object) -> Slot {
        Slot::from_bits(ptr::from_ref(object).expose_provenance() as u64 | 0b01)
    }
}

impl<T: ObjectLike> Place<T> {
    /// Puts a pointer into the field and gives what it held, null for nothing.
    ///
    /// # Safety
    ///
    /// 1. The pointer is null or leads to a live object laid out as `T`, a counted reference to which passes to the
    ///    field; that of the result passes to the caller.
    #[inline(always)]
    pub unsafe fn exchange(&self, pointer: *mut T) -> *mut T {
        // SAFETY: a place is one nullable pointer in a cell (`repr(transparent)`).
        unsafe { (*ptr::from_ref(self).cast::<Cell<*mut T>>()).replace(pointer) }
    }
}
