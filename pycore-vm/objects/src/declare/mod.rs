//! How native functions, slots, types and modules are declared: the run-time half of `pycore-macros`.
//!
//! An attribute turns an `impl` block into tables of constants. Each row is made by a `const fn` of this module from
//! a static [`Signature`] and a closure that captures nothing; the closure's type alone tells the C function that the
//! row holds what to call. So all unsafe code of native functions is here, and what is generated is safe.
//!
//! ```text
//!   #[methods] impl List { /// insert($self, index, object, /)   fn insert(&self, ...) {..} }
//!                 │
//!                 ▼
//!   NativeFunction { definition (C's), body over slots, signature, owner, effects }
//!                       │                │
//!   C calls ml_meth ────┴──▶ closure ◀───┴── evaluator calls body
//!                               │  bind: one function for all signatures, CPython's messages
//!                               │  FromArgument per value
//!                               ▼
//!                          List::insert  ──▶ IntoResult ──▶ slot or pointer
//! ```
//!
//! Reading order: [`signature`], [`arguments`], [`bind`], [`convert`], [`result`], [`native`], [`thunks`] (slots),
//! [`module`].

pub mod arguments;
pub mod attribute;
pub mod bind;
pub mod convert;
pub(crate) mod foreign;
pub(crate) mod internal_doc;
pub(crate) mod messages;
pub mod module;
mod named;
pub mod native;
pub mod receiver;
pub mod result;
pub mod signature;
pub mod slot_table;
mod static_type;
pub mod thunks;
mod unpack;
pub mod vectorcall;

#[cfg(test)]
mod binding_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod toys;

/// The raw structs that the tables are made of.
#[doc(hidden)]
pub use pycore_abi as abi;

pub use arguments::{Arguments, Keywords, Names};
pub use attribute::{MemberKind, NativeGetSet, NativeMember, getter, setter};
pub use bind::{Bound, One};
pub use convert::{CodePoint, FromArgument};
pub use module::{CompiledCode, Effects, FrozenModule, ModuleDefinition};
pub use native::{Convention, NativeBody, NativeFunction};
pub use receiver::{Class, Instance, Module, Native, Receiver, Static};
pub use result::{IntoResult, next_slot};
pub use signature::{ArgumentPlace, Parameter, Signature};
pub use slot_table::{SlotTable, Suites};
pub use thunks::{Comparison, Sent};
pub use vectorcall::{Callable, Vectorcall};
