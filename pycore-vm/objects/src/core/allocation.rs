//! New objects.
//!
//! ```text
//!   block of the heap ──▶ [collector's head, if the type has one] [header] [what the type adds] [items]
//! ```

use std::ptr::NonNull;

use pycore_gc::{HEAD_SIZE, Head, Node};

use super::layout::Layout;
use super::object::Object;
use super::raised::Fallible;
use super::refs::Owned;
use super::thread::Thread;
use super::type_object::{TypeFlags, TypeObject};

impl Thread {
    /// A new object of the type that `T` is the layout of.
    ///
    /// `fill` gets the header and gives the whole object. Objects of types with a collector header are tracked.
    #[inline]
    pub fn new_object<T: Layout>(&self, fill: impl FnOnce(Object) -> T) -> Fallible<Owned<T>> {
        let type_object = T::type_object();
        debug_assert_eq!(type_object.instance_size(0), Some(size_of::<T>()));
        let place = self.reserve(type_object, size_of::<T>())?.cast::<T>();
        // SAFETY: types of Rust layouts are static.
        let header = unsafe { Object::new(type_object) };
        // SAFETY: the block has room for a `T` and is aligned to 16 bytes, which is enough (condition 1 of
        // `Layout`); nobody else knows it.
        unsafe { place.write(fill(header)) };
        // SAFETY: the object is complete, and its only reference passes on.
        let object = unsafe { Owned::adopt(place) };
        if type_object.has_gc() {
            // SAFETY: the object is complete, has a head, and is untracked by its release.
            let tracked = unsafe { self.young().track(Node::new(place.cast())) };
            if tracked.is_err() {
                return Err(self.raise_out_of_memory());
            }
        }
        Ok(object)
    }

    /// Memory for an object of `size` bytes, behind a collector's head if its type has one.
    #[inline]
    fn reserve(&self, type_object: &TypeObject, size: usize) -> Fallible<NonNull<u8>> {
        let has_gc = type_object.flags().contains(TypeFlags::HAVE_GC);
        let front = if has_gc { HEAD_SIZE } else { 0 };
        let Ok(block) = self.heap().allocate(front + size) else {
            return Err(self.raise_out_of_memory());
        };
        if has_gc {
            // SAFETY: the block has room for the head in front of the object.
            unsafe { block.cast::<Head>().write(Head::new()) };
            if self.young().created() {
                self.request_collection();
            }
        }
        // For the object's release, which reaches the whole block from any reference.
        block.as_ptr().expose_provenance();
        // SAFETY: the block has `front + size` bytes.
        Ok(unsafe { block.add(front) })
    }
}
