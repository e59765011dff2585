//! The unsafe kernel: the layout of objects, references, casts, allocation, release, and the collector's view.
//!
//! What it promises to the safe code above:
//!
//! 1. A `&T` or [`Owned<T>`] points to a live object whose memory is laid out as `T`.
//! 2. An object is destroyed when its last `Owned` is dropped, at once, however deep the structure below it.
//! 3. All of this happens under the interpreter's lock: no reference type is `Send` or `Sync`.
//!
//! Reading order: [`object`] (the header), [`type_object`], [`layout`] (which Rust struct is which type),
//! [`refs`] and [`place`] (references outside and inside of objects), [`thread`], [`threads`], [`allocation`], [`release`],
//! [`graph`].

pub mod allocation;
pub mod atoms;
pub mod coroutines;
pub mod evaluator;
pub mod fork;
pub mod graph;
pub mod instance;
pub mod interpreter;
pub mod layout;
pub mod member;
pub mod object;
pub mod place;
pub mod raised;
pub mod refs;
pub mod release;
pub mod slot;
pub mod slots;
mod static_object;
pub mod thread;
pub mod threads;
pub mod type_object;
pub mod var_object;

#[cfg(test)]
mod tests;

pub use interpreter::{AllThreads, CompileRequest, ExplicitWarning, Hooks, Interpreter, Options};
pub use layout::{Layout, Trace, Tracer};
pub use object::Object;
pub use place::Place;
pub use raised::{Fallible, Raised};
pub use refs::{ObjectLike, Owned};
pub use slot::Slot;
pub use static_object::StaticObject;
pub use thread::Thread;
pub use type_object::{
    MANAGED_WEAK_OFFSET, OwnAccess, TypeContents, TypeFlags, TypeObject, TypeStatic,
};
pub use var_object::VarObject;
