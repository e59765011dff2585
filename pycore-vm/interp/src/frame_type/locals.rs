//! Variables of frames by their names.

use pycore_bytecode::{CodeFlags, LocalKind};
use pycore_objects::core::{Fallible, ObjectLike, Slot, Thread};
use pycore_objects::protocol::object;
use pycore_objects::types::cell::Cell;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::list::List;
use pycore_objects::{Object, Owned};

use super::FrameLocalsProxy;
use crate::frame::{FrameObject, FrameRef};

/// The cell that a variable is kept in, if it is.
fn cell_of(frame: FrameRef, index: usize) -> Option<Owned<Cell>> {
    let kind = frame.code().variable_kind(index);
    if !kind.intersects(LocalKind::CELL | LocalKind::FREE) {
        return None;
    }
    // Before the frame has made its cells, the variable holds an argument.
    let value = frame.variable(index).as_object()?;
    value.downcast_exact::<Cell>().map(Owned::share)
}

/// The value of a variable, if it is bound.
pub(crate) fn value(thread: &Thread, frame: FrameRef, index: usize) -> Fallible<Option<Owned>> {
    if let Some(cell) = cell_of(frame, index) {
        return Ok(cell.get());
    }
    let variable = frame.variable(index);
    if variable.is_null() {
        return Ok(None);
    }
    Ok(Some(Owned::share(variable.object(thread)?)))
}

/// Whether a variable is bound.
fn is_bound(frame: FrameRef, index: usize) -> bool {
    match cell_of(frame, index) {
        Some(cell) => cell.get().is_some(),
        None => !frame.variable(index).is_null(),
    }
}

/// The variables that are bound, with their values, and what was added through `f_locals`, in order.
pub(crate) fn for_each(
    thread: &Thread,
    frame: &FrameObject,
    with: &mut dyn FnMut(&Object, Owned) -> Fallible,
) -> Fallible {
    let of = frame.frame();
    let code = Owned::share(of.code());
    for index in 0..code.variable_count() {
        // What is done with an item may end the frame, which then goes on in the object.
        if let Some(value) = value(thread, frame.frame(), index)? {
            with(code.variable_name(index), value)?;
        }
    }
    if let Some(extra) = frame.extra_locals.get() {
        let mut position = 0;
        while let Some((name, value)) = extra.next_entry(&mut position) {
            with(&name, value)?;
        }
    }
    Ok(())
}

/// What looking for a variable is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// It must be bound.
    Read,
    /// It must not be hidden.
    Write,
}

/// The index of a variable by its name.
fn find(
    thread: &Thread,
    frame: FrameRef,
    name: &Object,
    purpose: Purpose,
) -> Fallible<Option<usize>> {
    let hash = object::hash(thread, name)?;
    let code = Owned::share(frame.code());
    let fits = |index: usize| match purpose {
        Purpose::Read => is_bound(frame, index),
        Purpose::Write => !code.variable_kind(index).contains(LocalKind::HIDDEN),
    };
    let all = 0..code.variable_count();
    let mut same = all.clone().filter(|&index| code.variable_name(index).is(name)).peekable();
    if same.peek().is_some() {
        return Ok(same.find(|&index| fits(index)));
    }
    // Names that are equal but not interned.
    for index in all {
        let candidate = code.variable_name(index);
        if object::hash(thread, candidate)? == hash
            && object::equal(thread, candidate, name)?
            && fits(index)
        {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

/// The value of a name, be it a variable or added.
pub(crate) fn get(thread: &Thread, frame: &FrameObject, name: &Object) -> Fallible<Option<Owned>> {
    if let Some(index) = find(thread, frame.frame(), name, Purpose::Read)? {
        return value(thread, frame.frame(), index);
    }
    match frame.extra_locals.get() {
        Some(extra) => extra.get(thread, name),
        None => Ok(None),
    }
}

/// Whether a name can be read.
pub(crate) fn contains(thread: &Thread, frame: &FrameObject, name: &Object) -> Fallible<bool> {
    if find(thread, frame.frame(), name, Purpose::Read)?.is_some() {
        return Ok(true);
    }
    match frame.extra_locals.get() {
        Some(extra) => extra.contains(thread, name),
        None => Ok(false),
    }
}

/// The index of the variable that a name writes to; `None` if it is no variable.
pub(crate) fn index_of(
    thread: &Thread,
    frame: &FrameObject,
    name: &Object,
) -> Fallible<Option<usize>> {
    find(thread, frame.frame(), name, Purpose::Write)
}

/// Binds a name.
pub(crate) fn set(thread: &Thread, frame: &FrameObject, name: &Object, value: &Object) -> Fallible {
    match index_of(thread, frame, name)? {
        Some(index) => set_variable(thread, frame, index, value),
        None => extra_locals(thread, frame)?.insert(thread, name, value),
    }
}

/// The dict of names that are no variables, made if there is none.
fn extra_locals(thread: &Thread, frame: &FrameObject) -> Fallible<Owned<Dict>> {
    if let Some(extra) = frame.extra_locals.get() {
        return Ok(extra);
    }
    let extra = Dict::new(thread)?;
    frame.extra_locals.set(extra.clone());
    Ok(extra)
}

fn set_variable(thread: &Thread, frame: &FrameObject, index: usize, value: &Object) -> Fallible {
    let of = frame.frame();
    if let Some(cell) = cell_of(of, index) {
        drop(cell.replace(Some(Owned::share(value))));
        return Ok(());
    }
    let variable = of.variable(index);
    let old = variable.as_object().map(Owned::share);
    if old.as_ref().is_some_and(|old| old.is(value)) {
        return Ok(());
    }
    if let Some(old) = old.filter(|old| !old.is_immortal()) {
        // An instruction or a callee may have borrowed it from the variable.
        let overwritten = match frame.overwritten.get() {
            Some(overwritten) => overwritten,
            None => {
                let overwritten = List::new(thread)?;
                frame.overwritten.set(overwritten.clone());
                overwritten
            }
        };
        overwritten.push(thread, old)?;
    }
    variable.replace(Slot::owned(Owned::share(value))).close();
    Ok(())
}

/// Whether a comprehension outside of functions runs here, whose variables are in slots.
fn has_hidden_locals(frame: FrameRef) -> bool {
    let code = frame.code();
    (0..code.variable_count()).any(|index| {
        code.variable_kind(index).contains(LocalKind::HIDDEN) && is_bound(frame, index)
    })
}

/// `f_locals`: the namespace of a module or class, or a view of the variables.
pub(crate) fn mapping(thread: &Thread, frame: &FrameObject) -> Fallible<Owned> {
    let of = frame.frame();
    if frame.has_fast_locals() || has_hidden_locals(of) {
        return Ok(FrameLocalsProxy::new(thread, frame)?.into_object());
    }
    namespace(thread, of)
}

/// The namespace of a module or class.
fn namespace(thread: &Thread, frame: FrameRef) -> Fallible<Owned> {
    if frame.locals().is_none() {
        frame.set_locals(Some(Dict::new(thread)?.into_object()));
    }
    Ok(frame.locals().map_or_else(|| thread.none(), Owned::share))
}

/// A dict with what can be read by name.
pub(crate) fn snapshot(thread: &Thread, frame: &FrameObject) -> Fallible<Owned<Dict>> {
    let dict = Dict::new(thread)?;
    for_each(thread, frame, &mut |name, value| {
        dict.insert_owned(thread, Owned::share(name), value)
    })?;
    Ok(dict)
}

/// `locals()` of a frame: the namespace of a module or class, or a new dict of the variables.
pub(crate) fn of_frame(thread: &Thread, frame: FrameRef) -> Fallible<Owned> {
    let optimized = frame.code().flags() & CodeFlags::OPTIMIZED.bits() != 0;
    if !optimized && !has_hidden_locals(frame) {
        return namespace(thread, frame);
    }
    let dict = Dict::new(thread)?;
    for index in 0..frame.code().variable_count() {
        if let Some(value) = value(thread, frame, index)? {
            dict.insert(thread, frame.code().variable_name(index), &value)?;
        }
    }
    if let Some(object) = frame.object().and_then(Object::downcast::<FrameObject>)
        && let Some(extra) = object.extra_locals.get()
    {
        let mut position = 0;
        while let Some((name, value)) = extra.next_entry(&mut position) {
            dict.insert(thread, &name, &value)?;
        }
    }
    Ok(dict.into_object())
}
