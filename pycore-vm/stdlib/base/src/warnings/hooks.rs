//! What native code warns with: hooks of the interpreter.

use pycore_objects::core::ExplicitWarning;
use pycore_objects::{Fallible, Object, Thread, TypeObject};

use super::explicit;
use super::place::Place;

/// Warns of something in the code that calls, `level` calls down.
pub fn warn(thread: &Thread, message: &Object, category: &TypeObject, level: isize) -> Fallible {
    let place = Place::of_caller(thread, level, None)?;
    explicit::warn(thread, &place.warning(category.as_object(), message), None, None)
}

/// Warns of something in a line of a file.
pub fn warn_explicit(thread: &Thread, warning: &ExplicitWarning<'_>) -> Fallible {
    explicit::warn(thread, warning, None, None)
}
