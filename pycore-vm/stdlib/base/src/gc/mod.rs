//! `gc`: the collector of cycles as the program sees it.

mod observer;
mod search;
mod settings;

use std::rc::Rc;

use pycore_gc::{DebugFlags, Generation, Reason};
use pycore_objects::types::list::List;
use pycore_objects::{Fallible, Object, ObjectLike, Thread, methods, module, raise};

use crate::sys::add;

/// The functions' place.
pub struct Gc;

module! {
    /// The module `gc`.
    pub static GC: name "gc",
    doc "The collector of objects that refer to each other in circles.",
    functions Gc::COLLECTING | Gc::SETTINGS | Gc::SEARCH,
    exec: fill
}

/// The flags of `set_debug`.
const FLAGS: [(&str, u32); 5] = [
    ("DEBUG_STATS", DebugFlags::STATS.0),
    ("DEBUG_COLLECTABLE", DebugFlags::COLLECTABLE.0),
    ("DEBUG_UNCOLLECTABLE", DebugFlags::UNCOLLECTABLE.0),
    ("DEBUG_SAVEALL", DebugFlags::SAVE_ALL.0),
    (
        "DEBUG_LEAK",
        DebugFlags::COLLECTABLE.0 | DebugFlags::UNCOLLECTABLE.0 | DebugFlags::SAVE_ALL.0,
    ),
];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let collections = &thread.interpreter().collections;
    for (name, place) in [("garbage", &collections.garbage), ("callbacks", &collections.callbacks)]
    {
        if !place.is_set() {
            place.set(List::new(thread)?);
        }
        if let Some(list) = place.get() {
            add(thread, module, name, list.as_object())?;
        }
    }
    for (name, value) in FLAGS {
        add(thread, module, name, &*thread.new_int(value.into())?)?;
    }
    thread.young().set_observer(Some(Rc::new(observer::Callbacks::default())));
    Ok(())
}

#[methods(module, name = COLLECTING)]
impl Gc {
    /// collect($module, /, generation=2)
    ///
    /// Collects a generation and the younger ones now, and gives the number of objects that were found unreachable.
    fn collect(thread: &Thread, generation: Option<i32>) -> Fallible<usize> {
        let generation = usize::try_from(generation.unwrap_or(2)).ok();
        let Some(generation) = generation.and_then(Generation::from_index) else {
            return Err(raise!(thread, VALUE_ERROR, "invalid generation"));
        };
        let saved = thread.save_exception();
        let collected = thread.young().collect(generation, Reason::Requested);
        thread.put_back_exception(saved);
        match collected {
            Ok(collected) => Ok(collected.collected + collected.uncollectable),
            Err(_) => Err(thread.raise_out_of_memory()),
        }
    }

    /// freeze($module, /)
    ///
    /// Makes all objects that there are permanent: collections do not look at them any more.
    fn freeze(thread: &Thread) -> Fallible {
        thread.young().freeze().map_err(|_| thread.raise_out_of_memory())
    }

    /// unfreeze($module, /)
    ///
    /// Puts the permanent objects into the oldest generation.
    fn unfreeze(thread: &Thread) -> Fallible {
        thread.young().unfreeze().map_err(|_| thread.raise_out_of_memory())
    }

    /// get_freeze_count($module, /)
    ///
    /// The number of permanent objects.
    fn get_freeze_count(thread: &Thread) -> usize {
        thread.young().frozen()
    }
}
