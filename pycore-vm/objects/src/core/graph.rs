//! Objects as the collector sees them.

use core::ffi::{c_int, c_void};
use std::ptr::NonNull;

use pycore_abi::PyObject;
use pycore_gc::{Graph, Node, OutOfMemory, Space, Visitor};

use super::layout::{Layout, Tracer};
use super::object::Object;
use super::raised::Fallible;
use super::refs::{Owned, borrow};
use super::thread::Thread;
use crate::types::dict::{Dict, instance};
use crate::types::list::List;
use crate::types::tuple::Tuple;
use crate::types::weakref::value as weakref;
use crate::types::weakref::{self as weakref_types, WeakReference};

/// The object model of this crate, for `Generational<Objects>` and its like.
#[derive(Clone, Copy, Debug, Default)]
pub struct Objects;

/// The object of a node.
///
/// # Safety
///
/// 1. `node` is a live object of this object model.
#[inline(always)]
unsafe fn object<'a>(node: Node) -> &'a Object {
    // SAFETY: condition 1.
    unsafe { borrow(node.as_ptr().cast()) }
}

#[inline(always)]
fn node(object: &Object) -> Node {
    Node::new(NonNull::from(object).cast())
}

// SAFETY: law 1: immortal objects say the largest number, others their count. Laws 2 and 3 are what `tp_traverse` and
// `tp_dealloc` promise (condition 3 of `Layout`, and the C API's rules for foreign types). Law 7: counting and
// traversal run no code of the program.
unsafe impl Graph for Objects {
    #[inline(always)]
    unsafe fn has_head(&self, node: Node) -> bool {
        // SAFETY: the caller's promise.
        let object = unsafe { object(node) };
        // Static types are of a type with a head.
        object.type_object().has_gc() && !object.is_static()
    }

    #[inline(always)]
    unsafe fn reference_count(&self, node: Node) -> usize {
        // SAFETY: the caller's promise.
        let object = unsafe { object(node) };
        if object.is_immortal() { usize::MAX } else { object.reference_count() as usize }
    }

    unsafe fn traverse<V: Visitor>(&self, node: Node, visitor: &mut V) {
        // SAFETY: the caller's promise.
        let object = unsafe { object(node) };
        // Most objects are containers of these types, whose references are shown without calls.
        let mut with = |referent: &Object| visitor.visit(node_of(referent));
        if let Some(list) = object.downcast_exact::<List>() {
            return list.for_each_reference(&mut with);
        }
        if let Some(tuple) = object.downcast_exact::<Tuple>() {
            return tuple.for_each_reference(&mut with);
        }
        if let Some(dict) = object.downcast_exact::<Dict>() {
            return dict.for_each_reference(&mut with);
        }
        if let Some(traverse) = object.type_object().traverse() {
            let argument = std::ptr::from_mut(visitor).cast::<c_void>();
            // SAFETY: `tp_traverse` takes a live object of its type; `visit_one::<V>` gets the visitor it expects.
            unsafe { traverse(raw(object), visit_one::<V>, argument) };
        }
    }

    #[inline(always)]
    unsafe fn is_atomic(&self, node: Node) -> bool {
        // SAFETY: the caller's promise.
        let object = unsafe { object(node) };
        object.downcast_exact::<Tuple>().is_some_and(Tuple::is_atomic)
    }

    #[inline(always)]
    unsafe fn retain(&self, node: Node) {
        // SAFETY: the caller's promise.
        unsafe { object(node) }.increment();
    }

    unsafe fn release(&self, node: Node) {
        // SAFETY: the caller owns a reference, which passes to this `Owned` and ends with it.
        drop(unsafe { Owned::<Object>::adopt(node.as_ptr().cast()) });
    }

    unsafe fn clear(&self, node: Node) {
        // SAFETY: the caller's promise.
        let object = unsafe { object(node) };
        if let Some(clear) = object.type_object().clear() {
            // SAFETY: `tp_clear` takes a live object of its type, which the caller keeps alive meanwhile.
            unsafe { clear(raw(object)) };
        }
    }

    unsafe fn has_finalizer(&self, node: Node) -> bool {
        // SAFETY: the caller's promise.
        unsafe { object(node) }.type_object().finalize().is_some()
    }

    unsafe fn finalize(&self, node: Node) {
        // SAFETY: the caller's promise.
        let object = unsafe { object(node) };
        if let Some(finalize) = object.type_object().finalize() {
            // SAFETY: `tp_finalize` takes a live object of its type, which the caller keeps alive meanwhile.
            unsafe { finalize(raw(object)) };
        }
    }

    unsafe fn keep_uncollectable(&self, node: Node) -> Result<(), OutOfMemory> {
        // SAFETY: the caller's promise.
        let object = unsafe { object(node) };
        with_thread(|thread| keep(thread, object).map_err(|raised| thread.clear_exception(raised)))
            .map_err(|_| OutOfMemory)
    }

    unsafe fn has_legacy_finalizer(&self, node: Node) -> bool {
        // SAFETY: the caller's promise.
        unsafe { object(node) }.type_object().legacy_finalizer().is_some()
    }

    unsafe fn weak_references(&self, node: Node, visit: &mut dyn FnMut(Node)) {
        // SAFETY: the caller's promise.
        let object = unsafe { object(node) };
        weakref::for_each(object, |weak| visit(node_of(weak.as_object())));
    }

    unsafe fn is_weak_reference(&self, node: Node) -> bool {
        // SAFETY: the caller's promise.
        weak_reference(unsafe { object(node) }).is_some()
    }

    unsafe fn has_weak_callback(&self, weak: Node) -> bool {
        // SAFETY: the caller's promise.
        weak_reference(unsafe { object(weak) }).is_some_and(WeakReference::has_callback)
    }

    unsafe fn clear_weak(&self, weak: Node) {
        // SAFETY: the caller's promise.
        if let Some(weak) = weak_reference(unsafe { object(weak) }) {
            weak.detach();
        }
    }

    unsafe fn call_weak_callback(&self, weak: Node) {
        // SAFETY: the caller's promise; collections happen within `Thread::enter`.
        let (thread, weak) = unsafe { (Thread::current(), object(weak)) };
        if let Some(weak) = weak_reference(weak) {
            weak.call_back(thread);
        }
    }
}

/// Puts an object into `gc.garbage`.
fn keep(thread: &Thread, object: &Object) -> Fallible {
    let garbage = &thread.interpreter().collections.garbage;
    if !garbage.is_set() {
        garbage.set(List::new(thread)?);
    }
    match garbage.get() {
        Some(garbage) => garbage.push(thread, Owned::share(object)),
        None => Ok(()),
    }
}

/// The object as a weak reference, of whichever kind.
fn weak_reference(object: &Object) -> Option<&WeakReference> {
    let kinds = [
        weakref_types::REFERENCE.get(),
        weakref_types::PROXY.get(),
        weakref_types::CALLABLE_PROXY.get(),
    ];
    let class = object.type_object();
    // SAFETY: instances of all three are laid out so.
    kinds.iter().any(|kind| class.derives_from(kind)).then(|| unsafe { object.cast() })
}

fn raw(object: &Object) -> *mut PyObject {
    std::ptr::from_ref(object).cast_mut().cast()
}

/// `visitproc` that passes on to a [`Visitor`].
unsafe extern "C" fn visit_one<V: Visitor>(referent: *mut PyObject, visitor: *mut c_void) -> c_int {
    // SAFETY: `Graph::traverse` passed a `V` that it has for itself.
    let visitor = unsafe { &mut *visitor.cast::<V>() };
    if let Some(referent) = NonNull::new(referent) {
        visitor.visit(Node::new(referent.cast()));
    }
    0
}

/// Whether the attributes in front of an object are its type's affair, and not that of a class below it.
#[inline(always)]
fn has_own_attributes<T: Layout>(object: &Object) -> bool {
    T::MANAGED_DICT && std::ptr::eq(object.type_object(), T::type_object())
}

/// `tp_traverse` of the types whose instances are the Rust struct `T`.
///
/// # Safety
///
/// 1. `object` is a live object of that type, and `visit` may be called with `argument`.
pub unsafe extern "C" fn traverse<T: Layout>(
    object: *mut PyObject,
    visit: pycore_abi::functions::visitproc,
    argument: *mut c_void,
) -> c_int {
    // SAFETY: condition 1.
    let (value, object) = unsafe { (&*object.cast::<T>(), &*object.cast::<Object>()) };
    let mut result = 0;
    let mut each = |referent: &Object| {
        if result == 0 {
            // SAFETY: condition 1; `referent` is alive.
            result = unsafe { visit(raw(referent), argument) };
        }
    };
    let mut tracer = Tracer { visit: &mut each };
    value.trace(&mut tracer);
    if has_own_attributes::<T>(object) {
        instance::trace(object, &mut tracer);
    }
    result
}

/// `tp_clear` of the types whose instances are the Rust struct `T`.
///
/// # Safety
///
/// 1. `object` is a live object of that type, and stays alive meanwhile.
pub unsafe extern "C" fn clear<T: Layout>(object: *mut PyObject) -> c_int {
    // SAFETY: condition 1.
    let (value, object) = unsafe { (&*object.cast::<T>(), &*object.cast::<Object>()) };
    value.clear();
    if has_own_attributes::<T>(object) {
        // SAFETY: collections happen within `Thread::enter`.
        instance::clear(unsafe { Thread::current() }, object);
    }
    0
}

/// The collector's view of an object, for those who track or look at one object.
#[inline(always)]
pub fn node_of(object: &Object) -> Node {
    node(object)
}

/// The objects that the collector watches in some of its spaces.
pub fn tracked_objects(thread: &Thread, spaces: &[Space]) -> Vec<Owned> {
    let mut objects = Vec::new();
    for &space in spaces {
        // SAFETY: tracked objects are alive, and nothing runs meanwhile.
        thread.young().for_each(space, |node| objects.push(Owned::share(unsafe { object(node) })));
    }
    objects
}

/// The objects of a type, with a collector's head, that the collector watches.
pub fn tracked<T: Layout>(thread: &Thread) -> Vec<Owned<T>> {
    let mut objects = Vec::new();
    for space in [Space::Young, Space::Middle, Space::Old, Space::Permanent] {
        thread.young().for_each(space, |node| {
            // SAFETY: tracked objects are alive, and nothing runs meanwhile.
            if let Some(object) = unsafe { object(node) }.downcast::<T>() {
                objects.push(Owned::share(object));
            }
        });
    }
    objects
}

/// Shows the objects that an object refers to, as its type does to the collector. Nothing of the program runs.
pub fn for_each_referent(of: &Object, with: &mut dyn FnMut(&Object)) {
    // SAFETY: the object is alive, and its referents are while it refers to them.
    unsafe { Objects.traverse(node(of), &mut |referent: Node| with(object(referent))) };
}

/// Whether the collector watches an object.
pub fn is_tracked(object: &Object) -> bool {
    // SAFETY: types with a collector's head have it in front of their instances.
    is_collected(object) && unsafe { node(object).head() }.is_tracked()
}

/// Whether the collector has finalised an object.
pub fn is_finalized(object: &Object) -> bool {
    // SAFETY: as above.
    is_collected(object) && unsafe { node(object).head() }.is_finalized()
}

/// Whether an object has a collector's head: static types have none, though classes have.
pub fn is_collected(object: &Object) -> bool {
    object.type_object().has_gc() && !object.is_static()
}

/// The object of a node that the collector tells of.
pub fn object_of(node: Node) -> Owned {
    // SAFETY: nodes that the collector tells of are live objects.
    Owned::share(unsafe { object(node) })
}

/// Runs something as the thread that collects: for those whom the collector tells of what it does.
pub fn with_thread<R>(work: impl FnOnce(&Thread) -> R) -> R {
    // SAFETY: collections happen within `Thread::enter`.
    work(unsafe { Thread::current() })
}
