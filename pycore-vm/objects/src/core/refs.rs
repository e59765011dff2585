//! Counted references, and the four verbs by which raw pointers become references.

use std::fmt;
use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;

use super::layout::Layout;
use super::object::Object;
use super::release;

/// A counted reference to an object: cloning counts up, dropping counts down and destroys the object with the
/// last reference.
///
/// One word; `Option<Owned<T>>` is one word too, C's nullable owned pointer.
#[repr(transparent)]
pub struct Owned<T: ObjectLike = Object> {
    pointer: NonNull<T>,
    /// Counts are not atomic: references stay with the interpreter's lock.
    not_send: PhantomData<*const T>,
}

/// What references can point to: [`Object`], and every [`Layout`].
///
/// # Safety
///
/// 1. The struct begins with the header of an object.
pub unsafe trait ObjectLike: Sized + 'static {
    /// The header: the value as any object.
    #[inline(always)]
    fn as_object(&self) -> &Object {
        // SAFETY: the struct begins with the header (condition 1).
        unsafe { &*std::ptr::from_ref(self).cast::<Object>() }
    }
}

// SAFETY: it is the header.
unsafe impl ObjectLike for Object {}
// SAFETY: condition 1 of `Layout`.
unsafe impl<T: Layout> ObjectLike for T {}

impl<T: ObjectLike> Owned<T> {
    /// Adopts a pointer: the reference that its giver counted is ours from now on.
    ///
    /// # Safety
    ///
    /// 1. The pointer leads to a live object laid out as `T`, derived from its whole allocation.
    /// 2. One counted reference passes to the result.
    #[inline(always)]
    pub unsafe fn adopt(pointer: NonNull<T>) -> Self {
        Self { pointer, not_send: PhantomData }
    }

    /// A counted reference to a borrowed object.
    #[inline(always)]
    pub fn share(object: &T) -> Self {
        let owned = Self { pointer: NonNull::from(object), not_send: PhantomData };
        owned.header().increment();
        owned
    }

    /// Gives the reference away as a pointer, still counted.
    #[inline(always)]
    pub fn into_raw(self) -> NonNull<T> {
        ManuallyDrop::new(self).pointer
    }

    /// The same reference, seen as any object.
    #[inline(always)]
    pub fn into_object(self) -> Owned<Object> {
        let pointer = self.into_raw().cast::<Object>();
        // SAFETY: a `T` begins with the header (condition 1 of `ObjectLike`), and the count passes on.
        unsafe { Owned::adopt(pointer) }
    }

    #[inline(always)]
    fn header(&self) -> &Object {
        // SAFETY: what `pointer` leads to is alive while this reference is counted, and begins with the header.
        unsafe { self.pointer.cast::<Object>().as_ref() }
    }
}

impl Owned<Object> {
    /// The object as its Rust struct, if its type is `T` or a subclass; the reference stays.
    #[inline(always)]
    pub fn downcast_ref<T: Layout>(&self) -> Option<&T> {
        self.deref().downcast::<T>()
    }

    /// The reference with its Rust struct, if the object's type is `T` or a subclass; else the reference as it was.
    pub fn downcast<T: Layout>(self) -> Result<Owned<T>, Self> {
        if self.deref().downcast::<T>().is_none() {
            return Err(self);
        }
        let pointer = self.into_raw().cast::<T>();
        // SAFETY: the check says that the object is laid out as `T`, and the count passes on.
        Ok(unsafe { Owned::adopt(pointer) })
    }
}

/// Borrows a raw pointer.
///
/// # Safety
///
/// 1. The pointer leads to a live object laid out as `T`, derived from its whole allocation, and somebody counts a
///    reference to it for the lifetime chosen by the caller.
#[inline(always)]
pub unsafe fn borrow<'a, T: ObjectLike>(pointer: NonNull<T>) -> &'a T {
    // SAFETY: condition 1.
    unsafe { pointer.as_ref() }
}

impl<T: ObjectLike> Clone for Owned<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        Self::share(self)
    }
}

impl<T: ObjectLike> Drop for Owned<T> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.header().decrement() {
            // SAFETY: that was the last reference, and nobody can reach the object any more.
            unsafe { release::destroy(self.pointer.cast()) };
        }
    }
}

impl<T: ObjectLike> Deref for Owned<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the object is alive while this reference is counted.
        unsafe { self.pointer.as_ref() }
    }
}

/// What the value says, for messages.
impl<T: ObjectLike + fmt::Display> fmt::Display for Owned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.deref().fmt(f)
    }
}

/// Type and address; the object's own `repr` may run code and fail.
impl<T: ObjectLike> fmt::Debug for Owned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.header().type_object().name().to_string_lossy();
        write!(f, "<{name} object at {:p}>", self.pointer)
    }
}

const _: () = {
    assert!(size_of::<Owned>() == size_of::<usize>());
    assert!(size_of::<Option<Owned>>() == size_of::<usize>());
    assert!(size_of::<Result<Owned, super::Raised>>() == size_of::<usize>());
};
