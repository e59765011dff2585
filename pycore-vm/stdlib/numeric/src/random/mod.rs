//! `_random`: the Mersenne twister.

mod generator;
mod twister;

use pycore_objects::protocol::object;
use pycore_objects::types::type_type::ready::ready_changeable;
use pycore_objects::{Fallible, Object, Thread, module, name};

pub use generator::{RANDOM, Random};

module! {
    /// The module `_random`.
    pub static RANDOM_MODULE: name "_random",
        doc "The Mersenne twister, for the module random.",
        exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    ready_changeable(thread, &RANDOM)?;
    object::set_attribute(thread, module, name!(thread, "Random"), RANDOM.get().as_object())
}
