//! Instances of classes made at run time: their end, and what the collector sees of them.
//!
//! A class adds to the instances of its base: fields for the names in `__slots__`, attributes, a list of weak
//! references, and a reference to the class itself. The functions here see to these, for all classes up to the first type
//! that has functions of its own, the *native base*, and leave the rest to that.

use core::ffi::{c_int, c_void};
use std::ptr::NonNull;

use pycore_abi::functions::visitproc;
use pycore_abi::{PyMemberDef, PyObject};
use pycore_gc::Node;

use super::layout::Tracer;
use super::object::Object;
use super::place::Place;
use super::refs::Owned;
use super::thread::Thread;
use super::type_object::{TypeFlags, TypeObject};
use crate::declare::MemberKind;
use crate::types::dict::instance;
use crate::types::weakref::value as weakref;

/// The first type from this one up whose function is another.
fn native_base(class: &TypeObject, is_ours: impl Fn(&TypeObject) -> bool) -> Option<&TypeObject> {
    let mut current = class;
    while is_ours(current) {
        current = current.base()?;
    }
    Some(current)
}

fn has_our_dealloc(class: &TypeObject) -> bool {
    class.dealloc().is_some_and(|function| function as usize == dealloc as *const () as usize)
}

fn has_our_traverse(class: &TypeObject) -> bool {
    class.traverse().is_some_and(|function| function as usize == traverse as *const () as usize)
}

fn has_our_clear(class: &TypeObject) -> bool {
    class.clear().is_some_and(|function| function as usize == clear as *const () as usize)
}

/// Calls `each` for the fields that `__slots__` of a class added.
fn for_each_slot(object: &Object, class: &TypeObject, mut each: impl FnMut(&Place)) {
    for member in class.members() {
        if member.type_ == MemberKind::Object as i32 && member.flags == 0 {
            // SAFETY: the members of a class describe its instances; this one is a nullable reference.
            each(unsafe { &*field(object, member) });
        }
    }
}

fn field(object: &Object, member: &PyMemberDef) -> *const Place {
    std::ptr::from_ref(object).cast::<u8>().wrapping_offset(member.offset).cast()
}

/// The classes from the one of an object up to the native base.
fn added_by<'a>(
    class: &'a TypeObject,
    base: &'a TypeObject,
) -> impl Iterator<Item = &'a TypeObject> {
    std::iter::successors(Some(class), |class| class.base())
        .take_while(|class| !std::ptr::eq::<TypeObject>(*class, base))
}

/// Whether attributes are the affair of the classes, and not of the native base.
fn adds_attributes(class: &TypeObject, base: &TypeObject) -> bool {
    let offset = |class: &TypeObject| class.read(|raw| raw.tp_dictoffset);
    class.flags().contains(TypeFlags::MANAGED_DICT) || offset(class) != offset(base)
}

/// Runs the finaliser of a dying object, if it has one that has not run; `true` if the object lives again.
pub(super) fn is_revived(thread: &Thread, object: &Object) -> bool {
    let class = object.type_object();
    let (finalize, legacy, has_gc) = (class.finalize(), class.legacy_finalizer(), class.has_gc());
    let node = super::graph::node_of(object);
    // SAFETY: types with a collector's head have it in front of their instances.
    let finalize = finalize.filter(|_| !has_gc || !unsafe { node.head() }.is_finalized());
    let raw = std::ptr::from_ref(object).cast_mut().cast::<PyObject>();
    if let Some(finalize) = finalize {
        object.revive();
        // SAFETY: `tp_finalize` takes an object of its type, which is alive meanwhile.
        unsafe { finalize(raw) };
        if has_gc {
            // SAFETY: as above.
            unsafe { node.head() }.set_finalized(true);
        }
        if !object.decrement() {
            return true;
        }
    }
    if has_gc {
        // Callbacks may run a collection, which must not meet an object without references.
        // SAFETY: the object has a head.
        unsafe { thread.young().untrack(node) };
    }
    weakref::clear_all(thread, object);
    if let Some(legacy) = legacy {
        object.revive();
        // SAFETY: `tp_del` takes an object of its type, which is alive meanwhile.
        unsafe { legacy(raw) };
        if !object.decrement() {
            if has_gc {
                // Without memory for that, a cycle that it is in will stay.
                // SAFETY: the object is intact, and has a head.
                let _ = unsafe { thread.young().track(node) };
            }
            return true;
        }
    }
    if finalize.is_some() || legacy.is_some() {
        // Those that the finaliser has made: what their callbacks rely on may be gone.
        weakref::forget_all(object);
    }
    false
}

/// Runs the finaliser of a live object, if it has one that has not run.
pub fn run_finalizer(_thread: &Thread, object: &Object) {
    let Some(finalize) = object.type_object().finalize() else { return };
    let has_gc = object.type_object().has_gc();
    let node = super::graph::node_of(object);
    // SAFETY: types with a collector's head have it in front of their instances; `tp_finalize` takes an object of its type.
    unsafe {
        if has_gc && node.head().is_finalized() {
            return;
        }
        finalize(std::ptr::from_ref(object).cast_mut().cast());
        if has_gc {
            node.head().set_finalized(true);
        }
    }
}

/// Runs the finaliser of a dying object for its `tp_dealloc`; `true` if the object lives again.
pub fn run_finalizer_from_dealloc(thread: &Thread, object: &Object) -> bool {
    object.revive();
    run_finalizer(thread, object);
    !object.decrement()
}

/// `tp_dealloc` of classes.
///
/// # Safety
///
/// 1. `raw` is an instance of a class, its count is zero, and nothing leads to it any more.
pub unsafe extern "C" fn dealloc(raw: *mut PyObject) {
    // SAFETY: destructions happen within `Thread::enter`; the object is intact (condition 1).
    let (thread, object) = unsafe { (Thread::current(), &*raw.cast::<Object>()) };
    if is_revived(thread, object) {
        return;
    }
    let class = object.type_object();
    let Some(base) = native_base(class, has_our_dealloc) else { return };
    // What the class and its bases keep must last until the memory is given back: the instance's own reference to its
    // class is dropped at the end.
    // SAFETY: the instance counts a reference to its class, which nobody else drops.
    let class_reference = unsafe { Owned::<TypeObject>::adopt(NonNull::from(class)) };
    let class = &*class_reference;
    let base_dealloc = base.dealloc();
    if class.has_gc() {
        // SAFETY: the object has a head.
        unsafe { thread.young().untrack(Node::new(NonNull::from(object).cast())) };
    }
    for class in added_by(class, base) {
        for_each_slot(object, class, |slot| drop(slot.take()));
    }
    if adds_attributes(class, base) {
        instance::clear(thread, object);
    }
    if let Some(dealloc) = base_dealloc {
        // SAFETY: the object is laid out as instances of the base, and otherwise dead.
        unsafe { dealloc(raw) };
    }
    // A native base that is a class of C's own drops the reference itself.
    if base.flags().contains(TypeFlags::HEAP_TYPE) {
        let _ = class_reference.into_raw();
    }
}

/// `tp_traverse` of classes.
///
/// # Safety
///
/// 1. `raw` is a live instance of a class, and `visit` may be called with `argument`.
pub unsafe extern "C" fn traverse(
    raw: *mut PyObject,
    visit: visitproc,
    argument: *mut c_void,
) -> c_int {
    // SAFETY: condition 1.
    let object = unsafe { &*raw.cast::<Object>() };
    let class = object.type_object();
    let Some(base) = native_base(class, has_our_traverse) else { return 0 };
    let mut result = 0;
    let mut each = |referent: &Object| {
        if result == 0 {
            // SAFETY: condition 1; `referent` is alive.
            result = unsafe { visit(std::ptr::from_ref(referent).cast_mut().cast(), argument) };
        }
    };
    let mut tracer = Tracer { visit: &mut each };
    for class in added_by(class, base) {
        for_each_slot(object, class, |slot| slot.trace(&mut tracer));
    }
    if adds_attributes(class, base) {
        instance::trace(object, &mut tracer);
    }
    let base_traverse = base.traverse();
    // A native base that is a class of C's own shows the reference itself.
    if base_traverse.is_none() || !base.flags().contains(TypeFlags::HEAP_TYPE) {
        tracer.visit(class.as_object());
    }
    match base_traverse {
        // SAFETY: the object is laid out as instances of the base.
        Some(traverse) if result == 0 => unsafe { traverse(raw, visit, argument) },
        _ => result,
    }
}

/// `tp_clear` of classes.
///
/// # Safety
///
/// 1. `raw` is a live instance of a class, and stays alive meanwhile.
pub unsafe extern "C" fn clear(raw: *mut PyObject) -> c_int {
    // SAFETY: collections happen within `Thread::enter`; condition 1.
    let (thread, object) = unsafe { (Thread::current(), &*raw.cast::<Object>()) };
    // What is cleared may be the class's last reference but for the instance's.
    let class = Owned::share(object.type_object());
    let Some(base) = native_base(&class, has_our_clear) else { return 0 };
    for class in added_by(&class, base) {
        for_each_slot(object, class, |slot| drop(slot.take()));
    }
    if adds_attributes(&class, base) {
        instance::clear(thread, object);
    }
    match base.clear() {
        // SAFETY: the object is laid out as instances of the base.
        Some(clear) => unsafe { clear(raw) },
        None => 0,
    }
}

/// Gives an object another type; the caller has checked that instances of both are laid out alike.
pub(crate) fn replace_class(object: &Object, new: &TypeObject) {
    let old = object.type_object();
    let is_class = |class: &TypeObject| class.flags().contains(TypeFlags::HEAP_TYPE);
    if is_class(new) {
        // The object counts a reference to its class, when that was made at run time.
        new.as_object().increment();
    }
    // SAFETY: the layouts are the same, as was checked. References: one to the new type is counted above, that to the old
    // one, if there was one, ends here.
    unsafe {
        object.set_type_object(new);
        if is_class(old) {
            drop(Owned::<TypeObject>::adopt(NonNull::from(old)));
        }
    }
}
