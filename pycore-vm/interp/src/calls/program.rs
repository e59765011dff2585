//! Running the code of modules and class bodies, whose variables are in a namespace.

use pycore_objects::core::{Fallible, Slot, Thread};
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::types::tuple::Tuple;
use pycore_objects::{Object, ObjectLike, Owned, name};

use super::{builtins_of, result_of};
use crate::{dispatch, frame};

/// Runs code as `exec` does: with a dict of globals, and a namespace for what it binds.
pub fn execute(thread: &Thread, code: &Code, globals: &Dict, locals: &Object) -> Fallible<Owned> {
    execute_with_closure(thread, code, globals, locals, None)
}

/// As [`execute`], with cells for the free variables of the code, of which there are as many.
pub fn execute_with_closure(
    thread: &Thread,
    code: &Code,
    globals: &Dict,
    locals: &Object,
    closure: Option<&Tuple>,
) -> Fallible<Owned> {
    let builtins = builtins_of(thread, globals.as_object())?;
    let function =
        Function::new(thread, code, globals.as_object(), &builtins, Some(super::vectorcall))?;
    if let Some(module) = globals.get_str(name!(thread, "__name__")) {
        function.set_module(module);
    }
    if let Some(closure) = closure {
        let closure = Owned::share(closure.as_object());
        function.set_attribute(thread, pycore_bytecode::FunctionAttribute::Closure, closure)?;
    }
    execute_function(thread, &function, locals)
}

/// Runs the code of a function without arguments, with a namespace for what it binds.
pub fn execute_function(thread: &Thread, function: &Function, locals: &Object) -> Fallible<Owned> {
    super::check_depth(thread)?;
    let code = function.code();
    let Some(frame) = frame::reserve(thread, code) else {
        return Err(thread.raise_out_of_memory());
    };
    frame.start(code, Slot::share(function.as_object()), None, 0);
    frame::count_push(thread);
    frame.set_locals(Some(Owned::share(locals)));
    let result = dispatch::run(thread, frame);
    result_of(thread, result)
}
