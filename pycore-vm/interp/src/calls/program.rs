//! Running a module's code.

use pycore_objects::core::{Fallible, ObjectLike, Slot, Thread};
use pycore_objects::types::code::Code;
use pycore_objects::types::dict::Dict;
use pycore_objects::types::function::Function;
use pycore_objects::{Object, Owned};

use super::{builtins_of, result_of};
use crate::{dispatch, frame};

/// Runs code as `exec` does: with a dict of globals, and a namespace for what it binds.
pub fn execute(thread: &Thread, code: &Code, globals: &Dict, locals: &Object) -> Fallible<Owned> {
    let builtins = builtins_of(thread, globals.as_object())?;
    let function =
        Function::new(thread, code, globals.as_object(), &builtins, Some(super::vectorcall))?;
    super::check_depth(thread)?;
    let Some(frame) = frame::reserve(thread, code) else {
        return Err(thread.raise_out_of_memory());
    };
    frame.start(code, Slot::owned(function), None, 0);
    frame::count_push(thread);
    frame.set_locals(Some(Owned::share(locals)));
    let result = dispatch::run(thread, frame);
    result_of(thread, result)
}
