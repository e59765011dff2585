//! `objimpl.h`: making and ending objects, and the collector.

use core::ffi::{c_int, c_void};
use std::ptr::NonNull;

use pycore_abi::PyObject;
use pycore_gc::{Generation, HEAD_SIZE, Node, Reason};
use pycore_objects::core::{TypeFlags, graph, release};
use pycore_objects::{Fallible, Object, Thread, TypeObject};

use crate::api::api;
use crate::convert::raw;

/// An object that C code fills; the collector does not know it.
///
/// # Safety
///
/// 1. The type is ready, and the caller completes the object.
unsafe fn make(thread: &Thread, class: &TypeObject, items: isize) -> Fallible<*mut PyObject> {
    // SAFETY: condition 1.
    let object = unsafe { thread.allocate_instance(class, items.max(0) as usize)? };
    Ok(object.as_ptr().cast())
}

/// Initialises the header of an object in memory of C code.
///
/// # Safety
///
/// 1. There is memory for an object of the type, which nobody else knows.
unsafe fn initialize(object: *mut PyObject, class: &TypeObject) {
    if class.flags().contains(TypeFlags::HEAP_TYPE) {
        std::mem::forget(pycore_objects::Owned::share(class));
    }
    // SAFETY: condition 1.
    unsafe {
        *object = PyObject { ob_refcnt: 1, ob_overflow: 0, ob_flags: 0, ob_type: class.as_raw() };
    }
}

api! {
    fn _PyObject_New(thread, class: &TypeObject) -> Fallible<*mut PyObject> {
        make(thread, class, 0)
    }

    fn _PyObject_NewVar(thread, class: &TypeObject, items: isize) -> Fallible<*mut PyObject> {
        make(thread, class, items)
    }

    fn _PyObject_GC_New(thread, class: &TypeObject) -> Fallible<*mut PyObject> {
        make(thread, class, 0)
    }

    fn _PyObject_GC_NewVar(thread, class: &TypeObject, items: isize) -> Fallible<*mut PyObject> {
        make(thread, class, items)
    }

    fn PyObject_Init(thread, object: *mut PyObject, class: &TypeObject) -> *mut PyObject {
        if object.is_null() {
            let _ = thread.raise_out_of_memory();
        } else {
            initialize(object, class);
        }
        object
    }

    fn PyObject_InitVar(thread, object: *mut PyObject, class: &TypeObject, items: isize) -> *mut PyObject {
        if object.is_null() {
            let _ = thread.raise_out_of_memory();
        } else {
            initialize(object, class);
            (*object.cast::<pycore_abi::PyVarObject>()).ob_size = items;
        }
        object
    }

    /// Gives an object more or fewer items, which may move it: the collector must not know it.
    fn _PyObject_GC_Resize(thread, object: *mut PyObject, items: isize) -> Fallible<*mut PyObject> {
        let this: &Object = &*object.cast();
        let class = this.type_object();
        let Some(size) = class.instance_size(items.max(0) as usize) else {
            return Err(thread.raise_out_of_memory());
        };
        let front = class.front_size();
        let block = NonNull::new_unchecked(object.cast::<u8>().sub(front));
        let Ok(block) = thread.heap().reallocate(block, front + size) else {
            return Err(thread.raise_out_of_memory());
        };
        let moved = block.as_ptr().add(front).cast::<pycore_abi::PyVarObject>();
        (*moved).ob_size = items;
        Ok(moved.cast())
    }

    fn PyObject_GC_Track(thread, object: *mut c_void) -> () {
        if let Some(object) = NonNull::new(object.cast::<u8>()) {
            // Without memory for it, a cycle through the object is not found.
            let _ = thread.young().track(Node::new(object));
        }
    }

    fn PyObject_GC_UnTrack(thread, object: *mut c_void) -> () {
        if let Some(object) = NonNull::new(object.cast::<u8>()) {
            thread.young().untrack(Node::new(object));
        }
    }

    fn PyObject_GC_Del(thread, object: *mut c_void) -> () {
        release::free_gc(object);
    }

    fn PyObject_IS_GC(thread, object: &Object) -> bool {
        is_collected(object)
    }

    fn PyGC_Collect(thread) -> isize {
        if !thread.young().is_enabled() {
            return 0;
        }
        let saved = thread.save_exception();
        let collected = thread.young().collect(Generation::Old, Reason::Requested);
        thread.put_back_exception(saved);
        collected.map_or(0, |collected| (collected.collected + collected.uncollectable) as isize)
    }

    fn PyGC_Enable(thread) -> c_int {
        let before = thread.young().is_enabled();
        thread.young().set_enabled(true);
        before.into()
    }

    fn PyGC_Disable(thread) -> c_int {
        let before = thread.young().is_enabled();
        thread.young().set_enabled(false);
        before.into()
    }

    fn PyGC_IsEnabled(thread) -> bool {
        thread.young().is_enabled()
    }

    fn PyUnstable_GC_VisitObjects(thread, visit: *mut c_void, argument: *mut c_void) -> () {
        type Visit = unsafe extern "C" fn(*mut PyObject, *mut c_void) -> c_int;
        let visit = std::mem::transmute::<*mut c_void, Visit>(visit);
        let spaces = [pycore_gc::Space::Young, pycore_gc::Space::Middle, pycore_gc::Space::Old, pycore_gc::Space::Permanent];
        for object in graph::tracked_objects(thread, &spaces) {
            if visit(raw(&*object), argument) == 0 {
                break;
            }
        }
    }
}

/// Whether an object has a collector's head.
fn is_collected(object: &Object) -> bool {
    let class = object.type_object();
    class.has_gc()
        && match class.read(|raw| raw.tp_is_gc) {
            // SAFETY: the function takes objects of its type.
            Some(is_gc) => unsafe { is_gc(raw(object)) != 0 },
            None => !object.is_static() || object.downcast::<TypeObject>().is_none(),
        }
}

const _: () = assert!(HEAD_SIZE == 16);
