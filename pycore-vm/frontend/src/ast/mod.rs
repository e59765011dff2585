//! `_ast`: syntax trees as objects.

mod classes;
mod constants;
mod node;
mod objects;
mod replace;
mod show;
mod trees;
mod validate;

pub(crate) use objects::{is_node, to_object};
pub(crate) use trees::to_tree;

use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Fallible, Object, Thread, module};

use crate::flags;

module! {
    /// The module `_ast`.
    pub static AST_MODULE: name "_ast",
    doc "",
    exec: fill
}

const CONSTANTS: [(&str, i32); 4] = [
    ("PyCF_ALLOW_TOP_LEVEL_AWAIT", flags::ALLOW_TOP_LEVEL_AWAIT),
    ("PyCF_ONLY_AST", flags::ONLY_AST),
    ("PyCF_TYPE_COMMENTS", flags::TYPE_COMMENTS),
    ("PyCF_OPTIMIZED_AST", flags::OPTIMIZED_AST),
];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    let add = |name: &str, value: &Object| {
        let name = thread.interpreter().interned.intern(thread, Str::new(thread, name)?);
        object::set_attribute(thread, module, &name, value)
    };
    let classes = classes::Classes::of(thread)?;
    add("AST", node::AST.get().as_object())?;
    for (index, class) in pycore_ast::CLASSES.iter().enumerate() {
        if let Some(object) = classes.classes.get(index) {
            add(class.name, object)?;
        }
    }
    for (name, value) in CONSTANTS {
        add(name, &*thread.new_int(value.into())?)?;
    }
    Ok(())
}

/// A tuple in a tuple.
fn inner(tuple: &Tuple, index: usize) -> Option<&Tuple> {
    tuple.get(index)?.downcast()
}
