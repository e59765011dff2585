//! The end of objects.
//!
//! Dropping the last reference calls the type's `tp_dealloc` at once. What an object owns is destroyed from
//! there, one native call within the other; so that a long chain does not exhaust the stack, destructions
//! below a certain depth wait in a list until the outermost has ended. The list runs through the first word of
//! the waiting objects, their counts, which nobody needs any more.

use std::ptr::{self, NonNull};

use pycore_abi::PyObject;
use pycore_gc::{HEAD_SIZE, Node};

use super::layout::Layout;
use super::object::{Object, WAITING};
use super::thread::Thread;
use crate::types::dict::instance;
use crate::types::weakref::value as weakref;

/// Destructions within each other, before the next waits.
const MAX_DEPTH: u32 = 50;

/// The flag of a waiting object within the word of its header that is the link.
const WAITING_LINK: usize = (WAITING as usize) << 48;

/// Destroys an object without references: what C code calls when it has counted the last one down.
///
/// # Safety
///
/// 1. The object's count is zero, and nothing leads to it any more.
#[cold]
#[inline(never)]
pub unsafe fn destroy(object: NonNull<Object>) {
    // The reference dropped may stem from a shared one, which permits no destruction; the allocation's own
    // pointer, exposed when the object was made, does.
    let whole = ptr::with_exposed_provenance_mut::<Object>(object.addr().get());
    // SAFETY: the address is not null.
    let object = unsafe { NonNull::new_unchecked(whole) };
    // SAFETY: references are dropped under the lock, within `Thread::enter`.
    let thread = unsafe { Thread::current() };
    let depth = thread.destructions.get();
    if depth >= MAX_DEPTH {
        // SAFETY: condition 1 passes on.
        unsafe { wait(thread, object) };
        return;
    }
    thread.destructions.set(depth + 1);
    // SAFETY: condition 1.
    unsafe { destroy_now(object) };
    if depth == 0 {
        while let Some(next) = next_waiting(thread) {
            // SAFETY: waiting objects came here by condition 1.
            unsafe { destroy_now(next) };
        }
    }
    thread.destructions.set(depth);
}

/// # Safety
///
/// 1. As for [`destroy`].
unsafe fn destroy_now(object: NonNull<Object>) {
    // SAFETY: the object's memory is intact until its type's `tp_dealloc` has run.
    let type_object = unsafe { object.as_ref() }.type_object();
    let Some(dealloc) = type_object.dealloc() else {
        // A type of an extension without `tp_dealloc` that was never made ready: its objects stay.
        debug_assert!(false, "type {:?} has no tp_dealloc", type_object.name());
        return;
    };
    // SAFETY: `tp_dealloc` takes an object of its type whose count is zero.
    unsafe { dealloc(object.as_ptr().cast()) };
}

/// Puts an object on the list.
///
/// # Safety
///
/// 1. As for [`destroy`].
unsafe fn wait(thread: &Thread, object: NonNull<Object>) {
    // SAFETY: the object is intact; a collection must not meet a count that is none.
    unsafe {
        if object.as_ref().type_object().has_gc() {
            thread.young().untrack(Node::new(object.cast()));
        }
    }
    let next = thread.waiting.replace(object.as_ptr());
    // The flags of the header are where an address has no bits: they go on saying that the object is dead.
    let link = next.map_addr(|address| address | WAITING_LINK);
    // SAFETY: the first word of a dead object is ours: eight bytes, aligned.
    unsafe { object.cast::<*const Object>().write(link) };
}

/// Takes an object off the list, with its count zero again.
fn next_waiting(thread: &Thread) -> Option<NonNull<Object>> {
    let object = NonNull::new(thread.waiting.get().cast_mut())?;
    // SAFETY: `wait` wrote the link.
    let next = unsafe { object.cast::<*const Object>().read() };
    thread.waiting.set(next.map_addr(|address| address & !WAITING_LINK));
    // SAFETY: the first word is the count and its flags, all zero in a dead object.
    unsafe { object.cast::<u64>().write(0) };
    Some(object)
}

/// `tp_dealloc` of the types whose instances are the Rust struct `T`: drops its fields and gives the memory back.
///
/// Types that derive from this one at run time call it with their instances, which end in their own `tp_free`.
///
/// # Safety
///
/// 1. `object` is laid out as `T`, its count is zero, and nothing leads to it any more.
pub unsafe extern "C" fn dealloc<T: Layout>(object: *mut PyObject) {
    // SAFETY: destructions happen within `Thread::enter`.
    let thread = unsafe { Thread::current() };
    // SAFETY: the object is intact (condition 1).
    let type_object = unsafe { ptr::from_ref((*object.cast::<Object>()).type_object()) };
    // SAFETY: the type lives at least as long as its instance.
    let has_gc = unsafe { &*type_object }.has_gc();
    if has_gc {
        // SAFETY: `object` is not null, and objects of such types have a head.
        unsafe { thread.young().untrack(Node::new(NonNull::new_unchecked(object.cast()))) };
    }
    if T::WEAK_LIST {
        // SAFETY: the object is intact still.
        weakref::clear_all(thread, unsafe { &*object.cast::<Object>() });
    }
    if T::MANAGED_DICT {
        // SAFETY: as above.
        instance::clear(thread, unsafe { &*object.cast::<Object>() });
    }
    // SAFETY: the object is a `T`, nothing leads to it, and it is not touched again.
    unsafe { ptr::drop_in_place(object.cast::<T>()) };
    // SAFETY: the object's memory is dead. Of exactly this type, and of fixed size, it is the block that
    // `Thread::new_object` reserved; otherwise its type knows.
    unsafe {
        if ptr::eq(type_object, T::type_object()) && T::FIXED_SIZE {
            let front = if has_gc { HEAD_SIZE } else { 0 };
            if has_gc {
                thread.young().destroyed();
            }
            let block = NonNull::new_unchecked(object.cast::<u8>().sub(front));
            thread.heap().release_sized(block, front + size_of::<T>());
        } else if let Some(free) = (*type_object).read(|raw| raw.tp_free) {
            free(object.cast());
        }
    }
}

/// As [`dealloc`], for types whose instances have a finaliser: it runs first, once, and may make the object live again.
/// For instances of classes it has run already.
///
/// # Safety
///
/// 1. As for [`dealloc`]; the object has a collector's head.
pub unsafe extern "C" fn dealloc_finalized<T: Layout>(object: *mut PyObject) {
    // SAFETY: destructions happen within `Thread::enter`; the object is intact (condition 1).
    unsafe {
        if !super::instance::is_revived(Thread::current(), &*object.cast::<Object>()) {
            dealloc::<T>(object);
        }
    }
}

/// `tp_free`: gives an object's memory back.
///
/// # Safety
///
/// 1. `memory` is an object without a collector's head, allocated from the heap of an interpreter; it is dead.
pub unsafe extern "C" fn free(memory: *mut core::ffi::c_void) {
    // SAFETY: objects are freed within `Thread::enter`, and `memory` is the start of its block (condition 1).
    unsafe {
        if let Some(block) = NonNull::new(memory.cast()) {
            Thread::current().heap().release(block);
        }
    }
}

/// `tp_free` of types with a collector's head.
///
/// # Safety
///
/// 1. `memory` is an object with a collector's head, allocated from the heap of an interpreter; it is dead, but for the
///    type pointer of its header.
pub unsafe extern "C" fn free_gc(memory: *mut core::ffi::c_void) {
    // SAFETY: as for `free`; the block begins with what the type has in front of its instances.
    unsafe {
        if let Some(object) = NonNull::new(memory.cast::<u8>()) {
            let thread = Thread::current();
            let front = object.cast::<Object>().as_ref().type_object().front_size();
            thread.young().untrack(Node::new(object));
            thread.young().destroyed();
            thread.heap().release(object.sub(front));
        }
    }
}
