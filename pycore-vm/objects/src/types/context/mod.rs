//! Context variables: values that belong to a chain of calls, such as a task, instead of a thread.
//!
//! A context is a persistent map, so that copying one is a reference more. The context of a thread is in its state, where
//! C extensions look for it; it is made when somebody asks.

mod map;
mod token;
mod value;
mod variable;

pub use map::{MAP_NODE, MapNode};
pub use token::{MISSING, MISSING_TYPE, Missing, TOKEN, Token};
pub use value::{CONTEXT, Context};
pub use variable::{CONTEXT_VAR, ContextVar};

use crate::core::{Fallible, ObjectLike, Thread, TypeStatic};
use crate::name;

/// The types of this folder.
pub static TYPES: &[&TypeStatic] = &[&CONTEXT, &CONTEXT_VAR, &TOKEN, &MISSING_TYPE, &MAP_NODE];

/// Adds `Token.MISSING`, once the types are ready.
pub(crate) fn add_missing(thread: &Thread) -> Fallible {
    let Some(dict) = TOKEN.get().dict() else { return Ok(()) };
    dict.insert_str(thread, name!(thread, "MISSING"), MISSING.get().as_object())
}
