//! Imports.

use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::types::str::Str;
use pycore_objects::{Object, Owned, raise};

use crate::frame::FrameRef;
use crate::imports;

#[inline(never)]
fn import_name(
    thread: &Thread,
    frame: FrameRef,
    name: &Object,
    level: &Slot,
    names: &Slot,
) -> Fallible<Owned> {
    imports::import_name(thread, frame, name, level.object(thread)?, names.object(thread)?)
}

#[inline(never)]
fn import_from(thread: &Thread, module: &Slot, name: &Object) -> Fallible<Owned> {
    let Some(name) = name.downcast::<Str>() else {
        return Err(raise!(thread, SYSTEM_ERROR, "names are strings"));
    };
    imports::import_from(thread, module.object(thread)?, name)
}

handlers! {
    fn IMPORT_NAME(h) {
        h.save();
        let name = h.name(h.oparg);
        replace_two!(h, import_name(h.thread, h.frame, name, h.peek(2), h.peek(1)))
    }

    fn IMPORT_FROM(h) {
        h.save();
        let value = check!(h, import_from(h.thread, h.peek(1), h.name(h.oparg)));
        h.push(Slot::owned(value));
        next!(h)
    }
}
