//! What happens around and in a collection: callbacks, and messages for whoever debugs.

use std::cell::Cell;
use std::time::Instant;

use pycore_gc::{Collected, DebugFlags, Event, Generation, Node, Observer, Space};
use pycore_objects::core::graph;
use pycore_objects::errors;
use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, ObjectLike, Raised, Thread, name};

use crate::sys;

/// Calls `gc.callbacks` and prints what the flags of debugging ask for.
#[derive(Default)]
pub(super) struct Callbacks {
    /// When the collection began, if that will be told.
    began: Cell<Option<Instant>>,
}

impl Observer for Callbacks {
    fn event(&self, event: Event) {
        graph::with_thread(|thread| {
            let debug = thread.young().debug_flags();
            match event {
                Event::Start(generation) => {
                    call_all(thread, "start", generation, Collected::default());
                    if debug.contains(DebugFlags::STATS) {
                        self.began.set(Some(Instant::now()));
                        print_generations(thread, generation);
                    }
                }
                Event::Stop(generation, collected) => {
                    if debug.contains(DebugFlags::STATS) {
                        print_end(thread, self.began.take(), collected);
                    }
                    call_all(thread, "stop", generation, collected);
                }
                Event::Collectable(node) => print_object(thread, "collectable", node),
                Event::Uncollectable(node) => print_object(thread, "uncollectable", node),
            }
        });
    }
}

/// Prints to `sys.stderr`; nobody learns if that fails.
fn print(thread: &Thread, text: &str) {
    let written = match sys::attribute(thread, name!(thread, "stderr")) {
        Some(file) if !file.is_none() => sys::write_text(thread, &file, text),
        _ => Ok(()),
    };
    if let Err(raised) = written {
        thread.clear_exception(raised);
    }
}

fn print_generations(thread: &Thread, generation: Generation) {
    let count = |space| {
        let mut count = 0_usize;
        thread.young().for_each(space, |_| count += 1);
        count
    };
    let text = format!(
        "gc: collecting generation {}...\n\
         gc: objects in each generation: {} {} {}\n\
         gc: objects in permanent generation: {}\n",
        generation.index(),
        count(Space::Young),
        count(Space::Middle),
        count(Space::Old),
        thread.young().frozen(),
    );
    print(thread, &text);
}

fn print_end(thread: &Thread, began: Option<Instant>, collected: Collected) {
    let elapsed = began.map_or(0.0, |began| began.elapsed().as_secs_f64());
    let (unreachable, uncollectable) =
        (collected.collected + collected.uncollectable, collected.uncollectable);
    print(
        thread,
        &format!(
            "gc: done, {unreachable} unreachable, {uncollectable} uncollectable, {elapsed:.4}s elapsed\n"
        ),
    );
}

fn print_object(thread: &Thread, what: &str, node: Node) {
    let object = graph::object_of(node);
    let text = format!("gc: {what} <{} {:#x}>\n", object.type_name(), object.address());
    print(thread, &text);
}

/// Calls the callbacks of the program.
fn call_all(thread: &Thread, phase: &str, generation: Generation, collected: Collected) {
    let Some(callbacks) = thread.interpreter().collections.callbacks.get() else { return };
    if callbacks.is_empty() {
        return;
    }
    let saved = thread.save_exception();
    let mut index = 0;
    while let Some(callback) = callbacks.get(index) {
        index += 1;
        let told = info(thread, generation, collected).and_then(|info| {
            let phase = Str::new(thread, phase)?;
            call::call(thread, &callback, &[phase.as_object(), info.as_object()])
        });
        if let Err(raised) = told {
            report(thread, raised, &callback);
        }
    }
    thread.put_back_exception(saved);
}

fn info(
    thread: &Thread,
    generation: Generation,
    collected: Collected,
) -> Fallible<pycore_objects::Owned<Dict>> {
    let info = Dict::new(thread)?;
    for (name, value) in [
        (name!(thread, "generation"), generation.index()),
        (name!(thread, "collected"), collected.collected),
        (name!(thread, "uncollectable"), collected.uncollectable),
    ] {
        info.insert_str(thread, name, &*thread.new_int(value as i64)?)?;
    }
    Ok(info)
}

fn report(thread: &Thread, raised: Raised, callback: &pycore_objects::Object) {
    let Some(exception) = thread.take_exception(raised) else { return };
    let text = match object::repr(thread, callback) {
        Ok(text) => text.to_string_lossy(),
        Err(raised) => {
            thread.clear_exception(raised);
            "<object repr() failed>".to_owned()
        }
    };
    let raised = thread.restore_exception(exception);
    let message = format_args!("Exception ignored while calling GC callback {text}");
    errors::write_unraisable_message(thread, raised, message);
}
