//! `_operator`: operators as functions, and objects that get attributes and items or call methods.

pub mod attrgetter;
mod digest;
mod functions;
pub mod itemgetter;
pub mod methodcaller;

use pycore_objects::core::TypeStatic;
use pycore_objects::{Fallible, Object, Thread, module};

use functions::Functions;

module! {
    /// `_operator`
    pub static OPERATOR: name "_operator",
        doc "Operators as functions: add(x, y) is x + y, and so on. The names are those of the special methods, less the underscores.",
        functions Functions::BINARY | Functions::COMPARISONS | Functions::UNARY | Functions::METHODS
            | digest::Digest::METHODS,
        exec: fill
}

/// The types of the module.
static TYPES: &[&TypeStatic] =
    &[&attrgetter::ATTRGETTER, &itemgetter::ITEMGETTER, &methodcaller::METHODCALLER];

fn fill(thread: &Thread, module: &Object) -> Fallible {
    crate::add_types(thread, module, TYPES)
}
