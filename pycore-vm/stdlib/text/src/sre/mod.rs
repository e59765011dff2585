//! `_sre`: regular expressions, as the package `re` compiles them.
//!
//! `re` reads expressions and makes lists of numbers of them. Such a list is checked once, when a pattern is made of it; the
//! engine then follows it, with memory of its own in place of recursion.

mod character;
mod charset;
mod engine;
mod functions;
mod match_object;
mod opcodes;
mod pattern;
mod program;
mod scanner;
mod state;
mod subject;
mod substitute;
#[expect(unsafe_code, reason = "functions of the C library")]
mod sys;
mod template;
mod validate;

use pycore_objects::protocol::object;
use pycore_objects::types::str::Str;
use pycore_objects::types::type_type::ready::ready_with_module;
use pycore_objects::{Fallible, Object, Thread, module};

pub use match_object::{MATCH, Match};
pub use pattern::{PATTERN, Pattern};
pub use scanner::{SCANNER, Scanner};
pub use template::{TEMPLATE, Template};

use opcodes::{CODE_SIZE, MAGIC, MAX_GROUPS, MAX_REPEAT};

module! {
    /// The module `_sre`.
    pub static SRE: name "_sre",
        doc "The engine of regular expressions.",
        functions functions::Functions::METHODS,
        exec: fill
}

fn fill(thread: &Thread, module: &Object) -> Fallible {
    for class in [&PATTERN, &MATCH, &SCANNER, &TEMPLATE] {
        ready_with_module(thread, class)?;
    }
    let constants = [
        ("MAGIC", MAGIC),
        ("CODESIZE", CODE_SIZE),
        ("MAXREPEAT", MAX_REPEAT),
        ("MAXGROUPS", MAX_GROUPS),
    ];
    for (name, value) in constants {
        let value = thread.new_int(value.into())?;
        object::set_attribute(thread, module, &*Str::new(thread, name)?, &value)?;
    }
    Ok(())
}
