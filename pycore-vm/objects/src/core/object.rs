//! The header of every object.
//!
//! ```text
//!   0        4          6       8            16
//!   ├────────┼──────────┼───────┼────────────┤
//!   │ count  │ overflow │ flags │ type       │ what the type adds
//!   └────────┴──────────┴───────┴────────────┘
//! ```
//!
//! The count is 32 bits. With bit 31 set the object is immortal: compiled extensions neither count it up (they
//! stop at 3 << 30) nor down (they stop at negative numbers), and neither does this code.

use std::cell::Cell;
use std::mem::offset_of;

use pycore_abi::PyObject;

use super::layout::Layout;
use super::type_object::TypeObject;

/// The count of an immortal object; half of the space below 2^32 that means "immortal".
const IMMORTAL: u32 = 3 << 30;
/// Counts from here on are not counted up, as in compiled extensions.
const NOT_COUNTED: u32 = 3 << 30;
/// The bit that makes a count negative, and its object immortal.
const IMMORTAL_BIT: u32 = 1 << 31;

/// Flag of objects in static memory that are immortal.
const FLAGS_OF_STATICS: u16 = 1 | STATIC_FLAG;
/// Flag of objects in static memory, of compiled extensions as well.
const STATIC_FLAG: u16 = 4;

/// Flag of an object whose destruction has been put off.
pub(super) const WAITING: u16 = 1 << 15;

/// Any object: the header, seen alone.
#[repr(C)]
pub struct Object {
    count: Cell<u32>,
    /// Takes what counts above 32 bits carry over in builds without a lock; zero here.
    overflow: Cell<u16>,
    flags: Cell<u16>,
    type_object: Cell<*const TypeObject>,
}

const _: () = {
    assert!(size_of::<Object>() == size_of::<PyObject>());
    assert!(offset_of!(Object, count) == offset_of!(PyObject, ob_refcnt));
    assert!(offset_of!(Object, overflow) == offset_of!(PyObject, ob_overflow));
    assert!(offset_of!(Object, flags) == offset_of!(PyObject, ob_flags));
    assert!(offset_of!(Object, type_object) == offset_of!(PyObject, ob_type));
};

impl Object {
    /// The header of a new object, which has one reference.
    ///
    /// # Safety
    ///
    /// 1. `type_object` lives as long as the object: it is static, or the object's creator counts a reference
    ///    to it that the object's release drops.
    // A call in between would take the header's address, and handlers that make objects could not end in a jump.
    #[inline(always)]
    pub(super) const unsafe fn new(type_object: *const TypeObject) -> Self {
        Self {
            count: Cell::new(1),
            overflow: Cell::new(0),
            flags: Cell::new(0),
            type_object: Cell::new(type_object),
        }
    }

    /// The header of an immortal object in static memory.
    ///
    /// # Safety
    ///
    /// 1. `type_object` points to a static.
    pub const unsafe fn new_static(type_object: *const TypeObject) -> Self {
        Self {
            count: Cell::new(IMMORTAL),
            overflow: Cell::new(0),
            flags: Cell::new(FLAGS_OF_STATICS),
            type_object: Cell::new(type_object),
        }
    }

    /// The object's type.
    #[inline(always)]
    pub fn type_object(&self) -> &TypeObject {
        // SAFETY: the pointer was valid when the header was made (condition 1 of `new` and `new_static`) and
        // stays so; only `set_type_object` replaces it, under the same condition.
        unsafe { &*self.type_object.get() }
    }

    /// Number of references. Immortal objects give a number of at least 2^31.
    #[inline(always)]
    pub fn reference_count(&self) -> u32 {
        self.count.get()
    }

    /// Whether the object is never destroyed.
    #[inline(always)]
    pub fn is_immortal(&self) -> bool {
        self.count.get() & IMMORTAL_BIT != 0
    }

    /// Whether the object's destruction has begun or is put off: whoever knows of it without counting a reference must not
    /// count one now.
    #[inline(always)]
    pub fn is_dying(&self) -> bool {
        self.count.get() == 0 || self.flags.get() & WAITING != 0
    }

    /// Whether the object is in static memory: then it has nothing in front of it, whatever its type says.
    #[inline(always)]
    pub fn is_static(&self) -> bool {
        self.flags.get() & STATIC_FLAG != 0
    }

    /// Makes the object immortal: whatever references exist, none is counted from now on.
    pub fn make_immortal(&self) {
        self.count.set(IMMORTAL);
    }

    /// Whether `self` and `other` are one object: Python's `is`.
    #[inline(always)]
    pub fn is(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }

    /// The object as its Rust struct, if its type is `T` or a subclass of it.
    #[inline(always)]
    pub fn downcast<T: Layout>(&self) -> Option<&T> {
        T::is_layout_of(self.type_object()).then(|| {
            // SAFETY: `is_layout_of` says that objects of this type are laid out as `T` (condition 2 of `Layout`).
            unsafe { self.cast() }
        })
    }

    /// The object as its Rust struct, if its type is `T` and no subclass.
    #[inline(always)]
    pub fn downcast_exact<T: Layout>(&self) -> Option<&T> {
        std::ptr::eq(self.type_object(), T::type_object()).then(|| {
            // SAFETY: objects of exactly this type are laid out as `T` (condition 2 of `Layout`).
            unsafe { self.cast() }
        })
    }

    /// The object as a Rust struct.
    ///
    /// # Safety
    ///
    /// 1. The object's memory is laid out as `T`.
    #[inline(always)]
    pub unsafe fn cast<T: Layout>(&self) -> &T {
        // SAFETY: condition 1; the lifetime is that of the object's borrow. Going from the header to what lies
        // behind it is within the allocation that the reference was derived from (Tree Borrows).
        unsafe { &*std::ptr::from_ref(self).cast::<T>() }
    }

    /// Counts one more reference.
    #[inline(always)]
    pub(super) fn increment(&self) {
        let count = self.count.get();
        if count < NOT_COUNTED {
            self.count.set(count + 1);
        }
    }

    /// Counts one reference less; `true` if it was the last.
    #[inline(always)]
    #[must_use]
    pub(super) fn decrement(&self) -> bool {
        let count = self.count.get();
        if count & IMMORTAL_BIT != 0 {
            return false;
        }
        self.count.set(count - 1);
        count == 1
    }

    /// The object's address, by which `id` and `repr` tell it apart.
    #[inline(always)]
    pub fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    /// Counts one reference again to an object whose count has come to zero, for its finaliser.
    pub(super) fn revive(&self) {
        debug_assert!(self.count.get() == 0);
        self.count.set(1);
    }

    /// Gives the object another type.
    ///
    /// # Safety
    ///
    /// 1. Instances of the type are laid out as the object is, and end as it would.
    /// 2. The reference that the object counted to its old type, if that was made at run time, passes to the caller; one
    ///    to the new type passes to the object.
    pub(crate) unsafe fn set_type_object(&self, type_object: &TypeObject) {
        self.type_object.set(type_object);
    }
}
