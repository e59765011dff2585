//! Names that are looked up at run time: namespaces, globals, built-ins, cells.

use pycore_objects::core::{Fallible, ObjectLike, Slot, Thread};
use pycore_objects::protocol::object;
use pycore_objects::types::cell::Cell;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, Owned, name, raise};

use crate::dispatch::guards;
use crate::errors;
use crate::frame::FrameRef;

/// The value of a name in a namespace, which is a dict or any mapping.
#[inline(never)]
fn find(thread: &Thread, namespace: &Object, name: &Object) -> Fallible<Option<Owned>> {
    if let Some(dict) = namespace.downcast_exact::<Dict>() {
        return dict.get(thread, name);
    }
    match object::get_item(thread, namespace, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) => {
            raised.suppress(thread, &pycore_objects::errors::KEY_ERROR)?;
            Ok(None)
        }
    }
}

/// A global or built-in; `NameError` if it is neither.
#[inline(never)]
fn find_global(thread: &Thread, frame: FrameRef, name: &Object) -> Fallible<Owned> {
    if let Some(value) = find(thread, frame.globals(), name)? {
        return Ok(value);
    }
    match find(thread, frame.builtins(), name)? {
        Some(value) => Ok(value),
        None => Err(errors::name_is_not_defined(thread, name)),
    }
}

/// The local namespace of a module or class body.
#[inline(never)]
fn namespace<'a>(thread: &Thread, frame: &'a FrameRef, what: &str) -> Fallible<&'a Object> {
    frame.locals().ok_or_else(|| raise!(thread, SYSTEM_ERROR, "no locals {what}"))
}

#[inline(never)]
fn load_name(thread: &Thread, frame: FrameRef, name: &Object) -> Fallible<Owned> {
    let locals = Owned::share(namespace(thread, &frame, "when loading a name")?);
    match find(thread, &locals, name)? {
        Some(value) => Ok(value),
        None => find_global(thread, frame, name),
    }
}

/// Sets an item of a namespace, which is a dict or any mapping.
#[inline(never)]
fn store(thread: &Thread, namespace: &Object, name: &Object, value: &Object) -> Fallible {
    match namespace.downcast_exact::<Dict>() {
        Some(dict) => dict.insert(thread, name, value),
        None => object::set_item(thread, namespace, name, value),
    }
}

#[inline(never)]
fn store_name(thread: &Thread, frame: FrameRef, name: &Object, value: &Slot) -> Fallible {
    let locals = Owned::share(namespace(thread, &frame, "found when storing a name")?);
    store(thread, &locals, name, value.object(thread)?)
}

#[inline(never)]
fn delete_name(thread: &Thread, frame: FrameRef, name: &Object) -> Fallible {
    let locals = Owned::share(namespace(thread, &frame, "when deleting a name")?);
    object::delete_item(thread, &locals, name).or_else(|raised| {
        raised.suppress(thread, &pycore_objects::errors::KEY_ERROR)?;
        Err(errors::name_is_not_defined(thread, name))
    })
}

#[inline(never)]
fn delete_global(thread: &Thread, frame: FrameRef, name: &Object) -> Fallible {
    object::delete_item(thread, frame.globals(), name).or_else(|raised| {
        raised.suppress(thread, &pycore_objects::errors::KEY_ERROR)?;
        Err(errors::name_is_not_defined(thread, name))
    })
}

#[inline(never)]
fn load_build_class(thread: &Thread, frame: FrameRef) -> Fallible<Owned> {
    let name = name!(thread, "__build_class__");
    match find(thread, frame.builtins(), name.as_object())? {
        Some(function) => Ok(function),
        None => Err(raise!(thread, NAME_ERROR, "__build_class__ not found")),
    }
}

#[inline(never)]
fn set_up_annotations(thread: &Thread, frame: FrameRef) -> Fallible {
    let locals = Owned::share(namespace(thread, &frame, "found when setting up annotations")?);
    let name = name!(thread, "__annotations__");
    if find(thread, &locals, name.as_object())?.is_some() {
        return Ok(());
    }
    let dict = Dict::new(thread)?;
    store(thread, &locals, name.as_object(), dict.as_object())
}

/// The cell in a variable.
#[inline(never)]
fn cell<'a>(thread: &Thread, variable: &'a Slot) -> Fallible<&'a Cell> {
    variable
        .as_object()
        .and_then(Object::downcast_exact::<Cell>)
        .ok_or_else(|| raise!(thread, SYSTEM_ERROR, "a variable should be a cell"))
}

/// What a cell gets of a slot that is no immediate.
#[inline(always)]
fn stored(thread: &Thread, value: Slot) -> Option<Owned> {
    value.into_object(thread).ok().flatten()
}

#[inline(never)]
fn load_cell(thread: &Thread, frame: FrameRef, index: usize) -> Fallible<Owned> {
    match cell(thread, frame.variable(index))?.get() {
        Some(value) => Ok(value),
        None => Err(errors::unbound_cell(thread, frame.code(), index)),
    }
}

#[inline(never)]
fn load_from_mapping_or_cell(
    thread: &Thread,
    frame: FrameRef,
    mapping: &Slot,
    index: usize,
) -> Fallible<Owned> {
    let name = frame.code().variable_name(index);
    match find(thread, mapping.object(thread)?, name)? {
        Some(value) => Ok(value),
        None => load_cell(thread, frame, index),
    }
}

/// Copies the function's closure to the last variables.
#[inline(never)]
fn copy_closure(thread: &Thread, frame: FrameRef, count: usize) -> Fallible {
    let closure = frame.function().closure();
    let cells = closure.map_or(0, Tuple::len);
    if cells != count {
        return Err(raise!(thread, SYSTEM_ERROR, "a closure of {count} cells has {cells}"));
    }
    let first = frame.code().variable_count() - count;
    for (index, cell) in closure.into_iter().flat_map(Tuple::iter).enumerate() {
        frame.variable(first + index).replace(Slot::share(cell)).close();
    }
    Ok(())
}

handlers! {
    fn LOAD_NAME(h) {
        h.save();
        let value = check!(h, load_name(h.thread, h.frame, h.name(h.oparg)));
        h.push(Slot::owned(value));
        next!(h)
    }

    fn STORE_NAME(h) {
        h.save();
        check!(h, store_name(h.thread, h.frame, h.name(h.oparg), h.peek(1)));
        let value = h.pop();
        next_dropping!(h, value)
    }

    fn DELETE_NAME(h) {
        h.save();
        check!(h, delete_name(h.thread, h.frame, h.name(h.oparg)));
        next!(h)
    }

    fn LOAD_GLOBAL(h) {
        adaptive!(h, crate::specialize::load_global);
        goto!(h, load_global_generic)
    }

    fn LOAD_GLOBAL_MODULE(h) {
        let Some(globals) = h.frame.globals().downcast_exact::<Dict>() else {
            goto!(h, LOAD_GLOBAL)
        };
        if !globals.has_keys_version(h.cache16(2).into()) {
            goto!(h, LOAD_GLOBAL);
        }
        let Some(value) = guards::value_at(globals, h.cache16(1)) else { goto!(h, LOAD_GLOBAL) };
        h.push(value);
        if h.oparg & 1 != 0 {
            h.push(Slot::null());
        }
        next!(h)
    }

    fn LOAD_GLOBAL_BUILTIN(h) {
        let Some(globals) = h.frame.globals().downcast_exact::<Dict>() else {
            goto!(h, LOAD_GLOBAL)
        };
        let Some(builtins) = h.frame.builtins().downcast_exact::<Dict>() else {
            goto!(h, LOAD_GLOBAL)
        };
        if !globals.has_keys_version(h.cache16(2).into())
            || !builtins.has_keys_version(h.cache16(3).into())
        {
            goto!(h, LOAD_GLOBAL);
        }
        let Some(value) = guards::value_at(builtins, h.cache16(1)) else { goto!(h, LOAD_GLOBAL) };
        h.push(value);
        if h.oparg & 1 != 0 {
            h.push(Slot::null());
        }
        next!(h)
    }

    fn load_global_generic[LOAD_GLOBAL](h) {
        h.save();
        let value = check!(h, find_global(h.thread, h.frame, h.name(h.oparg >> 1)));
        h.push(Slot::owned(value));
        if h.oparg & 1 != 0 {
            h.push(Slot::null());
        }
        next!(h)
    }

    fn STORE_GLOBAL(h) {
        h.save();
        let value = check!(h, h.peek(1).object(h.thread));
        check!(h, store(h.thread, h.frame.globals(), h.name(h.oparg), value));
        let value = h.pop();
        next_dropping!(h, value)
    }

    fn DELETE_GLOBAL(h) {
        h.save();
        check!(h, delete_global(h.thread, h.frame, h.name(h.oparg)));
        next!(h)
    }

    fn LOAD_LOCALS(h) {
        h.save();
        let locals = Slot::share(check!(h, namespace(h.thread, &h.frame, "")));
        h.push(locals);
        next!(h)
    }

    fn LOAD_FROM_DICT_OR_GLOBALS(h) {
        h.save();
        let mapping = check!(h, h.peek(1).object(h.thread));
        let value = match check!(h, find(h.thread, mapping, h.name(h.oparg))) {
            Some(value) => value,
            None => check!(h, find_global(h.thread, h.frame, h.name(h.oparg))),
        };
        let mapping = h.peek(1).replace(Slot::owned(value));
        next_dropping!(h, mapping)
    }

    fn LOAD_FROM_DICT_OR_DEREF(h) {
        h.save();
        let value =
            check!(h, load_from_mapping_or_cell(h.thread, h.frame, h.peek(1), h.oparg));
        let mapping = h.peek(1).replace(Slot::owned(value));
        next_dropping!(h, mapping)
    }

    fn LOAD_BUILD_CLASS(h) {
        h.save();
        let function = check!(h, load_build_class(h.thread, h.frame));
        h.push(Slot::owned(function));
        next!(h)
    }

    fn SETUP_ANNOTATIONS(h) {
        h.save();
        check!(h, set_up_annotations(h.thread, h.frame));
        next!(h)
    }

    fn MAKE_CELL(h) {
        h.save();
        let variable = h.variable(h.oparg);
        let value = check!(h, variable.take_object(h.thread));
        let cell = check!(h, Cell::new(h.thread, value));
        variable.replace(Slot::owned(cell));
        next!(h)
    }

    fn COPY_FREE_VARS(h) {
        h.save();
        check!(h, copy_closure(h.thread, h.frame, h.oparg));
        next!(h)
    }

    fn LOAD_DEREF(h) {
        let Some(cell) = h.variable(h.oparg).exact::<Cell>() else { goto!(h, load_deref_empty) };
        let value = cell.load();
        if value.is_null() {
            goto!(h, load_deref_empty);
        }
        h.push(value);
        next!(h)
    }

    /// The cell has no value, which an exception says.
    slow fn load_deref_empty[LOAD_DEREF](h) {
        h.save();
        let value = check!(h, load_cell(h.thread, h.frame, h.oparg));
        h.push(Slot::owned(value));
        next!(h)
    }

    fn STORE_DEREF(h) {
        h.save();
        check!(h, h.peek(1).object(h.thread));
        let cell = check!(h, cell(h.thread, h.variable(h.oparg)));
        let value = h.pop();
        let old = cell.replace(stored(h.thread, value)).map_or(Slot::null(), Slot::owned);
        next_dropping!(h, old)
    }

    fn DELETE_DEREF(h) {
        h.save();
        let cell = check!(h, cell(h.thread, h.variable(h.oparg)));
        match cell.replace(None) {
            Some(old) => drop(old),
            None => {
                let _ = errors::unbound_cell(h.thread, h.code(), h.oparg);
                goto!(h, super::unwind);
            }
        }
        next!(h)
    }
}
