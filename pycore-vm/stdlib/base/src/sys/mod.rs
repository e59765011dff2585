//! `sys`: the interpreter as the program sees it.
//!
//! [`constants`] are the same in every run; what the command line and the environment decide is in [`settings`], which
//! whoever starts an interpreter sets once the module exists.

mod audit;
mod breakpoint;
pub mod constants;
mod coroutines;
mod display;
mod exceptions;
mod frames;
mod jit;
mod limits;
mod memory;
pub mod printer;
mod process;
pub mod report;
pub mod settings;
pub mod structures;
pub mod unraisable;

pub use settings::Settings;

use pycore_objects::protocol::{call, object};
use pycore_objects::types::dict::Dict;
use pycore_objects::types::module::Module;
use pycore_objects::types::str::Str;
use pycore_objects::{Fallible, Object, Owned, Thread, module, name};

/// The functions' place.
pub struct Sys;

module! {
    /// The module `sys`.
    pub static SYS: name "sys",
    doc "The interpreter: its arguments, files, limits, loaded modules and hooks.",
    functions Sys::AUDIT | Sys::BREAKPOINT | Sys::COROUTINES | Sys::DISPLAY | Sys::EXCEPTIONS | Sys::FRAMES | Sys::LIMITS
        | Sys::MEMORY | Sys::PROCESS | Sys::UNRAISABLE,
    exec: fill
}

/// Sets an attribute of a module.
pub(crate) fn add(thread: &Thread, module: &Object, name: &str, value: &Object) -> Fallible {
    let name = thread.interpreter().interned.intern(thread, Str::new(thread, name)?);
    object::set_attribute(thread, module, &name, value)
}

/// The hooks that the program may replace, under the names of their first values.
const HOOKS: [&str; 4] = ["displayhook", "excepthook", "breakpointhook", "unraisablehook"];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let interpreter = thread.interpreter();
    let dict = object::get_attribute(thread, module, name!(thread, "__dict__"))?;
    interpreter.sys.set(dict);
    if let Some(modules) = interpreter.modules.get() {
        add(thread, module, "modules", &modules)?;
    }
    for hook in HOOKS {
        let function = object::get_attribute(thread, module, &*Str::new(thread, hook)?)?;
        add(thread, module, &format!("__{hook}__"), &function)?;
    }
    let jit = Module::of_definition(thread, &jit::JIT)?;
    add(thread, module, "_jit", &jit.into_object())?;
    constants::add_all(thread, module)
}

/// An attribute of `sys`, if the program has not deleted it.
pub fn attribute(thread: &Thread, name: &Str) -> Option<Owned> {
    let dict = thread.interpreter().sys.get()?;
    (*dict).downcast::<Dict>()?.get_str(name)
}

/// Writes to a file object.
pub(crate) fn write(thread: &Thread, file: &Object, text: &Str) -> Fallible {
    call::call_method(thread, file, name!(thread, "write"), &[text.as_object()]).map(drop)
}

/// Writes Rust text to a file object.
pub(crate) fn write_text(thread: &Thread, file: &Object, text: &str) -> Fallible {
    write(thread, file, &*Str::new(thread, text)?)
}

/// Flushes a file object; that it cannot be is nobody's concern.
pub fn flush(thread: &Thread, file: &Object) {
    if let Err(raised) = call::call_method(thread, file, name!(thread, "flush"), &[]) {
        thread.clear_exception(raised);
    }
}
