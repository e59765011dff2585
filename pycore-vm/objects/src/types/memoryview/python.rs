//! `__buffer__` and `__release_buffer__`: exports as special methods.
//!
//! A class in Python gives its memory as a memoryview. Whoever asks for the buffer gets that view's, whose object is a
//! wrapper: it keeps the view, and calls `__release_buffer__` when the export ends.

use std::ffi::c_int;
use std::mem::transmute;
use std::ptr::{self, NonNull};

use pycore_abi::functions::{getbufferproc, releasebufferproc};
use pycore_abi::{Py_buffer, PyObject};

use super::MemoryView;
use crate::core::slots::generic;
use crate::core::{Fallible, Object, ObjectLike, Owned, Place, Thread, Trace, Tracer};
use crate::errors::write_unraisable;
use crate::protocol::special;
use crate::types::object::OBJECT;
use crate::{errors, name, raise, slots, static_type};

/// What an export by `__buffer__` names as its object.
#[repr(C)]
pub struct BufferWrapper {
    object: Object,
    /// What `__buffer__` gave; nothing when the export has ended.
    view: Place<MemoryView>,
    /// The object whose method it was.
    owner: Place,
}

static_type! {
    /// The type of what keeps exports by `__buffer__`.
    pub static BUFFER_WRAPPER: BufferWrapper = {
        name: "_buffer_wrapper",
        export: "_PyBufferWrapper_Type",
        base: OBJECT,
        flags: HAVE_GC,
        slots: BufferWrapper::SLOTS,
    };
}

impl Trace for BufferWrapper {
    fn trace(&self, tracer: &mut Tracer<'_>) {
        self.view.trace(tracer);
        self.owner.trace(tracer);
    }

    fn clear(&self) {
        drop((self.view.take(), self.owner.take()));
    }
}

#[slots]
impl BufferWrapper {
    fn bf_releasebuffer(&self, thread: &Thread, view: Option<NonNull<Py_buffer>>) {
        let (Some(given), Some(owner)) = (self.view.take(), self.owner.take()) else { return };
        given.end_export();
        // A native method of the owner is called when the view that it gave is released.
        if !given.is_of(&owner) && releases_in_python(&owner) && view.is_some() {
            call_release(thread, &owner, &given);
        }
    }
}

/// Whether the end of exports is a special method in Python.
fn releases_in_python(object: &Object) -> bool {
    release_slot(object.type_object())
        .is_some_and(|release| release as usize == generic::bf_releasebuffer as *const () as usize)
}

fn release_slot(class: &crate::TypeObject) -> Option<releasebufferproc> {
    let suite = class.read(|raw| raw.tp_as_buffer);
    // SAFETY: NULL, or the type's suite, which lives as long as it.
    unsafe { suite.as_ref() }.and_then(|suite| suite.bf_releasebuffer)
}

/// Calls `__release_buffer__`, whose errors nobody can handle.
fn call_release(thread: &Thread, owner: &Object, view: &MemoryView) {
    // An exception may be on its way up past the export.
    let saved = thread.save_exception();
    let name = name!(thread, "__release_buffer__");
    if let Err(raised) = special::call(thread, owner, name, &[view.as_object()]) {
        write_unraisable(thread, raised, Some(owner));
    }
    thread.put_back_exception(saved);
}

/// `bf_getbuffer` of classes with `__buffer__` in Python.
///
/// # Safety
///
/// 1. The view is the caller's of `bf_getbuffer`.
pub(crate) unsafe fn get(
    thread: &Thread,
    this: &Object,
    view: *mut Py_buffer,
    flags: c_int,
) -> Fallible {
    let flags_object = thread.new_int(flags.into())?;
    let given = special::call(thread, this, name!(thread, "__buffer__"), &[&flags_object])?;
    let Ok(given) = given.downcast::<MemoryView>() else {
        let message = "__buffer__ returned non-memoryview object";
        return Err(raise!(thread, TYPE_ERROR, "{message}"));
    };
    // First, since nothing may fail once there is an export.
    let wrapper = thread.new_object(|object| BufferWrapper {
        object,
        view: Place::empty(),
        owner: Place::new(Owned::share(this)),
    })?;
    // SAFETY: condition 1; the export names the view, whose reference the wrapper's takes the place of.
    unsafe {
        given.export(thread, NonNull::new(view), flags)?;
        let named = (*view).obj;
        (*view).obj = wrapper.clone().into_raw().as_ptr().cast();
        if let Some(named) = NonNull::new(named) {
            drop(Owned::<Object>::adopt(named.cast()));
        }
    }
    wrapper.view.set(given);
    Ok(())
}

/// `bf_releasebuffer` of classes with `__release_buffer__` in Python.
///
/// # Safety
///
/// 1. The view was filled by the function of the object's type.
pub(crate) unsafe fn release(thread: &Thread, this: &Object, view: *mut Py_buffer) {
    // SAFETY: condition 1. The new view looks at the same memory and is released before it goes; its struct names no
    // object, so that nothing is released twice.
    let shown = unsafe {
        MemoryView::of_export(thread, |master| {
            master.write(Py_buffer { obj: ptr::null_mut(), ..*view });
            Ok(())
        })
    };
    match shown {
        Ok(shown) => {
            shown.restrict();
            call_release(thread, this, &shown);
            if let Err(raised) = shown.release(thread) {
                write_unraisable(thread, raised, Some(this));
            }
        }
        Err(raised) => write_unraisable(thread, raised, Some(this)),
    }
    // A native base still has to know that the export has ended.
    let function = |class: &crate::TypeObject| release_slot(class).map(|slot| slot as usize);
    let own = generic::bf_releasebuffer as *const () as usize;
    let mut base = Some(this.type_object());
    while let Some(class) = base.filter(|class| function(class) == Some(own)) {
        base = class.base();
    }
    if let Some(native) = base.and_then(release_slot) {
        // SAFETY: the function is that of a base of the object's type; condition 1.
        unsafe { native(ptr::from_ref(this).cast_mut().cast::<PyObject>(), view) };
    }
}

/// `__buffer__` of a native type: a view of the export that its function makes.
///
/// # Safety
///
/// 1. `function` is the `bf_getbuffer` of the object's type, or of a base of it.
pub(crate) unsafe fn call_get(
    thread: &Thread,
    function: *const core::ffi::c_void,
    this: &Object,
    flags: &Object,
) -> Fallible<Owned> {
    let flags = crate::protocol::number::to_isize(thread, flags, &errors::OVERFLOW_ERROR)?;
    let Ok(flags) = c_int::try_from(flags) else {
        return Err(raise!(thread, OVERFLOW_ERROR, "buffer flags out of range"));
    };
    // SAFETY: condition 1.
    unsafe {
        let get = transmute::<*const core::ffi::c_void, getbufferproc>(function);
        let raw = ptr::from_ref(this).cast_mut().cast::<PyObject>();
        let view = MemoryView::of_export(thread, |master| match get(raw, master, flags) {
            0 => Ok(()),
            _ => Err(thread.raised().unwrap_or_else(|| {
                raise!(thread, SYSTEM_ERROR, "getbuffer failed without setting an exception")
            })),
        })?;
        Ok(view.into_object())
    }
}

/// `__release_buffer__` of a native type: releases a view that its `__buffer__` gave.
pub(crate) fn call_release_of(thread: &Thread, this: &Object, view: &Object) -> Fallible {
    let Some(view) = view.downcast::<MemoryView>() else {
        return Err(raise!(thread, TYPE_ERROR, "expected a memoryview object"));
    };
    if view.is_of_nobody() {
        return Ok(());
    }
    if !view.is_of(this) {
        return Err(raise!(thread, VALUE_ERROR, "memoryview's buffer is not this object"));
    }
    if view.is_released() {
        let message = "memoryview's buffer has already been released";
        return Err(raise!(thread, VALUE_ERROR, "{message}"));
    }
    view.release(thread)
}
