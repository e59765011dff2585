//! The end of an interpreter.
//!
//! ```text
//!   threads of the program are waited for ──▶ functions registered for the exit ──▶ this thread is the last one
//!     ──▶ streams are flushed ──▶ signals are the system's again ──▶ modules go, the newest first, builtins last
//! ```

use pycore_gc::{Generation, Reason};
use pycore_objects::core::graph;
use pycore_objects::errors::write_unraisable;
use pycore_objects::protocol::call;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, ObjectLike, Owned, Thread, name};

/// What the end of an interpreter needs of the parts that it was assembled from.
#[derive(Clone, Copy)]
pub struct Finalizers {
    /// Flushes the standard streams; whether that went well.
    pub flush: fn(&Thread) -> bool,
    /// Gives signals back to the system.
    pub restore_signals: fn(&Thread),
}

/// Attributes of `sys` that hold on to objects of the program.
const OF_THE_PROGRAM: [&str; 11] = [
    "path",
    "argv",
    "ps1",
    "ps2",
    "last_exc",
    "last_type",
    "last_value",
    "last_traceback",
    "path_hooks",
    "path_importer_cache",
    "meta_path",
];

/// The standard streams, and what they were at the start.
const STREAMS: [(&str, &str); 3] =
    [("stdin", "__stdin__"), ("stdout", "__stdout__"), ("stderr", "__stderr__")];

/// Ends the interpreter in its main thread; whether all output could be written.
///
/// Daemons stop where they next want the lock. Objects that are left stay in memory, which ends with the process.
pub fn finalize(thread: &Thread, parts: &Finalizers) -> bool {
    wait_for_threads(thread);
    report(thread, thread.run_pending_calls());
    if let Some(at_exit) = thread.interpreter().hooks.at_exit.get() {
        at_exit(thread);
    }
    thread.begin_finalization();
    let mut written = (parts.flush)(thread);
    (parts.restore_signals)(thread);
    collect(thread);
    report(thread, forget_program(thread));
    end_modules(thread);
    written &= (parts.flush)(thread);
    for namespace in [&thread.interpreter().sys, &thread.interpreter().builtins] {
        if let Some(namespace) = namespace.get().as_deref().and_then(Object::downcast::<Dict>) {
            report(thread, clear(thread, namespace));
        }
    }
    collect(thread);
    written
}

fn report(thread: &Thread, result: Fallible) {
    if let Err(raised) = result {
        write_unraisable(thread, raised, None);
    }
}

/// `threading._shutdown()`, if the program has imported `threading`.
fn wait_for_threads(thread: &Thread) {
    let Some(modules) = modules(thread) else { return };
    let Some(threading) = modules.get_str(name!(thread, "threading")) else { return };
    let shut_down = call::call_method(thread, &threading, name!(thread, "_shutdown"), &[]);
    if let Err(raised) = shut_down {
        write_unraisable(thread, raised, Some(&threading));
    }
}

/// `sys.modules`
fn modules(thread: &Thread) -> Option<Owned<Dict>> {
    thread.interpreter().modules.get()?.downcast().ok()
}

fn collect(thread: &Thread) {
    // Without memory for it, what would be collected stays.
    let _ = thread.young().collect(Generation::Old, Reason::Shutdown);
}

/// Lets go of what `sys` and `builtins` hold of the program.
fn forget_program(thread: &Thread) -> Fallible {
    let none = thread.none();
    let interpreter = thread.interpreter();
    if let Some(builtins) = interpreter.builtins.get().as_deref().and_then(Object::downcast::<Dict>)
    {
        builtins.insert_str(thread, name!(thread, "_"), &none)?;
    }
    let sys = interpreter.sys.get();
    let Some(sys) = sys.as_deref().and_then(Object::downcast::<Dict>) else { return Ok(()) };
    for name in OF_THE_PROGRAM {
        let name = Str::new(thread, name)?;
        if sys.contains_str(&name) {
            sys.insert_str(thread, &name, &none)?;
        }
    }
    for (name, original) in STREAMS {
        let value = sys.get_str(&*Str::new(thread, original)?).unwrap_or_else(|| thread.none());
        sys.insert_str(thread, &*Str::new(thread, name)?, &value)?;
    }
    Ok(())
}

/// Lets go of all modules; the namespaces of those that something still holds are cleared, the newest first.
fn end_modules(thread: &Thread) {
    let Some(modules) = modules(thread) else { return };
    // Where they are in memory: a reference would keep them.
    let (mut addresses, mut names) = (Vec::new(), Vec::new());
    let mut position = 0;
    while let Some((name, module)) = modules.next_entry(&mut position) {
        if module.downcast_ref::<Module>().is_some() {
            addresses.push(module.address());
        }
        names.push(name);
    }
    let none = thread.none();
    for name in names {
        report(thread, modules.insert(thread, &name, &none));
    }
    modules.clear_items();
    collect(thread);
    let mut left = graph::tracked::<Module>(thread);
    left.retain(|module| addresses.contains(&module.as_object().address()));
    left.sort_by_key(|module| {
        let address = module.as_object().address();
        std::cmp::Reverse(addresses.iter().position(|&other| other == address))
    });
    let interpreter = thread.interpreter();
    for module in left {
        let Some(namespace) = module.existing_namespace() else { continue };
        let is_last = interpreter.sys.holds(namespace.as_object())
            || interpreter.builtins.holds(namespace.as_object());
        if !is_last {
            report(thread, clear(thread, &namespace));
        }
    }
}

/// Sets all names of a namespace to `None`: first those with one underscore in front, then the others, but for
/// `__builtins__`, which finalisers may still want.
fn clear(thread: &Thread, namespace: &Dict) -> Fallible {
    let none = thread.none();
    for only_private in [true, false] {
        let mut position = 0;
        while let Some((name, value)) = namespace.next_entry(&mut position) {
            let Some(text) = name.downcast_ref::<Str>() else { continue };
            let mut characters = (0..2).map(|index| text.view().get(index));
            let private = characters.next().flatten() == Some(u32::from('_'))
                && characters.next().flatten() != Some(u32::from('_'));
            let wanted = if only_private { private } else { !text.equals_ascii("__builtins__") };
            if wanted && !value.is_none() {
                drop(value);
                namespace.insert(thread, &name, &none)?;
            }
        }
    }
    Ok(())
}
