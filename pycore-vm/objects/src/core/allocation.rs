//! New objects.
//!
//! ```text
//!   block of the heap ──▶ [managed dict, weak references] [collector's head] [header] [what the type adds] [items]
//! ```

use std::ptr::{self, NonNull};

use pycore_abi::{PyObject, PyTypeObject};
use pycore_gc::{HEAD_SIZE, Head, Node};

use super::layout::Layout;
use super::object::Object;
use super::raised::Fallible;
use super::refs::Owned;
use super::thread::Thread;
use super::type_object::{PRE_HEADER_SIZE, TypeFlags, TypeObject};
use super::var_object::VarObject;

impl Thread {
    /// A new object of the static type that `T` is the layout of.
    ///
    /// `fill` gets the header and gives the whole object. Objects of types with a collector's head are tracked.
    #[inline]
    pub fn new_object<T: Layout>(&self, fill: impl FnOnce(Object) -> T) -> Fallible<Owned<T>> {
        let type_object = T::type_object();
        debug_assert_eq!(type_object.instance_size(0), Some(size_of::<T>()));
        let place = self.reserve(type_object, size_of::<T>())?.cast::<T>();
        // SAFETY: the type is static; the block has room for a `T` and is aligned to 16 bytes, which is enough
        // (condition 1 of `Layout`); nobody else knows it.
        unsafe {
            place.write(fill(Object::new(type_object)));
            self.finish(type_object, place)
        }
    }

    /// A new instance of `class`, which is the type that `T` is the layout of or a subclass: for `tp_new`.
    ///
    /// What subclasses have behind the `T` is zero.
    pub fn new_instance<T: Layout>(
        &self,
        class: &TypeObject,
        fill: impl FnOnce(Object) -> T,
    ) -> Fallible<Owned<T>> {
        if ptr::eq(class, T::type_object()) {
            return self.new_object(fill);
        }
        self.new_sized(class, 0, |object| fill(object.object))
    }

    /// A new instance with `items` items of `tp_itemsize` bytes each behind the `T`, which are zero at first.
    ///
    /// `class` is the type that `T` is the layout of, or a subclass. `fill` gets the header with `ob_size` set to `items`.
    pub fn new_var_object<T: Layout>(
        &self,
        class: &TypeObject,
        items: usize,
        fill: impl FnOnce(VarObject) -> T,
    ) -> Fallible<Owned<T>> {
        self.new_sized(class, items, fill)
    }

    /// An object of exactly the static type that `T` is the layout of, with room for `items` items behind it that are not
    /// initialised; the collector does not know it.
    ///
    /// # Safety
    ///
    /// 1. The caller initialises the items before the object is dropped, or seen by anybody else.
    #[inline]
    pub unsafe fn new_untracked_var_object<T: Layout>(
        &self,
        items: usize,
        fill: impl FnOnce(VarObject) -> T,
    ) -> Fallible<NonNull<T>> {
        let type_object = T::type_object();
        let Some(size) = type_object.instance_size(items) else {
            return Err(self.raise_out_of_memory());
        };
        // SAFETY: the size is that of the instance; condition 1.
        unsafe {
            self.new_raw_object(type_object, size, |object| {
                fill(VarObject::new(object, items as isize))
            })
        }
    }

    /// An object of a static type in `size` bytes; the collector does not know it.
    ///
    /// # Safety
    ///
    /// 1. The type is static, `T` is the layout of its instances, and `size` is at least that of `T`.
    /// 2. The caller initialises what is behind the `T` before the object is dropped, or seen by anybody else.
    #[inline]
    pub unsafe fn new_raw_object<T: Layout>(
        &self,
        type_object: &TypeObject,
        size: usize,
        fill: impl FnOnce(Object) -> T,
    ) -> Fallible<NonNull<T>> {
        let place = self.reserve(type_object, size)?.cast::<T>();
        // SAFETY: the block has room for a `T`, and nobody else knows it; condition 1.
        unsafe { place.write(fill(Object::new(type_object))) };
        Ok(place)
    }

    /// As [`Self::new_raw_object`], for a type whose instances have a collector's head and nothing else in front.
    ///
    /// # Safety
    ///
    /// 1. As for [`Self::new_raw_object`], and the type is such a one.
    #[inline(always)]
    pub unsafe fn new_raw_collected<T: Layout>(
        &self,
        type_object: &TypeObject,
        size: usize,
        fill: impl FnOnce(Object) -> T,
    ) -> Fallible<NonNull<T>> {
        debug_assert!(type_object.has_gc() && type_object.front_size() == HEAD_SIZE);
        let Ok(block) = self.heap().allocate(HEAD_SIZE + size) else {
            return Err(self.raise_out_of_memory());
        };
        block.as_ptr().expose_provenance();
        if self.young().created() {
            self.request_collection();
        }
        // SAFETY: the block has room for the head and a `T`, and nobody else knows it; condition 1.
        unsafe {
            block.cast::<Head>().write(Head::new());
            let place = block.add(HEAD_SIZE).cast::<T>();
            place.write(fill(Object::new(type_object)));
            Ok(place)
        }
    }

    /// An object of exactly the static type that `T` is the layout of, which has no collector's head, in `SIZE` bytes.
    ///
    /// # Safety
    ///
    /// 1. `SIZE` is at least that of `T`, and instances of the type have no collector's head.
    /// 2. The caller initialises what is behind the `T` before the object is dropped, or seen by anybody else.
    #[inline(always)]
    pub unsafe fn new_atom<T: Layout, const SIZE: usize>(
        &self,
        fill: impl FnOnce(Object) -> T,
    ) -> Fallible<NonNull<T>> {
        debug_assert!(SIZE >= size_of::<T>() && T::type_object().front_size() == 0);
        let Ok(block) = self.heap().allocate(SIZE) else {
            return Err(self.raise_out_of_memory());
        };
        block.as_ptr().expose_provenance();
        let place = block.cast::<T>();
        // SAFETY: the block has room for a `T`, and nobody else knows it; the type is static.
        unsafe { place.write(fill(Object::new(T::type_object()))) };
        Ok(place)
    }

    /// Memory for an instance of a class with `items` items, all zero but for the header: what C code asks for before it
    /// fills the instance. The collector does not know it yet.
    ///
    /// # Safety
    ///
    /// 1. The class is ready, or its sizes and flags are final. The caller owns the result's only reference, and completes
    ///    the instance before anybody else sees it.
    pub unsafe fn allocate_instance(
        &self,
        class: &TypeObject,
        items: usize,
    ) -> Fallible<NonNull<Object>> {
        let item_size = class.read(|raw| raw.tp_itemsize);
        // One item more, as C code relies on: an end mark behind items has room.
        let room = if item_size > 0 { items.saturating_add(1) } else { 0 };
        let Some(size) = class.instance_size(room) else {
            return Err(self.raise_out_of_memory());
        };
        let size = size + class.hidden_size();
        let place = self.reserve(class, size)?;
        if class.flags().contains(TypeFlags::HEAP_TYPE) {
            class.as_object().increment();
        }
        // SAFETY: the block has `size` bytes, at least those of a header, and nobody else knows it; the type is static, or
        // was counted above.
        unsafe {
            ptr::write_bytes(place.as_ptr(), 0, size);
            class.prepare_hidden(place);
            place.cast::<Object>().write(Object::new(class));
            if item_size > 0 {
                place.cast::<VarObject>().as_ref().size.set(items as isize);
            }
        }
        Ok(place.cast())
    }

    fn new_sized<T: Layout>(
        &self,
        class: &TypeObject,
        items: usize,
        fill: impl FnOnce(VarObject) -> T,
    ) -> Fallible<Owned<T>> {
        debug_assert!(
            T::is_layout_of(class),
            "{:?} does not derive from the layout's type",
            class.name()
        );
        let Some(size) = class.instance_size(items) else {
            return Err(self.raise_out_of_memory());
        };
        let size = size + class.hidden_size();
        debug_assert!(size >= size_of::<T>());
        let place = self.reserve(class, size)?;
        if class.flags().contains(TypeFlags::HEAP_TYPE) {
            // The instance counts a reference to its type; its release drops it.
            class.as_object().increment();
        }
        // SAFETY: the block has `size` bytes, at least those of a `T`, and is aligned to 16 bytes; nobody else knows it.
        // The type is static, or was counted above.
        unsafe {
            ptr::write_bytes(
                place.as_ptr().add(size_of::<Object>()),
                0,
                size - size_of::<Object>(),
            );
            class.prepare_hidden(place);
            let place = place.cast::<T>();
            place.write(fill(VarObject::new(Object::new(class), items as isize)));
            self.finish(class, place)
        }
    }

    /// An empty vector with room for `capacity` values: for lengths that the program decides about.
    #[inline]
    pub fn vector<V>(&self, capacity: usize) -> Fallible<Vec<V>> {
        let mut vector = Vec::new();
        match vector.try_reserve_exact(capacity) {
            Ok(()) => Ok(vector),
            Err(_) => Err(self.raise_out_of_memory()),
        }
    }

    /// Makes a filled object known to the collector.
    ///
    /// # Safety
    ///
    /// 1. `place` is a complete object of the type, whose only reference passes to the result.
    #[inline(always)]
    unsafe fn finish<T: Layout>(
        &self,
        type_object: &TypeObject,
        place: NonNull<T>,
    ) -> Fallible<Owned<T>> {
        // SAFETY: condition 1.
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

    /// Memory for an object of `size` bytes, behind a collector's head and what else its type has in front.
    #[inline]
    fn reserve(&self, type_object: &TypeObject, size: usize) -> Fallible<NonNull<u8>> {
        let flags = type_object.flags();
        let has_gc = flags.contains(TypeFlags::HAVE_GC);
        let front = type_object.front_size();
        let Ok(block) = self.heap().allocate(front + size) else {
            return Err(self.raise_out_of_memory());
        };
        if has_gc {
            // SAFETY: the block has room for what is in front of the object.
            unsafe {
                if flags.intersects(TypeFlags::PRE_HEADER) {
                    ptr::write_bytes(block.as_ptr(), 0, PRE_HEADER_SIZE);
                }
                block.add(front - HEAD_SIZE).cast::<Head>().write(Head::new());
            }
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

/// `tp_alloc` of all types that have none of their own: a new instance, which the collector knows.
///
/// # Safety
///
/// 1. `class` is a type that is ready, and the caller completes the instance.
pub unsafe extern "C" fn allocate(class: *mut PyTypeObject, items: isize) -> *mut PyObject {
    // SAFETY: C code allocates within `Thread::enter`; condition 1.
    unsafe {
        let (thread, class) = (Thread::current(), &*class.cast::<TypeObject>());
        let Ok(instance) = thread.allocate_instance(class, items.max(0) as usize) else {
            return ptr::null_mut();
        };
        if class.has_gc() && thread.young().track(Node::new(instance.cast())).is_err() {
            let _ = thread.raise_out_of_memory();
            drop(Owned::adopt(instance));
            return ptr::null_mut();
        }
        instance.as_ptr().cast()
    }
}
